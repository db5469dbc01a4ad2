"""Keeps the tables ``activities`` and ``monthly`` of a plan's package (:class:`faro.plans.ports.TableKeeper`)."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.domain.closing.frozen import frozen_changes, frozen_words
from faro.monitoring.domain.poi.package_rows import ACTIVITIES, ACTIVITY_FIELDS, MONTHLY, Wanted, frame_of, wanted
from faro.monitoring.domain.poi.stages import APPROVED, EXECUTED, PIA, REPROGRAMMED
from faro.monitoring.models import Activity, Figure, KeptTable, Poi
from faro.monitoring.selectors.closing.closed import closed_months
from faro.monitoring.selectors.poi.package import Rows, both_tables, made_up, tables_told
from faro.monitoring.services.poi.history import differences, record_activity
from faro.monitoring.services.poi.months import MonthWriter, reported_here
from faro.plans.api import Plan
from faro.plans.api import plan as plan_of

_AT_ONCE = 500


class PoiKeeper:
    """The activities of each year and their months, as rows that units fill and review."""

    tables: tuple[str, ...] = (ACTIVITIES, MONTHLY)

    def made_up(self, plan_code: str, bearing_on: int | None = None) -> bool:
        """Whether a POI of the plan is synthetic."""
        return made_up(plan_code, bearing_on)

    def dump(self, plan_code: str, bearing_on: int | None = None) -> Mapping[str, pl.DataFrame]:
        """The tables as they are now; one that the plan doesn't have is left out."""
        return {name: frame_of(name, rows) for name, rows in tables_told(plan_code, bearing_on).items()}

    @transaction.atomic
    def load(self, *, plan_code: str, tables: Mapping[str, pl.DataFrame], actor: Actor) -> None:
        """Make these rows those of the plan.

        A year that is new to Faro comes with the stage its rows show. What was reported here and released stays: rows
        that say otherwise raise :class:`~faro.kernel.errors.FaroError`, and so do those of a closed period.
        """
        plan = plan_of(plan_code)
        if plan is None:
            raise LookupError(plan_code)
        before = both_tables(plan_code)
        given = [frame.to_dicts() if (frame := tables.get(name)) is not None else None for name in self.tables]
        after = [rows if rows is not None else old for rows, old in zip(given, before, strict=True)]
        goal = wanted([*after[0], *_nameless(after[0], after[1])], after[1], plan.evaluation_year)
        for name in self.tables:
            if name in tables:
                KeptTable.objects.get_or_create(plan=plan, name=name)
        _Loading(actor, plan, goal, before).run()


def _nameless(activities: Rows, monthly: Rows) -> Rows:
    """Rows for activities of which a package without a list of them tells only months."""
    known = {row["code"] for row in activities}
    codes = dict.fromkeys(row["activity"] for row in monthly if row["activity"] not in known)
    blank = dict.fromkeys(ACTIVITY_FIELDS) | {"kind": "activity", "aggregation": "annual_total"}
    return [{**blank, "name": "", "unit": "", "measure": "", "code": code} for code in codes]


class _Loading:
    """One load: first the years, then their activities, then the months."""

    def __init__(self, actor: Actor, plan: Plan, goal: Wanted, before: tuple[Rows, Rows]) -> None:
        self.actor, self.plan, self.goal = actor, plan, goal
        self.before = {row["code"]: row for row in before[0]}
        self.months_before = before[1]
        self.told: dict[tuple[int, str], list[Change]] = {}
        self.added: set[tuple[int, str]] = set()
        self.pois: dict[int, Poi] = {}
        self.new_years: set[int] = set()
        self.refused: dict[tuple[str, int], tuple[str, ...]] = {}
        self.with_closed_months: dict[int, bool] = {}

    def run(self) -> None:
        """Carry it out."""
        self._settle_years()
        self._remove()
        held = self._settle_activities()
        months = MonthWriter(self.actor, self.pois, held, self.told)
        months.make(self.goal, self.months_before)
        self._record(held)

    def _settle_years(self) -> None:
        stages: dict[int, set[str]] = {}
        for _code, year, _month, stage in self.goal.monthly:
            stages.setdefault(year, set()).add(stage)
        for year in sorted({year for years in self.goal.years.values() for year in years}):
            made, new = Poi.objects.select_for_update().get_or_create(
                plan=self.plan, year=year, defaults={"synthetic": self.plan.synthetic}
            )
            if new:
                self.new_years.add(year)
            state = _state_of(stages.get(year, set()))
            if _ORDER.index(state) > _ORDER.index(made.state):
                made.state = state
                made.save(update_fields=["state"])
            self.pois[year] = made

    def _remove(self) -> None:
        gone = self.before.keys() - self.goal.activities.keys()
        leaving = Activity.objects.filter(poi__plan=self.plan, code__in=gone).select_related("poi__plan")
        figures = Figure.objects.filter(activity__in=leaving, report__imported=False)
        reported = figures.select_related("report__poi", "report__period").first()
        if reported is not None:
            report = reported.report
            raise FaroError(reported_here(report.unit, report.poi.year, report.period.number))
        for activity in leaving:
            self._refuse_closed(activity)
            row = {name: getattr(activity, name) for name in ACTIVITY_FIELDS}
            record_activity(self.actor, activity, "activity_removed", differences(row, dict.fromkeys(row)))
        leaving.delete()

    def _refuse_closed(self, activity: Activity) -> None:
        if closed_months(activity.poi):
            sentence = _("{code} tiene meses cerrados en {year}: no puede salir del plan.")
            raise FaroError(sentence.format(code=activity.code, year=activity.poi.year))

    def _settle_activities(self) -> dict[tuple[int, str], Activity]:
        found = Activity.objects.filter(poi__plan=self.plan).select_related("poi__plan").order_by("id")
        held = {(each.poi.year, each.code): each for each in found}
        fresh, changed = [], []
        for position, (code, row) in enumerate(self.goal.activities.items(), start=1):
            there = [each for (_year, name), each in held.items() if name == code] if code in self.before else []
            changed += [each for each in there if self._change(each, row, position)]
            for year in self.goal.years[code]:
                if (year, code) not in held:
                    made = Activity(poi=self.pois[year], position=position, **row)
                    fresh.append(made)
                    held[year, code] = made
                    self.added.add((year, code))
                elif code not in self.before and row["name"] and self._change(held[year, code], row, position):
                    changed.append(held[year, code])
        if self.refused:
            raise FaroError(frozen_words(self.refused))
        Activity.objects.bulk_create(fresh, batch_size=_AT_ONCE)
        Activity.objects.bulk_update(changed, ["position", "revision", *ACTIVITY_FIELDS], batch_size=_AT_ONCE)
        return held

    def _change(self, activity: Activity, row: Mapping[str, Any], position: int) -> bool:
        """Put the row into the object; whether anything changed."""
        moved = activity.position != position
        activity.position = position
        before = {name: getattr(activity, name) for name in ACTIVITY_FIELDS}
        changes = differences(before, row)
        frozen = frozen_changes(before, row) if changes else ()
        if frozen and self._has_closed_months(activity.poi):
            self.refused[activity.code, activity.poi.year] = frozen
        if changes:
            activity.revision += 1
            self.told[activity.poi.year, activity.code] = changes
            for name in ACTIVITY_FIELDS:
                setattr(activity, name, row[name])
        return moved or bool(changes)

    def _has_closed_months(self, poi: Poi) -> bool:
        if poi.year not in self.with_closed_months:
            self.with_closed_months[poi.year] = bool(closed_months(poi))
        return self.with_closed_months[poi.year]

    def _record(self, held: Mapping[tuple[int, str], Activity]) -> None:
        """An entry for each activity that changed; a year that came whole is told by the import itself."""
        for key in sorted(self.told.keys() | self.added):
            if key[0] not in self.new_years:
                verb = "activity_added" if key in self.added else "activity_changed"
                record_activity(self.actor, held[key], verb, self.told.get(key, ()))


_ORDER = (Poi.State.FORMULATION, Poi.State.APPROVED, Poi.State.CONSISTENT)


def _state_of(stages: set[str]) -> Poi.State:
    if stages & {PIA, REPROGRAMMED, EXECUTED}:
        return Poi.State.CONSISTENT
    return Poi.State.APPROVED if APPROVED in stages else Poi.State.FORMULATION
