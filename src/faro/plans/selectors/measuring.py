"""Indicators and what was measured of them, for the rooms that ask units for it."""

from django.db.models import QuerySet

from faro.plans.models import Element, Indicator, Measurement, Target


def indicators_of(plan_code: str) -> QuerySet[Indicator]:
    """The indicators of a plan with their fichas, in their order."""
    return Indicator.objects.filter(plan__code=plan_code)


def measurement(plan_code: str, indicator: str, period: str) -> Measurement | None:
    """What was measured of an indicator in a period, or None."""
    return Measurement.objects.filter(plan__code=plan_code, indicator=indicator, period=period).first()


def targets_in_force(plan_code: str, year: int) -> dict[str, Target]:
    """The last version of each indicator's target of a year, by indicator."""
    rows = Target.objects.filter(plan__code=plan_code, year=year).order_by("version")
    return {row.indicator: row for row in rows}


def elements_above(plan_code: str, code: str) -> tuple[Element, ...]:
    """An element of a plan with all above it, from the top down; empty where the plan has no such element."""
    held = {each.code: each for each in Element.objects.filter(plan__code=plan_code)}
    line: list[Element] = []
    step: str | None = code
    while step in held and held[step] not in line:
        line.insert(0, held[step])
        step = held[step].parent
    return tuple(line)
