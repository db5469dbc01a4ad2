"""How a report or measurement is called, and where it is."""

from django.urls import reverse

from faro.directory.api import unit_labels
from faro.kernel.text import _
from faro.monitoring.domain.consistency_facts import MONTH_NAMES
from faro.monitoring.models import IndicatorReport, ReportingPeriod, UnitReport

Report = UnitReport | IndicatorReport


def period_words(period: ReportingPeriod) -> str:
    """``enero de 2023``, ``primer semestre de 2023`` or ``año 2023``."""
    if period.kind == ReportingPeriod.Kind.MONTH:
        return _("{month} de {year}").format(month=MONTH_NAMES[period.number - 1], year=period.year)
    if period.kind == ReportingPeriod.Kind.HALF_YEAR:
        which = _("primer semestre") if period.number == 1 else _("segundo semestre")
        return _("{which} de {year}").format(which=which, year=period.year)
    return _("año {year}").format(year=period.year)


def report_title(report: Report) -> str:
    """``Reporte de enero de 2023, Subgerencia de Seguridad Ciudadana``."""
    if isinstance(report, UnitReport):
        unit = unit_labels().get(report.unit, report.unit)
        return _("Reporte de {period}, {unit}").format(period=period_words(report.period), unit=unit)
    words = _("Medición de {indicator}, {period}")
    return words.format(indicator=report.indicator, period=period_words(report.period))


def report_url(report: Report, *, fill: bool = False) -> str:
    """Where it is read, or filled."""
    if isinstance(report, UnitReport):
        place = {"plan": report.poi.plan.code, "period": report.period.code, "unit": report.unit}
        return reverse("monitoring:fill" if fill else "monitoring:report", kwargs=place)
    place = {"plan": report.plan.code, "period": report.period.code, "indicator": report.indicator}
    return reverse("monitoring:measure", kwargs=place)
