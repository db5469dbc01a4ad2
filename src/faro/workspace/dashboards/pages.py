"""The pages: the list of dashboards, planning, a unit, top management, control, and what is behind a number."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from faro.directory.api import Access, unit_labels
from faro.kernel.formats import percent
from faro.kernel.text import _
from faro.ledger.api import public_version, recent
from faro.monitoring.api import MatrixRow, Poi, activities_of, counted, state_matrix, warnings_for
from faro.ui.api import (
    Crumb,
    GlanceRow,
    MonthPoint,
    Outcome,
    YearEnd,
    lights_chart,
    months_chart,
    objectives_chart,
    page_of,
)
from faro.workspace.dashboards.figures import (
    APART,
    FILTERS,
    STATES,
    activities_table,
    bands_of,
    behind,
    distance,
    kind_of,
    lights_of,
    outcome_of,
)
from faro.workspace.dashboards.forecast import LEVEL, year_end
from faro.workspace.dashboards.frame import MONTHS, VIEW, boards_for, context_of, reader, sees_all
from faro.workspace.dashboards.progress import YearProgress

PER_PAGE, SHOWN, LATEST = 50, 12, 20


@require_safe
def boards(request: HttpRequest) -> HttpResponse:
    """The dashboards this person may open."""
    access = reader(request, whole=False)
    context = {"boards": boards_for(access), "crumbs": [Crumb(_("Tableros"))]}
    return render(request, "workspace/boards/list.html", context)


@require_safe
def planning(request: HttpRequest) -> HttpResponse:
    """Who reported, what is misaligned, which actions are empty, and the states of the activities."""
    access = reader(request, whole=True)
    context, progress = context_of(request, "planning", access)
    if progress:
        poi, matrix = progress.poi, state_matrix(progress.poi)
        context |= {
            "chart": _lights(progress),
            "states": _states(progress),
            "matrix": matrix,
            "months": tuple(month[:3] for month in MONTHS),
            "warnings": _warnings(poi),
            "without_action_url": behind(progress, accion=""),
            "kept_term": _kept_term(matrix),
        }
    return render(request, "workspace/boards/planning.html", context)


def _lights(progress: YearProgress) -> str:
    caption = _("Actividades por estado")
    return lights_chart(lights_of(progress.results.values()), caption=caption, noun=_("Estado"))


def _states(progress: YearProgress) -> list[tuple[str, int, str]]:
    counts = Counter(kind_of(each) for each in progress.results.values())
    return [(STATES[name], counts[name], behind(progress, estado=name)) for name in STATES if counts[name]]


def _kept_term(matrix: Sequence[MatrixRow]) -> dict[str, int]:
    found = [counted(row) for row in matrix]
    return {name: sum(getattr(each, name) for each in found) for name in ("on_time", "late", "never", "early")}


def _warnings(poi: Poi) -> list[tuple[str, int, str]]:
    """How many warnings of each kind the entry of the POI gives; comparing texts takes a second, so it is kept."""
    state = activities_of(poi).aggregate(changes=Sum("revision"), rows=Count("id"))
    counts = dict(_counted_warnings(poi, f"{public_version()}/{state['changes']}/{state['rows']}"))
    where = reverse("monitoring:poi_consistency", kwargs={"plan": poi.plan.code, "year": poi.year})
    return [(words, counts[code], f"{where}?clase={code}") for code, words in _WARNINGS.items() if code in counts]


@lru_cache(maxsize=4)
def _counted_warnings(poi: Poi, _state: str) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(each.code for each in warnings_for(poi)).items())


_WARNINGS = {
    "closer_to_another": _("Con un texto más parecido a otra acción"),
    "routine": _("Parecen una tarea de rutina"),
    "copied": _("Iguales que el año anterior"),
    "alike_in_units": _("Parecidas a una de otra unidad"),
}


@require_safe
def unit(request: HttpRequest) -> HttpResponse:
    """The activities and reports of a unit: that of the person, or any within their reach."""
    access = reader(request, whole=False)
    context, progress = context_of(request, "unit", access)
    if progress:
        codes = _units(access, progress)
        wanted = request.GET.get("unidad", "")
        code = wanted if wanted in codes else next(iter(codes), "")
        if wanted and wanted not in codes:
            access.require(VIEW, wanted)
        context |= _unit_context(progress, code, codes) if code else {"units": []}
    return render(request, "workspace/boards/unit.html", context)


def _units(access: Access, progress: YearProgress) -> list[str]:
    there = sorted({each.unit for each in progress.activities.values()})
    return [code for code in there if access.may(VIEW, code)]


def _unit_context(progress: YearProgress, code: str, codes: list[str]) -> dict[str, object]:
    labels = unit_labels()
    own = [key for key, each in progress.activities.items() if each.unit == code and key in progress.results]
    rows: list[MatrixRow] = [row for row in state_matrix(progress.poi) if row.unit == code]
    result = progress.groups.get(("unit", code))
    kept = counted(rows[0]) if rows else None
    return {
        "code": code,
        "unit_name": labels.get(code, code),
        "units": [(each, labels.get(each, each)) for each in codes],
        "chart": lights_chart(
            lights_of(progress.results[key] for key in own), caption=_("Actividades por estado"), noun=_("Estado")
        ),
        "result": outcome_of(result, result["result"]) if result else None,
        "kept": f"{kept.on_time} · {kept.late} · {kept.never}" if kept else "",
        "matrix": rows,
        "months": tuple(month[:3] for month in MONTHS),
        "table": activities_table(progress, own, _("Actividades de la unidad")),
    }


@require_safe
def management(request: HttpRequest) -> HttpResponse:
    """Objectives with their light, where money and results part ways, and where the year may end."""
    access = reader(request, whole=True)
    context, progress = context_of(request, "management", access)
    if progress:
        apart = sorted(
            (code for code, each in progress.results.items() if abs(distance(each) or 0.0) >= APART),
            key=lambda code: -abs(distance(progress.results[code]) or 0.0),
        )
        context |= {
            "objectives": _objectives(progress),
            "apart": apart,
            "apart_points": f"{APART:g}",
            "apart_url": behind(progress, brecha="1"),
            "table": activities_table(progress, apart[:SHOWN], _("Las de mayor distancia")),
            **_money(progress),
        }
    return render(request, "workspace/boards/management.html", context)


def _objectives(progress: YearProgress) -> str:
    rows = [_glance(progress, code) for code in progress.objectives if ("objective", code) in progress.groups]
    caption = _("Avance físico de cada objetivo, de las actividades con información completa")
    return objectives_chart(rows, caption=caption, bands=bands_of(progress))


def _glance(progress: YearProgress, code: str) -> GlanceRow:
    whole, told = progress.groups["objective", code], progress.complete.get(("objective", code))
    note = _("{n} actividades; {si} sin información completa").format(n=whole["activities"], si=whole["si"])
    outcome = outcome_of(told, told["result"]) if told else Outcome(None, None, "si")
    return GlanceRow(code, progress.names[code], outcome, behind(progress, objetivo=code), note)


def _money(progress: YearProgress) -> dict[str, object]:
    executed, programmed = progress.months_of("executed_amount"), progress.months_of("programmed_amount")
    forecast = year_end(executed[: progress.through], programmed)
    points = [
        MonthPoint(
            MONTHS[month][:3],
            sum(executed[: month + 1]) if month < progress.through else None,
            sum(programmed[: month + 1]),
        )
        for month in range(12)
    ]
    end = YearEnd(forecast.expected, forecast.low, forecast.high) if forecast else None
    share = percent(forecast.expected * 100 / sum(programmed)) if forecast and sum(programmed) else ""
    caption = _("Devengado y programado, acumulados, y cierre proyectado del año")
    return {
        "money": months_chart(points, caption=caption, end=end),
        "forecast": forecast,
        "forecast_share": share,
        "level": LEVEL,
    }


@require_safe
def control(request: HttpRequest) -> HttpResponse:
    """Where everything is read, and what was changed last."""
    access = reader(request, whole=True)
    context, progress = context_of(request, "control", access)
    reads = access.may("ledger.read")
    context |= {"latest": recent(LATEST) if reads else (), "reads_history": reads}
    if progress:
        context |= {"kept_term": _kept_term(state_matrix(progress.poi)), "states": _states(progress)}
    return render(request, "workspace/boards/control.html", context)


@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """The activities behind a number: filtered as the address says, within the person's reach."""
    access = reader(request, whole=False)
    context, progress = context_of(request, "planning" if sees_all(access) else "unit", access)
    if progress:
        wanted = {name: request.GET[name] for name in FILTERS if name in request.GET}
        codes = [
            code
            for code, activity in progress.activities.items()
            if code in progress.results
            and access.may(VIEW, activity.unit)
            and all(FILTERS[name](progress, activity, progress.results[code], value) for name, value in wanted.items())
        ]
        page = page_of(request, codes, PER_PAGE)
        context |= {
            "page": page,
            "said": _said(wanted),
            "table": activities_table(progress, page.items, _("Actividades")),
            "crumbs": [Crumb(_("Tableros"), reverse("workspace:boards")), Crumb(_("Actividades"))],
        }
    return render(request, "workspace/boards/activities.html", context)


def _said(wanted: dict[str, str]) -> str:
    """The filters in words."""
    labels = {
        "estado": _("estado: {value}"),
        "objetivo": _("objetivo {value}"),
        "accion": _("acción {value}"),
        "unidad": _("unidad {value}"),
        "brecha": _("dinero y resultados a {apart} puntos o más").format(apart=f"{APART:g}"),
    }
    words = {"estado": STATES, "accion": {"": _("ninguna")}}
    return ", ".join(labels[name].format(value=words.get(name, {}).get(value, value)) for name, value in wanted.items())
