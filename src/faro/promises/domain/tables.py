"""Government plans as a folder of tables: the facts that somebody set down by hand, and the same written again.

``plans.csv``, ``axes.csv`` and ``pledges.csv``; ``shown.csv`` has what is ours to say of a pledge, and may be left out.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from faro.kernel.text import _
from faro.package.delimited import delimited_rows
from faro.package.problems import refuse

PLANS, AXES, PLEDGES, SHOWN = "plans.csv", "axes.csv", "pledges.csv", "shown.csv"
FILES = (PLANS, AXES, PLEDGES, SHOWN)
OPTIONAL = (AXES, SHOWN)
COLUMNS: Mapping[str, str] = {
    PLANS: "code document party title election_year period_from period_to ubigeo elected source notes",
    AXES: "plan document type code parent_code name line notes",
    PLEDGES: (
        "id plan document dimension problem_no problem objective_no objective target_no target_number target_unit "
        "target_comparator target_text target_type deadline section line notes"
    ),
    SHOWN: "id title axis dimension sector quotation",
}
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_CLOSED = ("target_comparator", "target_number")
"""Columns of numbers and comparators, which are written bare: nobody types into them."""

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]


def read_tables(files: Mapping[str, bytes]) -> Tables:
    """The rows of each file by its columns. Raises :class:`~faro.kernel.errors.InputProblems`."""
    return {name: _rows(name, files[name]) for name in FILES if _is_there(name, files)}


def written_tables(tables: Tables) -> dict[str, str]:
    """Each table as CSV. A text that a spreadsheet would run as a formula is set behind an apostrophe."""
    return {name: _written(COLUMNS[name].split(), rows) for name, rows in tables.items()}


def _is_there(name: str, files: Mapping[str, bytes]) -> bool:
    if name in files or name in OPTIONAL:
        return name in files
    mend = _("Ponga en la carpeta plans.csv y pledges.csv; axes.csv y shown.csv si los hay.")
    raise refuse("missing_table", name, _("Falta el archivo."), mend)


def _rows(name: str, content: bytes) -> tuple[Row, ...]:
    rows = [row for row in delimited_rows(content, name) if any(cell.strip() for cell in row)]
    heading = [cell.strip() for cell in rows[0]] if rows else []
    missing = [column for column in COLUMNS[name].split() if column not in heading]
    if missing:
        said = _("Faltan estas columnas: {columns}.").format(columns=", ".join(missing))
        raise refuse("missing_columns", name, said, _("Escriba los encabezados como están en la guía."))
    return tuple({key: _bare(cell) for key, cell in zip(heading, row, strict=False)} for row in rows[1:])


def _bare(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_SIGNS) else text


def _written(columns: Sequence[str], rows: Iterable[Row]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_guarded(column, row[column]) for column in columns])
    return file.getvalue()


def _guarded(column: str, text: str) -> str:
    return f"'{text}" if column not in _CLOSED and text.startswith(_SIGNS) else text
