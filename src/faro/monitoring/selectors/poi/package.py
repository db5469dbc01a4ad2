"""The tables ``activities`` and ``monthly`` of a plan's package, out of the rows kept here."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q

from faro.monitoring.domain.poi.package_rows import ACTIVITIES, ACTIVITY_FIELDS, MONTH_FIELDS, MONTHLY, STAGE_ORDER
from faro.monitoring.domain.poi.stages import EXECUTED, REPROGRAMMED
from faro.monitoring.models import Activity, Figure, KeptTable, PlannedMonth, Poi, Reprogramming
from faro.monitoring.models.reporting import ReviewState
from faro.monitoring.selectors.closing.adjustments import adjusted

Rows = list[dict[str, Any]]


def imported_tables(plan_code: str) -> frozenset[str]:
    """Which of the two tables a package brought."""
    return frozenset(KeptTable.objects.filter(plan__code=plan_code).values_list("name", flat=True))


def kept_tables(plan_code: str) -> frozenset[str]:
    """Which of the two tables the plan has: those that were imported, or both from the day a POI begins in Faro."""
    imported = imported_tables(plan_code)
    if imported == {ACTIVITIES}:
        months = PlannedMonth.objects.filter(activity__poi__plan__code=plan_code)
        return imported | {MONTHLY} if months.exists() else imported
    if imported or not Poi.objects.filter(plan__code=plan_code).exists():
        return imported
    return frozenset((ACTIVITIES, MONTHLY))


def tables_told(plan_code: str, bearing_on: int | None = None) -> dict[str, Rows]:
    """The rows of each table the plan has.

    ``bearing_on``: of a plan whose POIs all began in Faro, the rows of that year alone, and no table without a POI.
    """
    kept = kept_tables(plan_code)
    year = None if imported_tables(plan_code) else bearing_on
    if year is not None and not Poi.objects.filter(plan__code=plan_code, year=year).exists():
        return {}
    rows: dict[str, Rows] = {}
    if ACTIVITIES in kept:
        rows[ACTIVITIES] = activity_rows(plan_code, year)
    if MONTHLY in kept:
        told = {row["code"] for row in rows[ACTIVITIES]} if ACTIVITIES in kept else told_codes(plan_code)
        rows[MONTHLY] = [row for row in monthly_rows(plan_code, told) if year is None or row["year"] == year]
    return rows


def made_up(plan_code: str, bearing_on: int | None = None) -> bool:
    """Whether :func:`tables_told` tells rows of a synthetic POI."""
    pois = Poi.objects.filter(plan__code=plan_code, synthetic=True)
    if bearing_on is not None and not imported_tables(plan_code):
        pois = pois.filter(year=bearing_on)
    return pois.exists()


def activity_rows(plan_code: str, year: int | None = None) -> Rows:
    """The activities that say what a package needs, in order. One query.

    Without an action, a name or a measure an activity cannot be evaluated: it stays out and the pages say so. One that
    is in several years is told as in the year that the plan evaluates, else as in the last one; given ``year``, only
    the activities of that year are.
    """
    of_year = Q() if year is None else Q(poi__year=year)
    found = (
        Activity.objects.filter(of_year, poi__plan__code=plan_code, action__isnull=False)
        .exclude(name="")
        .exclude(measure="")
        .annotate(year=F("poi__year"), evaluated=F("poi__plan__evaluation_year"))
        .order_by("position", "poi__year", "id")
        .values(*ACTIVITY_FIELDS, "year", "evaluated")
    )
    chosen: dict[str, dict[str, Any]] = {}
    for row in found:
        before = chosen.get(row["code"])
        if before is None or before["year"] != row["evaluated"]:
            chosen[row["code"]] = row
    return [{name: row[name] for name in ACTIVITY_FIELDS} for row in chosen.values()]


def told_codes(plan_code: str) -> set[str]:
    """The activities whose months the package tells: those it lists, or all where it has no list of them."""
    if ACTIVITIES in kept_tables(plan_code):
        return {row["code"] for row in activity_rows(plan_code)}
    return set(Activity.objects.filter(poi__plan__code=plan_code).values_list("code", flat=True))


def monthly_rows(plan_code: str, codes: Iterable[str]) -> Rows:
    """The months of these activities: what is programmed by stage, and what was executed and released. Four queries.

    Of the reprogrammings only the last approved one that touches an activity is told.
    """
    told = set(codes)
    rows = [row for row in (*_planned(plan_code), *_executed(plan_code)) if row["activity"] in told]
    rows.sort(key=_place)
    return [{name: row[name] for name in ("activity", "year", "month", "stage", *MONTH_FIELDS)} for row in rows]


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    """As the package brought them; what was made here comes after, in order."""
    return (
        row["position"] == 0,
        row["position"],
        row["order"],
        row["year"],
        STAGE_ORDER.index(row["stage"]),
        row["month"],
    )


def _planned(plan_code: str) -> Rows:
    numbers = Reprogramming.objects.filter(poi__plan__code=plan_code, approved_at__isnull=False)
    approved = set(numbers.values_list("poi_id", "number"))
    found = PlannedMonth.objects.filter(activity__poi__plan__code=plan_code).values(
        *MONTH_FIELDS,
        "month",
        "stage",
        "position",
        "version",
        "activity_id",
        poi_id=F("activity__poi_id"),
        order=F("activity__position"),
        year=F("activity__poi__year"),
        code=F("activity__code"),
    )
    rows = [row for row in found if row["stage"] != REPROGRAMMED or (row["poi_id"], row["version"]) in approved]
    last: dict[int, int] = {}
    for row in rows:
        last[row["activity_id"]] = max(row["version"], last.get(row["activity_id"], 0))
    rows = [row for row in rows if row["stage"] != REPROGRAMMED or row["version"] == last[row["activity_id"]]]
    return [{**row, "activity": row["code"]} for row in rows if row["position"] or _says_something(row)]


def _executed(plan_code: str) -> Rows:
    found = Figure.objects.filter(report__poi__plan__code=plan_code, report__state=ReviewState.RELEASED).values(
        *MONTH_FIELDS,
        "position",
        imported=F("report__imported"),
        month=F("report__period__number"),
        year=F("report__poi__year"),
        order=F("activity__position"),
        code=F("activity__code"),
    )
    rows: Rows = [
        {**row, "activity": row["code"], "stage": EXECUTED, "position": row["position"] if row["imported"] else 0}
        for row in found
    ]
    rows = _with_adjustments(plan_code, rows)
    return [row for row in rows if row["position"] or _says_something(row)]


def _with_adjustments(plan_code: str, rows: Rows) -> Rows:
    """Accepted adjustments of closed months count in place of what was released, or where nothing was."""
    instead = dict(adjusted(plan_code))
    if not instead:
        return rows
    rows = [{**row, **instead.pop((row["year"], row["code"], row["month"]), {})} for row in rows]
    places = Activity.objects.filter(poi__plan__code=plan_code, code__in={code for _year, code, _month in instead})
    order = {(year, code): place for year, code, place in places.values_list("poi__year", "code", "position")}
    empty = {**dict.fromkeys(MONTH_FIELDS), "stage": EXECUTED, "position": 0}
    return rows + [
        {**empty, "activity": code, "year": year, "month": month, "order": order.get((year, code), 0), **values}
        for (year, code, month), values in instead.items()
    ]


def _says_something(row: dict[str, Any]) -> bool:
    return row["physical"] is not None or row["financial"] is not None


def both_tables(plan_code: str) -> tuple[Rows, Rows]:
    """The rows of both tables."""
    return activity_rows(plan_code), monthly_rows(plan_code, told_codes(plan_code))
