"""A small POI of two units, its January to be reported, and the people of the cast."""

from dataclasses import dataclass

from tests.directory.cast import cast

from faro.directory.api import Person, unit
from faro.ledger.api import Actor
from faro.monitoring.models import Activity, Figure, PlannedMonth, Poi, ReportingPeriod, UnitReport
from faro.monitoring.services.reporting import FieldChange, open_reports, save_figures, set_calendar
from faro.plans.api import Plan

SECURITY, PLANNING = "03.08.04", "03.06"
TESTS = Actor("command:tests")
ONE = 1_000_000


@dataclass(frozen=True, slots=True)
class World:
    """The POI with its January opened; ``report``: that of Seguridad Ciudadana, with two activities."""

    poi: Poi
    january: ReportingPeriod
    report: UnitReport

    def figure(self, code: str) -> Figure:
        return Figure.objects.get(report=self.report, activity__code=code)

    def period(self, code: str) -> ReportingPeriod:
        return next(each for each in ReportingPeriod.objects.all() if each.code == code)


def actor(role: str) -> Actor:
    return actor_of(cast(role), role)


def actor_of(person: Person, role: str) -> Actor:
    return Actor(f"person:{person.key}", role)


def a_poi(year: int = 2023) -> Poi:
    plan, _made = Plan.objects.get_or_create(
        code="PEI-T",
        defaults={
            "name": "Plan de prueba",
            "municipality": "Ilo",
            "first_year": 2021,
            "last_year": 2025,
            "evaluation_year": year,
            "synthetic": False,
        },
    )
    return Poi.objects.create(plan=plan, year=year, state=Poi.State.CONSISTENT)


def an_activity(poi: Poi, code: str, unit_code: str, **facts: object) -> Activity:
    made = Activity.objects.create(
        poi=poi,
        code=code,
        name=f"Actividad {code}",
        kind="activity",
        unit=unit_code,
        measure="Patrullaje",
        position=Activity.objects.count(),
        **{"aggregation": "annual_total", **facts},
    )
    PlannedMonth.objects.bulk_create(
        PlannedMonth(activity=made, stage="approved", month=month, physical=10 * ONE, financial=100_000)
        for month in range(1, 13)
    )
    return made


def world() -> World:
    """Open January of a POI in which two units have activities."""
    cast("registrador")
    poi = a_poi()
    for code, unit_code in (("AO1", SECURITY), ("AO2", SECURITY), ("AO3", PLANNING)):
        an_activity(poi, code, unit_code)
    periods = {each.code: each for each in set_calendar(actor=TESTS, year=poi.year)}
    january = periods["2023-01"]
    open_reports(actor=TESTS, poi=poi, period=january)
    assert unit(SECURITY) is not None
    return World(poi, january, UnitReport.objects.get(unit=SECURITY, period=january))


def fill(report: UnitReport, by: Actor, value: int = 5 * ONE) -> None:
    """A physical figure in each activity."""
    changes = [
        FieldChange(figure.activity.code, "physical", figure.physical, value)
        for figure in report.figures.select_related("activity")
    ]
    save_figures(actor=by, report=report, changes=changes)
