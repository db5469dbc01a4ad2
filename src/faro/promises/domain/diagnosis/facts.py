"""Figures of a diagnosis and what contradicts them."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as a document prints it. ``value`` in millionths, None where it is no number; ``year``: as printed.

    ``first_year`` and ``last_year`` are None where the year can't be told. ``half_unit``: half of the last digit
    printed, in millionths: two figures that differ by less than both halves are the same one, rounded.
    """

    code: str
    topic: str
    indicator: str
    place: str
    year: str
    first_year: int | None
    last_year: int | None
    printed: str
    value: int | None
    half_unit: int
    unit: str
    document: str
    section: str
    line: int | None
    related: str = ""
    note: str = ""

    @property
    def source(self) -> str:
        """Document and place, as text that is the same in every language."""
        return " · ".join(part for part in (self.document, self.section, str(self.line or "")) if part)


class ConflictKind(StrEnum):
    """How figures contradict each other."""

    SAME_YEAR = "same_year"
    ACROSS_YEARS = "across_years"
    SUM = "sum"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures that can't all be right. ``said``: what is wrong, in words; nothing is resolved."""

    kind: ConflictKind
    subject: str
    place: str
    figures: tuple[Figure, ...]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A value of another origin and, mostly, of a later year. ``year`` is that of the value; ``source`` in words."""

    name: str
    year: int
    value: int
    unit: str
    source: str
    key: str = ""
    target: int | None = None


@dataclass(frozen=True, slots=True)
class DiagnosisSeries:
    """What documents say of one thing in one place, over the years.

    ``later``: values of the institutional plan's indicators and of the catalogue's series about the same thing;
    ``likeness``: what the plan's indicator shares with it is its subject only, not its definition.
    """

    code: str
    topic: str
    name: str
    place: str
    unit: str
    figures: tuple[Figure, ...]
    conflicts: tuple[Conflict, ...] = ()
    later: tuple[Later, ...] = ()
    likeness: tuple[Later, ...] = ()
