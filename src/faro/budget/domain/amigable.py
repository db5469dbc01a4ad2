"""The workbook that the MEF's Consulta Amigable exports: aggregates by one classifier, with their «Avance %».

Above the table stand what was asked (year, municipality) and the totals of each level on the way; the columns are
known by name. The amounts are aggregates of the same money as the yearly file, so they are never added to it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from faro.budget.domain.amounts import BadAmount, centimos, progress_percent
from faro.budget.domain.remarks import Remark, quarantined, warning
from faro.budget.domain.sheets import AMOUNTS, SHOWN, bare, find_headings, read_grid, text_of
from faro.kernel.formats import money
from faro.kernel.printed_numbers import printed_number
from faro.kernel.rounding import half_up
from faro.package.limits import LIMITS, Limits

_ORDERED = ("pim", "certified", "committed", "attended", "accrued", "paid")
_LONGEST_CODE = 60
_ROUNDED_BY = 50
"""Céntimos by which each amount may be off: the Consulta Amigable prints whole soles."""

_CODE = re.compile(r"[0-9][0-9A-Z.\-]*|[A-Z]{1,2}")
_YEAR = re.compile(r"A[ÑN]O(?: DE EJECUCI[OÓ]N)? ?:? ?(?P<year>20[0-9]{2})\b", re.IGNORECASE)
_UNIT = re.compile(r"[0-9]{6}-(?P<unit>[0-9]{6})")
_TOTAL, _MUNICIPALITY = "TOTAL", "MUNICIPALIDAD"


@dataclass(slots=True)
class AmigableRow:
    """A row. ``level`` says what its code classifies; ``on_the_way``: one of the levels above what was asked for."""

    row: int
    level: str
    code: str
    name: str
    amounts: dict[str, int | None]
    printed: Decimal | None
    on_the_way: bool = False
    parent: str = ""
    depth: int = 0

    @property
    def computed(self) -> Decimal | None:
        """«Avance %» worked out anew."""
        return progress_percent(self.amounts["accrued"], self.amounts["pim"])


@dataclass(slots=True)
class Amigable:
    """What a workbook says. ``scope``: the classifier of its rows, and below what; year, unit: where it tells them."""

    year: int | None = None
    unit: str = ""
    unit_name: str = ""
    scope: str = ""
    read: int = 0
    rows: list[AmigableRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def read_amigable(path: Path, name: str, limits: Limits = LIMITS) -> Amigable:
    """What the workbook says. Raises :class:`InputProblems` for what is no such workbook; ``name`` is the file's."""
    grid = read_grid(path, name, limits)
    first, last, places = find_headings(grid, name)
    asked = next(
        (text_of(v) for place, v in enumerate(grid[first][1]) if text_of(v) and place not in places.values()), ""
    )
    said = " ".join(text_of(value) for _number, row in grid[: last + 1] for value in row)
    year = _YEAR.search(said)
    found = Amigable(year=int(year["year"]) if year else None)
    taking = _Taking(found, places)
    for place, (number, row) in enumerate(grid):
        if not first <= place <= last:
            taking.take(number, row, above=place < first)
    _arrange(found, asked)
    for taken in found.rows:
        found.remarks += _doubts(taken)
    found.remarks += _not_adding_up(found.rows)
    return found


class _Taking:
    """Row by row from the sheet to what is kept of it."""

    def __init__(self, found: Amigable, places: Mapping[str, int]) -> None:
        self._found = found
        self._places = places
        self._known: set[tuple[str, str]] = set()

    def take(self, number: int, row: Sequence[Any], *, above: bool) -> None:
        """Keep the row, or say why not; above the headings most rows are only words."""
        cells = {name: row[place] if place < len(row) else None for name, place in self._places.items()}
        if above and not any(text_of(cell) for cell in cells.values()):
            self._note_unit(_label(row, self._places))
            return
        parted = _parted(_label(row, self._places))
        if above and parted is None:
            return
        self._found.read += 1
        shown = " | ".join(text_of(value) for value in row if value is not None)
        faults = self._faults(parted, cells)
        if faults or parted is None:
            self._found.remarks += [quarantined(code, number, shown, column, value) for code, column, value in faults]
            return
        self._note_unit(_label(row, self._places))
        self._known.add(parted[:2])
        amounts = {name: _amount(cells[name]) for name in AMOUNTS}
        self._found.rows.append(AmigableRow(number, *parted, amounts, _printed(cells["progress"])))

    def _faults(self, parted: tuple[str, str, str] | None, cells: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        """Code, column and value of each."""
        if parted is None:
            return [("not_a_row", "", "")]
        if parted[:2] in self._known:
            return [("repeated", "", parted[1])]
        faults: list[tuple[str, str, str]] = []
        for name in AMOUNTS:
            try:
                _amount(cells[name])
            except BadAmount:
                text = text_of(cells[name])
                faults.append(("formula" if text.startswith("=") else "bad_amount", SHOWN[name], text))
        return faults

    def _note_unit(self, label: str) -> None:
        parted = _parted(label)
        unit = _UNIT.fullmatch(parted[1]) if parted else None
        if parted and unit and not self._found.unit:
            self._found.unit, self._found.unit_name = unit["unit"], parted[2]


def _label(row: Sequence[Any], places: Mapping[str, int]) -> str:
    return next((text_of(v) for place, v in enumerate(row) if text_of(v) and place not in places.values()), "")


def _parted(label: str) -> tuple[str, str, str] | None:
    """«Municipalidad 180301-301498: ILO» is level, code and name; «TOTAL» a level alone."""
    if bare(label) == _TOTAL:
        return label, "", label
    head, colon, name = label.partition(":")
    *level, code = head.split() or [""]
    if not colon or not name.strip() or len(code) > _LONGEST_CODE or not _CODE.fullmatch(code):
        return None
    return " ".join(level), code, name.strip()


def _amount(value: object) -> int | None:
    """Céntimos. A number of a workbook has fifteen digits, as the spreadsheet itself shows it; a text is as printed."""
    if isinstance(value, float):
        return centimos(f"{Decimal(f'{value:.15g}'):f}")
    text = text_of(value)
    number = printed_number(text)
    return centimos(text if number is None else f"{number:f}")


def _printed(value: object) -> Decimal | None:
    return printed_number(f"{value:.15g}" if isinstance(value, float) else text_of(value))


def _arrange(found: Amigable, asked: str) -> None:
    """Say which rows are the way to what was asked for, and which row contains which."""
    often = Counter(row.level for row in found.rows)
    way = [row for row in found.rows if row.level and (often[row.level] == 1 and bare(row.level) != bare(asked))]
    above = ""
    for depth, row in enumerate(way):
        row.on_the_way, row.depth, row.parent = True, depth, above
        above = row.code
    below = [row for row in found.rows if not row.on_the_way]
    for row in below:
        row.level = row.level or asked
    nest(below, len(way), above)
    places = [bare(row.level) for row in way]
    deeper = way[places.index(_MUNICIPALITY) + 1 :] if _MUNICIPALITY in places else []
    found.scope = " › ".join([*(f"{row.level} {row.code}" for row in deeper), asked])


def nest(rows: Sequence[AmigableRow], depth: int = 0, above: str = "") -> None:
    """Say of each row which contains it: the one of the longest code that begins its own, up to a point or dash."""
    by_code = {row.code: row for row in rows}
    for row in rows:
        chain = [each for each in _prefixes(row.code) if each in by_code]
        row.parent = chain[0] if chain else above
        row.depth = depth + len(chain)


def _prefixes(code: str) -> Iterator[str]:
    """The beginnings of a code, the longest first."""
    for place in range(len(code) - 1, 0, -1):
        if code[place] in ".-":
            yield code[:place]


def _doubts(row: AmigableRow) -> list[Remark]:
    found = [warning("empty_amount", row.row, SHOWN[name], "") for name in AMOUNTS if row.amounts[name] is None]
    computed = row.computed
    if row.printed is not None and computed is not None and half_up(row.printed, 1) != computed:
        found.append(warning("progress_differs", row.row, SHOWN["progress"], f"{row.printed} ≠ {computed}"))
    for before, after in pairwise(_ORDERED):
        first, second = row.amounts[before], row.amounts[after]
        if first is not None and second is not None and second > first:
            found.append(
                warning("phase_order", row.row, SHOWN[after], f"{money(second)} > {SHOWN[before]} {money(first)}")
            )
    return found


def _not_adding_up(rows: Sequence[AmigableRow]) -> list[Remark]:
    """Where the rows don't sum to the level that contains them: some may be missing."""
    way = [row for row in rows if row.on_the_way]
    parts = [row for row in rows if not row.on_the_way and row.depth == len(way)]
    if not way or not parts:
        return []
    found: list[Remark] = []
    for name in AMOUNTS:
        whole, told = way[-1].amounts[name], [row.amounts[name] for row in parts]
        known = [amount for amount in told if amount is not None]
        if whole is not None and len(known) == len(told) and abs(sum(known) - whole) > _ROUNDED_BY * (len(told) + 1):
            value = f"{money(sum(known))} ≠ {money(whole)}"
            found.append(warning("sum_differs", way[-1].row, SHOWN[name], value))
    return found
