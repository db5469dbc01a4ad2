"""The sheet of a Consulta Amigable: its rows and headings, whatever program wrote the workbook."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _
from faro.package.limits import LIMITS, Limits

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "pia": ("PIA",),
    "pim": ("PIM",),
    "certified": ("CERTIFICACION",),
    "committed": ("COMPROMISO ANUAL",),
    "attended": ("ATENCION DE COMPROMISO MENSUAL",),
    "accrued": ("DEVENGADO",),
    "paid": ("GIRADO",),
    "progress": ("AVANCE %", "AVANCE"),
}
SHOWN: Mapping[str, str] = {
    "pia": "PIA",
    "pim": "PIM",
    "certified": "Certificación",
    "committed": "Compromiso Anual",
    "attended": "Atención de Compromiso Mensual",
    "accrued": "Devengado",
    "paid": "Girado",
    "progress": "Avance %",
}
AMOUNTS = tuple(name for name in COLUMNS if name != "progress")
LONGEST_LABEL = 500
_DEEPEST, _WIDEST, _LONGEST = 200, 60, 20_000

Grid = Sequence[tuple[int, Sequence[Any]]]
"""The rows of a sheet that hold something, with their numbers from 1."""


def read_grid(path: Path, name: str, limits: Limits = LIMITS) -> Grid:
    """The written rows of the first sheet. Raises :class:`InputProblems`; ``name`` is the file's."""
    from faro.package.spreadsheet import opened_workbook  # noqa: PLC0415  slow to load

    if path.suffix.lower() != ".xlsx":
        raise _refused("not_xlsx", name, _("No es un libro .xlsx."))
    # A formula is shown as one: the value that a program once left beside it may be anything.
    with opened_workbook(path, name, limits) as book:
        return _written_rows(book.rows(book.sheets[0]), name)


def _written_rows(rows: Iterable[tuple[int, Sequence[Any]]], name: str) -> Grid:
    found: list[tuple[int, Sequence[Any]]] = []
    for number, cells in rows:
        row = [cell.value for cell in cells[:_WIDEST]]
        if any(text_of(value) for value in row):
            found.append((number, row))
        if len(found) > _LONGEST:
            raise _refused("too_many_rows", name, _("La hoja tiene más de {n} filas.").format(n=_LONGEST))
    if not found:
        raise _refused("empty_file", name, _("La primera hoja está vacía."))
    return found


def find_headings(grid: Grid, name: str) -> tuple[int, int, dict[str, int]]:
    """The rows of the column names, one or two, and the place of each; what is missing, all at once."""
    best: tuple[int, int, dict[str, int]] = (0, 0, {})
    for place in range(min(len(grid), _DEEPEST)):
        one = _places(grid[place][1])
        below = _places(grid[place + 1][1]) if place + 1 < len(grid) else {}
        both = below | one
        if len(both) > len(best[2]) and one:
            best = (place, place + (len(both) > len(one)), both)
    missing = [column for column in COLUMNS if column not in best[2]]
    if missing:
        mend = _("Expórtelo de la Consulta Amigable y guárdelo como .xlsx, con todas sus columnas.")
        raise InputProblems(
            Problem("missing_column", Place(name, grid[best[0]][0], SHOWN[column]), sentence, mend)
            for column in missing
            for sentence in [_("Falta la columna «{name}».").format(name=SHOWN[column])]
        )
    return best


def _places(row: Sequence[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, value in enumerate(row):
        named = bare(text_of(value))
        for column, names in COLUMNS.items():
            if named in names:
                found.setdefault(column, place)
    return found


def bare(text: str) -> str:
    """Without accents, in capitals, one space between words."""
    plain = unicodedata.normalize("NFD", text)
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).upper().split())


def text_of(value: object) -> str:
    """A cell's text in one line. A label has some words; what is longer is none, and is cut."""
    return "" if value is None else " ".join(str(value)[:LONGEST_LABEL].split())


def _refused(code: str, file: str, message: str) -> InputProblems:
    mend = _("Ábralo en Excel o LibreOffice y guárdelo de nuevo como .xlsx.")
    return InputProblems([Problem(code, Place(file), message, mend)])
