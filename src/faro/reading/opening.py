"""Opening a document of any of the four kinds, told by name and first bytes."""

from pathlib import Path

from faro.reading.document import Document
from faro.reading.refusals import LIMITS, ReadingLimits, empty, missing, too_large, unknown_format

SUFFIXES = {".txt": "text", ".html": "html", ".htm": "html", ".docx": "docx", ".docm": "docx", ".pdf": "pdf"}


def read_document(path: Path, limits: ReadingLimits = LIMITS, *, layout: bool = False) -> Document:
    """The document in a file. Nothing it refers to is fetched, nothing in it is run.

    ``layout`` keeps what the printed form tells: empty lines and spaces of a text, empty columns of a table, and a line
    break between the paragraphs of a cell, each item of a list marked with a bullet.
    Raises :class:`InputProblems` with what is wrong and how to mend it.
    """
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise unknown_format(path.name)
    content = _content(path, limits.text_bytes if kind in {"text", "html"} else limits.file_bytes)
    document = _parsed(kind, content, path.name, limits, layout=layout)
    if not document.blocks:
        raise empty(path.name)
    return document


def read_content(name: str, content: bytes, limits: ReadingLimits = LIMITS, *, layout: bool = False) -> Document:
    """As :func:`read_document`, of bytes that came with a file name. Raises :class:`InputProblems`."""
    kind = SUFFIXES.get(Path(name).suffix.lower())
    if kind is None:
        raise unknown_format(name)
    limit = limits.text_bytes if kind in {"text", "html"} else limits.file_bytes
    if len(content) > limit:
        raise too_large(name, len(content), limit)
    document = _parsed(kind, content, name, limits, layout=layout) if content.strip() else None
    if document is None or not document.blocks:
        raise empty(name)
    return document


def _content(path: Path, limit: int) -> bytes:
    try:
        if not path.is_file():
            raise missing(path.name)
        size = path.stat().st_size
        if size > limit:
            raise too_large(path.name, size, limit)
        content = path.read_bytes()
    except OSError as error:
        raise missing(path.name) from error
    if not content.strip():
        raise empty(path.name)
    return content


def _parsed(kind: str, content: bytes, name: str, limits: ReadingLimits, *, layout: bool) -> Document:
    # Each library is loaded for its own kind only.
    if kind == "pdf":
        from faro.reading.pdf_reader import read_pdf  # noqa: PLC0415

        return read_pdf(content, name, limits, layout=layout)
    if kind == "docx":
        from faro.reading.docx_reader import read_docx  # noqa: PLC0415

        return read_docx(content, name, limits, layout=layout)
    if kind == "html":
        from faro.reading.html_reader import read_html  # noqa: PLC0415

        return read_html(content, name, limits, layout=layout)
    from faro.reading.text_reader import read_text, read_text_layout  # noqa: PLC0415

    return read_text_layout(content, name, limits) if layout else read_text(content, name, limits)
