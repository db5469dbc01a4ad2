"""Sending what was filled to whoever checks it."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, record
from faro.monitoring.domain.reporting import states
from faro.monitoring.domain.reporting.keys import report_key
from faro.monitoring.models import Clash, UnitReport
from faro.monitoring.services.reporting import clocks, mail
from faro.monitoring.services.reporting.locking import Report, locked, move


class NotReady(FaroError):
    """What is still missing, all of it."""

    def __init__(self, gaps: Sequence[str]) -> None:
        self.gaps = tuple(gaps)
        super().__init__(_("Todavía no se puede enviar. {gaps}").format(gaps=" ".join(self.gaps)))


@transaction.atomic
def send(*, actor: Actor, report: UnitReport) -> UnitReport:
    """Hand the report to whoever checks it. The first sending decides whether it was on time.

    Raises :class:`NotReady` while two values clash, something observed is not mended, or an activity has neither a
    figure nor why there is none; a deadline never puts a figure where there was none.
    """
    report = locked(report)
    change = move(report, states.SEND)
    gaps = gaps_of(report)
    if gaps:
        raise NotReady(gaps)
    first = mark_sent(report, actor)
    report.save()
    mail.withdraw(report)
    mail.tell_checkers(report)
    key = report_key(report.poi.plan.code, report.period.code, report.unit)
    record(actor=actor, action="monitoring.report_sent", subject=key, changes=[change], public=first)
    return report


def gaps_of(report: UnitReport) -> list[str]:
    """What keeps the report from being sent, each in a sentence."""
    return [*open_points(report), *_without_figure(report)]


def mark_sent(report: Report, actor: Actor) -> bool:
    """Note who sent it and when, and start the term of whoever checks. Gives whether it is the first time."""
    first = report.first_sent_at is None
    report.sent_at, report.sent_by = timezone.now(), actor.key
    report.first_sent_at = report.first_sent_at or report.sent_at
    report.checked_at, report.checked_by = None, ""
    report.revision += 1
    clocks.begin(report, states.CHECK)
    return first


def open_points(report: Report) -> list[str]:
    """What stands open between people: values that clash, observations without an answer."""
    of = {"figure__report": report} if isinstance(report, UnitReport) else {"measure": report}
    clashing = Clash.objects.filter(**of, settled_at=None).count()
    observed = report.observations.filter(mended_at=None).count()
    found = []
    if clashing:
        found.append(_("Elija entre los valores que dos personas escribieron a la vez ({n}).").format(n=clashing))
    if observed:
        found.append(_("Responda lo observado ({n}).").format(n=observed))
    return found


def _without_figure(report: UnitReport) -> list[str]:
    empty = report.figures.filter(physical=None, explanation="").select_related("activity")
    sentence = _("Escriba el avance físico, o por qué no lo hay, de: {codes}.")
    return [sentence.format(codes=", ".join(each.activity.code for each in empty))] if empty else []
