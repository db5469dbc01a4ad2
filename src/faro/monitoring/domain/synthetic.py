"""The rows of a made-up year, as they are loaded. Quantities in millionths, money in céntimos, days without hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activity of the POI."""

    code: str
    name: str
    kind: str
    action: str | None
    unit: str
    measure: str
    aggregation: str
    priority: str
    cui: str | None
    ubigeo: str
    note: str


@dataclass(frozen=True, slots=True)
class PlannedFacts:
    """What a stage programmes for a month."""

    activity: str
    stage: str
    version: int
    month: int
    physical: int
    financial: int


@dataclass(frozen=True, slots=True)
class ReprogrammingFacts:
    """An approved change of the programme."""

    number: int
    motive: str
    instrument: str
    on: date


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """The part of a budget goal that pays for an activity, in millionths."""

    activity: str
    sec_func: str
    share: int


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """What a report says of an activity; None where nothing was said yet."""

    activity: str
    physical: int | None
    financial: int | None
    explanation: str = ""
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class ObservationFacts:
    """What was to be mended, in which activity's figure."""

    activity: str
    text: str
    made_on: date
    mended_on: date | None
    reply: str


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A unit's report of a month. Days: None for steps nobody took. ``hands``: who filled, checked, released."""

    unit: str
    month: int
    sent_on: date | None
    checked_on: date | None
    released_on: date | None
    hands: tuple[str, str, str]
    figures: Sequence[FigureFacts]
    observations: Sequence[ObservationFacts]


@dataclass(frozen=True, slots=True)
class YearFacts:
    """The whole year. ``source`` marks each of its rows."""

    source: str
    place: str
    instrument: str
    approved_on: date
    consistent_on: date
    activities: Sequence[ActivityFacts]
    planned: Sequence[PlannedFacts]
    reprogrammings: Sequence[ReprogrammingFacts]
    links: Sequence[LinkFacts]
    reports: Sequence[ReportFacts]
