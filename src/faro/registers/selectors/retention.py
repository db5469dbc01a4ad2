"""What is past the term for which a register keeps it. Looking changes nothing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from faro.registers.models import Record, Register, Submission


@dataclass(frozen=True, slots=True)
class PastTerm:
    """How many records of a register may be disposed of, how many submissions of telephones, and up to which day."""

    register: Register
    count: int
    submissions: int
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


def submissions_past_their_term(register: Register, on: date) -> QuerySet[Submission]:
    """What telephones sent for those records, or for records that are gone already, and what was discarded as long ago.

    What nobody has looked at yet stays.
    """
    until = last_day_kept(register, on)
    if until is None:
        return Submission.objects.none()
    gone = Q(record__in=past_their_term(register, on)) | Q(record__disposed_at__isnull=False)
    discarded = Q(state=Submission.State.DISCARDED, received_at__date__lt=until)
    return Submission.objects.filter(gone | discarded, register=register, disposed_at=None)


def retention_due(on: date) -> tuple[PastTerm, ...]:
    """Each register with something past its term."""
    found = []
    for register in Register.objects.exclude(current=None).select_related("current").order_by("name"):
        until = last_day_kept(register, on)
        if until is None:
            continue
        counts = past_their_term(register, on).count(), submissions_past_their_term(register, on).count()
        if any(counts):
            rule = register.definition.retention
            found.append(PastTerm(register, *counts, until, rule.norm if rule else ""))
    return tuple(found)
