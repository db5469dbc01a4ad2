"""The figures of a register that are published, of the year so far and of its months: none that tells of a few."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.utils import timezone

from faro.catalogs.api import limit
from faro.kernel.periods import month_end
from faro.kernel.text import _
from faro.registers.domain.boards.hiding import hidden
from faro.registers.domain.measures.results import Measured, Outcome
from faro.registers.domain.measures.telling import amount_in_words, margin_in_words, value_in_words
from faro.registers.models import MeasureVersion, Register
from faro.registers.selectors.lineage.made_up import has_made_up
from faro.registers.selectors.lineage.touched import registers_in
from faro.registers.selectors.measures import Span, explanation_of, measures_of, value_of
from faro.registers.selectors.measures.pages import SMALLEST_GROUP, latest_day
from faro.registers.selectors.public.listed import NOTHING


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """A measure as citizens see it; counts are words. ``months``: its first day and the figure of each month."""

    code: str
    name: str
    formula: str
    note: str
    indicators: tuple[str, ...]
    first: date
    last: date
    value: str
    numerator: str
    denominator: str
    sample: str
    why: str
    margin: str
    left_out: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    months: tuple[tuple[date, str], ...]
    made_up: bool


def public_figures(register: Register) -> tuple[PublicFigure, ...]:
    """Its measures in force that are published; none where it, or a register that a measure counts, is reserved.

    They are of whole months that are over, so that nobody tells one record by looking before and after it.
    """
    if register.sensitive:
        return ()
    last = last_month(register)
    found = []
    for line in measures_of(register):
        if line.approved is None or not line.approved.public:
            continue
        counted = registers_in(line.approved)
        if not any(each.sensitive or each.public == NOTHING for each in counted):
            found.append(_figure(line.approved, last, made_up=has_made_up(counted, last)))
    return tuple(found)


def last_month(register: Register) -> date:
    """The last day of the newest month that is over and has records, or is the one before this."""
    over = timezone.localdate().replace(day=1) - timedelta(days=1)
    newest = latest_day(register)
    return min(month_end(newest.year, newest.month), over)


def _figure(measure: MeasureVersion, last: date, *, made_up: bool) -> PublicFigure:
    least = int(limit(SMALLEST_GROUP).value)
    year = Span(date(last.year, 1, 1), last)
    whole = value_of(measure, year)
    spans = [Span(date(last.year, month, 1), month_end(last.year, month)) for month in range(1, last.month + 1)]
    months = {(0, place): value_of(measure, span) for place, span in enumerate(spans)}
    few = 0 < size_of(whole, least) < least
    closed = (
        frozenset(months) if few else hidden({place: size_of(each, least) for place, each in months.items()}, least)
    )
    untold = _("no se publica: es de menos de {n}").format(n=least)
    return PublicFigure(
        code=measure.code,
        name=measure.name,
        formula=explanation_of(measure),
        note=measure.note,
        indicators=tuple(measure.indicators),
        first=year.first,
        last=year.last,
        value=untold if few else value_in_words(whole),
        numerator=untold if few else amount_in_words(whole.numerator),
        denominator="" if whole.denominator is None else untold if few else amount_in_words(whole.denominator),
        sample=untold if few else f"{whole.sample:,}",
        why=whole.why,
        margin="" if few else margin_in_words(whole),
        left_out=tuple((each.reason, _few_or(each.count, least)) for each in whole.excluded if each.count),
        sources=whole.sources,
        months=tuple((span.first, _cell(months, place, closed)) for place, span in enumerate(spans)),
        made_up=made_up,
    )


def _cell(months: Mapping[tuple[int, int], Measured], place: int, closed: frozenset[tuple[int, int]]) -> str:
    if (0, place) in closed:
        return _("no se publica")
    found = months[0, place]
    return "–" if found.outcome is Outcome.NO_RECORDS else value_in_words(found)


def size_of(found: Measured, least: int) -> int:
    """Of how many a figure tells: the fewest of those behind a part, or of those that a part leaves of the other."""
    sides = [side for side in (found.numerator, found.denominator) if side is not None]
    if len(sides) == 2 and not found.sources:
        sides.append(sides[1] - sides[0])
    few = [ceil(side) for side in sides if 0 < side < least]
    return min([*few, found.sample]) if few and found.sample else found.sample


def _few_or(count: int, least: int) -> str:
    return _("menos de {n}").format(n=least) if count < least else f"{count:,}"
