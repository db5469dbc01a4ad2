"""The measures of a register, one of them, and the records behind it."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.catalogs.api import listed_series
from faro.directory.api import Access, access_of
from faro.kernel.periods import Period
from faro.kernel.text import _
from faro.registers.domain.measures import parse_measure
from faro.registers.domain.measures.targets import series_in
from faro.registers.domain.periods import written
from faro.registers.forms.measures import DecisionForm, PeriodForm
from faro.registers.models import MeasureVersion, Record
from faro.registers.selectors.access import MANAGE, Sight, may_open, register_for, title_for
from faro.registers.selectors.lineage.made_up import uses_made_up
from faro.registers.selectors.measures import explanation_of, guarding, measures_of, records_behind, span_of, value_of
from faro.registers.selectors.measures.pages import Shown, latest_day, line_for, readable_behind, shown_to, versions_of
from faro.registers.views.measures.presenting import (
    counted_in_words,
    crumbs_of,
    facts_of,
    lines_table,
    path_of,
    points_of,
    span_in_words,
    versions_table,
)
from faro.registers.views.presenting import record_path
from faro.ui.api import Cell, Crumb, DataTable, Page, TableColumn, columns_chart, page_of

SIDES = {"numerador": _("Detrás del numerador"), "denominador": _("Detrás del denominador")}


@require_safe
@never_cache
def measures(request: HttpRequest, code: str) -> HttpResponse:
    """What the register's measures give in a period."""
    access = access_of(request)
    register = register_for(access, code)
    form = PeriodForm(request.GET or None)
    period = form.period(latest_day(register))
    span = span_of(period)
    lines = [
        (line, shown_to(access, guarding(line.shown), value_of(line.shown, span))) for line in measures_of(register)
    ]
    context = {
        "register": register,
        "form": form,
        "period": span_in_words(span.first, span.last),
        "table": lines_table(register, lines, period) if lines else None,
        "made_up": any(uses_made_up(line.shown, span.last) for line, _shown in lines),
        "may_manage": access.may(MANAGE),
        "pending": sum(line.proposed is not None for line, _shown in lines),
        "crumbs": crumbs_of(register),
    }
    return render(request, "registers/measures/list.html", context)


@require_safe
@never_cache
def measure(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """One measure: its value with all that comes along, month by month, and what is proposed."""
    access = access_of(request)
    register, line = line_for(access, code, measure)
    form = PeriodForm(request.GET or None)
    period = form.period(latest_day(register))
    span = span_of(period)
    shown = shown_to(access, guarding(line.shown), value_of(line.shown, span))
    context = {
        "register": register,
        "line": line,
        "form": form,
        "period": counted_in_words(line.shown.expression, span),
        "written": written(period),
        "shown": shown,
        "facts": facts_of(shown.found) if shown.found else [],
        "made_up": uses_made_up(line.shown, span.last),
        "explanation": explanation_of(line.shown),
        "series": [each for each in listed_series() if each.code in series_in(parse_measure(line.shown.expression))],
        "chart": _chart(access, line.shown, period.year),
        "proposal": _proposal(access, line.proposed, period) if line.approved and line.proposed else None,
        "decision": DecisionForm(),
        "may_manage": access.may(MANAGE),
        "may_read": may_open(access, guarding(line.shown)),
        "versions": versions_table(versions_of(register, measure)),
        "crumbs": crumbs_of(register, Crumb(line.shown.name)),
    }
    return render(request, "registers/measures/measure.html", context)


def _proposal(access: Access, proposed: MeasureVersion, period: Period) -> dict[str, object]:
    """A proposed change, looked at on live data."""
    shown = shown_to(access, guarding(proposed), value_of(proposed, span_of(period)))
    return {
        "version": proposed,
        "period": counted_in_words(proposed.expression, span_of(period)),
        "shown": shown,
        "facts": facts_of(shown.found) if shown.found else [],
        "explanation": explanation_of(proposed),
    }


def _chart(access: Access, shown: MeasureVersion, year: int) -> str:
    points = points_of(_months(access, shown, year))
    caption = _("{name}, {year} mes a mes").format(name=shown.name, year=year)
    return columns_chart(points, caption=caption, of=_("Mes"), values=_("Valor"))


def _months(access: Access, shown: MeasureVersion, year: int) -> Iterator[tuple[date, Shown]]:
    latest = latest_day(shown.register)
    for month in range(1, 13):
        span = span_of(Period(year, month, month))
        if span.first <= latest:
            yield span.first, shown_to(access, guarding(shown), value_of(shown, span))


@require_safe
@never_cache
def behind(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """The records behind a figure, page by page."""
    access = access_of(request)
    register, line = line_for(access, code, measure)
    side = request.GET.get("lado", "numerador")
    if side not in SIDES:
        raise Http404(_("No hay ese lado de la cuenta."))
    if not may_open(access, guarding(line.shown)):
        raise PermissionDenied(_("La cifra mira un registro reservado: solo se ven sus cifras."))
    form = PeriodForm(request.GET)
    period = form.period(latest_day(register))
    span = span_of(period)
    found = records_behind(line.shown, span)
    rows = found.numerator if side == "numerador" else found.denominator
    shown = readable_behind(access, rows if rows is not None else Record.objects.none())
    page: Page[Record] = page_of(request, shown.select_related("register__current", "version"))
    context = {
        "line": line,
        "title": SIDES[side],
        "page": page,
        "table": _records(access, page, SIDES[side]),
        "period": counted_in_words(line.shown.expression, span),
        "crumbs": crumbs_of(
            register,
            Crumb(line.shown.name, f"{path_of(register, measure)}?periodo={written(period)}"),
            Crumb(SIDES[side]),
        ),
    }
    return render(request, "registers/measures/behind.html", context)


def _records(access: Access, page: Page[Record], caption: str) -> DataTable:
    labels = (_("Número"), _("Título"), _("Fecha"), _("Estado"))
    rows = tuple(
        (
            Cell(each.number, url=record_path(each.register, each.key)),
            Cell(
                title_for(each, Sight(access, each.register).covered(each.unit, each.version.rules, each.version.form))
            ),
            Cell(f"{each.day:%d/%m/%Y}"),
            Cell(each.register.definition.state_name(each.state) or "–"),
        )
        for each in page.items
    )
    return DataTable(caption, tuple(TableColumn(label) for label in labels), rows, stacked=True)
