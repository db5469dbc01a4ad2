"""A year closes into the engine's report: every number of it comes from what was programmed, reported and spent."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from tests.monitoring.closing.demo_year import (
    ACTOR,
    OTHER,
    PLANNER,
    YEAR,
    DemoYear,
    planned_year,
    report_month,
    whole_package,
)

from faro.budget.models import Line, Release
from faro.evaluation.api import drafted, latest_publication, recalculate, runs_of, sealed_package
from faro.evaluation.models import Publication, ReportFile
from faro.kernel.formats import money
from faro.ledger.api import set_aside
from faro.monitoring.models import Activity, BudgetLink, ClosedPeriod, Figure, PlannedMonth, UnitReport
from faro.monitoring.selectors.closing.budget import UNLINKED
from faro.monitoring.selectors.closing.readiness import ALL_UNITS, readiness
from faro.monitoring.selectors.closing.reproducing import opened, reproduce, sealed_content
from faro.monitoring.services.closing.adjusting import Correction, ask_adjustment, decide_adjustment
from faro.monitoring.services.closing.closing import NotReadyToClose, close_period
from faro.monitoring.services.closing.publishing import publish_closed_year
from faro.package.evaluating import evaluate_package
from faro.reports.contents import evaluation_document
from faro.reports.document import Document, Table

PLAN = "PEI-2023-2027"
LINES = (
    ("0001", 1_000_001, 1_200_000, 900_000),
    ("0001", 500, 0, None),
    ("0002", 7_777_777, 8_888_888, 8_000_001),
    ("0003", 123, 456, 400),
)
"""SEC_FUNC, PIA, PIM and accrued of each line of the year's budget, in céntimos."""


@pytest.fixture(scope="module")
def closed_months(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoYear]:
    """Twelve months closed, one after the other; each test's own changes are taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = planned_year()
        for month in made.months:
            report_month(made, month)
            close_period(actor=PLANNER, poi=made.poi, period=made.months[month], reason="Unidades sin reporte.")
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def reported(closed_months: DemoYear, db: None) -> DemoYear:
    return closed_months


def with_budget(made: DemoYear) -> None:
    """A yearly file in force; two of its three goals pay for activities, one of them not wholly."""
    release = Release.objects.create(
        origin=Release.Origin.MEF,
        state=Release.State.READY,
        unit="999999",
        year=YEAR,
        file_name="2025-Gasto.csv",
        file_size=1,
        sha256="a" * 64,
        started_at=datetime(2026, 2, 1, tzinfo=UTC),
        ready_at=datetime(2026, 2, 1, tzinfo=UTC),
        imported_by=ACTOR.key,
    )
    for number, (goal, pia, pim, accrued) in enumerate(LINES, 2):
        Line.objects.create(
            release=release, line=number, key=str(number), sec_func=goal, pia=pia, pim=pim, accrued=accrued
        )
    first, second, third = Activity.objects.filter(poi=made.poi).order_by("position")[:3]
    for activity, goal, share in ((first, "0001", 333_333), (second, "0001", 666_667), (third, "0002", 500_000)):
        BudgetLink.objects.create(activity=activity, sec_func=goal, share=share)


def close_year(made: DemoYear) -> ClosedPeriod:
    return close_period(actor=PLANNER, poi=made.poi, period=made.year, reason="Metas sin medición.")


def tables_of(document: Document) -> dict[str, list[tuple[str, ...]]]:
    """The text of the rows of tables 1 to 5, by the number in their title."""
    found = {}
    for block in document.blocks:
        number = re.match(r"Tabla N° (\d)\.", block.caption) if isinstance(block, Table) else None
        if isinstance(block, Table) and number:
            found[number.group(1)] = [tuple(cell.text for cell in row.cells) for row in block.rows]
    return found


def test_the_results_of_the_closed_year_are_those_of_the_plans_own_figures(reported: DemoYear) -> None:
    held = opened(close_year(reported))
    for run in evaluate_package(whole_package(), sorted(held.results), YEAR):
        said = json.loads(held.results[run.method.id])
        for name in ("activities", "groups", "indicators", "elements", "summary"):
            rows = {tuple(row) for row in getattr(run, name).rows()}
            order = [getattr(run, name).columns.index(column) for column in said[name]["columns"]]
            assert {tuple(row) for row in said[name]["rows"]} == {tuple(row[i] for i in order) for row in rows}
    assert held.manifest["through_month"] == 12


def test_a_year_waits_for_its_months(reported: DemoYear) -> None:
    with set_aside(connection):
        ClosedPeriod.objects.filter(period__in=(reported.months[3], reported.months[12])).delete()
    with pytest.raises(NotReadyToClose, match="Antes hay que cerrar marzo de 2025 y diciembre de 2025"):
        close_year(reported)


def test_a_month_in_which_nobody_was_asked_stands_once(reported: DemoYear) -> None:
    with set_aside(connection):
        ClosedPeriod.objects.filter(period=reported.months[1]).delete()
    UnitReport.objects.filter(period=reported.months[1]).delete()
    found = readiness(reported.poi, reported.year)
    assert found.closable
    assert [(each.period, each.what) for each in found.missing] == [("2025-01", ALL_UNITS)]
    closed = close_year(reported)
    results = json.loads(opened(closed).results["poi-ceplan"])["activities"]
    column = results["columns"].index("state")
    assert {row[column] for row in results["rows"]} == {"si", "excluded"}


def test_tables_1_to_5_come_from_monitoring_and_budget(reported: DemoYear) -> None:
    with_budget(reported)
    package = opened(close_year(reported)).package
    runs = evaluate_package(package, ["ceplan-2023", "poi-ceplan"], YEAR)
    tables = tables_of(evaluation_document(package, runs))

    planned = {
        stage: list(PlannedMonth.objects.filter(stage=stage).values_list("financial", flat=True))
        for stage in ("approved", "pia", "reprogrammed")
    }
    sums = {stage: sum(amount or 0 for amount in amounts) for stage, amounts in planned.items()}
    assert tables["1"][0][1:3] == (money(sums["approved"]), money(sums["pia"]))
    assert tables["2"][0][1:3] == (money(sums["pia"]), money(sums["reprogrammed"]))
    # PIA 1 000 001 + 500 + 7 777 777 + 123 and PIM 1 200 000 + 0 + 8 888 888 + 456 céntimos.
    assert tables["2"][1][1:3] == ("S/ 87,784.01", "S/ 100,893.44")

    counted = Activity.objects.filter(active=True, approved=True) | Activity.objects.filter(active=None)
    spent = Figure.objects.filter(activity__in=counted).values_list("activity__unit", "financial")
    by_unit: dict[str, int] = defaultdict(int)
    for unit, amount in spent:
        by_unit[unit] += amount or 0
    printed = {row[0]: row[4] for row in tables["5"] if row[0]}
    assert printed
    assert {unit: printed[unit] for unit in printed if by_unit[unit]} == {
        unit: money(amount) for unit, amount in by_unit.items() if amount and unit in printed
    }
    assert tables["4"][-1][4] == tables["5"][-1][4]
    assert tables["3"][-1][3] == tables["5"][-1][3]


def test_no_centimo_of_the_budget_is_lost_or_counted_twice(reported: DemoYear) -> None:
    with_budget(reported)
    held = opened(close_year(reported))
    rows = held.package.rows("budget")
    by_stage: dict[str, int] = defaultdict(int)
    for row in rows:
        by_stage[row["stage"]] += row["amount"]
    assert by_stage == {
        "pia": sum(line[1] for line in LINES),
        "pim": sum(line[2] for line in LINES),
        "accrued": sum(line[3] or 0 for line in LINES),
    }
    # Half of goal 0002 pays for nothing of the POI, and goal 0003 has no link at all.
    unlinked = {row["stage"]: row["amount"] for row in rows if row["unit"] == UNLINKED}
    assert unlinked == {"pia": 3_888_888 + 123, "pim": 4_444_444 + 456, "accrued": 4_000_000 + 400}
    assert held.manifest["budget"]["unlinked"] == ["0002", "0003"]


def test_the_closed_year_is_published_as_it_was_sealed(reported: DemoYear) -> None:
    with_budget(reported)
    closed = close_year(reported)

    made = publish_closed_year(actor=PLANNER, closed=closed)

    publication = latest_publication(PLAN, YEAR)
    assert publication is not None
    assert publication.sealed.digest == made.inputs == opened(closed).manifest["package"]
    assert not drafted(PLAN, YEAR).is_new
    assert sealed_package(publication).plan.synthetic
    results = opened(closed).results
    assert {run.method: recalculate(run).same for run in runs_of(publication)} == dict.fromkeys(results, True)
    files = {file.file_format: bytes(file.content) for file in ReportFile.objects.all()}
    assert set(files) == {"docx", "pdf", "xlsx", "html"}
    assert "S/ 87,784.01" in unescape(files["html"].decode()).replace("\xa0", " ")

    change_everything(reported)
    with set_aside(connection):
        ReportFile.objects.all().delete()
    again = remade(publication)
    assert again == files
    assert reproduce(closed) == sealed_content(closed)


def change_everything(made: DemoYear) -> None:
    """An adjustment, other figures, other programmes, other names."""
    correction = Correction("AOI99999900001", "physical", 9_000_000)
    asked = ask_adjustment(
        actor=PLANNER, poi=made.poi, period=made.months[3], correction=correction, reason="Se contó de menos."
    )
    versions = decide_adjustment(actor=OTHER, adjustment=asked, accepted=True)
    assert [(each.period.code, each.version) for each in versions] == [("2025-03", 1), ("2025", 1)]
    assert drafted(PLAN, YEAR).published.seal == opened(versions[1]).manifest["package"]
    PlannedMonth.objects.update(financial=1)
    Activity.objects.update(name="Otro nombre")
    Release.objects.all().delete()


def remade(publication: Publication) -> dict[str, bytes]:
    from faro.evaluation.api import make_documents  # noqa: PLC0415

    runs = runs_of(publication)
    return {file.file_format: bytes(file.content) for file in make_documents(actor=ACTOR, runs=runs)}
