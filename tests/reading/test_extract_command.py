"""``faro extract``: what it writes, what it says, and that it writes over nothing."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result
from tests.reading.reports import CERRO_BLANCO, RIO_SECO
from tests.reading.writers import as_docx, as_text

from faro.cli.main import faro
from faro.package.tables import BY_NAME

Call = Callable[..., Result]
WRITTEN = {
    "claims.csv",
    "sources.csv",
    "printed_tables.csv",
    "printed_cells.csv",
    "no-ubicado.csv",
    "datapackage.json",
}


@pytest.fixture
def call() -> Call:
    return lambda *words: CliRunner().invoke(faro, words, prog_name="faro")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "Informe Río Seco.txt"
    path.write_bytes(as_text(RIO_SECO))
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_writes_the_declared_columns(call: Call, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "leido"

    result = call("extract", str(report), "--out", str(out), "--plan", "PEI-2021-2025")

    assert result.exit_code == 0, result.output
    assert {path.name for path in out.iterdir()} == WRITTEN
    for name in ("claims", "sources", "printed_tables", "printed_cells"):
        table = BY_NAME[name]
        frame = pl.read_csv(out / f"{name}.csv", infer_schema=False)
        assert frame.columns == [column.name for column in table.columns]
        assert frame.height
        for column in table.columns:
            assert not column.required or frame[column.name].null_count() == 0
            if column.choices:
                assert set(frame[column.name]) <= set(column.choices)
        assert frame.select(table.key).is_unique().all()


def test_the_descriptor_lists_these_tables_only(call: Call, report: Path, tmp_path: Path) -> None:
    call("extract", str(report), "--out", str(tmp_path / "leido"), "--plan", "PEI-2021-2025")
    descriptor = json.loads((tmp_path / "leido" / "datapackage.json").read_text("utf-8"))
    assert descriptor["name"] == "pei-2021-2025"
    assert [each["name"] for each in descriptor["resources"]] == [
        "claims",
        "sources",
        "printed_tables",
        "printed_cells",
    ]


def test_every_row_names_the_source_and_its_place(call: Call, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "leido"
    call("extract", str(report), "--out", str(out))
    (source,) = rows(out / "sources.csv")
    assert source["id"] == "informe-rio-seco"
    assert source["title"].startswith("INFORME DE EVALUACIÓN")
    assert {row["source"] for row in rows(out / "claims.csv") + rows(out / "printed_tables.csv")} == {source["id"]}
    assert all(row["place"].startswith("línea ") for row in rows(out / "claims.csv"))


def test_an_empty_cell_has_a_row_with_empty_text(call: Call, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "leido"
    call("extract", str(report), "--out", str(out))
    cells = [row for row in rows(out / "printed_cells.csv") if row["table"] == "poi-4"]
    assert len(cells) == 6 * 6
    assert [cell["column"] for cell in cells if cell["row"] == "3" and not cell["text"]] == ["physical_percent"]


def test_it_says_what_it_found_and_what_not(call: Call, report: Path, tmp_path: Path) -> None:
    output = call("extract", str(report), "--out", str(tmp_path / "leido")).output
    assert "Cuadros: 7" in output
    assert "poi-4 (poi_table_4): 6 filas — Cuadro N° 4. Ejecución por elementos del plan" in output
    assert "Afirmaciones: 19" in output
    assert "Objetivos por color: 3" in output
    assert "Sin ubicar: 3 (en no-ubicado.csv)" in output
    assert "La tarifa media fue de S/ 12.50 por conexión." in output


def test_what_was_not_placed_is_in_its_file(call: Call, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "leido"
    call("extract", str(report), "--out", str(out))
    unplaced = rows(out / "no-ubicado.csv")
    assert [row["clase"] for row in unplaced] == ["frase", "cuadro", "frase"]
    assert all(row["línea"] and row["texto"] and row["motivo"] for row in unplaced)


def test_a_word_document_gives_places_too(call: Call, tmp_path: Path) -> None:
    path, out = tmp_path / "informe.docx", tmp_path / "leido"
    path.write_bytes(as_docx(CERRO_BLANCO))
    assert call("extract", str(path), "--out", str(out)).exit_code == 0
    assert all(row["line"] for row in rows(out / "printed_cells.csv"))


@pytest.mark.parametrize("there", ["datapackage.json", "claims.csv", "elements.csv", "no-ubicado.csv"])
def test_it_never_writes_over_a_package(call: Call, report: Path, tmp_path: Path, there: str) -> None:
    out = tmp_path / "paquete"
    out.mkdir()
    (out / there).write_text("months of work", "utf-8")

    result = call("extract", str(report), "--out", str(out))

    assert result.exit_code == 2
    assert "no escribe encima" in result.output
    assert {path.name: path.read_text("utf-8") for path in out.iterdir()} == {there: "months of work"}


def test_bad_input_ends_with_two_and_a_mend(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "informe.pdf"
    path.write_bytes(b"no es un PDF")

    result = call("extract", str(path), "--out", str(tmp_path / "leido"))

    assert result.exit_code == 2
    assert "dañado" in result.output
    assert not (tmp_path / "leido").exists()


def test_the_same_document_gives_the_same_bytes(call: Call, report: Path, tmp_path: Path) -> None:
    for name in ("uno", "dos"):
        call("extract", str(report), "--out", str(tmp_path / name))
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("uno", "dos"))
    assert first == second
