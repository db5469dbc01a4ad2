"""«Lo que debo este mes»: one page with only what is due, in the order of its days, ready to be filled."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from faro.directory.api import Access, access_of
from faro.kernel.formats import day
from faro.kernel.text import _, ngettext
from faro.monitoring.api import (
    IndicatorReport,
    MeasureSheet,
    Sheet,
    UnitReport,
    measure_sheets_of,
    measures_owed_by,
    reports_owed_by,
    sheets_of,
)
from faro.ui.api import Link, Reminder
from faro.workspace.vocabulary import FILL

Row = TypeVar("Row", UnitReport, IndicatorReport)
AT_ONCE = 6
"""Reports whose cards stand on the page; the rest, due later, are a list of links."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing to fill: the report of a month or the measurement of an indicator."""

    due: date
    report: Sheet | None = None
    measure: MeasureSheet | None = None


@require_safe
def owed(request: HttpRequest) -> HttpResponse:
    """What the person who is signed in has to fill and send."""
    access = access_of(request)
    access.require(FILL)
    reports, measures = reports_owed_by(access), measures_owed_by(access)
    first = sorted([*reports, *measures], key=lambda each: each.due)[:AT_ONCE]
    shown = {(type(each), each.pk) for each in first}
    found = [
        *(Owed(each.report.due, report=each) for each in sheets_of(_of(reports, shown))),
        *(Owed(each.report.due, measure=each) for each in measure_sheets_of(_of(measures, shown))),
    ]
    context = {
        "owed": sorted(found, key=lambda each: each.due),
        "later_reports": [each for each in reports if (type(each), each.pk) not in shown],
        "later_measures": [each for each in measures if (type(each), each.pk) not in shown],
        "replies": True,
        "next": request.path,
    }
    return render(request, "workspace/owed.html", context)


def _of(rows: list[Row], shown: set[tuple[type, int]]) -> list[Row]:
    return [each for each in rows if (type(each), each.pk) in shown]


def reminder(request: HttpRequest) -> Reminder | None:
    """The nearest deadline of whoever owes something, on every page of theirs but the one where it is filled."""
    access = access_of(request)
    if not access.may(FILL) or request.path.startswith(reverse("workspace:owed")):
        return None
    return _nearest(access)


def _nearest(access: Access) -> Reminder | None:
    waiting = [*reports_owed_by(access), *measures_owed_by(access)]
    if not waiting:
        return None
    today = timezone.localdate()
    late = sum(each.due < today and each.first_sent_at is None for each in waiting)
    observed = sum(each.first_sent_at is not None for each in waiting)
    link = Link(_("Lo que debo este mes"), reverse("workspace:owed"))
    if late:
        words = ngettext("Debe {n} reporte vencido.", "Debe {n} reportes vencidos.", late).format(n=late)
        return Reminder(words, link, late=True)
    if observed == len(waiting):
        words = ngettext("Le observaron {n} reporte.", "Le observaron {n} reportes.", observed)
        return Reminder(words.format(n=observed), link)
    first = min(each.due for each in waiting if each.first_sent_at is None)
    words = ngettext("Debe {n} reporte: vence el {day}.", "Debe {n} reportes: el primero vence el {day}.", len(waiting))
    return Reminder(words.format(n=len(waiting), day=day(first)), link)
