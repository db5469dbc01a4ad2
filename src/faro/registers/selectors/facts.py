"""What each register is and holds, as plain facts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count

from faro.registers.models import Record, Register


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """A register: how much is written in it, in which states, and what it is for. Voided records are not counted."""

    code: str
    name: str
    system: str
    unit: str
    active: bool
    sensitive: bool
    public: str
    version: int
    records: int
    states: Mapping[str, int]
    measures: tuple[str, ...]
    indicators: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as JSON keeps it."""
        return {**asdict(self), "measures": list(self.measures), "indicators": list(self.indicators)}


def facts_of_registers() -> tuple[RegisterFacts, ...]:
    """Every register, by name; two queries."""
    live = Record.objects.filter(voided_at=None).order_by().values_list("register", "state").annotate(n=Count("pk"))
    counts: dict[int, dict[str, int]] = {}
    for register, state, count in live:
        counts.setdefault(register, {})[state] = count
    registers = Register.objects.exclude(current=None).select_related("current")
    return tuple(_facts(register, counts.get(register.pk, {})) for register in registers)


def _facts(register: Register, counts: Mapping[str, int]) -> RegisterFacts:
    definition = register.definition
    return RegisterFacts(
        code=register.code,
        name=register.name,
        system=register.system,
        unit=register.unit,
        active=register.active,
        sensitive=register.sensitive,
        public=register.public,
        version=register.version.number,
        records=sum(counts.values()),
        states={state.code: counts.get(state.code, 0) for state in definition.states},
        measures=tuple(f"{register.code}.{measure.code}" for measure in definition.measures),
        indicators=tuple(dict.fromkeys(code for each in definition.measures for code in each.indicators)),
    )
