"""The invented plan's year 2025 as units would have reported it here: its months opened, filled and released."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
from django.utils import timezone

from faro.ledger.api import Actor
from faro.monitoring.models import Activity, Figure, Poi, ReportingPeriod, UnitReport
from faro.monitoring.models.reporting import ReviewState
from faro.monitoring.services.reporting import open_reports, set_calendar
from faro.package.model import Package
from faro.package.reading import read_package
from faro.plans.api import import_package

ACTOR, PLANNER, OTHER = Actor("command:tests"), Actor("person:1", "planeamiento"), Actor("person:2", "planeamiento")
YEAR = 2025
Rows = dict[tuple[str, int], dict[str, Any]]


@cache
def whole_package() -> Package:
    """The plan with what was executed: what the year must come to."""
    return read_package(Path(__file__).parents[3] / "data" / "demo")


def without_executed() -> Package:
    """The plan as it is before anyone reports."""
    package = whole_package()
    programmed = package.tables["monthly"].filter(pl.col("stage") != "executed")
    return replace(package, tables={**package.tables, "monthly": programmed})


def executed() -> Rows:
    """What was executed, by activity and month."""
    rows = whole_package().rows("monthly")
    return {(row["activity"], row["month"]): row for row in rows if row["stage"] == "executed"}


@dataclass(frozen=True)
class DemoYear:
    """``months``: by number."""

    poi: Poi
    months: dict[int, ReportingPeriod]
    year: ReportingPeriod

    def anew(self) -> "DemoYear":
        """The same, read again: what a test did to the objects of another is not in these."""
        periods = ReportingPeriod.objects.in_bulk([each.pk for each in (*self.months.values(), self.year)])
        months = {number: periods[each.pk] for number, each in self.months.items()}
        return DemoYear(Poi.objects.select_related("plan").get(pk=self.poi.pk), months, periods[self.year.pk])

    def figure(self, code: str, month: int) -> Figure:
        return Figure.objects.get(report__poi=self.poi, report__period=self.months[month], activity__code=code)

    def unit_of(self, code: str) -> str:
        return Activity.objects.get(poi=self.poi, code=code).unit


def planned_year() -> DemoYear:
    """The POI and its calendar, nothing opened."""
    import_package(actor=ACTOR, package=without_executed(), instrument="R.A. 512-2022-MPD", reason="Carga")
    periods = set_calendar(actor=ACTOR, year=YEAR)
    months = {each.number: each for each in periods if each.kind == ReportingPeriod.Kind.MONTH}
    year = next(each for each in periods if each.kind == ReportingPeriod.Kind.YEAR)
    return DemoYear(Poi.objects.select_related("plan").get(), months, year)


def report_month(made: DemoYear, month: int, but: tuple[str, ...] = ()) -> None:
    """Open the month, put in what was executed and release it, except what the units in ``but`` owe."""
    open_reports(actor=ACTOR, poi=made.poi, period=made.months[month])
    said = executed()
    figures = Figure.objects.filter(report__poi=made.poi, report__period=made.months[month])
    kept = list(figures.exclude(report__unit__in=but).select_related("activity"))
    for figure in kept:
        row = said.get((figure.activity.code, month))
        if row is not None:
            figure.physical, figure.financial = row["physical"], row["financial"]
    Figure.objects.bulk_update(kept, ["physical", "financial"])
    reports = UnitReport.objects.filter(poi=made.poi, period=made.months[month]).exclude(unit__in=but)
    reports.update(state=ReviewState.RELEASED, released_at=timezone.now())
