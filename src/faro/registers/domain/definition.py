"""What a register is beside its form: whose it is, who may do what, states, deadlines, views, measures.

Read from ``register.toml`` by :func:`faro.registers.domain.definition_reading.read_definition`; its keys and meaning
are in ``docs/registers/README.md``. Nothing here knows a database.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FORMAT = 1
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EVERY_UNIT = "*"
NUMBER = "numero"
"""In a title: the number of the record."""
SINCE_STATE = "state"
"""A deadline that runs from the day on which the record came into the state."""
PUBLIC = ("none", "aggregates", "records")
WHO = ("enter", "correct", "decide")
DAY_KINDS = ("working", "calendar")
VIEW_KINDS = ("table", "calendar", "due", "pivot", "series", "map")
PARTY_KINDS = ("person", "organisation", "either")
SURE = ("F", "K", "U", "D")
PERIODS = ("month", "quarter", "semester", "year")


@dataclass(frozen=True, slots=True)
class RecordRules:
    """How a record is called, numbered and dated, and what may not repeat."""

    one: str
    many: str
    title: str = "{numero}"
    number: str = "{year}-{seq:05}"
    day: str = ""
    place: str = ""
    point: str = ""
    unique: tuple[tuple[str, ...], ...] = ()

    @property
    def title_keys(self) -> tuple[str, ...]:
        """The questions that a title names."""
        return tuple(key for key in re.findall(r"\{([^{}]+)\}", self.title) if key != NUMBER)


@dataclass(frozen=True, slots=True)
class AccessRules:
    """Which units enter beside the owner, and how much is shown to others."""

    enter: tuple[str, ...] = ()
    sensitive: bool = False
    public: str = "none"

    @property
    def every_unit(self) -> bool:
        """Whether every unit may enter."""
        return EVERY_UNIT in self.enter


@dataclass(frozen=True, slots=True)
class Columns:
    """Question keys by what they are for; a question of a repeat is ``repeat.question``."""

    personal: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    table: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRule:
    """A person or an organisation that a record names. ``identifier_question`` says which document it is."""

    question: str
    role: str
    kind: str = "person"
    identifier: str = "dni"
    identifier_question: str = ""
    name: str = ""
    family_name: str = ""


@dataclass(frozen=True, slots=True)
class Retention:
    """How many years a record is kept after its day."""

    years: int
    norm: str
    sure: str = "U"


@dataclass(frozen=True, slots=True)
class State:
    """A state of a record. ``final``: nothing is owed any more."""

    code: str
    name: str
    initial: bool = False
    final: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A step between states. ``when``: it happens by itself once a saved record meets that condition."""

    code: str
    name: str
    sources: tuple[str, ...]
    target: str
    who: str = "enter"
    ask: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How long a record may stay in a state. Either ``days`` from a day, or ``until`` a date that was answered.

    ``when``: it runs for the records that meet that condition; of several, the first that a record meets.
    """

    state: str
    name: str
    days: int = 0
    day_kind: str = "working"
    since: str = SINCE_STATE
    until: str = ""
    when: str = ""
    norm: str = ""
    sure: str = "U"


@dataclass(frozen=True, slots=True)
class Carry:
    """Rows of a repeat that come back in the next record of the same subject while they are open."""

    link: str
    repeat: str
    open: str


@dataclass(frozen=True, slots=True)
class Follow:
    """A move that is made in a record of another register once a record that names it (``link``) meets ``when``."""

    register: str
    link: str
    move: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class ViewRule:
    """A way to look at the records. Which fields it has depends on its kind."""

    kind: str
    code: str
    name: str
    filter: str = ""
    day: str = ""
    rows: str = ""
    columns: tuple[str, ...] = ()
    measure: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """A named figure; its expression is text here."""

    code: str
    name: str
    expression: str
    indicators: tuple[str, ...] = ()
    note: str = ""
    public: bool = False

    @property
    def indicator(self) -> str:
        """The first indicator that it feeds; empty where it feeds none."""
        return self.indicators[0] if self.indicators else ""


@dataclass(frozen=True, slots=True)
class RegisterDefinition:
    """All of ``register.toml``. ``data``: the same as plain values, as it was read."""

    code: str
    name: str
    record: RecordRules
    purpose: str = ""
    system: str = ""
    unit: str = ""
    access: AccessRules = AccessRules()
    columns: Columns = Columns()
    people: tuple[PersonRule, ...] = ()
    retention: Retention | None = None
    states: tuple[State, ...] = ()
    moves: tuple[Move, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    carry: tuple[Carry, ...] = ()
    follows: tuple[Follow, ...] = ()
    views: tuple[ViewRule, ...] = ()
    measures: tuple[MeasureRule, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def initial_state(self) -> str:
        """The state of a new record; empty where the register has no states."""
        return next((state.code for state in self.states if state.initial), "")

    @property
    def final_states(self) -> frozenset[str]:
        """The states in which nothing is owed."""
        return frozenset(state.code for state in self.states if state.final)

    def state_name(self, code: str) -> str:
        """The words for a state; its code where this version no longer has it."""
        return next((state.name for state in self.states if state.code == code), code)

    def state(self, code: str) -> State | None:
        """The state of that code."""
        return next((state for state in self.states if state.code == code), None)

    def move(self, code: str, source: str) -> Move | None:
        """The move of that code from a state."""
        return next((move for move in self.moves if move.code == code and source in move.sources), None)

    def moves_from(self, source: str) -> tuple[Move, ...]:
        """The moves that a state allows."""
        return tuple(move for move in self.moves if source in move.sources)

    def deadlines_in(self, state: str) -> tuple[DeadlineRule, ...]:
        """The deadlines of a state, in the order in which they are looked at."""
        return tuple(rule for rule in self.deadlines if rule.state == state)

    def view(self, code: str) -> ViewRule | None:
        """The view of that code."""
        return next((view for view in self.views if view.code == code), None)

    def measure(self, code: str) -> MeasureRule | None:
        """The measure of that code."""
        return next((measure for measure in self.measures if measure.code == code), None)
