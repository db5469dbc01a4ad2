"""A report as PDF: tagged, PDF/UA-1, the same bytes for the same document. Set by typst in the typefaces it carries."""

import json
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from faro.reports.document import Document
from faro.reports.pdf.payload import payload

_TEMPLATE = Path(__file__).with_name("report.typ")
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def write_pdf(document: Document, path: Path) -> None:
    """Writes the report to ``path``, on A4.

    Data reach the template as JSON, never as typst source. The file's date is the document's; without one it has none.
    """
    path.write_bytes(pdf_bytes(document))


def pdf_bytes(document: Document) -> bytes:
    """The report as the bytes of a PDF file."""
    moment = datetime.combine(document.date, time(), UTC) if document.date else _NO_DATE
    made = typst.compile(
        _TEMPLATE,
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        sys_inputs={"report": json.dumps(payload(document), ensure_ascii=False)},
        timestamp=moment,
    )
    return bytes(made)
