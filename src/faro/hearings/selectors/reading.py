"""Hearings and what belongs to them, for the staff within their permissions and for everyone."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404

from faro.directory.api import Access
from faro.hearings.domain import states
from faro.hearings.models import Attendee, Commitment, Hearing, HearingQuestion, Observation
from faro.kernel.text import _

VIEW, MANAGE, MODERATE = "hearings.view", "hearings.manage", "hearings.moderate"
ANSWER, DESK = "hearings.answer", "hearings.attend_desk"


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many registered, how many came and how, and how many asked to speak."""

    registered: int
    in_person: int
    online: int
    speakers: int


def hearing_of(code: str) -> Hearing:
    """The hearing of that code. Raises :class:`Http404`."""
    found = Hearing.objects.filter(code=code).prefetch_related("minutes", "questions").first()
    if found is None:
        raise Http404(_("No hay una audiencia con ese código."))
    return found


def hearing_for(access: Access, code: str, permission: str = VIEW) -> Hearing:
    """A hearing for who has that permission. Raises :class:`Http404` or :class:`PermissionDenied`."""
    access.require(permission)
    return hearing_of(code)


def announced_hearing(code: str) -> Hearing:
    """A hearing that citizens see. Raises :class:`Http404`."""
    hearing = hearing_of(code)
    if not is_announced(hearing):
        raise Http404(_("No hay una audiencia con ese código."))
    return hearing


def is_announced(hearing: Hearing) -> bool:
    """Whether citizens see it: one that was cancelled before it was called was never theirs."""
    return hearing.state in states.ANNOUNCED and hearing.called_on is not None


def announced() -> "QuerySet[Hearing]":
    """The hearings that citizens see, newest first."""
    return Hearing.objects.filter(state__in=states.ANNOUNCED).exclude(called_on=None)


def all_hearings() -> "QuerySet[Hearing]":
    """All of them, newest first, with how many questions wait for a moderator."""
    pending = Count("questions", filter=Q(questions__moderation=HearingQuestion.Moderation.PENDING))
    return Hearing.objects.annotate(pending=pending).order_by("-starts_at", "-id")


def question_of(code: str, number: int) -> HearingQuestion:
    """A question of a hearing. Raises :class:`Http404`."""
    found = HearingQuestion.objects.select_related("hearing", "topic", "attendee")
    question = found.filter(hearing__code=code, number=number).first()
    if question is None:
        raise Http404(_("No hay una pregunta con ese número."))
    return question


def question_to_moderate(access: Access, code: str, number: int) -> HearingQuestion:
    """A question for who may admit it. Raises :class:`Http404` or :class:`PermissionDenied`."""
    access.require(MODERATE)
    return question_of(code, number)


def question_to_answer(access: Access, code: str, number: int) -> HearingQuestion:
    """A question, if the permission to answer reaches its unit. Raises as above."""
    access.require(ANSWER)
    question = question_of(code, number)
    if not access.may(ANSWER, question.unit):
        raise PermissionDenied(ANSWER)
    return question


def attendee_of(code: str, number: int) -> Attendee:
    """Who registered with that number. Raises :class:`Http404`."""
    found = Attendee.objects.select_related("hearing").filter(hearing__code=code, number=number).first()
    if found is None:
        raise Http404(_("No hay una inscripción con ese número."))
    return found


def observation_of(code: str, number: int) -> Observation:
    """An observation of the minutes. Raises :class:`Http404`."""
    rows = Observation.objects.select_related("hearing", "attendee")
    found = rows.filter(hearing__code=code, number=number).first()
    if found is None:
        raise Http404(_("No hay una observación con ese número."))
    return found


def commitment_for(access: Access, code: str, number: int) -> Commitment:
    """What was promised, if the permission to follow it reaches its unit. Raises as above."""
    access.require(ANSWER)
    found = Commitment.objects.select_related("hearing").filter(hearing__code=code, number=number).first()
    if found is None:
        raise Http404(_("No hay un compromiso con ese número."))
    if not access.may(ANSWER, found.unit):
        raise PermissionDenied(ANSWER)
    return found


def attendance_of(hearing: Hearing) -> Attendance:
    """The counts of a hearing, in one query."""
    came = Q(came_at__isnull=False)
    counts = hearing.attendees.aggregate(
        registered=Count("pk"),
        in_person=Count("pk", filter=came & Q(mode=Attendee.Mode.IN_PERSON)),
        online=Count("pk", filter=came & Q(mode=Attendee.Mode.ONLINE)),
        speakers=Count("pk", filter=Q(turn__isnull=False)),
    )
    return Attendance(**counts)
