"""What is published is what the engine gives, and what the command line shows."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from tests.evaluation.conftest import DATA

from faro.cli.main import faro
from faro.engine.evaluation import Run
from faro.evaluation.api import PublishedPlan, Verdict, from_json, publication_methods, snapshot, to_json
from faro.package.auditing import audit_package
from faro.package.evaluating import evaluate_package
from faro.package.model import Package

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _published(package: Package, year: int) -> tuple[PublishedPlan, tuple[Run, ...]]:
    methods = publication_methods(package, year)
    runs = evaluate_package(package, methods, year)
    return snapshot(package, runs, audit_package(package, year), "0" * 64, NOON, methods[0]), runs


@pytest.fixture(scope="module")
def of_ilo(ilo: Package) -> PublishedPlan:
    return _published(ilo, 2022)[0]


@pytest.fixture(scope="module")
def of_demo(demo: Package) -> PublishedPlan:
    return _published(demo, 2025)[0]


def test_the_national_rule_speaks_first_and_ilos_own_beside_it(of_ilo: PublishedPlan) -> None:
    assert [method.id for method in of_ilo.methods] == ["ceplan-2021", "ilo-2022"]
    assert of_ilo.main_method == "ceplan-2021"
    assert all(method.ruling for method in of_ilo.methods)


def test_a_later_year_of_ilo_keeps_the_methods_of_2022_beside_the_rule_in_force(ilo: Package) -> None:
    assert publication_methods(ilo, 2024) == ("ceplan-2023", "ilo-2022", "ceplan-2021")


def test_a_plan_with_activities_also_has_the_method_of_the_poi(of_demo: PublishedPlan) -> None:
    assert [method.id for method in of_demo.methods] == ["ceplan-2023", "poi-ceplan"]


@pytest.mark.parametrize("name", ["of_ilo", "of_demo"])
def test_json_gives_back_the_same(name: str, request: pytest.FixtureRequest) -> None:
    published: PublishedPlan = request.getfixturevalue(name)
    assert from_json(to_json(published)) == published


@pytest.mark.parametrize(("fixture", "year"), [("ilo", 2022), ("demo", 2025)])
def test_every_figure_is_the_engines(fixture: str, year: int, request: pytest.FixtureRequest) -> None:
    published, runs = _published(request.getfixturevalue(fixture), year)
    for run in runs:
        for row in run.elements.to_dicts():
            said = _of(published.elements[row["element"]].verdicts, run, row["version"])
            assert (said.result, said.light, said.achieved_count) == (row["result"], row["light"], row["achieved"])
        for row in run.indicators.to_dicts():
            said = _of(published.indicators[row["indicator"]].verdicts, run, row["version"])
            assert (said.result, said.light, said.achieved) == (row["degree"], row["light"], row["achieved"])
            assert (said.target, said.value, said.state) == (row["target"], row["value"], row["state"])
        for row in run.summary.to_dicts():
            said = _of(published.totals, run, row["version"])
            assert (said.result, said.achieved_count) == (row["mean"], row["achieved"])
            assert said.counts == {light: row[light] for light in ("green", "amber", "red", "nd")}
        for row in run.groups.filter(run.groups["scope"] == "unit").to_dicts():
            said = _of(published.units[row["code"]].verdicts, run, 0)
            assert (said.result, said.state) == (row["result"], row["state"])


def _of(verdicts: tuple[Verdict, ...], run: Run, version: int) -> Verdict:
    (found,) = (each for each in verdicts if each.method == run.method.id and each.version == version)
    return found


@pytest.mark.parametrize(("folder", "fixture"), [("ilo/pei-2022", "of_ilo"), ("demo", "of_demo")])
def test_every_figure_is_the_command_lines(folder: str, fixture: str, request: pytest.FixtureRequest) -> None:
    published: PublishedPlan = request.getfixturevalue(fixture)
    arguments = [part for method in published.methods for part in ("-m", method.id)]
    shown = CliRunner().invoke(faro, ["evaluate", str(DATA / folder), "--format", "json", *arguments])
    runs = json.loads(shown.output)["runs"]
    assert [run["method"]["id"] for run in runs] == [method.id for method in published.methods]
    for run in runs:
        for element in run["elements"]:
            in_force = _in_force(published.elements[element["code"]].verdicts, run["method"]["id"])
            expected = (element["result"], element["light"])
            assert ((in_force.result, in_force.light) if in_force else (None, "nd")) == expected
        for indicator in run["indicators"]:
            verdict = _in_force(published.indicators[indicator["code"]].verdicts, run["method"]["id"])
            assert verdict is not None
            assert (verdict.value, verdict.state) == (indicator["value"], indicator["state"])
            assert published.indicators[indicator["code"]].sense == indicator["sense"]


def _in_force(verdicts: tuple[Verdict, ...], method: str) -> Verdict | None:
    return next((each for each in verdicts if each.method == method and each.in_force), None)


def test_the_money_of_ilo_is_what_the_document_prints_and_says_where(of_ilo: PublishedPlan) -> None:
    pim = of_ilo.amount("total", "PEI-2021-2025", "pim")
    assert pim is not None
    assert (pim.centimos, pim.computed) == (293_677_627_52, False)
    assert pim.provenance.place == "Tabla N°02, fila 1, columna «PIM», línea 614"
    assert pim.spot is not None
    assert (pim.spot.table, pim.spot.row, pim.spot.column) == ("poi-2", 1, "pim")
    first = of_ilo.amount("objective", "OEI.01", "programmed")
    assert first is not None
    assert first.centimos == 37_266_078_95
    spent = of_ilo.amount("unit", "01.01", "executed")
    assert spent is not None
    assert spent.centimos == 267_327_00


def test_a_document_has_no_money_where_it_prints_none(of_ilo: PublishedPlan) -> None:
    assert of_ilo.amount("unit", "03.08.02.01", "executed") is None


def test_the_money_of_a_plan_with_tables_is_their_sum(of_demo: PublishedPlan, demo: Package) -> None:
    pim = of_demo.amount("total", "PEI-2023-2027", "pim")
    rows = [row for row in demo.rows("budget") if row["stage"] == "pim" and row["year"] == 2025]
    assert pim is not None
    assert (pim.centimos, pim.computed) == (sum(row["amount"] for row in rows), True)
    objectives = [each for each in of_demo.amounts if each.scope == "objective" and each.stage == "pim"]
    assert sum(each.centimos for each in objectives) == sum(row["amount"] for row in rows if row["action"])


def test_no_two_amounts_say_the_same(of_ilo: PublishedPlan, of_demo: PublishedPlan) -> None:
    for published in (of_ilo, of_demo):
        keys = [(each.scope, each.code, each.stage) for each in published.amounts]
        assert len(keys) == len(set(keys))


def test_a_code_leads_to_where_it_is_printed(of_ilo: PublishedPlan) -> None:
    rows = [(row.table, row.row) for row in of_ilo.indicators["IND.01.OEI.01"].printed]
    assert rows == [("indicadores-oei", 1)]


def test_a_finding_keeps_its_places_in_words_and_in_machine_terms(of_ilo: PublishedPlan) -> None:
    for finding in of_ilo.findings:
        assert len(finding.places) == len(finding.spots)
    assert len({finding.id for finding in of_ilo.findings}) == len(of_ilo.findings)


def test_missing_stays_missing(of_demo: PublishedPlan) -> None:
    verdicts = of_demo.indicators["IND.01.OEI.02"].verdicts
    assert {(each.state, each.result, each.value) for each in verdicts} == {("nd", None, None)}
