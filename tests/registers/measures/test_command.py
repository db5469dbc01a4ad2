"""``faro measure``, against an installation with one register in it."""

import json
from pathlib import Path

import pytest
from tests.config.installation import done, faro, new_installation, run_inside

FILL = """
from datetime import date
from faro.ledger.api import Actor
from faro.registers.api import approve_measures, propose_measure
from tests.registers.measures.rows import drawn_rows, keep, make_register
register = make_register("patrullajes")
keep(register, drawn_rows(30, 1, ["p1", "p2"]))
who = Actor("command:test")
propose_measure(
    actor=who, register=register, code="norte", name="Al norte", reason="Ver",
    expression="porcentaje donde sector = 'norte' con margen",
)
approve_measures(actor=who, register=register)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = new_installation(tmp_path_factory, tmp_path_factory.mktemp("instalacion"))
    run_inside(folder, FILL)
    return folder


def test_a_measure_is_computed_with_what_is_behind_it(home: Path) -> None:
    said = json.loads(done(home, "measure", "patrullajes.norte", "--period", "2023", "--records", "--format", "json"))

    assert said["first"] == "2023-01-01"
    assert said["last"] == "2023-12-31"
    assert int(said["numerator"]) == len(said["records"]["numerator"])
    assert int(said["denominator"]) == len(said["records"]["denominator"]) == said["sample"]
    assert set(said["records"]["numerator"]) < set(said["records"]["denominator"])
    assert said["margin"]["low"] < float(said["value"]) < said["margin"]["high"]


def test_it_reads_as_text(home: Path) -> None:
    shown = done(home, "measure", "patrullajes.norte", "--period", "2023")

    assert "Al norte: " in shown
    assert "se cumple que «Sector» es «Norte»" in shown
    assert "Sin respuesta en «Sector»" in shown
    assert "Al norte: Sin registros" in done(home, "measure", "patrullajes.norte", "--period", "2020-S1")


@pytest.mark.parametrize(("code", "period"), [("patrullajes.sur", "2023"), ("patrullajes.norte", "2023-13")])
def test_what_is_not_there_is_said(home: Path, code: str, period: str) -> None:
    result = faro(home, "measure", code, "--period", period)

    assert result.returncode == 2
    assert (code if period == "2023" else period) in result.stderr


def test_the_codes_most_like_one_that_is_not_there_are_said(home: Path) -> None:
    for code in ("nada.x", "patrullajes.nort"):
        assert "Las más parecidas: patrullajes.norte." in faro(home, "measure", code, "--period", "2023").stderr


@pytest.mark.parametrize("order", [("registers",), ("measure", "a.b", "--period", "2023"), ("lineage", "IND.01")])
def test_where_there_is_no_installation_it_says_so(tmp_path: Path, order: tuple[str, ...]) -> None:
    result = faro(tmp_path, *order)

    assert result.returncode == 2
    assert "no hay una instalación de Faro" in result.stderr
    assert "faro migrate" in result.stderr
