"""``faro pledges``: what it prints in each form, and how it refuses."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.reading.pledges.forms import as_docx, as_tabs
from tests.reading.pledges.plans import PLAN_A, PLAN_B

from faro.cli.main import faro

Call = Callable[..., Result]
KEYS = {
    "place",
    "dimension",
    "problem",
    "objective",
    "indicator",
    "target_text",
    "quantity",
    "unit",
    "comparator",
    "baseline",
    "deadline",
    "deadline_inherited",
    "kind",
    "confidence",
}


@pytest.fixture
def call() -> Call:
    return lambda *words: CliRunner().invoke(faro, words, prog_name="faro")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_bytes(as_tabs(PLAN_A))
    return path


def test_json_has_every_key_and_what_was_not_read(call: Call, plan: Path) -> None:
    result = call("pledges", str(plan), "--format", "json")

    data = json.loads(result.output)
    assert set(data) == {"pledges", "unread"}
    assert all(set(each) == KEYS for each in data["pledges"])
    first = data["pledges"][0]
    assert (first["quantity"], first["baseline"], first["comparator"]) == ("20", "38.5", "<=")
    assert first["place"] == {"page": None, "line": 6}
    assert data["unread"] == [
        {"place": {"page": None, "line": 22}, "text": "Se informará a los vecinos en asamblea abierta."}
    ]


def test_csv_has_a_row_for_each_pledge_and_each_unread_text(call: Call, plan: Path) -> None:
    result = call("pledges", str(plan), "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert [row["record"] for row in rows] == ["pledge"] * 5 + ["unread"]
    assert rows[1]["quantity"] == "12"
    assert rows[1]["deadline_inherited"] == "true"


def test_the_table_is_spanish_and_says_what_is_inherited(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(as_docx(PLAN_B))

    result = call("pledges", str(path))

    assert result.exit_code == 0
    assert "6 compromisos" in result.output
    assert "(2030)" in result.output
    assert "2028-12" in result.output
    assert "Un plazo entre paréntesis viene del encabezado" in result.output


def test_a_formula_is_not_run_by_a_spreadsheet(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Dimensión social\nProblema\tObjetivo\tMeta\n=1+1\tObjetivo bueno\t5 pozos\n", "utf-8")

    (row,) = csv.DictReader(io.StringIO(call("pledges", str(path), "--format", "csv").output))

    assert row["problem"] == "'=1+1"


def test_a_document_without_pledges_says_so(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "menu.txt"
    path.write_text("Menú de la semana\n\nLunes: sopa\n", "utf-8")

    result = call("pledges", str(path))

    assert result.exit_code == 0
    assert "No se encontró ningún compromiso" in result.output
    assert "línea 3: Lunes: sopa" in result.output


def test_a_file_that_is_not_there_ends_with_status_two(call: Call, tmp_path: Path) -> None:
    result = call("pledges", str(tmp_path / "falta.pdf"))
    assert result.exit_code == 2
    assert "No se pudo leer el archivo" in result.output
