"""How the cells of a workbook look: widths, number formats, colours, which cells are open."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from faro.package.declaration import Kind

WIDTHS: Mapping[Kind, int] = {
    Kind.TEXT: 36,
    Kind.VERBATIM: 36,
    Kind.CODE: 20,
    Kind.CHOICE: 20,
    Kind.QUANTITY: 16,
    Kind.MONEY: 18,
    Kind.INTEGER: 11,
    Kind.BOOLEAN: 12,
    Kind.DATE: 13,
    Kind.YEAR: 11,
    Kind.MONTH: 9,
    Kind.PERIOD: 12,
}
"""In letters of the standard font."""

_TEXT_FORMAT = "@"
_NUMBER_FORMATS: Mapping[Kind, str] = {
    Kind.QUANTITY: "General",
    Kind.MONEY: "#,##0.00",
    Kind.INTEGER: "0",
    Kind.YEAR: "0",
    Kind.MONTH: "0",
    Kind.DATE: "dd/mm/yyyy",
    Kind.BOOLEAN: "General",
    Kind.CHOICE: "General",
}
"""The other kinds have the text format, so that a code or a period typed by hand stays as it was typed."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The cell formats of one workbook. Only the ``by_kind`` and ``answer`` cells are open to a person."""

    title: Format
    prose: Format
    version: Format
    required: Format
    optional: Format
    answer: Format
    by_kind: Mapping[Kind, Format]


def formats_of(book: Workbook) -> Formats:
    """Add the formats to a workbook. White on these blues has a contrast above 4.5 to 1."""
    heading = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "top", "border": 1}
    return Formats(
        title=book.add_format({"bold": True, "font_size": 16}),
        prose=book.add_format({"text_wrap": True, "valign": "top"}),
        version=book.add_format({"align": "left", "valign": "top"}),
        required=book.add_format({**heading, "bg_color": "#1F4E79"}),
        optional=book.add_format({**heading, "bg_color": "#5B7084"}),
        answer=book.add_format({"locked": False, "bg_color": "#FFF6D6", "text_wrap": True, "valign": "top"}),
        by_kind={kind: book.add_format(_cell_format(kind)) for kind in Kind},
    )


def _cell_format(kind: Kind) -> dict[str, object]:
    return {
        "locked": False,
        "num_format": _NUMBER_FORMATS.get(kind, _TEXT_FORMAT),
        "text_wrap": kind in (Kind.TEXT, Kind.VERBATIM),
        "valign": "top",
    }
