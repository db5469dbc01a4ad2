"""The synthetic year of the demonstration: loaded through the services of the rooms, marked as what it is."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from faro.budget.api import GivenFile, import_mef
from faro.cli.installation.demo_world import DemoWorld
from faro.cli.installation.synthetic_year import SOURCE, YEAR, SyntheticYear, make_year
from faro.cli.installation.synthetic_year.files import PLACE, mef_file, mef_name
from faro.cli.installation.synthetic_year.model import MadeReport, MadeResult
from faro.cli.installation.synthetic_year.printed import UNNUMBERED
from faro.directory.api import UnitFacts, register_units
from faro.kernel.text import _
from faro.ledger.api import Actor, subject_key
from faro.monitoring.api import (
    ActivityFacts,
    FigureFacts,
    LinkFacts,
    ObservationFacts,
    PlannedFacts,
    Poi,
    ReportFacts,
    ReprogrammingFacts,
    YearFacts,
    close_period,
    extend,
    load_synthetic_year,
    make_poi,
    set_calendar,
)
from faro.package.model import Package
from faro.questions.api import answer, ask

COMMAND = Actor("command:demo")
EXECUTING_UNIT = "301498"
APPROVED_ON, CONSISTENT_ON = date(2022, 4, 29), date(2022, 12, 30)
OPEN_MONTH, CLOSED_MONTHS = 6, (1, 2, 3)
COUNCILLOR_KIND = "councillor"
DAYS_TO_TRY = 30
"""How long the last month stays open, counted from the day the demonstration is made: so that it can be filled."""


def add_synthetic_year(world: DemoWorld, package: Package) -> Poi:
    """The POI 2023 of the demonstration, stopped in the middle of July, with its budget; January to March closed."""
    year = make_year(package)
    with transaction.atomic():
        poi = _load(world, year)
        planner = world.actor("planeamiento")
        periods = {each.number: each for each in set_calendar(actor=planner, year=YEAR) if each.kind == "month"}
        for month in CLOSED_MONTHS:
            close_period(
                actor=planner,
                poi=poi,
                period=periods[month],
                reason=_("Datos sintéticos: sin las unidades que no reportan"),
            )
    _import_budget(year)
    _ask_as_councillor(world)
    return poi


def _load(world: DemoWorld, year: SyntheticYear) -> Poi:
    _name_the_unit_without_code()
    poi = make_poi(
        actor=COMMAND, plan_code=world.plan, year=YEAR, synthetic=True, reason=_("Año sintético, para la demostración")
    )
    _set_days(year)
    load_synthetic_year(actor=COMMAND, poi=poi, year=facts_of(year, _hands(world)))
    poi.refresh_from_db()
    return poi


def _name_the_unit_without_code() -> None:
    name = _("OFICINA DE PROGRAMACION MULTIANUAL DE INVERSIONES")
    register_units(actor=COMMAND, units=(UnitFacts(UNNUMBERED, name),))


def _set_days(year: SyntheticYear) -> None:
    """The calendar by its rules, except that the month being reported can still be reported for some weeks."""
    open_until = timezone.localdate() + timedelta(days=DAYS_TO_TRY)
    periods = set_calendar(
        actor=COMMAND,
        year=YEAR,
        dues={f"{YEAR}-{OPEN_MONTH:02d}": open_until},
        norm=_("Demostración: el plazo se corrió para poder llenar el mes"),
        reason=_("Año sintético"),
    )
    of_month = {each.number: each for each in periods if each.kind == "month"}
    for each in year.extensions:
        period = of_month[each.month]
        extend(
            actor=COMMAND,
            period=period,
            unit=each.unit,
            due=period.due + timedelta(days=each.days),
            reason=each.reason,
        )


Hands = Mapping[str, tuple[str, str, str]]


def _hands(world: DemoWorld) -> Hands:
    """Who fills, checks and releases: people of the cast in their unit; elsewhere the command, in three hands."""
    people = tuple(world.actor(role).key for role in ("registrador", "responsable", "planeamiento"))
    filler, checker, releaser = people
    return {
        "03.08.04": (filler, checker, releaser),
        "": ("command:demo-registro", "command:demo-jefatura", releaser),
    }


def facts_of(year: SyntheticYear, hands: Hands) -> YearFacts:
    """The made year as the monitoring room takes it."""
    return YearFacts(
        source=SOURCE,
        place=PLACE,
        instrument=year.approved,
        approved_on=APPROVED_ON,
        consistent_on=CONSISTENT_ON,
        activities=tuple(
            ActivityFacts(
                a.code,
                a.name,
                a.kind,
                a.action,
                a.unit,
                a.measure,
                a.aggregation,
                a.priority,
                a.cui,
                "180301",
                a.trait,
            )
            for a in year.activities
        ),
        planned=tuple(
            PlannedFacts(m.activity, m.stage, m.version, m.month, m.physical, m.financial) for m in year.months
        ),
        reprogrammings=tuple(ReprogrammingFacts(r.number, r.motive, r.instrument, r.on) for r in year.reprogrammings),
        links=tuple(LinkFacts(each.activity, each.sec_func, each.share) for each in year.links),
        reports=tuple(_reports(year, hands)),
    )


def _reports(year: SyntheticYear, hands: Hands) -> Iterator[ReportFacts]:
    unit_of = {each.code: each.unit for each in year.activities}
    done: dict[tuple[str, int], list[MadeResult]] = {}
    for result in year.results:
        done.setdefault((unit_of[result.activity], result.month), []).append(result)
    for report in year.reports:
        own = done[report.unit, report.month]
        seen = report.observation
        yield ReportFacts(
            unit=report.unit,
            month=report.month,
            sent_on=report.sent_on,
            checked_on=report.checked_on,
            released_on=report.released_on,
            hands=hands.get(report.unit, hands[""]),
            figures=tuple(_figures(report, own)),
            observations=()
            if seen is None
            else (ObservationFacts(seen.activity, seen.text, seen.made_on, seen.mended_on, seen.reply),),
        )


def _figures(report: MadeReport, results: list[MadeResult]) -> Iterator[FigureFacts]:
    """What the report says; of a draft only the first figures are filled."""
    filled = len(results) * report.share // 1000
    for place, each in enumerate(results):
        if place < filled:
            yield FigureFacts(each.activity, each.physical, each.financial, each.explanation, each.obstacle)
        else:
            yield FigureFacts(each.activity, None, None)


def _import_budget(year: SyntheticYear) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / mef_name()
        file.write_bytes(mef_file(year))
        import_mef(
            actor=COMMAND,
            file=GivenFile(file, passing=True),
            unit=EXECUTING_UNIT,
            year=YEAR,
            reason=_("Presupuesto sintético, para la demostración"),
        )


def _ask_as_councillor(world: DemoWorld) -> None:
    """Two requests of a councillor: one answered, one whose term runs."""
    asked = [
        ask(
            subject=subject_key("element", world.plan, element),
            text=text,
            kind=COUNCILLOR_KIND,
            asker_role="regidor",
            actor=world.actor("regidor"),
        )
        for element, text in (
            ("OEI.04", _("Pedido de demostración: ¿qué obras del año están detenidas y por qué?")),
            ("OEI.03", _("Pedido de demostración: ¿cuántos patrullajes se hicieron por sector?")),
        )
    ]
    words = _("Respuesta de demostración: el reporte de mayo los muestra por sector; los datos son sintéticos.")
    answer(actor=world.actor("planeamiento"), question=asked[1], outcome="answered", text=words)
