"""What each indicator of the plans waits for before records feed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from faro.kernel.periods import Period
from faro.kernel.text import _
from faro.plans.api import Plan, indicators_of, plans
from faro.registers.models import MeasureVersion, Record, Register
from faro.registers.selectors.lineage.bindings import bindings_on, measures_by_indicator
from faro.registers.selectors.measures import span_of, value_of
from faro.registers.selectors.measures.pages import latest_day

State = MeasureVersion.State


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator with the measure in force that names it, if there is one."""

    plan: Plan
    code: str
    name: str
    measure: MeasureVersion | None
    proposed: bool
    bound: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What an indicator waits for, in the words of a page; nothing where records feed it."""

    asked: Asked
    reasons: tuple[str, ...]


def asked_indicators(today: date) -> list[Asked]:
    """Every indicator of every plan, in the plan's order."""
    named = measures_by_indicator()
    proposed = {code for each in MeasureVersion.objects.filter(state=State.PROPOSED) for code in each.indicators}
    return [each for plan in plans() for each in _asked_of(plan, named, proposed, today)]


def waits_of(asked: Sequence[Asked]) -> list[Waiting]:
    """What each of them waits for: measured now, so few at a time."""
    return [Waiting(each, tuple(_reasons(each))) for each in asked]


def _asked_of(
    plan: Plan, named: Mapping[str, Sequence[MeasureVersion]], proposed: set[str], today: date
) -> list[Asked]:
    bound = bindings_on(plan.code, today, today)
    return [
        Asked(
            plan,
            each.code,
            each.name,
            next(iter(named.get(each.code, ())), None),
            each.code in proposed,
            each.code in bound,
        )
        for each in indicators_of(plan.code)
    ]


def _reasons(asked: Asked) -> list[str]:
    if asked.measure is None:
        if asked.proposed:
            return [_("Que se apruebe la medida propuesta.")]
        return [_("Un registro: nadie anota todavía lo que su fórmula pide.")]
    register = asked.measure.register
    found = []
    if not _has_real_ones(register):
        found.append(_("Anotaciones: las que hay son de muestra, o no hay."))
    measured = value_of(asked.measure, span_of(Period(latest_day(register).year, 1, 12)))
    if measured.value is None and measured.why:
        found.append(measured.why)
    if not asked.bound:
        found.append(_("Que se decida que esta medida lo alimenta."))
    return found


def _has_real_ones(register: Register) -> bool:
    return Record.objects.filter(register=register, synthetic=False, voided_at=None).exists()
