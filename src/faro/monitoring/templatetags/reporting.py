"""``{% load reporting %}``: what the pages of reports write in their fields."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from faro.kernel.formats import number
from faro.kernel.text import _
from faro.monitoring.domain.reporting.cells import shown_cell
from faro.monitoring.domain.reporting.fields import LABELS, from_kept, shown
from faro.monitoring.models import Clash, IndicatorReport, ReportingPeriod, UnitReport
from faro.monitoring.selectors.reporting.measures import MeasureSheet
from faro.monitoring.selectors.reporting.naming import period_words
from faro.monitoring.selectors.reporting.sheets import Sheet
from faro.monitoring.views.reporting.presenting import due_words, is_late, name_of
from faro.monitoring.views.sheets import sheet_facts

register = template.Library()


@register.filter
def cell(value: int | str | None, field: str) -> str:
    """A value as its field shows it."""
    return shown_cell(field, value)


@register.filter
def points(value: float | None) -> str:
    """``66.7 %``; nothing where there is no share."""
    return "" if value is None else f"{number(value)} %"


@register.filter
def of_clash(text: str, clash: Clash) -> str:
    """One of the two values of a clash, as a reader sees it."""
    return shown(clash.field, from_kept(clash.field, text)) or _("vacío")


@register.filter
def field_label(field: str) -> str:
    """What a field is called."""
    return LABELS.get(field, field)


@register.filter
def who(key: str) -> str:
    """The name of a person, or what a program is called, by the key of the history."""
    return name_of(key)


@register.simple_tag(takes_context=True)
def saving_facts(context: Context, sheet: Sheet) -> Mapping[str, Any]:
    """What the script of a sheet needs to save it."""
    report = sheet.report
    place = {"plan": report.poi.plan.code, "period": report.period.code, "unit": report.unit}
    url = reverse("monitoring:save", kwargs=place)
    return sheet_facts(context["request"], f"report:{report.pk}", url, report.revision)


@register.simple_tag(takes_context=True)
def measuring_facts(context: Context, sheet: MeasureSheet) -> Mapping[str, Any]:
    """What the script of a measurement needs to save it."""
    report = sheet.report
    place = {"plan": report.plan.code, "period": report.period.code, "indicator": report.indicator}
    url = reverse("monitoring:save_measure", kwargs=place)
    return sheet_facts(context["request"], f"measure:{report.pk}", url, report.revision)


@register.filter
def due_words_of(report: UnitReport | IndicatorReport) -> str:
    """``Vence el 28/02/2023: faltan 3 días``."""
    return due_words(report)


@register.filter
def overdue(report: UnitReport | IndicatorReport) -> bool:
    """Whether the day is over and nothing was sent."""
    return is_late(report)


@register.filter
def in_words(period: ReportingPeriod) -> str:
    """``enero de 2023``."""
    return period_words(period)


@register.filter
def unit_name(code: str, labels: Mapping[str, str]) -> str:
    """The name of a unit by its code."""
    return labels.get(code, code)
