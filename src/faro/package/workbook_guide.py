"""The sheets of a workbook that hold no data: the guide before the tables, the lists of choices after them."""

from collections.abc import Collection, Mapping, Sequence
from math import ceil

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from faro.kernel.text import _
from faro.package.declaration import FORMAT_VERSION, Kind, Table
from faro.package.sheet_form import LISTS_SHEET, NONE_EXISTS, NOT_REPORTED, VERSION_LABEL
from faro.package.workbook_formats import Formats

_LINES = (
    _("Cada hoja es una tabla. No cambie el nombre de las hojas ni los encabezados: por eso están bloqueados."),
    _("Las columnas con asterisco (*) y fondo más oscuro son obligatorias; las demás pueden quedar vacías."),
    _("Al señalar un encabezado aparece una nota que dice qué se escribe en esa columna."),
    _("Escriba valores, no fórmulas. Los decimales van con punto; los porcentajes en puntos: 17, no 17 % ni 0.17."),
    _("Si no hay dato, deje la celda vacía: nunca ponga cero. Un cero es un cero medido."),
    _("Una hoja sin filas no se informa, salvo que abajo diga «No hay ninguna fila». Puede borrar las que no use."),
    _("Cuando termine, guarde el libro y ejecute: faro evaluate LIBRO.xlsx. Si algo está mal, dirá en qué celda."),
)
_HEADINGS = (_("Hoja"), _("Qué lleva"), _("¿Obligatoria?"), _("Si queda sin filas"))

_LINE_LETTERS = 110
_LINE_HEIGHT = 15


def write_guide(sheet: Worksheet, tables: Sequence[Table], declared_empty: Collection[str], formats: Formats) -> None:
    """How to fill the workbook, its format version, and one line for each table."""
    for column, width in enumerate((28, 95, 16, 22)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _("Paquete del plan"), formats.title)
    sheet.write_string(1, 0, VERSION_LABEL, formats.prose)
    sheet.write_number(1, 1, FORMAT_VERSION, formats.version)
    for row, line in enumerate(_LINES, start=3):
        sheet.merge_range(row, 0, row, 3, line, formats.prose)
    headings = 4 + len(_LINES)
    for column, text in enumerate(_HEADINGS):
        sheet.write_string(headings, column, text, formats.required)
    for row, table in enumerate(tables, start=headings + 1):
        _write_line(sheet, row, table, formats, is_empty=table.name in declared_empty)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _write_line(sheet: Worksheet, row: int, table: Table, formats: Formats, *, is_empty: bool) -> None:
    sheet.set_row(row, _LINE_HEIGHT * ceil(len(table.help) / _LINE_LETTERS))
    sheet.write_string(row, 0, table.label, formats.prose)
    sheet.write_string(row, 1, table.help, formats.prose)
    sheet.write_string(row, 2, _("Sí") if table.required else _("No"), formats.prose)
    if table.required:
        sheet.write_string(row, 3, _("Debe tener filas"), formats.prose)
        return
    sheet.write_string(row, 3, NONE_EXISTS if is_empty else NOT_REPORTED, formats.answer)
    sheet.data_validation(row, 3, row, 3, {"validate": "list", "source": [NOT_REPORTED, NONE_EXISTS]})


def write_lists(sheet: Worksheet, tables: Sequence[Table], formats: Formats) -> Mapping[tuple[str, str], str]:
    """The allowed values of every choice column. Gives the range of each, by table and column."""
    columns = [(table, column) for table in tables for column in table.columns if column.kind is Kind.CHOICE]
    labels = [list(column.choices.values()) for _table, column in columns]
    for index, (table, column) in enumerate(columns):
        sheet.set_column(index, index, 26)
        sheet.write_string(0, index, f"{table.label}: {column.label}", formats.required)
    # Row by row: the file is written as it goes and cannot be gone back over.
    for row in range(max((len(listed) for listed in labels), default=0)):
        for index, listed in enumerate(labels):
            if row < len(listed):
                sheet.write_string(row + 1, index, listed[row], formats.prose)
    sheet.protect("", {"format_columns": True})
    return {
        (table.name, column.name): f"{LISTS_SHEET}!{xl_range_abs(1, index, len(listed), index)}"
        for index, ((table, column), listed) in enumerate(zip(columns, labels, strict=True))
    }
