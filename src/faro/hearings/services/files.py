"""A published document as files, made once."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from faro.hearings.models import DocumentFile, Hearing
from faro.kernel.text import _
from faro.reports.document import Document
from faro.reports.docx import write_docx
from faro.reports.pdf import pdf_bytes

NAMES = {"report": _("informe"), "draft": _("proyecto-de-acta"), "final": _("acta")}


def keep_files(hearing: Hearing, document: str, content: Document) -> None:
    """Make the PDF and the Word file of what was just published, and keep them."""
    for file_format, made in (("pdf", pdf_bytes(content)), ("docx", _docx(content))):
        DocumentFile.objects.create(
            hearing=hearing,
            document=document,
            file_format=file_format,
            name=f"{NAMES[document]}-audiencia-{hearing.code}.{file_format}",
            content=made,
            digest=hashlib.sha256(made).hexdigest(),
        )


def _docx(content: Document) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        write_docx(content, path)
        return path.read_bytes()
