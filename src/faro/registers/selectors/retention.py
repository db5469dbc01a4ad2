"""What is past the term for which a register keeps it. Looking changes nothing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from faro.registers.models import Record, Register


@dataclass(frozen=True, slots=True)
class PastTerm:
    """How many records of a register may be disposed of, and up to which day they are."""

    register: Register
    count: int
    until: date
    norm: str


def last_day_kept(register: Register, on: date) -> date | None:
    """The last day whose records are past their term; None where the register says no term."""
    rule = register.definition.retention
    if rule is None:
        return None
    year = on.year - rule.years
    return date(year, on.month, 28 if (on.month, on.day) == (2, 29) else on.day)


def past_their_term(register: Register, on: date) -> QuerySet[Record]:
    """The records dated before that day and not disposed of, voided ones too; what is still owed stays."""
    until = last_day_kept(register, on)
    if until is None:
        return Record.objects.none()
    return Record.objects.filter(register=register, day__lt=until, disposed_at=None, due=None)


def retention_due(on: date) -> tuple[PastTerm, ...]:
    """Each register with something past its term."""
    found = []
    for register in Register.objects.exclude(current=None).select_related("current").order_by("name"):
        until = last_day_kept(register, on)
        count = past_their_term(register, on).count()
        if until is not None and count:
            rule = register.definition.retention
            found.append(PastTerm(register, count, until, rule.norm if rule else ""))
    return tuple(found)
