"""What the synthetic year is made of. Quantities are whole millionths, money whole céntimos, as everywhere."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MadeActivity:
    """An activity or work. ``action`` is None where nobody chose one; ``trait``: what is wrong with it on purpose."""

    code: str
    name: str
    kind: str
    action: str | None
    unit: str
    measure: str
    aggregation: str
    quantity: int
    calendar: str
    priority: str
    cui: str | None
    trait: str


@dataclass(frozen=True, slots=True)
class MadeMonth:
    """What is programmed for a month in a stage: approved, pia or reprogrammed (``version`` 1 or 2, else 0)."""

    activity: str
    stage: str
    version: int
    month: int
    physical: int
    financial: int


@dataclass(frozen=True, slots=True)
class MadeResult:
    """What was done in a month, and what the unit says of it."""

    activity: str
    month: int
    physical: int
    financial: int
    explanation: str = ""
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class MadeObservation:
    """What planning asked to mend in a report, of which activity; ``mended_on`` is None while it waits."""

    activity: str
    text: str
    made_on: date
    mended_on: date | None
    reply: str


@dataclass(frozen=True, slots=True)
class MadeReport:
    """How the report of a unit for a month went until the day the year stops. Days are None where it did not happen.

    ``share``: how many of its figures are filled, in thousandths; less than 1000 only in drafts.
    """

    unit: str
    month: int
    share: int
    sent_on: date | None
    checked_on: date | None
    released_on: date | None
    observation: MadeObservation | None


@dataclass(frozen=True, slots=True)
class MadeReprogramming:
    """A numbered change of the programme."""

    number: int
    on: date
    motive: str
    instrument: str


@dataclass(frozen=True, slots=True)
class MadeExtension:
    """A later deadline of a month, for one unit or for all (``unit`` empty)."""

    month: int
    unit: str
    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class MadeLink:
    """The part of a budget goal that pays for an activity, in millionths."""

    activity: str
    sec_func: str
    share: int


@dataclass(frozen=True, slots=True)
class MadeMoney:
    """A line of the budget: amounts in céntimos, ``accrued`` month by month until the year stops."""

    sec_func: str
    unit: str
    cui: str | None
    rubro: str
    source: str
    generica: str
    pia: int
    pim: int
    certified: int
    committed: int
    accrued: tuple[int, ...]
    paid: int


@dataclass(frozen=True, slots=True)
class SyntheticYear:
    """The whole of it. ``results`` cover twelve months; ``reports`` only those owed before the year stops."""

    approved: str
    activities: tuple[MadeActivity, ...]
    months: tuple[MadeMonth, ...]
    reprogrammings: tuple[MadeReprogramming, ...]
    results: tuple[MadeResult, ...]
    reports: tuple[MadeReport, ...]
    extensions: tuple[MadeExtension, ...]
    links: tuple[MadeLink, ...]
    money: tuple[MadeMoney, ...]
    never: tuple[str, ...]
