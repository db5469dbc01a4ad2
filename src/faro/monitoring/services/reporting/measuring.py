"""Measuring the indicators of the plan: the same way as the reports of the POI, indicator by indicator."""

from collections.abc import Sequence

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.monitoring.domain.reporting import states
from faro.monitoring.domain.reporting.departing import departs
from faro.monitoring.domain.reporting.fields import (
    DENOMINATOR,
    MEASURE_FIELDS,
    NUMERATOR,
    VALUE,
)
from faro.monitoring.domain.reporting.keys import measure_key, period_key
from faro.monitoring.models import IndicatorReport, ReportingPeriod
from faro.monitoring.ports import keep_counted, units_of_measures
from faro.monitoring.selectors.closing import is_closed_for
from faro.monitoring.services.reporting import mail
from faro.monitoring.services.reporting.calendar import due_of
from faro.monitoring.services.reporting.locking import locked, move, note_filler, refuse_unless_fillable
from faro.monitoring.services.reporting.proposing import PROPOSED, note_proposal
from faro.monitoring.services.reporting.saving import FieldChange, SaveOutcome, Writing, cleaned, write_all
from faro.monitoring.services.reporting.sending import NotReady, mark_sent, open_points
from faro.plans.api import Plan, indicators_of, value_of_parts


@transaction.atomic
def open_measures(*, actor: Actor, plan: Plan, period: ReportingPeriod) -> tuple[IndicatorReport, ...]:
    """Make the measurements of a half-year or year that are owed and not there yet; gives the new ones.

    An indicator is owed by the unit that its ficha names, else by that of the register that feeds it; without either
    nobody owes it. What the records say is in it from the start, as a proposal. Raises :class:`FaroError` for a month
    and for a year that the plan does not reach.
    """
    if period.kind == ReportingPeriod.Kind.MONTH:
        raise FaroError(_("Los indicadores se miden por semestre y por año."))
    if not plan.first_year <= period.year <= plan.last_year:
        raise FaroError(_("El plan {plan} no llega a {year}.").format(plan=plan.code, year=period.year))
    Plan.objects.select_for_update().get(pk=plan.pk)
    if is_closed_for(plan, period):
        return ()
    there = set(IndicatorReport.objects.filter(plan=plan, period=period).values_list("indicator", flat=True))
    computed = units_of_measures(plan.code, period.starts, period.ends)
    owing = {each.code: each.unit or computed.get(each.code) for each in indicators_of(plan.code)}
    new = tuple(_opened(plan, period, code, unit) for code, unit in owing.items() if unit and code not in there)
    if new:
        _tell(actor, plan, period, new)
    return new


def _opened(plan: Plan, period: ReportingPeriod, indicator: str, unit: str) -> IndicatorReport:
    due = due_of(period, unit)
    report = IndicatorReport(plan=plan, period=period, indicator=indicator, unit=unit, due=due)
    note_proposal(report)
    report.save()
    return report


def _tell(actor: Actor, plan: Plan, period: ReportingPeriod, new: Sequence[IndicatorReport]) -> None:
    for report in new:
        mail.tell_fillers(report, mail.OPENED)
    key = period_key(plan.code, period.code)
    changes = [Change("measures", None, len(new))]
    record(actor=actor, action="monitoring.measures_opened", subject=key, changes=changes, public=True)


@transaction.atomic
def save_measure(*, actor: Actor, report: IndicatorReport, changes: Sequence[FieldChange]) -> SaveOutcome:
    """Keep what was typed of one indicator, as :func:`save_figures` does; the value follows from its two parts.

    What the records of a register say, if one is bound, is kept beside it.
    """
    report = locked(report)
    refuse_unless_fillable(report)
    writing = Writing.by(actor, f"measure:{report.pk}")
    write_all(writing, {report.indicator: report}, [_cleaned(change, report) for change in changes])
    if writing.told:
        writing.told += _computed(report)
        note_proposal(report)
        note_filler(report, actor)
        report.revision += 1
        report.save(update_fields=["revision", "fillers", *PROPOSED, VALUE])
        if writing.clashes:
            mail.tell_of_clashes(report, actor, writing.clashes)
        key = measure_key(report.plan.code, report.period.code, report.indicator)
        record(actor=actor, action="monitoring.measure_saved", subject=key, changes=writing.told)
    return SaveOutcome(tuple(writing.saved), tuple(writing.clashes), report.revision)


def _cleaned(change: FieldChange, report: IndicatorReport) -> FieldChange:
    if change.activity_code != report.indicator or change.field not in MEASURE_FIELDS:
        raise FaroError(_("Eso no es de esta medición."))
    return cleaned(change)


def _computed(report: IndicatorReport) -> list[Change]:
    """The value of its parts where the ficha says the factor. Raises :class:`FaroError` for one that no figure has."""
    if report.numerator is None or report.denominator is None:
        return []
    multiplier = next((each.multiplier for each in indicators_of(report.plan.code).filter(code=report.indicator)), None)
    if multiplier is None:
        return []
    try:
        value = value_of_parts(report.numerator, report.denominator, multiplier)
    except OverflowError:
        raise FaroError(_("El valor que sale de esas partes es demasiado grande: revise las cifras.")) from None
    before, report.value = report.value, value
    return [Change(VALUE, before, value)] if before != value else []


@transaction.atomic
def send_measure(*, actor: Actor, report: IndicatorReport) -> IndicatorReport:
    """Hand the measurement to whoever checks it; which records it counts now is kept, where a measure feeds it.

    Raises :class:`NotReady` as :func:`send` does.
    """
    report = locked(report)
    change = move(report, states.SEND)
    said = note_proposal(report)
    gaps = gaps_of_measure(report)
    if gaps:
        raise NotReady(gaps)
    first = mark_sent(report, actor)
    report.save()
    if said is not None:
        period = report.period
        keep_counted(
            actor=actor, plan=report.plan.code, indicator=report.indicator, first=period.starts, last=period.ends
        )
    mail.withdraw(report)
    mail.tell_checkers(report)
    key = measure_key(report.plan.code, report.period.code, report.indicator)
    record(actor=actor, action="monitoring.measure_sent", subject=key, changes=[change], public=first)
    return report


def gaps_of_measure(report: IndicatorReport) -> list[str]:
    """What keeps the measurement from being sent, each in a sentence."""
    found = open_points(report)
    parts = {NUMERATOR: report.numerator, DENOMINATOR: report.denominator}
    if list(parts.values()).count(None) == 1:
        found.append(_("Escriba las dos partes, numerador y denominador, o ninguna."))
    if report.value is None and not report.explanation:
        found.append(_("Escriba el valor, o por qué no lo hay."))
    if report.value is not None and departs(report) and not report.explanation:
        found.append(_("Su cifra no es la que dan los registros: explique por qué."))
    return found
