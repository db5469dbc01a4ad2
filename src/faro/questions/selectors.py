"""Reading questions, for everyone and for the staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from faro.catalogs.api import calendar
from faro.directory.api import Access
from faro.kernel.text import _
from faro.questions.domain import states
from faro.questions.models import Erratum, Question, Statement
from faro.workflow.calendar import Calendar
from faro.workflow.clock import Clock, ClockState

VIEW, ANSWER, MODERATE, REASSIGN = "questions.view", states.ANSWER, "questions.moderate", "questions.reassign"


@dataclass(frozen=True, slots=True)
class Term:
    """How a question stands in time: in words, with the day it is due where that can be known."""

    state: ClockState
    words: str
    due: date | None
    late_days: int
    clock: Clock


@dataclass(frozen=True, slots=True)
class News:
    """An answer, with the number of its question, or a correction."""

    at: datetime
    title: str
    text: str
    anchor: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A question with its term, and what was said that the reader may see."""

    question: Question
    term: Term
    statements: tuple[Statement, ...]
    errata: tuple[Erratum, ...]

    @property
    def state_words(self) -> str:
        """The state as a reader sees it."""
        return states.STATES.label(self.question.state)


def term_of(question: Question, days: Calendar | None = None) -> Term:
    """How a question stands today, or stood on the day it was closed."""
    clock, days = question.clock, days or calendar()
    day = timezone.localdate(question.closed_at) if question.closed_at else timezone.localdate()
    state = clock.state(day, days)
    return Term(state, state.words, clock.due(days), clock.overdue(day, days), clock)


def followed(question: Question, days: Calendar | None = None) -> Followed:
    """A question with all that belongs to it. Pages for everyone show only the ``public_text`` of its statements."""
    return Followed(question, term_of(question, days), tuple(question.statements.all()), tuple(question.errata.all()))


def for_everyone(question: Question, days: Calendar | None = None) -> Followed:
    """A question without what citizens may not read: who asked, unpublished words. Not to be saved."""
    question.name = question.email = ""
    for statement in question.statements.all():
        statement.text = statement.public_text
    return followed(question, days)


def all_followed(questions: Iterable[Question], *, public_only: bool = False) -> tuple[Followed, ...]:
    """Several questions, with the calendar read once."""
    days, view = calendar(), for_everyone if public_only else followed
    return tuple(view(question, days) for question in questions)


def question_of(number: str) -> Question:
    """The question of that number. Raises :class:`Http404`."""
    found = Question.objects.filter(number=number).prefetch_related("statements", "errata").first()
    if found is None:
        raise Http404(_("No hay una cuestión con ese número."))
    return found


def question_for(access: Access, number: str, code: str = VIEW) -> Question:
    """A question, if the permission reaches its unit. Raises :class:`Http404` or :class:`PermissionDenied`."""
    access.require(code)
    question = question_of(number)
    if not access.may(code, question.unit):
        raise PermissionDenied(code)
    return question


def statement_for(access: Access, number: str, place: int) -> Statement:
    """What was said in that place of a question, for who may moderate it.

    Raises :class:`Http404` or :class:`PermissionDenied`.
    """
    access.require(MODERATE)
    found = Statement.objects.select_related("question").filter(question=number, place=place).first()
    if found is None or not found.by_asker:
        raise Http404(_("No hay un texto que moderar."))
    return found


def questions_about(subject: str, public_only: bool = True) -> tuple[Followed, ...]:  # noqa: FBT001, FBT002 the contract
    """The questions about a subject, newest first."""
    found = Question.objects.filter(subject=subject).prefetch_related("statements", "errata")
    return all_followed(found, public_only=public_only)


def counts_for(subjects: Iterable[str]) -> dict[str, int]:
    """How many questions there are about each of those subjects; those without any are left out."""
    rows = Question.objects.filter(subject__in=list(subjects)).order_by().values_list("subject")
    return dict(rows.annotate(Count("pk")))


def errata(subject: str = "") -> QuerySet[Erratum]:
    """What was corrected, newest first; of one subject, or of all."""
    listed = Erratum.objects.select_related("question")
    return listed.filter(subject=subject) if subject else listed


def latest_news(most: int = 30) -> list[News]:
    """The last answers and corrections, newest first."""
    answers = Statement.objects.filter(kind=Statement.Kind.ANSWER).select_related("question").order_by("-said_at")
    both = [_news_of_answer(each) for each in answers[:most]]
    both += [_news_of_erratum(each) for each in Erratum.objects.order_by("-noted_at")[:most]]
    return sorted(both, key=lambda item: item.at, reverse=True)[:most]


def _news_of_answer(statement: Statement) -> News:
    question = statement.question
    title = _("Respuesta a {number}: {title}").format(number=question.number, title=question.subject_title)
    return News(statement.said_at, title, statement.public_text, f"texto-{statement.place}", question.number)


def _news_of_erratum(erratum: Erratum) -> News:
    text = _("Decía: {said}. Dice ahora: {says}.").format(said=erratum.said, says=erratum.says)
    return News(
        erratum.noted_at, _("Errata: {title}").format(title=erratum.subject_title), text, f"errata-{erratum.pk}"
    )


def public_questions(state: str = "", unit: str = "", text: str = "") -> QuerySet[Question]:
    """All questions, newest first, narrowed by state, unit, and words of the figure or of what was published."""
    found = Question.objects.all()
    if state in states.STATES.words:
        found = found.filter(state=state)
    if unit:
        found = found.filter(unit=unit)
    if text:
        shown = Q(statements__moderation=Statement.Moderation.PUBLISHED, statements__public_text__icontains=text)
        by_words = Q(subject_title__icontains=text) | Q(number=text) | shown
        found = found.filter(pk__in=Question.objects.filter(by_words).values("pk"))
    return found.prefetch_related("statements", "errata")


def questions_seen_by(access: Access, state: str = "", unit: str = "", text: str = "") -> QuerySet[Question]:
    """The questions within the reach of a person's permission; open ones only where ``state`` is ``open``."""
    access.require(VIEW)
    reach = access.grants[VIEW]
    found = public_questions("" if state == "open" else state, unit, text)
    if state == "open":
        found = found.filter(state__in=states.OPEN_STATES)
    return found if reach is None else found.filter(unit__in=reach)


def to_moderate() -> QuerySet[Statement]:
    """What citizens wrote and nobody has read yet, oldest first."""
    waiting = Statement.objects.filter(moderation=Statement.Moderation.PENDING).select_related("question")
    return waiting.order_by("said_at", "id")
