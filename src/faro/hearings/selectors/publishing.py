"""What citizens read of hearings: plain facts, without a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from faro.catalogs.api import calendar
from faro.directory.api import unit_labels
from faro.evidence.api import Evidence, files_about
from faro.hearings.domain.content import (
    MINUTES,
    REPORT,
    MinutesContent,
    QuestionLine,
    ReportContent,
    SpeakerLine,
    from_json,
)
from faro.hearings.domain.states import COMING, OPEN_TO_PEOPLE
from faro.hearings.domain.steps import Step
from faro.hearings.keys import key_of
from faro.hearings.models import DocumentFile, Hearing, HearingQuestion, Minutes, Postponement
from faro.hearings.selectors.board import DutyLine, board
from faro.hearings.selectors.commitments import CommitmentView, commitments
from faro.hearings.selectors.contents import question_line, speakers_of
from faro.hearings.selectors.reading import Attendance, announced, attendance_of, is_announced
from faro.hearings.selectors.terms import hearing_steps

MOST_NEWS = 30


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """A question in the list: what everyone may read, where it is, how it stands."""

    hearing: Hearing
    line: QuestionLine
    received_on: date
    answered_on: date | None
    at_hearing: bool
    subject_title: str
    subject_url: str
    moderation: str
    late: bool

    @property
    def pending(self) -> bool:
        """Whether nobody has read it yet."""
        return self.moderation == HearingQuestion.Moderation.PENDING

    @property
    def unanswered(self) -> bool:
        """Whether it is admitted and has no answer."""
        return self.line.admitted and not self.line.answer

    @property
    def state(self) -> str:
        """In one word: for data."""
        if not self.line.admitted:
            return self.moderation
        return "unanswered" if self.unanswered else "answered"


@dataclass(frozen=True, slots=True)
class PublishedMinutes:
    """Minutes with their digest."""

    content: MinutesContent
    digest: str
    published_at: datetime
    final: bool


@dataclass(frozen=True, slots=True)
class PublicHearing:
    """All that citizens see of a hearing."""

    hearing: Hearing
    steps: tuple[Step, ...]
    report: ReportContent | None
    report_digest: str
    questions: tuple[PublicQuestion, ...]
    speakers: tuple[SpeakerLine, ...]
    attendance: Attendance
    minutes: PublishedMinutes | None
    observe_until: date | None
    commitments: tuple[CommitmentView, ...]
    postponements: tuple[Postponement, ...]
    files: tuple[Evidence, ...]
    documents: tuple[DocumentFile, ...]

    @property
    def open(self) -> bool:
        """Whether anyone may register and ask."""
        return self.hearing.state in OPEN_TO_PEOPLE


@dataclass(frozen=True, slots=True)
class News:
    """Something that was published about a hearing."""

    at: datetime
    title: str
    hearing: Hearing
    anchor: str


def public_hearings() -> tuple[Hearing, ...]:
    """The hearings that citizens see, newest first."""
    return tuple(announced())


def next_hearing() -> Hearing | None:
    """The next one to be held."""
    today = timezone.now()
    return announced().filter(state__in=COMING, starts_at__gte=today).order_by("starts_at").first()


def public_duties(today: date | None = None) -> tuple[DutyLine, ...]:
    """What the law asks for this year and in the years of the hearings of the law, as it stands."""
    return board(today=today)


def public_hearing(code: str) -> PublicHearing | None:
    """One hearing; None for one that nobody has called."""
    hearing = Hearing.objects.filter(code=code).prefetch_related("minutes", "questions").first()
    if hearing is None or not is_announced(hearing):
        return None
    report = getattr(hearing, "report", None)
    people = tuple(hearing.attendees.all())
    clock = hearing.clock
    return PublicHearing(
        hearing=hearing,
        steps=hearing_steps(hearing),
        report=from_json(REPORT, report.content) if report else None,
        report_digest=report.digest if report else "",
        questions=_questions(hearing.questions.select_related("topic", "hearing").order_by("number")),
        speakers=speakers_of(people),
        attendance=attendance_of(hearing),
        minutes=_minutes(hearing),
        observe_until=clock.due(calendar()) if clock else None,
        commitments=commitments(code),
        postponements=tuple(hearing.postponements.all()),
        files=files_about(key_of(hearing), public_only=True),
        documents=tuple(hearing.files.defer("content").order_by("pk")),
    )


def _minutes(hearing: Hearing) -> PublishedMinutes | None:
    rows = {each.kind: each for each in hearing.minutes.all()}
    row = rows.get(Minutes.Kind.FINAL) or rows.get(Minutes.Kind.DRAFT)
    if row is None:
        return None
    final = row.kind == Minutes.Kind.FINAL
    return PublishedMinutes(from_json(MINUTES, row.content), row.digest, row.published_at, final)


def _questions(rows: Iterable[HearingQuestion]) -> tuple[PublicQuestion, ...]:
    units, today = unit_labels(), timezone.localdate()
    return tuple(_question(each, units, today) for each in rows)


def _question(question: HearingQuestion, units: dict[str, str], today: date) -> PublicQuestion:
    line = question_line(question, units)
    answered = timezone.localdate(question.answered_at) if question.answered_at else None
    return PublicQuestion(
        hearing=question.hearing,
        line=line,
        received_on=timezone.localdate(question.received_at),
        answered_on=answered,
        at_hearing=question.at_hearing,
        subject_title=question.subject_title,
        subject_url=question.subject_url,
        moderation=question.moderation,
        late=line.admitted and not line.answer and line.due is not None and today > line.due,
    )


def public_questions() -> tuple[PublicQuestion, ...]:
    """The questions of all hearings that citizens see, newest hearing first."""
    rows = HearingQuestion.objects.filter(hearing__in=announced()).select_related("topic", "hearing")
    return _questions(rows.order_by("-hearing__starts_at", "number"))


def questions_about(subject: str) -> tuple[PublicQuestion, ...]:
    """The admitted questions of hearings about a subject, newest first."""
    rows = HearingQuestion.objects.filter(subject=subject, moderation=HearingQuestion.Moderation.ADMITTED)
    return _questions(rows.select_related("topic", "hearing").order_by("-received_at"))


def unanswered() -> tuple[PublicQuestion, ...]:
    """What was asked and not answered, what waits longest first."""
    held = [each for each in public_questions() if each.unanswered and each.hearing.held_on]
    return tuple(sorted(held, key=lambda each: (each.line.due or date.max, each.line.number)))


def document_file(code: str, document: str, file_format: str) -> DocumentFile | None:
    """A published document as a file."""
    found = DocumentFile.objects.filter(hearing__code=code, document=document, file_format=file_format)
    return found.select_related("hearing").first()
