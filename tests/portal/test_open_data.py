"""Files for others to work with: exact, documented, licensed, and the same bytes each time."""

import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from django.test import Client
from tests.portal.conftest import ILO, Published

from faro.package.reading import read_package
from faro.portal.answering import CACHE

BASE = "/datos/pei-2021-2025/2022"
GIVEN = sorted(path.stem for path in ILO.folder.glob("*.csv"))
COMPUTED = [
    "amounts",
    "finding_places",
    "findings",
    "results_elements",
    "results_indicators",
    "results_plan",
    "results_units",
]


@pytest.mark.parametrize("table", GIVEN)
def test_each_table_of_the_package_is_given_as_it_was_loaded(ilo: Published, site: Client, table: str) -> None:
    """The municipality's own file, byte for byte: what was loaded is what is published."""
    response = site.get(f"{BASE}/{table}.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.decode() == (ilo.folder / f"{table}.csv").read_text("utf-8")


@pytest.mark.parametrize("table", [*GIVEN, *COMPUTED])
def test_the_three_formats_hold_the_same_rows(ilo: Published, site: Client, table: str) -> None:
    text = pl.read_csv(io.BytesIO(site.get(f"{BASE}/{table}.csv").content), infer_schema=False)
    columns = pl.read_parquet(io.BytesIO(site.get(f"{BASE}/{table}.parquet").content))
    sheet = openpyxl.load_workbook(io.BytesIO(site.get(f"{BASE}/{table}.xlsx").content)).worksheets[0]
    assert text.columns == columns.columns
    assert text.height == columns.height == sheet.max_row - 1
    assert sheet.max_column == len(columns.columns)


def test_quantities_and_money_are_exact_in_parquet(ilo: Published, site: Client) -> None:
    targets = pl.read_parquet(io.BytesIO(site.get(f"{BASE}/targets.parquet").content))
    assert targets.filter(pl.col("indicator") == "IND.01.OEI.01")["value"].to_list() == [Decimal(20)]
    amounts = pl.read_parquet(io.BytesIO(site.get(f"{BASE}/amounts.parquet").content))
    pim = amounts.filter((pl.col("scope") == "total") & (pl.col("stage") == "pim"))
    assert pim["amount"].to_list() == [Decimal("293677627.52")]


def test_a_workbook_says_what_it_is_and_runs_no_formula(ilo: Published, site: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(site.get(f"{BASE}/results_indicators.xlsx").content))
    about = {row[0]: row[1] for row in book.worksheets[1].iter_rows(values_only=True)}
    assert "CC-BY-4.0" in str(about["Licencia"])
    assert about["Sello de los datos"] == ilo.shown.seal
    assert str(about["Dirección"]).endswith(f"{BASE}/results_indicators.xlsx")
    printed = openpyxl.load_workbook(io.BytesIO(site.get(f"{BASE}/printed_cells.xlsx").content)).worksheets[0]
    assert not [cell for row in printed.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_zip_is_the_package_and_its_results(ilo: Published, site: Client, tmp_path: Path) -> None:
    response = site.get(f"{BASE}/paquete.zip")
    assert response["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        archive.extractall(tmp_path)
    package = read_package(tmp_path)
    original = read_package(ilo.folder)
    assert package.tables.keys() == original.tables.keys()
    assert all(package.tables[name].equals(original.tables[name]) for name in original.tables)
    results = json.loads((tmp_path / "resultados" / "datapackage.json").read_text("utf-8"))
    assert [each["name"] for each in results["licenses"]] == ["CC-BY-4.0"]
    for resource in results["resources"]:
        table = pl.read_csv(tmp_path / "resultados" / resource["path"], infer_schema=False)
        assert table.columns == [field["name"] for field in resource["schema"]["fields"]]
    assert "CC-BY-4.0" in (tmp_path / "LEAME.txt").read_text("utf-8")


@pytest.mark.parametrize("file", ["units.csv", "units.xlsx", "units.parquet", "paquete.zip"])
def test_the_same_publication_gives_the_same_bytes(ilo: Published, site: Client, file: str) -> None:
    first = site.get(f"{BASE}/{file}").content
    CACHE.clear()
    assert site.get(f"{BASE}/{file}").content == first


def test_the_catalogue_names_every_file_and_each_is_there(ilo: Published, site: Client) -> None:
    response = site.get("/datos/catalogo.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    catalogue = json.loads(response.content)
    assert catalogue["@type"] == "dcat:Catalog"
    (dataset,) = catalogue["dcat:dataset"]
    assert dataset["dct:license"]["@id"].startswith("https://creativecommons.org/licenses/by/4.0/")
    files = [each["dcat:downloadURL"]["@id"] for each in dataset["dcat:distribution"]]
    assert len(files) == len(set(files)) == 3 * (len(GIVEN) + len(COMPUTED)) + 1
    for each in files:
        assert each.startswith("http://testserver/datos/")
        assert site.get(each.removeprefix("http://testserver")).status_code == 200


def test_a_file_that_there_is_not_is_not_found(ilo: Published, site: Client) -> None:
    for name in ("units.json", "nada.csv", "budget.csv", "..%2Fsecret.csv"):
        assert site.get(f"{BASE}/{name}").status_code == 404
