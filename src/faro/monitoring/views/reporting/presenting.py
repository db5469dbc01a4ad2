"""What the pages of reports share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from faro.catalogs.api import calendar
from faro.kernel.errors import FaroError
from faro.kernel.formats import day, money, quantity
from faro.kernel.text import _, ngettext
from faro.ledger.api import names_of
from faro.monitoring.domain.reporting import states
from faro.monitoring.domain.reporting.timing import Timing, timing
from faro.monitoring.models import IndicatorReport, UnitReport
from faro.monitoring.selectors.reporting.sheets import Sheet
from faro.monitoring.services.reporting.clocks import clock_of
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn, moment

Report = UnitReport | IndicatorReport


def address_of(report: UnitReport, page: str = "report") -> str:
    """Where one of the pages of a report is."""
    place = {"plan": report.poi.plan.code, "period": report.period.code, "unit": report.unit}
    return reverse(f"monitoring:{page}", kwargs=place)


def measure_address(report: IndicatorReport, page: str = "measure") -> str:
    """Where one of the pages of a measurement is."""
    place = {"plan": report.plan.code, "period": report.period.code, "indicator": report.indicator}
    return reverse(f"monitoring:{page}", kwargs=place)


def due_words(report: Report) -> str:
    """``Vence el 28/02/2023: faltan 3 días``."""
    left = (report.due - timezone.localdate()).days
    if report.first_sent_at is not None:
        return _("Plazo: {day}").format(day=day(report.due))
    if left < 0:
        late = ngettext("hace {n} día", "hace {n} días", -left).format(n=-left)
        return _("Venció el {day}, {late}").format(day=day(report.due), late=late)
    rest = ngettext("falta {n} día", "faltan {n} días", left).format(n=left) if left else _("hoy")
    return _("Vence el {day}: {rest}").format(day=day(report.due), rest=rest)


def is_late(report: Report) -> bool:
    """Whether the day is over and nothing was sent."""
    return report.first_sent_at is None and timezone.localdate() > report.due


def facts_of(report: Report) -> tuple[Fact, ...]:
    """How the report goes: its deadline, who had it in hand and when, and the term of the review."""
    sent = timezone.localdate(report.first_sent_at) if report.first_sent_at else None
    when = timing(report.due, sent, timezone.localdate())
    found = [
        Fact(_("Estado"), states.STATES.label(report.state)),
        Fact(_("Vence"), day(report.due), note="" if when is Timing.PENDING else when.words),
    ]
    for label, at, by in (
        (_("Enviado"), report.sent_at, report.sent_by),
        (_("Revisado"), report.checked_at, report.checked_by),
        (_("Liberado"), report.released_at, report.released_by),
    ):
        if at is not None:
            found.append(Fact(label, moment(at), note=name_of(by)))
    found += _review_facts(report)
    return tuple(found)


def _review_facts(report: Report) -> list[Fact]:
    stages = {states.SENT: states.CHECK, states.CHECKED: states.RELEASE}
    labels = {states.CHECK: _("Revisar hasta"), states.RELEASE: _("Liberar hasta")}
    found = []
    for state, stage in stages.items():
        clock = clock_of(report, stage)
        if clock is not None and (report.state == state or (clock.is_suspended and report.state == states.OBSERVED)):
            days = calendar()
            words = clock.state(timezone.localdate(), days).words
            found.append(Fact(labels[stage], day(clock.due(days)) if not clock.is_suspended else "—", note=words))
    return found


def name_of(key: str) -> str:
    """The person of a key of the history, or what the program is called."""
    return names_of([key])[key]


def table_of(sheet: Sheet) -> DataTable:
    """The report at a glance: a line for each activity."""
    columns = (
        TableColumn(_("Actividad")),
        TableColumn(_("Programado"), figures=True),
        TableColumn(_("Hecho"), figures=True),
        TableColumn(_("A la fecha"), figures=True),
        TableColumn(_("Gastado"), figures=True),
    )
    rows = tuple(
        (
            Cell(card.activity.name, f"#{card.figure.pk}"),
            Cell(quantity(card.physical.planned)),
            Cell(quantity(card.figure.physical)),
            Cell("—" if card.physical.share_to_date is None else f"{card.physical.share_to_date:.1f} %"),
            Cell(money(card.figure.financial)),
        )
        for card in sheet.cards
    )
    return DataTable(_("Lo reportado"), columns, rows, stacked=True)


def reports_crumb() -> Crumb:
    """The step to the list of reports."""
    return Crumb(_("Reportes"), reverse("monitoring:reports"))


def attempt(request: HttpRequest, act: Callable[[], Any], done: str = "") -> bool:
    """Do it, and say it was done or why it was refused."""
    try:
        act()
    except FaroError as error:
        messages.error(request, str(error))
        return False
    if done:
        messages.success(request, done)
    return True
