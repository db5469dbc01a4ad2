"""Looking at what was sent: observing it, checking it, releasing it. Nobody does so with what they wrote themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import calendar, start_clock
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.monitoring.domain.reporting import states
from faro.monitoring.domain.reporting.keys import measure_key, report_key
from faro.monitoring.models import Figure, IndicatorReport, Observation, UnitReport
from faro.monitoring.services.reporting import clocks, mail
from faro.monitoring.services.reporting.locking import Locked, Report, locked, move, refuse_unless_fillable
from faro.monitoring.services.reporting.publishing import publish_measure, withdraw_measure

MEND = "monitoring.mend"


class OwnWork(FaroError):
    """Someone would review what they wrote or checked themselves."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be mended, in one figure or in the whole."""

    text: str
    figure: Figure | None = None


def observe(*, actor: Actor, report: Report, text: str, figure: Figure | None = None) -> Observation:
    """Say one thing that is to be mended; as :func:`observe_all`."""
    return observe_all(actor=actor, report=report, remarks=[Remark(text, figure)])[0]


@transaction.atomic
def observe_all(*, actor: Actor, report: Report, remarks: Sequence[Remark]) -> tuple[Observation, ...]:
    """Give the report back to its unit with what is to be mended; the term of the review stands still meanwhile.

    Raises :class:`FaroError` for one that is not under review, for no remark, and :class:`OwnWork`.
    """
    said = [remark for remark in remarks if remark.text.strip()]
    if not said:
        raise FaroError(_("Escriba qué hay que corregir."))
    report = locked(report)
    refuse_own_work(report, actor)
    if report.imported:
        raise FaroError(_("Este reporte vino de un archivo: se corrige al importarlo de nuevo."))
    was_public = report.state == states.RELEASED
    stage = states.CHECK if report.state == states.SENT else states.RELEASE
    change = move(report, states.OBSERVE)
    clocks.stop(report, stage, said[0].text)
    report.revision += 1
    report.released_at, report.released_by = None, ""
    report.save()
    if was_public and isinstance(report, IndicatorReport):
        withdraw_measure(actor, report)
    made = tuple(_observation(actor, report, remark) for remark in said)
    told = [Change(_named(each), None, each.text) for each in made]
    mail.withdraw(report)
    mail.tell_of_observations(report, made)
    _note(actor, "report_observed", report, [change, *told], public=was_public)
    return made


def _observation(actor: Actor, report: Report, remark: Remark) -> Observation:
    of_report = isinstance(report, UnitReport)
    if remark.figure is not None and (not of_report or remark.figure.report_id != report.pk):
        raise FaroError(_("Esa cifra no es de este reporte."))
    due = start_clock(MEND, timezone.localdate()).due(calendar())
    return Observation.objects.create(
        **({"report": report} if of_report else {"measure": report}),
        figure=remark.figure,
        text=remark.text.strip(),
        due=due,
        made_at=timezone.now(),
        made_by=actor.key,
    )


def _named(observation: Observation) -> str:
    return f"observation/{observation.figure.activity.code}" if observation.figure else "observation"


@transaction.atomic
def mend(*, actor: Actor, observation: Observation, reply: str) -> Observation:
    """Say how something observed was mended. Raises :class:`FaroError` without words, or if that was said already."""
    report = locked(_report_of(observation))
    refuse_unless_fillable(report)
    observation = Observation.objects.select_for_update(of=("self",)).get(pk=observation.pk)
    if observation.mended_at is not None:
        raise FaroError(_("Esta observación ya tiene respuesta."))
    if not reply.strip():
        raise FaroError(_("Escriba qué se corrigió, o por qué no corresponde."))
    observation.reply = reply.strip()
    observation.mended_at, observation.mended_by = timezone.now(), actor.key
    observation.save(update_fields=["reply", "mended_at", "mended_by"])
    _note(actor, "observation_mended", report, [Change("reply", None, observation.reply)])
    return observation


@transaction.atomic
def check(*, actor: Actor, report: Locked) -> Locked:
    """Say, for the unit, that the figures are right. Raises :class:`OwnWork` for whoever wrote in it."""
    report = locked(report)
    refuse_own_work(report, actor)
    change = move(report, states.CHECK)
    report.checked_at, report.checked_by = timezone.now(), actor.key
    report.revision += 1
    clocks.begin(report, states.RELEASE)
    report.save()
    mail.withdraw(report)
    mail.tell_releasers(report)
    _note(actor, "report_checked", report, [change])
    return report


@transaction.atomic
def release(*, actor: Actor, report: Locked) -> Locked:
    """Let the figures count outside. Raises :class:`OwnWork` for whoever wrote in it or checked it."""
    report = locked(report)
    refuse_own_work(report, actor)
    if report.checked_by == actor.key:
        raise OwnWork(_("Usted revisó este reporte por la unidad: lo libera otra persona."))
    change = move(report, states.RELEASE)
    report.released_at, report.released_by = timezone.now(), actor.key
    report.revision += 1
    report.save()
    mail.withdraw(report)
    if isinstance(report, IndicatorReport):
        publish_measure(actor, report)
    _note(actor, "report_released", report, [change], public=True)
    return report


def refuse_own_work(report: Report, actor: Actor) -> None:
    """Raise :class:`OwnWork` for whoever wrote any of its figures, however long ago."""
    if actor.key in report.fillers:
        raise OwnWork(_("Usted llenó parte de este reporte: lo revisa otra persona."))


def _report_of(observation: Observation) -> UnitReport | IndicatorReport:
    report = observation.report or observation.measure
    if report is None:
        raise ValueError(f"an observation of nothing: {observation.pk}")
    return report


def _note(actor: Actor, act: str, report: Report, changes: Sequence[Change], *, public: bool = False) -> None:
    """The same acts are told of a measurement and of a report."""
    if isinstance(report, UnitReport):
        key = report_key(report.poi.plan.code, report.period.code, report.unit)
    else:
        key = measure_key(report.plan.code, report.period.code, report.indicator)
    record(actor=actor, action=f"monitoring.{act}", subject=key, changes=changes, public=public)
