"""A matrix of articulation from a CSV file: each row a way from a national objective down to one of the plan."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _
from faro.matching.words import folded
from faro.promises.domain.articulation.facts import LEVELS, Level

PRINTED_LEVELS = LEVELS[:-1]
"""A plan's matrix ends with its own objectives."""

COLUMNS = (
    "line",
    *(f"{level}_objective" for level in PRINTED_LEVELS),
    *(f"{level}_inherited" for level in PRINTED_LEVELS),
)
WORDS = {"true": True, "false": False}
LONGEST_NAME = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row says of a level. ``inherited``: the cell is merged with the one above and prints nothing itself."""

    level: Level
    name: str
    inherited: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: its cells from the nation down, those that are empty left out."""

    cells: tuple[Cell, ...]
    document: str = ""
    section: str = ""
    line: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """A pair of objectives, one above the other. ``inherited``: no row prints both in cells of their own."""

    upper: Cell
    lower: Cell
    inherited: bool
    row: MatrixRow


def read_matrix(text: str, name: str) -> tuple[MatrixRow, ...]:
    """The rows of a file. Raises :class:`InputProblems` with all that is wrong."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        mend = _("Agregue estas columnas: {columns}.").format(columns=", ".join(missing))
        raise InputProblems([Problem("missing_columns", Place(name, 1), _("Faltan columnas."), mend)])
    rows = [{key: value or "" for key, value in row.items() if isinstance(key, str)} for row in reader]
    problems = [problem for number, row in enumerate(rows, 2) for problem in _problems(row, Place(name, number))]
    if problems:
        raise InputProblems(problems)
    return tuple(map(_row, rows))


def links_of(rows: Iterable[MatrixRow]) -> tuple[PrintedLink, ...]:
    """Each pair of neighbouring cells once, by the first row that prints it or, if none does, the first that has it."""
    found: dict[tuple[tuple[Level, str], tuple[Level, str]], PrintedLink] = {}
    for row in rows:
        for upper, lower in zip(row.cells, row.cells[1:], strict=False):
            link = PrintedLink(upper, lower, upper.inherited or lower.inherited, row)
            key = (name_key(upper.level, upper.name), name_key(lower.level, lower.name))
            if key not in found or (found[key].inherited and not link.inherited):
                found[key] = link
    return tuple(found.values())


def name_key(level: Level, name: str) -> tuple[Level, str]:
    """The same objective, however its letters are written."""
    return level, " ".join(folded(name).split()).rstrip(".")


def _problems(row: dict[str, str], place: Place) -> Iterator[Problem]:
    if not row[f"{Level.PLAN}_objective"].strip():
        said = _("La fila no dice a qué objetivo del plan llega.")
        yield Problem("no_plan_objective", place, said, _("Escriba el objetivo del plan de gobierno."))
    if row["line"] and not (row["line"].isascii() and row["line"].isdecimal() and len(row["line"]) <= 6):
        yield _wrong("line", row["line"], place, _("un número de línea"))
    for level in PRINTED_LEVELS:
        if row[f"{level}_inherited"] not in WORDS:
            yield _wrong(f"{level}_inherited", row[f"{level}_inherited"], place, " / ".join(WORDS))
        if len(row[f"{level}_objective"]) > LONGEST_NAME:
            yield _wrong(f"{level}_objective", row[f"{level}_objective"], place, _("hasta 400 letras"))


def _wrong(column: str, value: str, place: Place, wanted: str) -> Problem:
    return Problem(
        "wrong_value",
        Place(place.file, place.row, column),
        _("El valor no se entiende."),
        _("Escriba: {wanted}.").format(wanted=wanted),
        value[:80],
    )


def _row(row: dict[str, str]) -> MatrixRow:
    cells = (
        Cell(level, " ".join(row[f"{level}_objective"].split()), WORDS[row[f"{level}_inherited"]])
        for level in PRINTED_LEVELS
    )
    return MatrixRow(
        tuple(cell for cell in cells if cell.name),
        row.get("document", "").strip(),
        row.get("section", "").strip(),
        int(row["line"]) if row["line"] else None,
        row.get("notes", "").strip(),
    )
