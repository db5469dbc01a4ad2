"""One row of the MEF's file as a budget line, exactly; or everything that is wrong with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from faro.budget.domain.amounts import BadAmount, centimos
from faro.budget.domain.columns import (
    ACCRUED,
    CODES,
    MONTH_COLUMNS,
    NAMES,
    NESTED,
    PHASES,
    REQUIRED,
    UNIT,
    UNIT_NAME,
    YEAR,
    Header,
    whole_code,
)
from faro.budget.domain.remarks import Remark, quarantined, warning
from faro.budget.domain.structure import LONGEST_ROW, FoundRow, split_row
from faro.kernel.formats import money

LONGEST_CODE = 20
TOLERANCE = 1
"""Céntimos by which the months may miss the year: the MEF rounds each amount by itself."""

_ORDERED = ("pim", "certified", "committed", "accrued", "paid")
"""The PIA is not among them: modifications may take the PIM below it."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """An amount by all its codes. Money in céntimos, None where the file has nothing; ``months`` from January.

    ``key`` is the digest of every column that says what the amount is for, also of those we don't know: two rows with
    the same key are the same amount told twice.
    """

    line: int
    year: int
    unit: str
    unit_name: str
    key: str
    codes: Mapping[str, str]
    names: Mapping[str, str]
    phases: Mapping[str, int | None]
    months: tuple[int | None, ...]

    def full_code(self, classifier: str) -> str:
        """The code, with those above it where it is only unique below them: ``3.2``."""
        if classifier not in NESTED:
            return self.codes[classifier]
        return ".".join(self.codes[each] for each in NESTED[: NESTED.index(classifier) + 1])

    @property
    def only_the_year(self) -> bool:
        """Whether the year has an amount and no month does."""
        return bool(self.phases["accrued"]) and not any(self.months)


def read_line(row: FoundRow, header: Header, unit: int) -> BudgetLine | list[Remark]:
    """The line of a row, or why it can't be taken: one remark for each field at fault."""
    shown = row.raw.decode("utf-8", errors="backslashreplace").rstrip("\r\n")
    fields = _fields(row.raw, header)
    if isinstance(fields, str):
        return [quarantined(fields, row.line, shown)]
    reading = _Reading(header, fields)
    reading.check_unit_and_year(unit)
    codes = {name: whole_code(name, reading.code(column)) for name, column in CODES.items()}
    phases = {name: reading.amount(column) for name, column in PHASES.items()}
    months = tuple(reading.amount(column) for column in MONTH_COLUMNS)
    if reading.faults:
        return [quarantined(code, row.line, shown, column, reading[column]) for code, column in reading.faults]
    return BudgetLine(
        line=row.line,
        year=int(reading[YEAR]),
        unit=reading[UNIT],
        unit_name=reading[UNIT_NAME],
        key=_key(fields, header),
        codes=codes,
        names={name: reading[column] for name, column in NAMES.items()},
        phases=phases,
        months=months,
    )


class _Reading:
    """The fields of one row by the names of their columns, and the faults met in them: code and column."""

    def __init__(self, header: Header, fields: list[str]) -> None:
        self._places = header.places
        self._fields = fields
        self.faults: list[tuple[str, str]] = []

    def __getitem__(self, column: str) -> str:
        """The text of a column; empty for one that the file does not have."""
        return self._fields[self._places[column]].strip() if column in self._places else ""

    def check_unit_and_year(self, unit: int) -> None:
        """The unit may have been chosen because it could not be read."""
        given, year = self[UNIT], self[YEAR]
        if not (given.isascii() and given.isdigit() and int(given) == unit):
            self.faults.append(("bad_unit", UNIT))
        if not (year.isascii() and year.isdigit() and len(year) == len("2025")):
            self.faults.append(("bad_year", YEAR))

    def code(self, column: str) -> str:
        """A code, as text."""
        if column in REQUIRED and not self[column]:
            self.faults.append(("empty_code", column))
        if len(self[column]) > LONGEST_CODE:
            self.faults.append(("long_code", column))
        return self[column]

    def amount(self, column: str) -> int | None:
        """An amount in céntimos."""
        try:
            return centimos(self[column])
        except BadAmount:
            self.faults.append(("bad_amount", column))
            return None


def _fields(raw: bytes, header: Header) -> list[str] | str:
    if len(raw) > LONGEST_ROW:
        return "too_long"
    if b"\0" in raw:
        return "null_character"
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return "encoding"
    return split_row(text, header.width)


def _key(fields: list[str], header: Header) -> str:
    told = "\x1f".join(f"{header.names[place]}={fields[place].strip()}" for place in sorted(header.keys))
    return hashlib.sha256(told.encode()).hexdigest()


def doubts(line: BudgetLine) -> list[Remark]:
    """What is odd about a line that was taken."""
    empty = [column for name, column in PHASES.items() if line.phases[name] is None]
    found = [warning("empty_amount", line.line, column, "") for column in empty]
    accrued = line.phases["accrued"]
    if accrued is not None and None not in line.months:
        total = sum(month or 0 for month in line.months)
        if line.only_the_year:
            found.append(warning("months_empty", line.line, ACCRUED, money(accrued)))
        elif abs(total - accrued) > TOLERANCE:
            found.append(warning("months_differ", line.line, ACCRUED, f"{money(total)} ≠ {money(accrued)}"))
    for before, after in pairwise(_ORDERED):
        first, second = line.phases[before], line.phases[after]
        if first is not None and second is not None and second > first:
            found.append(
                warning("phase_order", line.line, PHASES[after], f"{money(second)} > {PHASES[before]} {money(first)}")
            )
    return found
