"""Indicators computed from records, for the room that asks units for them."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from faro.ledger.api import Actor
from faro.monitoring.ports import Measured
from faro.registers.domain.counting import pack
from faro.registers.domain.measures.telling import millionths
from faro.registers.domain.periods import period_code
from faro.registers.models import Counted, MeasureVersion
from faro.registers.selectors.lineage.bindings import binding_on, bindings_on, measure_of
from faro.registers.selectors.lineage.counting import Count, as_text, count_of
from faro.registers.selectors.measures import Span, explanation_of, value_of


class RecordsSource:
    """What the records of this room say of indicators."""

    def measured(self, plan: str, indicator: str, first: date, last: date) -> Measured | None:
        """The figure of the measure that feeds the indicator; None if none does."""
        measure = _feeding(plan, indicator, first, last)
        if measure is None:
            return None
        found = value_of(measure, Span(first, last))
        return Measured(
            numerator=millionths(found.numerator),
            denominator=millionths(found.denominator),
            records=found.sample,
            trail=reverse("registers:lineage", args=[plan, indicator, period_code(first, last)]),
            value=millionths(found.value),
            why=found.why,
            measure=measure.name,
            formula=explanation_of(measure),
            left_out=tuple((each.reason, each.count) for each in found.excluded),
        )

    def units(self, plan: str, first: date, last: date) -> Mapping[str, str]:
        """Who answers for what a measure feeds."""
        return {indicator: each.unit for indicator, each in bindings_on(plan, first, last).items()}

    @transaction.atomic
    def keep(self, *, actor: Actor, plan: str, indicator: str, first: date, last: date) -> bool:
        """Keep what the figure counts now, unless that is kept already."""
        measure = _feeding(plan, indicator, first, last)
        if measure is None:
            return False
        count = count_of(measure, Span(first, last))
        of_period = Counted.objects.filter(plan=plan, indicator=indicator, period=period_code(first, last))
        newest = of_period.order_by("-number").values_list("digest", flat=True).first()
        if newest != count.digest:
            number = (of_period.aggregate(last=Max("number"))["last"] or 0) + 1
            row = _counted(measure, count)
            row.plan, row.indicator, row.period = plan, indicator, period_code(first, last)
            row.first, row.last, row.number, row.by = first, last, number, actor.key
            row.save()
        return True


SOURCE = RecordsSource()


def _feeding(plan: str, indicator: str, first: date, last: date) -> MeasureVersion | None:
    binding = binding_on(plan, indicator, first, last)
    return measure_of(binding) if binding is not None else None


def _counted(measure: MeasureVersion, count: Count) -> Counted:
    found, rows = count.found, count.tally.rows
    return Counted(
        measure=measure,
        numerator=as_text(found.numerator),
        denominator=as_text(found.denominator),
        multiplier=found.multiplier,
        outcome=found.outcome.value,
        why=found.why,
        sample=found.sample,
        excluded=[[each.reason, each.count] for each in found.excluded],
        sources=list(found.sources),
        records=pack(count.tally),
        count=len(rows),
        lowest=rows[0] if rows else 0,
        highest=rows[-1] if rows else 0,
        digest=count.digest,
        at=timezone.now(),
    )
