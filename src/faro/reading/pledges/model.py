"""What is read from a government plan."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from faro.reading.document import Spot


class Kind(StrEnum):
    """What a target promises. ``docs/pledges.md`` defines each."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    LEVEL = "level"
    FREQUENCY = "frequency"
    DELIVERABLE = "deliverable"
    DATE = "date"
    NONE = "none"


class Confidence(StrEnum):
    """How surely the cells were told apart: drawn, parted by spaces or labels, or only by their order."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


KIND_OF_TARGET_TYPE: dict[str, Kind] = {
    "count of programmes": Kind.COUNT,
    "count of projects": Kind.COUNT,
    "count of investment projects": Kind.COUNT,
    "count of plans": Kind.COUNT,
    "count of works": Kind.COUNT,
    "count of institutions": Kind.COUNT,
    "count of systems": Kind.COUNT,
    "beneficiaries": Kind.COUNT,
    "physical capacity": Kind.COUNT,
    "percentage": Kind.PERCENTAGE,
    "indicator level": Kind.LEVEL,
    "frequency": Kind.FREQUENCY,
    "deliverable without number": Kind.DELIVERABLE,
    "no target printed": Kind.NONE,
}


@dataclass(frozen=True, slots=True)
class Target:
    """A target's text taken apart. ``comparator`` is one of = >= <= > <; ``deadline`` a year, year-month or date.

    ``quantity`` and ``baseline`` are what is printed, 90 for «90 %». None where nothing is printed.
    """

    kind: Kind
    quantity: Decimal | None = None
    unit: str | None = None
    comparator: str | None = None
    baseline: Decimal | None = None
    deadline: str | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Pledge:
    """One target, or an objective without any. ``target_text`` is None where none is printed."""

    spot: Spot
    dimension: str | None
    problem: str | None
    objective: str | None
    indicator: str | None
    target_text: str | None
    target: Target
    deadline: str | None
    deadline_inherited: bool
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Unread:
    """A text of the plan that is in no pledge."""

    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class PledgeReading:
    """Every pledge in the order of the document, and what could not be read."""

    pledges: tuple[Pledge, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
