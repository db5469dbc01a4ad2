"""Terms of the room, worked out today with the calendar of the place."""

from datetime import date

from django.utils import timezone

from faro.catalogs.api import calendar, counting, term
from faro.hearings.domain.data import steps
from faro.hearings.domain.duties import duty_of
from faro.hearings.domain.steps import Anchors, Step, steps_of
from faro.hearings.models import Hearing, HearingQuestion, Minutes


def due_of(question: HearingQuestion) -> date | None:
    """The day until which an answer is due; None while its term does not run."""
    clock = question.clock
    return clock.due(calendar()) if clock else None


def is_late(question: HearingQuestion, today: date | None = None) -> bool:
    """Whether the answer is owed and its term has run out."""
    due = due_of(question)
    return question.answered_at is None and due is not None and (today or timezone.localdate()) > due


def hearing_steps(hearing: Hearing, today: date | None = None) -> tuple[Step, ...]:
    """The legal steps of a hearing, each with its day."""
    duty = duty_of(hearing.obligation, hearing.year) if hearing.obligation else None
    anchors = Anchors(hearing.day, _done(hearing), duty.last if duty else None)
    return _counted(anchors, today)


def steps_without_hearing(last: date, today: date | None = None) -> tuple[Step, ...]:
    """The same where there is no hearing yet: as if it were held on the last day that there is."""
    return _counted(Anchors(last, {}), today)


def _counted(anchors: Anchors, today: date | None) -> tuple[Step, ...]:
    return steps_of(
        steps(),
        anchors,
        today=today or timezone.localdate(),
        days=calendar(),
        counting=counting(),
        term_of=term,
    )


def _done(hearing: Hearing) -> dict[str, date]:
    """What was done, by step, on which day."""
    done: dict[str, date] = {}
    if hearing.called_on:
        done["call"] = hearing.called_on
    report = getattr(hearing, "report", None)
    if report is not None:
        done["report"] = timezone.localdate(report.published_at)
    if hearing.held_on:
        done["held"] = hearing.held_on
        answered = _all_answered_on(hearing)
        if answered:
            done["answers"] = answered
    return done | _minutes_done(hearing)


def _minutes_done(hearing: Hearing) -> dict[str, date]:
    done = {}
    for each in hearing.minutes.all():
        step = "final" if each.kind == Minutes.Kind.FINAL else "draft"
        done[step] = timezone.localdate(each.published_at)
    if "final" in done:
        clock = hearing.clock
        observed = clock.due(calendar()) if clock else None
        done["observed"] = observed or done["final"]
    return done


def _all_answered_on(hearing: Hearing) -> date | None:
    """The day of the last answer, once nothing is owed; the day of the hearing where nothing was left open."""
    admitted = [each for each in hearing.questions.all() if each.is_admitted]
    pending = [each for each in hearing.questions.all() if each.moderation == HearingQuestion.Moderation.PENDING]
    if pending or any(each.answered_at is None for each in admitted):
        return None
    days = [timezone.localdate(each.answered_at) for each in admitted if each.answered_at]
    return max([*days, hearing.held_on or hearing.day])
