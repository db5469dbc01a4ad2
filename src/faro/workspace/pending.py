"""What a person has to do, room by room, and only what their permissions reach."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from faro.directory.api import Access
from faro.evaluation.api import (
    OPEN,
    CommitmentView,
    commitments,
    findings_of,
    may_answer_finding,
    published_years,
)
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.monitoring.api import (
    IndicatorReport,
    UnitReport,
    measures_owed_by,
    measures_to_review_by,
    report_title,
    report_url,
    reports_owed_by,
    reports_to_check_by,
    reports_to_release_by,
)
from faro.plans.api import plans
from faro.questions.api import questions_seen_by, term_of, to_moderate
from faro.registers.api import begun_by

ANSWER_QUESTION, MODERATE = "questions.answer", "questions.moderate"
ANSWER_FINDING, MANAGE_COMMITMENTS = "evaluation.answer_finding", "evaluation.manage_commitments"
FILL, CHECK, RELEASE = "monitoring.fill", "monitoring.check", "monitoring.release"
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do. ``when``: its term in words; ``late``: the term is over."""

    title: str
    url: str
    note: str = ""
    when: str = ""
    due: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Duties of one kind: the first of them, how many there are, and where all of them are."""

    title: str
    duties: tuple[Duty, ...]
    total: int
    url: str
    nothing: str

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.duties)


Collector = Callable[[Access], Section | None]


def pending_for(access: Access) -> tuple[Section, ...]:
    """The sections that concern this person, those with something to do first."""
    found = [section for section in (collect(access) for collect in COLLECTORS) if section]
    return tuple(sorted(found, key=lambda section: section.total == 0))


def questions_to_answer(access: Access) -> Section | None:
    """Open questions within reach, the nearest term first."""
    if not access.may(ANSWER_QUESTION):
        return None
    waiting = [each for each in questions_seen_by(access, state="open") if access.may(ANSWER_QUESTION, each.unit)]
    terms = {each.number: term_of(each) for each in waiting}
    waiting.sort(key=lambda each: (terms[each.number].due or date.max, each.number))
    duties = tuple(
        Duty(
            title=each.subject_title,
            url=reverse("questions:question", kwargs={"number": each.number}),
            note=_("Cuestión {number}").format(number=each.number),
            when=terms[each.number].words,
            due=terms[each.number].due,
            late=terms[each.number].late_days > 0,
        )
        for each in waiting[:SHOWN]
    )
    nothing = _("Ninguna cuestión espera respuesta.")
    return Section(_("Cuestiones por responder"), duties, len(waiting), reverse("questions:list"), nothing)


def words_to_read(access: Access) -> Section | None:
    """What citizens wrote and nobody has read yet."""
    if not access.may(MODERATE):
        return None
    waiting = to_moderate()
    duties = tuple(
        Duty(
            title=each.question.subject_title,
            url=reverse("questions:moderate", kwargs={"number": each.question_id, "place": each.place}),
            note=_("Cuestión {number}").format(number=each.question.number),
            when=_("recibido el {day}").format(day=day(timezone.localdate(each.said_at))),
        )
        for each in waiting[:SHOWN]
    )
    nothing = _("No hay textos de ciudadanos por revisar.")
    return Section(_("Textos por revisar"), duties, waiting.count(), reverse("questions:moderation"), nothing)


def findings_to_answer(access: Access) -> Section | None:
    """Published findings without an answer that this person may give, the gravest first."""
    if not access.may(ANSWER_FINDING):
        return None
    waiting = [
        (plan, year, state)
        for plan, year in published_years()
        for state in findings_of(plan, year).values()
        if state.state == OPEN and may_answer_finding(access, state)
    ]
    duties = tuple(
        Duty(
            title=state.finding.title,
            url=reverse("evaluation:finding", kwargs={"plan": plan, "year": year, "identifier": state.finding.id}),
            note=state.finding.subject,
        )
        for plan, year, state in waiting[:SHOWN]
    )
    nothing = _("Ningún hallazgo espera respuesta.")
    return Section(_("Hallazgos sin respuesta"), duties, len(waiting), reverse("evaluation:all_findings"), nothing)


def commitments_due(access: Access) -> Section | None:
    """Commitments that are not closed: all of them for who manages them, else those of the person's units."""
    manages = access.may(MANAGE_COMMITMENTS)
    units = access.grants.get(ANSWER_FINDING, frozenset())
    if not manages and not units:
        return None
    mine = [
        each
        for plan in plans()
        for each in commitments(plan.code)
        if not each.closed and (manages or (each.row.unit and units and each.row.unit in units))
    ]
    mine.sort(key=lambda each: (each.last_day or date.max, each.row.code))
    duties = tuple(_commitment(each) for each in mine[:SHOWN])
    nothing = _("No hay compromisos por cumplir.")
    return Section(_("Compromisos por cumplir"), duties, len(mine), reverse("evaluation:all_commitments"), nothing)


def _commitment(each: CommitmentView) -> Duty:
    return Duty(
        title=each.row.action,
        url=reverse("evaluation:commitment", kwargs={"plan": each.row.plan, "code": each.row.code}),
        note=f"{each.state_label} · {each.responsible_label}",
        when=_("vencido") if each.overdue else each.due_label if each.last_day is None else _("vence el"),
        due=each.last_day,
        late=each.overdue,
    )


def reports_to_fill(access: Access) -> Section | None:
    """What is owed of the POI and of the indicators, the nearest deadline first."""
    if not access.may(FILL):
        return None
    reports, measures = reports_owed_by(access), measures_owed_by(access)
    both: list[UnitReport | IndicatorReport] = [*reports, *measures]
    waiting = sorted(both, key=lambda each: each.due)
    duties = tuple(_owed(each) for each in waiting[:SHOWN])
    nothing = _("No debe ningún reporte.")
    return Section(_("Reportes por llenar"), duties, len(waiting), reverse("workspace:owed"), nothing)


_TO_REVIEW = {
    (CHECK,): _("Reportes por revisar"),
    (RELEASE,): _("Reportes por liberar"),
    (CHECK, RELEASE): _("Reportes por revisar o liberar"),
}


def reports_to_review(access: Access) -> Section | None:
    """What others sent and waits for this person."""
    able = [code for code in (CHECK, RELEASE) if access.may(code)]
    if not able:
        return None
    waiting: list[UnitReport | IndicatorReport] = []
    for code in able:
        waiting += reports_to_check_by(access) if code == CHECK else reports_to_release_by(access)
        waiting += measures_to_review_by(access, code)
    duties = tuple(_reviewed(each) for each in waiting[:SHOWN])
    nothing = _("Ningún reporte lo espera a usted.")
    return Section(_TO_REVIEW[tuple(able)], duties, len(waiting), reverse("monitoring:reports"), nothing)


def _owed(each: UnitReport | IndicatorReport) -> Duty:
    late = each.due < timezone.localdate()
    return Duty(
        title=report_title(each),
        url=report_url(each, fill=True),
        note=each.get_state_display(),
        when=_("venció el") if late else _("vence el"),
        due=each.due,
        late=late,
    )


def _reviewed(each: UnitReport | IndicatorReport) -> Duty:
    sent = _("enviado el {day}").format(day=day(timezone.localdate(each.sent_at))) if each.sent_at else ""
    return Duty(title=report_title(each), url=report_url(each), note=each.get_state_display(), when=sent)


def drafts_to_finish(access: Access) -> Section | None:
    """What this person began to write in the registers and did not save."""
    begun = begun_by(access)
    if not begun:
        return None
    duties = tuple(
        Duty(
            title=each.label or _("Borrador"),
            url=each.url,
            note=each.register,
            when=_("guardado el {when}").format(when=each.when),
        )
        for each in begun[:SHOWN]
    )
    return Section(_("Borradores por terminar"), duties, len(begun), reverse("registers:list"), "")


COLLECTORS: tuple[Collector, ...] = (
    reports_to_fill,
    reports_to_review,
    questions_to_answer,
    words_to_read,
    findings_to_answer,
    commitments_due,
    drafts_to_finish,
)
