"""What a document claims: its statements of a kind, with their number and place."""

import re
from dataclasses import dataclass
from decimal import Decimal

from faro.checks.evidence import Evidence, Record, row_place
from faro.checks.finding import Occurrence
from faro.checks.words import folded, number_in_words
from faro.kernel.printed_numbers import printed_number

_FIRST_ROW = 2
"""A spreadsheet's row of the first record: the heading is row 1."""
_LEADING = re.compile(r"\s*(\S+)\s+\D*")
_DENIAL = re.compile(r"\b(no|ningun[oa]?|sin|incumpl\w*|parcial\w*)\b")
_FULFILMENT = re.compile(r"\b(logr|alcanz|cumpl|super|si\b)")
_PARTLY = re.compile(r"\bparcial")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the evaluated year. ``number`` is None where the stated value holds none."""

    record: Record
    number: Decimal | None
    occurrence: Occurrence

    @property
    def element(self) -> str:
        """The element it is about, or empty."""
        return self.record["element"] or ""

    @property
    def indicator(self) -> str:
        """The indicator it is about, or empty."""
        return self.record["indicator"] or ""

    @property
    def measure(self) -> str:
        """What figure it is, folded."""
        return folded(self.record["measure"])

    @property
    def place_words(self) -> str:
        """The place in words, for a message: «línea 150», or empty."""
        page, line = self.occurrence.place.page, self.occurrence.place.line
        parts = [f"página {page}" if page is not None else "", f"línea {line}" if line is not None else ""]
        return ", ".join(part for part in parts if part)


def claims_of(evidence: Evidence, *kinds: str) -> list[Claim]:
    """The claims of these kinds about the evaluated year (or no year), in their order."""
    year = evidence.plan["evaluation_year"]
    return [
        _claim(row, record)
        for row, record in enumerate(evidence.rows("claims"), start=_FIRST_ROW)
        if record["kind"] in kinds and record["year"] in (None, year)
    ]


def stated_number(text: str | None) -> Decimal | None:
    """The number of a stated value or of a printed count: ``02``, ``40%``, ``70,000``, ``02 OEI``, «siete»."""
    number = printed_number(text)
    if number is None and text:
        said = number_in_words(text)
        if said is not None:
            return Decimal(said)
        leading = _LEADING.fullmatch(text)
        return printed_number(leading[1]) if leading else None
    return number


def verdict_said(text: str | None) -> bool | None:
    """Whether «logrado», «no alcanzado», «cumplido»… says that the target was met; None where it says neither."""
    words = folded(text)
    if _PARTLY.search(words):
        return None
    if _DENIAL.search(words):
        return False
    return True if _FULFILMENT.search(words) else None


def _claim(row: int, record: Record) -> Claim:
    place = row_place("claims", row, record, "stated_value")
    printed = record["words"] or record["stated_value"] or ""
    return Claim(record, stated_number(record["stated_value"]), Occurrence(place, printed))
