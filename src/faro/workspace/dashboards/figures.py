"""Results as pages show them: lists of activities behind a number, and the lights of a group."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from faro.kernel.formats import MISSING, money, percent
from faro.kernel.text import _
from faro.monitoring.api import Activity
from faro.ui.api import Band, Cell, DataTable, LightCount, Outcome, TableColumn
from faro.workspace.dashboards.progress import Result, YearProgress

APART = 40.0
"""From how many points between money and results both are said to part ways."""

STATES: Mapping[str, str] = {
    "green": _("Verde"),
    "amber": _("Amarillo"),
    "red": _("Rojo"),
    "si": _("S.I., seguimiento incompleto"),
    "sp": _("S.P., sin programación"),
    "nd": _("ND, no disponible"),
    "excluded": _("No se cuentan (inactivas o sin meta)"),
}


def kind_of(result: Result) -> str:
    """The light of an activity or, where the method gives none, its state."""
    return str(result["light"] if result["state"] == "ok" else result["state"])


def outcome_of(result: Result, points: float | None = None) -> Outcome:
    """The light or state as pages show it; ``points`` where the figure belongs to it."""
    told = result["state"] == "ok"
    return Outcome(points if told else None, result["light"] if told else None, result["state"])


def spent_share(result: Result) -> float | None:
    """What was spent of what was programmed so far, in points."""
    programmed, spent = result["programmed_amount"], result["executed_amount"]
    return None if not programmed or spent is None else spent * 100 / programmed


def distance(result: Result) -> float | None:
    """Points between the money spent and the physical progress; positive where money runs ahead."""
    share, progress = spent_share(result), result["progress"]
    return None if share is None or progress is None else min(share, 100.0) - progress


def lights_of(results: Iterable[Result]) -> list[LightCount]:
    """How many of each light and state; all of them, also those with none."""
    counts = Counter(kind_of(each) for each in results)
    return [LightCount(name, counts[name], words) for name, words in STATES.items() if name != "excluded"]


def bands_of(progress: YearProgress) -> list[Band]:
    """The limits of the method."""
    return [Band(float(band.start), band.light, band.name) for band in progress.method.bands]


def behind(progress: YearProgress, **chosen: str) -> str:
    """The address of the list of activities behind a number."""
    return f"{reverse('workspace:board_activities')}?{urlencode({'anio': progress.poi.year, **chosen})}"


FILTERS: Mapping[str, Callable[[YearProgress, Activity, Result, str], bool]] = {
    "estado": lambda _p, _a, result, wanted: kind_of(result) == wanted,
    "objetivo": lambda p, a, _r, wanted: p.objective_of.get(a.action or "") == wanted,
    "accion": lambda _p, a, _r, wanted: (a.action or "") == wanted,
    "unidad": lambda _p, a, _r, wanted: a.unit == wanted,
    "brecha": lambda _p, _a, result, _w: abs(distance(result) or 0.0) >= APART,
}
"""By the name it has in the address: which activities stay."""


def activities_table(progress: YearProgress, codes: Iterable[str], caption: str) -> DataTable:
    """Activities with their physical progress and money, each leading to its own page."""
    columns = (
        TableColumn(_("Actividad")),
        TableColumn(_("Unidad")),
        TableColumn(_("Acción")),
        TableColumn(_("Avance físico"), figures=True),
        TableColumn(_("Estado")),
        TableColumn(_("Programado"), figures=True),
        TableColumn(_("Devengado"), figures=True),
        TableColumn(_("Gasto"), figures=True),
    )
    return DataTable(caption, columns, tuple(_row(progress, code) for code in codes), stacked=True)


def _row(progress: YearProgress, code: str) -> tuple[Cell, ...]:
    activity, result = progress.activities[code], progress.results[code]
    share = spent_share(result)
    outcome = outcome_of(result)
    url = reverse(
        "monitoring:poi_activity", kwargs={"plan": progress.poi.plan.code, "year": progress.poi.year, "code": code}
    )
    return (
        Cell(activity.name, url),
        Cell(activity.unit, f"{reverse('workspace:board_unit')}?anio={progress.poi.year}&unidad={activity.unit}"),
        Cell(activity.action or MISSING),
        Cell(percent(result["progress"])),
        Cell(outcome.verdict, light=outcome.mark.name),
        Cell(money(result["programmed_amount"])),
        Cell(money(result["executed_amount"])),
        Cell(percent(share) if share is not None else MISSING),
    )
