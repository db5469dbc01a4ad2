"""Which hearings a year must have, and in which days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from faro.hearings.domain.data import Obligation, obligations


@dataclass(frozen=True, slots=True)
class Duty:
    """A hearing that a year must have: any day from the first to the last."""

    rule: Obligation
    year: int
    first: date
    last: date


def duties_of(year: int) -> tuple[Duty, ...]:
    """The hearings that the norms in force ask for in a year; one whose month ends before its norm is none."""
    made = (_duty(rule, year) for rule in obligations())
    return tuple(each for each in made if _in_force(each))


def duty_of(code: str, year: int) -> Duty | None:
    """The hearing of that code in that year, if the year must have it."""
    return next((each for each in duties_of(year) if each.rule.code == code), None)


def _duty(rule: Obligation, year: int) -> Duty:
    return Duty(rule, year, date(year, rule.month, 1), date(year, rule.month, monthrange(year, rule.month)[1]))


def _in_force(duty: Duty) -> bool:
    rule = duty.rule
    return rule.valid_from <= duty.last and (rule.valid_to is None or duty.first <= rule.valid_to)
