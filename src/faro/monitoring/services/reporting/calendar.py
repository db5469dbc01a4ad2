"""Until when what is reported: one stored day for each period, later ones for who is granted them."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from faro.catalogs.api import calendar, deadline
from faro.directory.api import unit_labels
from faro.kernel.errors import FaroError
from faro.kernel.formats import day
from faro.kernel.periods import month_end
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key
from faro.monitoring.domain.reporting.keys import calendar_key
from faro.monitoring.models import Extension, IndicatorReport, ReportingPeriod, UnitReport
from faro.monitoring.selectors.closing.closed import pois_closed_in
from faro.monitoring.selectors.reporting.naming import period_words
from faro.monitoring.selectors.reporting.wholly_closed import wholly_closed

Kind = ReportingPeriod.Kind
MONTHS_OF = {Kind.MONTH: 1, Kind.HALF_YEAR: 6, Kind.YEAR: 12}
RULE_OF = {
    Kind.MONTH: "monitoring.month",
    Kind.HALF_YEAR: "monitoring.half_year",
    Kind.YEAR: "monitoring.year",
}


@transaction.atomic
def set_calendar(
    *, actor: Actor, year: int, dues: Mapping[str, date] | None = None, norm: str = "", reason: str = ""
) -> tuple[ReportingPeriod, ...]:
    """Make the periods of a year that are missing, each with the day that its rule gives, and set the days given.

    ``dues``: by period code, the day that a notice fixes, with that notice in ``norm``. What was not sent yet is owed
    until the new day, unless an extension says another. Raises :class:`FaroError`, and nothing is kept then.
    """
    known = {period.code: period for period in ReportingPeriod.objects.select_for_update().filter(year=year)}
    for kind, months in MONTHS_OF.items():
        for number in range(1, 12 // months + 1):
            made = _period(kind, year, number, months)
            if made.code not in known:
                made.save()
                known[made.code] = made
                _note(actor, made, None, reason)
    for code, due in (dues or {}).items():
        if code not in known:
            raise FaroError(_("No hay un periodo {code} en {year}.").format(code=code, year=year))
        _set_due(actor, known[code], due, norm, reason)
    return tuple(sorted(known.values(), key=lambda each: (each.ends, each.starts)))


def _period(kind: Kind, year: int, number: int, months: int) -> ReportingPeriod:
    ends = month_end(year, number * months)
    rule = deadline(RULE_OF[kind], ends)
    return ReportingPeriod(
        kind=kind,
        year=year,
        number=number,
        starts=date(year, (number - 1) * months + 1, 1),
        ends=ends,
        due=rule.due(ends, calendar()),
        norm=rule.norm,
    )


def _set_due(actor: Actor, period: ReportingPeriod, due: date, norm: str, reason: str) -> None:
    if due == period.due:
        return
    if due <= period.ends:
        sentence = _("El plazo de {code} debe ser posterior al {ends}, cuando termina el periodo.")
        raise FaroError(sentence.format(code=period_words(period), ends=day(period.ends)))
    if due < timezone.localdate() <= period.due and any(owed.exists() for owed in _owed(period)):
        sentence = _("El {due} ya pasó: con ese plazo quedaría tarde quien hoy está en plazo para {code}.")
        raise FaroError(sentence.format(due=day(due), code=period_words(period)))
    if not norm.strip() and not reason.strip():
        raise FaroError(_("Diga qué norma o comunicado fija el plazo."))
    _refuse_closed(period)
    before, period.due = period.due, due
    period.norm = norm.strip() or reason.strip()
    period.save(update_fields=["due", "norm"])
    extended = set(Extension.objects.filter(period=period).values_list("unit", flat=True))
    if "" not in extended:
        for owed in _owed(period):
            owed.exclude(unit__in=extended).update(due=due)
    _note(actor, period, before, reason)


def _note(actor: Actor, period: ReportingPeriod, before: date | None, reason: str) -> None:
    record(
        actor=actor,
        action="monitoring.deadline_set",
        subject=calendar_key(period.code),
        changes=[
            Change("due", before.isoformat() if before else None, period.due.isoformat()),
            Change("norm", None, period.norm),
        ],
        reason=reason.strip(),
        public=True,
    )


@transaction.atomic
def extend(*, actor: Actor, period: ReportingPeriod, unit: str, due: date, reason: str) -> Extension:
    """Grant a later day to a unit, or to all of them (``unit`` empty), with why. What was sent already stays as it was.

    Raises :class:`FaroError` without a reason, for a day that is no later, or a period that is closed.
    """
    period = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    _refuse_closed(period)
    if not reason.strip():
        raise FaroError(_("Diga por qué se concede la prórroga."))
    before = due_of(period, unit)
    if due <= before:
        raise FaroError(_("La prórroga debe ser posterior al plazo de hoy, {day}.").format(day=day(before)))
    if unit and unit not in unit_labels():
        raise FaroError(_("No hay una unidad con el código {unit}.").format(unit=unit))
    extension = Extension.objects.create(
        period=period, unit=unit, due=due, reason=reason.strip(), granted_at=timezone.now(), granted_by=actor.key
    )
    for owed in _owed(period):
        earlier = owed.filter(due__lt=due)
        (earlier.filter(unit=unit) if unit else earlier).update(due=due, reminded_on=None)
    about = [Change("unit", None, subject_key("unit", unit))] if unit else []
    record(
        actor=actor,
        action="monitoring.deadline_extended",
        subject=calendar_key(period.code),
        changes=[*about, Change("due", before.isoformat(), due.isoformat())],
        reason=reason.strip(),
        public=True,
    )
    return extension


def _owed(period: ReportingPeriod) -> "tuple[QuerySet[UnitReport], QuerySet[IndicatorReport]]":
    """What was never sent and can still be: nothing of a closed period gets another day."""
    closed = pois_closed_in(period)
    reports = UnitReport.objects.filter(period=period, first_sent_at=None).exclude(poi__in=closed)
    measures = IndicatorReport.objects.filter(period=period, first_sent_at=None)
    return reports, measures.exclude(plan__in=closed.values("plan"))


def _refuse_closed(period: ReportingPeriod) -> None:
    if period.pk in wholly_closed(period.year):
        sentence = _("{period} está cerrado y sellado: su plazo ya no cambia.")
        raise FaroError(sentence.format(period=period_words(period).capitalize()))


def due_of(period: ReportingPeriod, unit: str) -> date:
    """The day that holds for a unit: that of the period, or the latest granted to it or to all."""
    granted = Extension.objects.filter(period=period, unit__in={unit, ""}).values_list("due", flat=True)
    return max([period.due, *granted])
