"""What a report and minutes say, frozen: made once, kept as JSON, read back whole, digested."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import TypeAdapter

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """The year's money in céntimos until a month; None is what the file does not say. ``months``: accrued in each."""

    year: int
    through_month: int
    pia: int | None
    pim: int | None
    accrued: int | None
    progress: str | None
    months: tuple[int | None, ...]
    needed_each_month: int | None
    file_name: str
    file_digest: str


@dataclass(frozen=True, slots=True)
class ProjectionLine:
    """The year's end by one way: the amount in céntimos and its share of the PIM in points."""

    label: str
    norm: str
    sure: str
    centimos: int
    share: float | None


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """A closed period of the follow-up: its seal."""

    period: str
    digest: str
    closed_on: date


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective of the published evaluation: its result in points, and where its figures are."""

    code: str
    name: str
    result: float | None
    url: str


@dataclass(frozen=True, slots=True)
class PlanPart:
    """The publication that the report stands on."""

    name: str
    year: int
    number: int
    digest: str
    method: str
    result: float | None
    url: str
    objectives: tuple[ObjectiveLine, ...]


@dataclass(frozen=True, slots=True)
class EarlierPromise:
    """What was promised at an earlier hearing, and how it stood."""

    hearing: str
    number: int
    text: str
    unit: str
    due: date
    state: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class ReportContent:
    """The report of a hearing. ``missing``: what has no sealed figure, in words."""

    hearing: str
    title: str
    municipality: str
    day: date
    synthetic: bool
    budget: BudgetPart | None
    projections: tuple[ProjectionLine, ...]
    closings: tuple[ClosingLine, ...]
    plan: PlanPart | None
    promises: tuple[EarlierPromise, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """Someone who asked to speak, as everyone may know them."""

    turn: int
    who: str
    organisation: str
    topic: str
    came: bool


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question as everyone may read it; ``text`` is empty for one that is not admitted, and ``reason`` says why."""

    number: int
    moment: str
    asker: str
    topic: str
    text: str
    admitted: bool
    reason: str
    answer: str
    unit: str
    due: date | None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """What was promised."""

    number: int
    text: str
    unit: str
    due: date


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """An observation of the draft and what became of it."""

    number: int
    who: str
    text: str
    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """The minutes of a hearing. ``kind``: draft or final; ``report``: the digest of the report that was given."""

    hearing: str
    kind: str
    title: str
    municipality: str
    day: date
    starts: str
    place: str
    online_url: str
    decree: str
    agenda: tuple[str, ...]
    opening: str
    development: str
    closing: str
    registered: int
    in_person: int
    online: int
    speakers: tuple[SpeakerLine, ...]
    questions: tuple[QuestionLine, ...]
    promises: tuple[PromiseLine, ...]
    observations: tuple[ObservationLine, ...]
    report: str
    synthetic: bool
    published_on: date


REPORT = TypeAdapter(ReportContent)
MINUTES = TypeAdapter(MinutesContent)


def to_json(adapter: "TypeAdapter[Content]", content: Content) -> str:
    """The content as it is kept."""
    return adapter.dump_json(content).decode()


def from_json(adapter: "TypeAdapter[Content]", text: str) -> Content:
    """The content that :func:`to_json` wrote, equal in every part."""
    return adapter.validate_json(text)


def digest_of(text: str) -> str:
    """The SHA-256 of the content as it is kept."""
    return hashlib.sha256(text.encode()).hexdigest()
