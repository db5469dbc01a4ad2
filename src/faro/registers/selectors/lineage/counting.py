"""What a measure counts in a period, record by record."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet

from faro.registers.domain.counting import Sides, Tally, digest_of, tally_of
from faro.registers.domain.measures.results import Measured
from faro.registers.models import MeasureVersion, Record
from faro.registers.selectors.measures import Behind, Span, records_behind, value_anew


@dataclass(frozen=True, slots=True)
class Count:
    """A figure and the records behind it, with the digest of both."""

    found: Measured
    tally: Tally
    digest: str


def count_of(measure: MeasureVersion, span: Span) -> Count:
    """Compute a measure in a period and tell each record that it counts; some seconds for very many."""
    found = value_anew(measure, span)
    entries: dict[int, tuple[int, int]] = {}
    keys: dict[int, str] = {}
    for side, rows in sides_of(records_behind(measure, span)):
        for row, revision, key in rows.order_by().values_list("pk", "revision", "key").iterator(chunk_size=5_000):
            entries[row] = (revision, entries.get(row, (0, 0))[1] | side)
            keys[row] = key
    head = " ".join(
        (
            f"{measure.register.code}.{measure.code} {measure.number} {span.first} {span.last}",
            f"{as_text(found.numerator)} {as_text(found.denominator)} {found.multiplier}",
        )
    )
    lines = sorted(f"{key} {entries[row][0]} {entries[row][1]}" for row, key in keys.items())
    return Count(found, tally_of(entries), digest_of(head, lines))


def sides_of(found: Behind) -> Iterator[tuple[Sides, "QuerySet[Record]"]]:
    """The records of each side that has some."""
    yield Sides.NUMERATOR, found.numerator
    if found.denominator is not None:
        yield Sides.DENOMINATOR, found.denominator
    if found.before is not None:
        yield Sides.NUMERATOR_BEFORE, found.before.numerator
        if found.before.denominator is not None:
            yield Sides.DENOMINATOR_BEFORE, found.before.denominator


def as_text(value: Fraction | None) -> str:
    """An exact figure as it is kept; empty is none."""
    return "" if value is None else str(value)


def from_text(text: str) -> Fraction | None:
    """What :func:`as_text` wrote."""
    return Fraction(text) if text else None
