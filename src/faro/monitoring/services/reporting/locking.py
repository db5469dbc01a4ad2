"""Taking a report for oneself, always before its figures, so that no two transactions wait for each other."""

from typing import TypeVar, cast

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.domain.reporting.states import FILLABLE, STATES
from faro.monitoring.models import IndicatorReport, UnitReport
from faro.monitoring.selectors.closing import is_closed, is_closed_for
from faro.monitoring.selectors.reporting.naming import period_words

Report = UnitReport | IndicatorReport
Locked = TypeVar("Locked", bound=Report)


class Closed(FaroError):
    """The period is closed: only an adjustment changes it."""


def locked(report: Locked) -> Locked:
    """The report as it is now, for this transaction alone. Raises :class:`Closed` once its period is."""
    found = _for_this_transaction(report)
    if _is_closed(found):
        raise Closed(
            _("{period} está cerrado: lo que haya que corregir se pide como ajuste.").format(
                period=period_words(found.period).capitalize()
            )
        )
    return cast("Locked", found)


def _for_this_transaction(report: Report) -> Report:
    if isinstance(report, UnitReport):
        reports = UnitReport.objects.select_for_update(of=("self",)).select_related("poi__plan", "period")
        return reports.get(pk=report.pk)
    measures = IndicatorReport.objects.select_for_update(of=("self",)).select_related("plan", "period")
    return measures.get(pk=report.pk)


def _is_closed(report: Report) -> bool:
    if isinstance(report, UnitReport):
        return is_closed(report.poi, report.period)
    return is_closed_for(report.plan, report.period)


def refuse_unless_fillable(report: Report) -> None:
    """Raise :class:`FaroError` for a report that is in somebody else's hands, or came whole from a file."""
    if report.imported:
        raise FaroError(_("Este reporte vino de un archivo: se corrige al importarlo de nuevo."))
    if report.state not in FILLABLE:
        raise FaroError(
            _("El reporte está «{state}»: para cambiarlo, quien lo revisa debe observarlo.").format(
                state=STATES.label(report.state)
            )
        )


def move(report: Report, verb: str) -> Change:
    """Take a step of the table. Raises :class:`~faro.workflow.states.ForbiddenTransition`."""
    before = report.state
    report.state = STATES.step(before, verb).target
    return Change("state", before, report.state)


def note_filler(report: Report, actor: Actor) -> None:
    """Remember for good that this person wrote in it: who writes neither checks nor releases."""
    if actor.key not in report.fillers:
        report.fillers = [*report.fillers, actor.key]
