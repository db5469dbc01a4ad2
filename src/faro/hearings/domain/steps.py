"""The days of a hearing's steps, worked out from its terms by the clock of the workflow."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from faro.catalogs.api import Term
from faro.hearings.domain.data import StepRule
from faro.kernel.text import _
from faro.workflow.calendar import Calendar
from faro.workflow.clock import Clock, Counting

ONE_DAY = timedelta(days=1)
_LONGEST_SEARCH = 4_000

TermOf = Callable[[str], Term]


class StepState(StrEnum):
    """How a step stands on a day."""

    DONE = "done"
    LATE = "late"
    DUE = "due"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """As a reader sees it."""
        return {
            StepState.DONE: _("hecho a tiempo"),
            StepState.LATE: _("hecho fuera de plazo"),
            StepState.DUE: _("en plazo"),
            StepState.OVERDUE: _("vencido"),
            StepState.UNKNOWN: _("sin fecha todavía"),
        }[self]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a hearing. ``term`` None: it has no term of its own. ``due`` None: nobody can know it yet."""

    rule: StepRule
    term: Term | None
    due: date | None
    done_on: date | None
    state: StepState


def last_day_before(hearing: date, term: Term, counting: Counting, days: Calendar) -> date:
    """The last day on which a term may start that must have run out before the day of the hearing.

    A later start would end on that day or after it, with the counting of the law.
    """
    day = hearing - ONE_DAY
    for _n in range(_LONGEST_SEARCH):
        if days.is_working(day) and _ends_before(day, hearing, term, counting, days):
            return day
        day -= ONE_DAY
    raise ValueError(f"{term.code}: no day within reach")


def _ends_before(start: date, hearing: date, term: Term, counting: Counting, days: Calendar) -> bool:
    due = term.clock(start, counting).due(days)
    return due is not None and due < hearing


def last_day_after(start: date, term: Term, counting: Counting, days: Calendar) -> date:
    """The last day of a term that starts on a day."""
    clock: Clock = term.clock(start, counting)
    due = clock.due(days)
    assert due is not None  # noqa: S101  nothing suspends it
    return due


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days that terms hang on: that of the hearing, and of what was done, by step. None: it is not known."""

    hearing: date | None
    done: Mapping[str, date]
    last_day: date | None = None


def steps_of(
    rules: Iterable[StepRule], anchors: Anchors, *, today: date, days: Calendar, counting: Counting, term_of: TermOf
) -> tuple[Step, ...]:
    """Every step with its day. What is still to come hangs on the days that those before it are due."""
    due: dict[str, date | None] = {"hearing": anchors.hearing}
    found = []
    for rule in rules:
        term = term_of(rule.term) if rule.term else None
        day = _due_of(rule, term, anchors, due, days=days, counting=counting)
        due[rule.code] = day
        done = anchors.done.get(rule.code)
        found.append(Step(rule, term, day, done, state_of(day, done, today)))
    return tuple(found)


def _due_of(
    rule: StepRule,
    term: Term | None,
    anchors: Anchors,
    due: Mapping[str, date | None],
    *,
    days: Calendar,
    counting: Counting,
) -> date | None:
    if term is None:
        return anchors.last_day or anchors.hearing
    start = anchors.done.get(rule.anchor) or due.get(rule.anchor)
    if start is None:
        return None
    count = last_day_before if rule.side == "before" else last_day_after
    return count(start, term, counting, days)


def state_of(due: date | None, done: date | None, today: date) -> StepState:
    """How a step stands: done in time or late, still in time or overdue."""
    if done is not None:
        return StepState.LATE if due is not None and done > due else StepState.DONE
    if due is None:
        return StepState.UNKNOWN
    return StepState.OVERDUE if today > due else StepState.DUE
