"""What the pages of closings share."""

from datetime import date

from django.http import Http404, HttpRequest

from faro.directory.api import unit_labels
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.monitoring.domain.reporting import states
from faro.monitoring.models import ClosedPeriod, Poi, ReportingPeriod
from faro.monitoring.selectors.closing.periods import last_version, period_of
from faro.monitoring.selectors.closing.readiness import ALL_UNITS, NOT_OPENED, spoken
from faro.monitoring.selectors.reporting.naming import period_words
from faro.monitoring.views.poi.fetching import address, crumbs, poi_for
from faro.monitoring.vocabulary.permissions import VIEW
from faro.ui.api import Cell, Crumb, DataTable, TableColumn


def period_for(
    request: HttpRequest, plan: str, year: int, code: str, permission: str = VIEW
) -> tuple[Poi, ReportingPeriod]:
    """The POI and its period, for whom may."""
    poi = poi_for(request, plan, year, permission)
    period = period_of(poi, code)
    if period is None:
        raise Http404(_("No hay ese periodo."))
    return poi, period


def closed_for(
    request: HttpRequest, plan: str, year: int, code: str, permission: str = VIEW
) -> tuple[Poi, ReportingPeriod, ClosedPeriod]:
    """A period that is closed, with the version that counts."""
    poi, period = period_for(request, plan, year, code, permission)
    closed = last_version(poi, period)
    if closed is None:
        raise Http404(_("Ese periodo está abierto."))
    return poi, period, closed


def way(poi: Poi, *more: Crumb) -> list[Crumb]:
    """The way from the POI, over its closings, to here."""
    return crumbs(poi, Crumb(_("Cierres"), address(poi, "closings")), *more)


def title_of(period: ReportingPeriod) -> str:
    """``Enero de 2023``."""
    words = period_words(period)
    return words[:1].upper() + words[1:]


def missing_table(missing: list[dict[str, str]]) -> DataTable:
    """Who had not released what was owed."""
    units = unit_labels()
    columns = (_("Qué falta"), _("Periodo"), _("Hasta dónde llegó"), _("Venció"))
    rows = tuple(
        (
            Cell(_what(each, units)),
            Cell(each["period"]),
            Cell(_("Nadie abrió el reporte") if each["state"] == NOT_OPENED else states.STATES.label(each["state"])),
            Cell(day_of(each["due"])),
        )
        for each in missing
    )
    return DataTable(_("Sin liberar"), tuple(TableColumn(each) for each in columns), rows, stacked=True)


def _what(missing: dict[str, str], units: dict[str, str]) -> str:
    unit = missing.get("unit")
    if unit is None:
        return _("Indicador {code}").format(code=missing["indicator"])
    if unit == ALL_UNITS:
        return spoken(unit).capitalize()
    return f"{unit} {units.get(unit, '')}".strip()


def day_of(iso: str) -> str:
    """``2024-01-31`` as people write it."""
    return day(date.fromisoformat(iso))
