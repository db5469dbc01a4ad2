"""Months that come with a package, put where they belong: stages, a reprogramming, or what was reported."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.domain.poi.package_rows import MONTH_FIELDS, MonthKey, Row, Wanted, month_key
from faro.monitoring.domain.poi.stages import EXECUTED, REPROGRAMMED
from faro.monitoring.models import Activity, Figure, PlannedMonth, Poi, ReportingPeriod, Reprogramming, UnitReport
from faro.monitoring.models.reporting import ReviewState
from faro.monitoring.selectors.closing import is_closed
from faro.monitoring.selectors.closing.closed import closed_months
from faro.monitoring.services.poi.history import differences
from faro.monitoring.services.poi.versions import closed_month_words
from faro.monitoring.services.reporting.calendar import set_calendar
from faro.plans.api import Plan

_AT_ONCE = 500
Held = Mapping[tuple[int, str], Activity]
Told = dict[tuple[int, str], list[Change]]
MonthRow = PlannedMonth | Figure


class MonthWriter:
    """Makes the months of the plan those of the package, touching only what differs."""

    def __init__(self, actor: Actor, pois: Mapping[int, Poi], held: Held, told: Told) -> None:
        self.actor, self.pois, self.held, self.told = actor, pois, held, told
        self.versions: dict[int, int] = {}
        self.periods: dict[tuple[int, int], ReportingPeriod] = {}
        self.reports: dict[tuple[int, int, str], UnitReport] = {}
        self.closed: dict[int, frozenset[int]] = {}
        self.planned: set[tuple[str, int]] = set()

    def make(self, goal: Wanted, before: Sequence[Row]) -> None:
        """Write what is new, changed or moved, and take away what is gone."""
        old = {month_key(row): row for row in before}
        there = self._there()
        gone = [key for key in old if key not in goal.monthly and key in there]
        for key in gone:
            self._tell(key, old[key], dict.fromkeys(MONTH_FIELDS))
            self._check_open(there[key], key)
            there[key].delete()
        self._write(goal, old, there)

    def _write(self, goal: Wanted, old: Mapping[MonthKey, Row], there: Mapping[MonthKey, MonthRow]) -> None:
        fresh: list[MonthRow] = []
        changed: list[MonthRow] = []
        for position, (key, row) in enumerate(goal.monthly.items(), start=1):
            kept = there.get(key)
            if kept is None and key in old and all(old[key][name] == row[name] for name in MONTH_FIELDS):
                # Only an adjustment says it: nothing was reported in that month.
                continue
            if kept is None:
                self._check_room(key, there)
                fresh.append(self._made(key, row, position))
            elif self._differs(kept, key, row, position, was=old.get(key)):
                changed.append(kept)
            else:
                continue
            if key not in old or not _same(old[key], row):
                self._tell(key, old.get(key, {}), row)
        fields = ["position", "revision", *MONTH_FIELDS]
        PlannedMonth.objects.bulk_create((each for each in fresh if isinstance(each, PlannedMonth)), _AT_ONCE)
        Figure.objects.bulk_create((each for each in fresh if isinstance(each, Figure)), _AT_ONCE)
        planned = [each for each in changed if isinstance(each, PlannedMonth)]
        PlannedMonth.objects.bulk_update(planned, fields, _AT_ONCE)
        Figure.objects.bulk_update([each for each in changed if isinstance(each, Figure)], fields, _AT_ONCE)

    def _there(self) -> dict[MonthKey, MonthRow]:
        """The rows there are, by the key the package gives them."""
        plan = next((poi.plan for poi in self.pois.values()), None)
        if plan is None:
            return {}
        found: dict[MonthKey, MonthRow] = {}
        # In the order of versions: of the reprogrammings the last approved one that touches the activity stays.
        for month in planned_of(plan):
            if month.stage == REPROGRAMMED and month.version > self.versions.get(month.activity_id, 0):
                self.versions[month.activity_id] = month.version
            found[month.activity.code, month.activity.poi.year, month.month, month.stage] = month
        for key, row in list(found.items()):
            if (
                key[3] == REPROGRAMMED
                and isinstance(row, PlannedMonth)
                and row.version < self.versions[row.activity_id]
            ):
                del found[key]
        figures = Figure.objects.filter(report__poi__plan=plan)
        for figure in figures.select_related("report__period", "report__poi__plan", "activity"):
            key = figure.activity.code, figure.report.poi.year, figure.report.period.number, EXECUTED
            found[key] = figure
        return found

    def _differs(self, kept: MonthRow, key: MonthKey, row: Row, position: int, *, was: Row | None) -> bool:
        """Put the row into the object; whether anything changed. What is not told yet must not be written over."""
        same = was is not None and all(was[name] == row[name] for name in MONTH_FIELDS)
        if not same:
            self._check_open(kept, key)
            kept.revision += 1
            for name in MONTH_FIELDS:
                setattr(kept, name, row[name])
        if isinstance(kept, Figure) and not kept.report.imported:
            return not same
        moved = kept.position != position
        kept.position = position
        return moved or not same

    def _made(self, key: MonthKey, row: Row, position: int) -> MonthRow:
        code, year, month, stage = key
        activity = self.held[year, code]
        facts: dict[str, Any] = {name: row[name] for name in MONTH_FIELDS}
        if stage == EXECUTED:
            return Figure(report=self.report(activity, year, month), activity=activity, position=position, **facts)
        version = self._version(activity, year) if stage == REPROGRAMMED else 0
        return PlannedMonth(activity=activity, stage=stage, version=version, month=month, position=position, **facts)

    def _version(self, activity: Activity, year: int) -> int:
        """The reprogramming that the package's months are of: the one that touches the activity, else one for all."""
        if self.versions.get(activity.pk):
            return self.versions[activity.pk]
        if -year not in self.versions:
            poi = self.pois[year]
            last = poi.reprogrammings.aggregate(last=Max("number"))["last"] or 0
            made = Reprogramming.objects.create(
                poi=poi,
                number=last + 1,
                motive=_("Llegó con el paquete del plan, que no dice el motivo."),
                approved_at=timezone.now(),
                approved_by=self.actor.key,
            )
            self.versions[-year] = made.number
        return self.versions[-year]

    def report(self, activity: Activity, year: int, month: int) -> UnitReport:
        """The released report of the activity's unit and month, that came with a package."""
        key = (year, month, activity.unit)
        if key not in self.reports:
            period = self._period(year, month)
            report, new = UnitReport.objects.get_or_create(
                poi=self.pois[year],
                period=period,
                unit=activity.unit,
                defaults={
                    "state": ReviewState.RELEASED,
                    "imported": True,
                    "due": period.due,
                    "released_at": timezone.now(),
                    "released_by": self.actor.key,
                },
            )
            if not new and not report.imported:
                raise FaroError(reported_here(activity.unit, year, month))
            self._refuse_closed(report, year, month)
            self.reports[key] = report
        return self.reports[key]

    def _period(self, year: int, month: int) -> ReportingPeriod:
        if (year, month) not in self.periods:
            months = ReportingPeriod.objects.filter(year=year, kind=ReportingPeriod.Kind.MONTH)
            if not months.filter(number=month).exists():
                set_calendar(actor=self.actor, year=year)
            self.periods |= {(year, each.number): each for each in months}
        return self.periods[year, month]

    def _check_open(self, row: MonthRow, key: MonthKey) -> None:
        if isinstance(row, Figure):
            _code, year, month, _stage = key
            if not row.report.imported:
                raise FaroError(reported_here(row.report.unit, year, month))
            self._refuse_closed(row.report, year, month)
        else:
            self._refuse_closed_programme(key)

    def _check_room(self, key: MonthKey, there: Mapping[MonthKey, MonthRow]) -> None:
        """A programme for a sealed month comes only with an activity that is new to the year."""
        code, year, month, stage = key
        if stage != EXECUTED and month in self._closed(year):
            self.planned = self.planned or {(each[0], each[1]) for each in there}
            if (code, year) in self.planned:
                raise FaroError(closed_month_words(month))

    def _refuse_closed_programme(self, key: MonthKey) -> None:
        _code, year, month, _stage = key
        if month in self._closed(year):
            raise FaroError(closed_month_words(month))

    def _closed(self, year: int) -> frozenset[int]:
        if year not in self.closed:
            self.closed[year] = closed_months(self.pois[year])
        return self.closed[year]

    def _refuse_closed(self, report: UnitReport, year: int, month: int) -> None:
        if is_closed(self.pois.get(year, report.poi), report.period):
            raise FaroError(
                _("El mes {month:02d} de {year} está cerrado: sus cifras se corrigen con un ajuste.").format(
                    month=month, year=year
                )
            )

    def _tell(self, key: MonthKey, old: Row, new: Row) -> None:
        code, year, month, stage = key
        changes = differences(
            {name: old.get(name) for name in ("physical", "financial")},
            {name: new[name] for name in ("physical", "financial")},
            f"month_{stage}_",
        )
        named = [Change(f"{each.field}_{month:02d}", each.before, each.after) for each in changes]
        if named:
            self.told.setdefault((year, code), []).extend(named)


def planned_of(plan: Plan) -> list[PlannedMonth]:
    """The months of every stage, and of the reprogrammings that are approved, the first version first."""
    numbers = Reprogramming.objects.filter(poi__plan=plan, approved_at__isnull=False)
    approved = set(numbers.values_list("poi_id", "number"))
    found = PlannedMonth.objects.filter(activity__poi__plan=plan).select_related("activity__poi").order_by("version")
    return [each for each in found if each.stage != REPROGRAMMED or (each.activity.poi_id, each.version) in approved]


def _same(old: Row, new: Row) -> bool:
    return all(old[name] == new[name] for name in ("physical", "financial"))


def reported_here(unit: str, year: int, month: int) -> str:
    """Why figures that people report in Faro are not changed by a file."""
    return _(
        "La unidad {unit} reporta {month:02d}/{year} en Faro: el paquete no puede cambiar sus cifras ejecutadas."
    ).format(unit=unit, month=month, year=year)
