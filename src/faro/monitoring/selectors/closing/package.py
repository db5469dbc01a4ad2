"""The package of a period, out of the rows as they are now."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl
from django.db.models import Q

from faro.directory.api import unit_labels
from faro.kernel.periods import month_end
from faro.kernel.text import _
from faro.monitoring.domain.closing.extent import Extent, within
from faro.monitoring.domain.poi.package_rows import ACTIVITIES, ACTIVITY_FIELDS, MONTHLY, frame_of
from faro.monitoring.models import Activity, Poi, ReportingPeriod
from faro.monitoring.selectors.closing.budget import UNLINKED, YearBudget, budget_table, unlinked_label, year_budget
from faro.monitoring.selectors.closing.periods import through_month
from faro.monitoring.selectors.poi.package import monthly_rows
from faro.package.model import Package
from faro.package.tables import BY_NAME
from faro.plans.api import completed, named_in, package_of


@dataclass(frozen=True)
class PeriodPackage:
    """``left_out``: activities that a package cannot hold. ``budget``: None where no yearly file was imported."""

    package: Package
    left_out: tuple[str, ...]
    budget: YearBudget | None


def period_package(poi: Poi, period: ReportingPeriod, on: date) -> PeriodPackage:
    """What is sealed of the period when it is closed on that day."""
    whole = package_of(poi.plan.code, poi.year, bearing_on=poi.year)
    told = Activity.objects.filter(poi=poi).order_by("position", "id")
    unfit = Q(action=None) | Q(name="") | Q(measure="")
    rows = list(told.exclude(unfit).values(*ACTIVITY_FIELDS))
    months = [row for row in monthly_rows(poi.plan.code, (row["code"] for row in rows)) if row["year"] == poi.year]
    tables = {**whole.tables, ACTIVITIES: frame_of(ACTIVITIES, rows), MONTHLY: frame_of(MONTHLY, months)}
    budget = year_budget(poi)
    if budget is not None:
        tables["budget"] = budget_table(budget, poi.year)
    tables["units"] = _all_units(tables)
    tables["sources"] = _all_sources(tables, poi)
    in_order = {name: tables[name] for name in BY_NAME if name in tables}
    package = within(replace(whole, tables=in_order), _extent(poi, period, on))
    return PeriodPackage(package, tuple(told.filter(unfit).values_list("code", flat=True)), budget)


def _all_units(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The plan's units, and those that came to be later: with its name, whoever has an activity or money."""
    known = tables.get("units", pl.DataFrame(schema=BY_NAME["units"].schema))
    named = named_in("unit", (tables[name] for name in (ACTIVITIES, "budget") if name in tables))
    return completed("units", known, named, {**unit_labels(), UNLINKED: unlinked_label()})


def _all_sources(tables: dict[str, pl.DataFrame], poi: Poi) -> pl.DataFrame:
    """The plan's sources, and those that rows of the POI name beyond them: what nobody described bears its code."""
    known = tables.get("sources", pl.DataFrame(schema=BY_NAME["sources"].schema))
    named = named_in("source", (tables[ACTIVITIES], tables[MONTHLY]))
    words = _("{code} (datos sintéticos)") if poi.synthetic else "{code}"
    return completed("sources", known, named, {code: words.format(code=code) for code in named})


def _extent(poi: Poi, period: ReportingPeriod, on: date) -> Extent:
    last = through_month(period)
    return Extent(
        year=poi.year,
        through_month=last,
        whole_year=period.kind == ReportingPeriod.Kind.YEAR,
        cutoff=on if on > month_end(poi.year, last, 1) else None,
        synthetic=poi.synthetic,
        documents_of=poi.plan.evaluation_year,
    )
