"""What is open and what is owed in each register."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery

from faro.registers.models import Record, Register
from faro.registers.selectors.finding import NEWEST, open_states


@dataclass(frozen=True, slots=True)
class Standing:
    """A register today. None: it has nothing of that kind to count."""

    register: Register
    open: int | None
    overdue: int | None
    last: date | None


def standings(registers: Collection[Register], today: date) -> tuple[Standing, ...]:
    """How each register stands; three queries, whatever their number."""
    keys = [register.pk for register in registers]
    owed = Record.objects.filter(register__in=keys, due__lt=today, voided_at=None)
    overdue = dict(owed.order_by().values_list("register").annotate(Count("pk")))
    states = {
        register.pk: open_states(register.definition) for register in registers if register.definition.final_states
    }
    asked = Q(pk__in=[])
    for key, codes in states.items():
        asked |= Q(register=key, state__in=codes)
    waiting = dict(
        Record.objects.filter(asked, voided_at=None).order_by().values_list("register").annotate(Count("pk"))
    )
    last = _last_days(keys)
    return tuple(
        Standing(
            register,
            waiting.get(register.pk, 0) if register.pk in states else None,
            overdue.get(register.pk, 0) if register.definition.deadlines else None,
            last.get(register.pk),
        )
        for register in registers
    )


def _last_days(keys: Collection[int]) -> dict[int, date | None]:
    newest = Record.objects.filter(register=OuterRef("pk"), voided_at=None).order_by(*NEWEST).values("day")
    return dict(Register.objects.filter(pk__in=keys).order_by().values_list("pk", Subquery(newest[:1])))
