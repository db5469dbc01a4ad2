"""What a rule finds: one cause, with every place where it shows."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters, most first. A hint is a place to look, never a fault."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    HINT = "hint"


class RuleClass(StrEnum):
    """The kinds of contradiction."""

    SENSE = "sense"
    VERDICT = "verdict"
    COUNT = "count"
    SUM = "sum"
    RATIO = "ratio"
    AVERAGE = "average"
    CROSS_TABLE = "cross_table"
    COVERAGE = "coverage"
    OUTCOME = "outcome"
    RANGE = "range"
    CODE = "code"
    NAME = "name"
    LABEL = "label"
    FORMAT = "format"
    REFERENCE = "reference"
    PLAUSIBILITY = "plausibility"


class Unit(StrEnum):
    """The unit of ``printed``, ``recomputed`` and ``difference``."""

    NUMBER = "number"
    PERCENT = "percent"
    SOLES = "soles"
    WORDS = "words"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a document or package something stands. ``table`` is a printed table's id or a package table's name."""

    document: str = ""
    page: int | None = None
    line: int | None = None
    table: str = ""
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where the contradiction shows, and what is printed there."""

    place: Place
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction.

    ``subject``: the code or words it is about. ``printed``: what stands printed, as text. ``recomputed``: what follows
    from the sources, in ``unit`` (None where no number follows). ``message``: one Spanish sentence with the figures in
    it, so that a reader can verify it by hand. ``cause``: findings of one rule with equal cause are one finding.
    """

    rule: str
    subject: str
    message: str
    occurrences: tuple[Occurrence, ...]
    printed: str = ""
    recomputed: Decimal | None = None
    unit: Unit = Unit.WORDS
    difference: Decimal | None = None
    severity: Severity | None = None
    cause: str = field(default="", compare=False)
