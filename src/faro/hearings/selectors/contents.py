"""Putting together what a report or minutes say, from what is sealed and what was written down."""

from datetime import date, datetime

from django.utils import timezone

from faro.budget.api import months_accrued, progress_percent, release_in_force, totals
from faro.directory.api import municipality, unit_labels
from faro.evaluation.api import PublishedPlan, Verdict, latest_publication, published_in
from faro.hearings.domain import content
from faro.hearings.domain.data import asker_kinds, projection_rules
from faro.hearings.domain.identity import initials, masked_document
from faro.hearings.domain.projection import accrued_until, last_known_month, needed_each_month, projections
from faro.hearings.models import Attendee, Commitment, Hearing, HearingQuestion, Minutes, MinutesText, Observation
from faro.hearings.selectors.commitments import is_overdue
from faro.hearings.selectors.terms import due_of
from faro.kernel.text import _
from faro.ledger.api import subject_key
from faro.monitoring.api import ClosedPeriod, last_closings, pois
from faro.questions.ports import subject_of

NO_MONTHS: tuple[int | None, ...] = ()


def report_content(hearing: Hearing) -> content.ReportContent:
    """The report as the sealed figures give it now. What is missing is said, and stays without a figure."""
    plan, budget = _plan(), _budget(hearing)
    closings = _closings(hearing)
    known = municipality()
    return content.ReportContent(
        hearing=hearing.code,
        title=hearing.title,
        municipality=known.name if known else "",
        day=hearing.day,
        synthetic=hearing.synthetic,
        budget=budget,
        projections=_projections(hearing, budget),
        closings=closings,
        plan=plan,
        promises=_promises_before(hearing),
        missing=tuple(_missing(hearing, plan, budget, closings)),
    )


def _missing(
    hearing: Hearing,
    plan: content.PlanPart | None,
    budget: content.BudgetPart | None,
    closings: tuple[content.ClosingLine, ...],
) -> list[str]:
    said = []
    if plan is None:
        said.append(_("No hay ninguna evaluación publicada."))
    if budget is None:
        said.append(_("No hay presupuesto de {year} importado.").format(year=hearing.year))
    elif not budget.through_month:
        said.append(_("El archivo de presupuesto no tiene meses anteriores a la audiencia: no se puede proyectar."))
    if not closings:
        said.append(_("No hay meses de {year} cerrados antes de la audiencia.").format(year=hearing.year))
    return said


def _budget(hearing: Hearing) -> content.BudgetPart | None:
    """Until the last whole month before the hearing of which the file in force knows what was accrued."""
    year = hearing.year
    release = release_in_force(year)
    if release is None:
        return None
    amounts, months = totals(year), months_accrued(year)
    month = min(last_known_month(months), hearing.day.month - 1)
    accrued = accrued_until(months, month)
    share = progress_percent(accrued, amounts.pim)
    return content.BudgetPart(
        year=year,
        through_month=month,
        pia=amounts.pia,
        pim=amounts.pim,
        accrued=accrued,
        progress=None if share is None else str(share),
        months=months[:month],
        needed_each_month=needed_each_month(accrued, month, amounts.pim),
        file_name=release.file_name,
        file_digest=release.sha256,
    )


def _projections(hearing: Hearing, budget: content.BudgetPart | None) -> tuple[content.ProjectionLine, ...]:
    if budget is None:
        return ()
    rules = projection_rules()
    before = months_accrued(hearing.year - 1)
    return tuple(
        content.ProjectionLine(
            rules[each.rule].label, rules[each.rule].norm, rules[each.rule].sure.value, each.centimos, each.share
        )
        for each in projections(budget.months, before, budget.through_month, budget.pim)
    )


def _closings(hearing: Hearing) -> tuple[content.ClosingLine, ...]:
    """The periods of the hearing's year that were closed and ended before it."""
    poi = pois().filter(year=hearing.year).first()
    if poi is None:
        return ()
    return tuple(_closing(each) for each in last_closings(poi) if _ended(each, hearing.day))


def _ended(closed: ClosedPeriod, day: date) -> bool:
    period = closed.period
    return period.kind == "month" and (period.year, period.number) < (day.year, day.month)


def _closing(closed: ClosedPeriod) -> content.ClosingLine:
    return content.ClosingLine(closed.period.code, closed.digest, timezone.localdate(closed.closed_at))


def _plan() -> content.PlanPart | None:
    publication = latest_publication()
    if publication is None:
        return None
    plan = published_in(publication)
    method = next((each.name for each in plan.methods if each.id == plan.main_method), plan.main_method)
    return content.PlanPart(
        name=plan.name,
        year=plan.year,
        number=publication.number,
        digest=publication.digest,
        method=method,
        result=_result(plan, plan.totals),
        url=_url(subject_key("publication", plan.plan, str(plan.year))),
        objectives=tuple(
            content.ObjectiveLine(
                each.code, each.name, _result(plan, each.verdicts), _url(subject_key("element", plan.plan, each.code))
            )
            for each in plan.objectives
        ),
    )


def _result(plan: PublishedPlan, verdicts: tuple[Verdict, ...]) -> float | None:
    return next((each.result for each in verdicts if each.method == plan.main_method and each.in_force), None)


def _url(key: str) -> str:
    about = subject_of(key)
    return about.url if about else ""


def _promises_before(hearing: Hearing) -> tuple[content.EarlierPromise, ...]:
    rows = Commitment.objects.filter(hearing__starts_at__lt=hearing.starts_at).select_related("hearing")
    units = unit_labels()
    return tuple(
        content.EarlierPromise(
            each.hearing.code,
            each.number,
            each.text,
            units.get(each.unit, each.unit),
            each.due_date,
            each.get_state_display(),
            is_overdue(each),
        )
        for each in rows.order_by("hearing__starts_at", "number")
    )


def minutes_content(hearing: Hearing, kind: str, at: datetime) -> content.MinutesContent:
    """The minutes as they stand: what a person wrote, with the lists and counts that Faro keeps."""
    text = MinutesText.objects.get(hearing=hearing)
    people = tuple(hearing.attendees.all())
    came = [each for each in people if each.came_at]
    known = municipality()
    report = getattr(hearing, "report", None)
    return content.MinutesContent(
        hearing=hearing.code,
        kind=kind,
        title=hearing.title,
        municipality=known.name if known else "",
        day=hearing.day,
        starts=f"{timezone.localtime(hearing.starts_at):%d/%m/%Y %H:%M}",
        place=hearing.place,
        online_url=hearing.online_url,
        decree=hearing.decree_number,
        agenda=hearing.agenda_items,
        opening=text.opening,
        development=text.development,
        closing=text.closing,
        registered=len(people),
        in_person=sum(each.mode == Attendee.Mode.IN_PERSON for each in came),
        online=sum(each.mode == Attendee.Mode.ONLINE for each in came),
        speakers=speakers_of(people),
        questions=questions_of(hearing),
        promises=_promises(hearing),
        observations=_observations(hearing) if kind == Minutes.Kind.FINAL else (),
        report=report.digest if report else "",
        synthetic=hearing.synthetic,
        published_on=timezone.localdate(at),
    )


def speakers_of(people: tuple[Attendee, ...]) -> tuple[content.SpeakerLine, ...]:
    """Those who asked to speak, in their turns, with initials and the end of their document alone.

    The organisation is what a stranger typed: it is shown once the desk, which reads it, wrote down that they came.
    """
    speaking = sorted((each for each in people if each.turn is not None), key=lambda each: each.turn or 0)
    return tuple(
        content.SpeakerLine(
            each.turn or 0, who_of(each), each.organisation if each.came_at else "", "", each.came_at is not None
        )
        for each in speaking
    )


def who_of(attendee: Attendee) -> str:
    """«V. P. Q., DNI ****1234»."""
    if not attendee.name:
        return _("Asistente {n}").format(n=attendee.number)
    return f"{initials(attendee.name)}, {masked_document(attendee.document_kind, attendee.document)}"


def questions_of(hearing: Hearing) -> tuple[content.QuestionLine, ...]:
    """The questions of a hearing that a moderator has read, by number."""
    rows = hearing.questions.exclude(moderation=HearingQuestion.Moderation.PENDING).select_related("topic")
    units = unit_labels()
    return tuple(question_line(each, units) for each in rows.order_by("number"))


def question_line(question: HearingQuestion, units: dict[str, str]) -> content.QuestionLine:
    """A question as everyone may read it."""
    kind = asker_kinds().get(question.asker)
    return content.QuestionLine(
        number=question.number,
        moment=question.get_moment_display(),
        asker=kind.label if kind else question.asker,
        topic=question.topic.title if question.topic else "",
        text=question.public_text if question.is_admitted else "",
        admitted=question.is_admitted,
        reason=question.moderation_reason,
        answer=question.answer,
        unit=units.get(question.unit, question.unit),
        due=due_of(question),
    )


def _promises(hearing: Hearing) -> tuple[content.PromiseLine, ...]:
    units = unit_labels()
    rows = hearing.commitments.order_by("number")
    return tuple(
        content.PromiseLine(each.number, each.text, units.get(each.unit, each.unit), each.due_date) for each in rows
    )


def _observations(hearing: Hearing) -> tuple[content.ObservationLine, ...]:
    rows = hearing.observations.exclude(decision=Observation.Decision.PENDING).select_related("attendee")
    return tuple(
        content.ObservationLine(
            each.number, who_of(each.attendee), each.public_text, each.get_decision_display(), each.reason
        )
        for each in rows.order_by("number")
    )
