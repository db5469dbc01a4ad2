"""Which measure feeds which indicator, and what measures propose themselves."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from faro.plans.api import Plan, indicators_of, plans
from faro.registers.models import Binding, MeasureVersion

State = Binding.State


@dataclass(frozen=True, slots=True)
class Pairing:
    """An indicator of a plan with what feeds it, and the measures that name it and wait for a decision."""

    plan: Plan
    indicator: str
    name: str
    bound: Binding | None
    proposed: tuple[MeasureVersion, ...]


def binding_on(plan: str, indicator: str, first: date, last: date) -> Binding | None:
    """What feeds an indicator in a period: the binding in force on its last day, else the last of the period."""
    rows = Binding.objects.filter(plan=plan, indicator=indicator)
    return rows.filter(_touching(first, last)).select_related("register__current").order_by("-valid_from").first()


def bindings_on(plan: str, first: date, last: date) -> dict[str, Binding]:
    """What feeds each indicator of a plan in a period."""
    found: dict[str, Binding] = {}
    rows = Binding.objects.filter(_touching(first, last), plan=plan).select_related("register__current")
    for each in rows.order_by("-valid_from"):
        found.setdefault(each.indicator, each)
    return found


def measure_of(binding: Binding) -> MeasureVersion | None:
    """The measure in force by which a binding feeds; None once it was withdrawn."""
    rows = MeasureVersion.objects.select_related("register__current", "base")
    return rows.filter(register=binding.register_id, code=binding.measure, state=MeasureVersion.State.APPROVED).first()


def decisions_about(plan: str, indicator: str) -> tuple[Binding, ...]:
    """All that was decided about what feeds an indicator, newest first."""
    rows = Binding.objects.filter(plan=plan, indicator=indicator).select_related("register")
    return tuple(rows.order_by("-decided_at", "-id"))


def pairings(today: date) -> tuple[Pairing, ...]:
    """Every indicator that a measure feeds, or that an approved measure names, plan by plan in the plan's order."""
    return tuple(found for plan in plans() for found in _pairings_of(plan, today))


def _pairings_of(plan: Plan, today: date) -> Iterator[Pairing]:
    named = measures_by_indicator()
    bound: dict[str, Binding] = {}
    decided: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for each in Binding.objects.filter(plan=plan.code).select_related("register").order_by("valid_from", "id"):
        decided[each.indicator].add((each.register_id, each.measure))
        if each.state == State.IN_FORCE and (each.valid_to is None or each.valid_to >= today):
            bound[each.indicator] = each
    for indicator in indicators_of(plan.code):
        code = indicator.code
        waiting = [each for each in named.get(code, ()) if (each.register_id, each.code) not in decided[code]]
        if waiting or code in bound:
            yield Pairing(plan, code, indicator.name, bound.get(code), tuple(waiting))


def measures_by_indicator() -> dict[str, list[MeasureVersion]]:
    """The measures in force by the indicators that they name."""
    found: dict[str, list[MeasureVersion]] = defaultdict(list)
    rows = MeasureVersion.objects.filter(state=MeasureVersion.State.APPROVED).select_related("register__current")
    for each in rows.order_by("register__code", "code"):
        for indicator in each.indicators:
            found[indicator].append(each)
    return found


def _touching(first: date, last: date) -> Q:
    return Q(state=State.IN_FORCE, valid_from__lte=last) & (Q(valid_to=None) | Q(valid_to__gte=first))
