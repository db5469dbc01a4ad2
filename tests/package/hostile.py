"""Workbooks that nobody makes with a spreadsheet program: small to send, and hours to read."""

import io
import zipfile
from collections.abc import Mapping, Sequence

_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPES = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006"
_FORMAT = b"application/vnd.openxmlformats-officedocument.spreadsheetml."
_PARTS = (b"sharedStrings", b"styles")
HEADINGS = (
    b'<row r="1"><c t="inlineStr"><is><t>Codigo</t></is></c><c t="inlineStr"><is><t>Denominacion</t></is></c></row>'
)


def book(
    *sheets: bytes,
    strings: bytes = b"",
    styles: bytes = b"",
    more: Mapping[str, bytes] | None = None,
    rows: bool = True,
) -> bytes:
    """The bytes of a workbook with these rows in its sheets (or, without ``rows``, that markup as it is)."""
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([(b"officeDocument", b"xl/workbook.xml")]),
        "xl/workbook.xml": _names(len(sheets)),
        "xl/_rels/workbook.xml.rels": _relations(
            [(b"worksheet", b"worksheets/sheet%d.xml" % number) for number in range(1, len(sheets) + 1)]
            + [(part, part + b".xml") for part in _PARTS]
        ),
        "xl/sharedStrings.xml": b"<sst %s>%s</sst>" % (_MAIN, strings),
        "xl/styles.xml": b"<styleSheet %s>%s</styleSheet>" % (_MAIN, styles),
        **(more or {}),
    }
    for number, markup in enumerate(sheets, start=1):
        inside = b"<sheetData>%s</sheetData>" % markup if rows else markup
        parts[f"xl/worksheets/sheet{number}.xml"] = b"<worksheet %s>%s</worksheet>" % (_MAIN, inside)
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file of them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def nested(depth: int) -> bytes:
    """A ZIP file in a ZIP file, and so on."""
    content = b"x" * 1000
    for _level in range(depth):
        content = packed({"a.zip": content})
    return content


def cell(column: bytes, row: int) -> bytes:
    """A row with one number in it."""
    return b'<row r="%d"><c r="%s%d"><v>1</v></c></row>' % (row, column, row)


def _content_types(sheets: int) -> bytes:
    kinds = [(b"workbook.xml", b"sheet.main"), *((part + b".xml", part) for part in _PARTS)]
    kinds += [(b"worksheets/sheet%d.xml" % number, b"worksheet") for number in range(1, sheets + 1)]
    told = b"".join(
        b'<Override PartName="/xl/%s" ContentType="%s%s+xml"/>' % (part, _FORMAT, kind) for part, kind in kinds
    )
    relations = b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return b'<Types xmlns="%s/content-types">%s%s</Types>' % (_PACKAGE, relations, told)


def _relations(told: Sequence[tuple[bytes, bytes]]) -> bytes:
    links = b"".join(
        b'<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>' % (number, _TYPES, kind, target)
        for number, (kind, target) in enumerate(told, start=1)
    )
    return b'<Relationships xmlns="%s/relationships">%s</Relationships>' % (_PACKAGE, links)


def _names(sheets: int) -> bytes:
    told = b"".join(
        b'<sheet name="Hoja%d" sheetId="%d" r:id="rId%d"/>' % (number, number, number)
        for number in range(1, sheets + 1)
    )
    return b'<workbook %s xmlns:r="%s"><sheets>%s</sheets></workbook>' % (_MAIN, _TYPES, told)
