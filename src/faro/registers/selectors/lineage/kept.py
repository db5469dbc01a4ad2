"""The figures that were given, with what they counted, and the same computed again."""

from dataclasses import dataclass

from django.db.models import Max

from faro.registers.domain.counting import Differences, Entry, differences, unpack
from faro.registers.domain.measures.results import Excluded, Measured, Outcome
from faro.registers.models import Counted, Record
from faro.registers.selectors.lineage.counting import Count, count_of, from_text
from faro.registers.selectors.measures import Span

MOST_FIGURES = 200
"""Figures in which a record is looked for: the newest ones."""


@dataclass(frozen=True, slots=True)
class Again:
    """A figure computed again by the measure that gave it, and what differs in its records."""

    count: Count
    differences: Differences
    same: bool


@dataclass(frozen=True, slots=True)
class CountedIn:
    """A figure in which a record counted, and how."""

    figure: Counted
    entry: Entry


def last_counted(plan: str, indicator: str, period: str) -> Counted | None:
    """What the figure of a period counted when it was last given; None where it never was."""
    rows = Counted.objects.filter(plan=plan, indicator=indicator, period=period)
    return rows.select_related("measure__register__current", "measure__base").order_by("-number").first()


def newest_period(plan: str, indicator: str) -> str:
    """The period of the figure of an indicator that was given last; empty if none was."""
    rows = Counted.objects.filter(plan=plan, indicator=indicator).order_by("-last", "first")
    return rows.values_list("period", flat=True).first() or ""


def figure_of(counted: Counted) -> Measured:
    """The figure as it was given."""
    return Measured(
        numerator=from_text(counted.numerator),
        denominator=from_text(counted.denominator),
        multiplier=counted.multiplier,
        sample=counted.sample,
        excluded=tuple(Excluded(reason, count) for reason, count in counted.excluded),
        outcome=Outcome(counted.outcome),
        why=counted.why,
        sources=tuple(counted.sources),
    )


def again(counted: Counted) -> Again:
    """Compute a figure again, by the same version of its measure."""
    count = count_of(counted.measure, Span(counted.first, counted.last))
    found = differences(unpack(bytes(counted.records)), count.tally)
    was, now = figure_of(counted), count.found
    parts = (was.numerator, was.denominator, was.outcome) == (now.numerator, now.denominator, now.outcome)
    return Again(count, found, parts and not found)


def figures_with(record: Record) -> tuple[CountedIn, ...]:
    """The figures in which a record counted when they were last given, newest first."""
    within = Counted.objects.filter(lowest__lte=record.pk, highest__gte=record.pk)
    latest = within.order_by().values("plan", "indicator", "period").annotate(newest=Max("number"))
    last = {tuple(row.values()) for row in latest}
    rows = within.select_related("measure__register").order_by("-at", "-id")[:MOST_FIGURES]
    found = []
    for each in rows:
        if (each.plan, each.indicator, each.period, each.number) not in last:
            continue
        entry = unpack(bytes(each.records)).entry(record.pk)
        if entry is not None:
            found.append(CountedIn(each, entry))
    return tuple(found)
