"""One number everywhere: the command line, the pages, the API and every file of open data say the same."""

import csv
import io
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from django.test import Client
from tests.portal.conftest import Published
from tests.portal.crawling import Document, opened

from faro.kernel.formats import percent

METHODS = {"pei-2022": ("ceplan-2021", "ilo-2022"), "demo": ("ceplan-2023", "poi-ceplan")}
VERSIONS = {"original": 0} | {f"modified-{number}": number for number in range(1, 10)}

Json = dict[str, Any]
Key = tuple[str, str, int]
"""Method, code, version of the targets."""


@cache
def evaluated(folder: Path, methods: tuple[str, ...]) -> dict[str, Json]:
    """What the command line says, by method."""
    options = [option for method in methods for option in ("-m", method)]
    done = subprocess.run(
        [sys.executable, "-m", "faro.cli", "evaluate", str(folder), "--format", "json", *options],
        capture_output=True,
        check=True,
        text=True,
    )
    return {run["method"]["id"]: run for run in json.loads(done.stdout)["runs"]}


@pytest.fixture
def plan(either: Published) -> tuple[Published, dict[str, Json]]:
    return either, evaluated(either.folder, METHODS[either.folder.name])


def said_of_elements(runs: dict[str, Json]) -> dict[Key, float | None]:
    return {
        (method, each["code"], VERSIONS[version["version"]]): version["result"]
        for method, run in runs.items()
        for each in run["elements"]
        for version in each["by_version"] or [{"version": "original", "result": each["result"]}]
    }


def said_of_indicators(runs: dict[str, Json]) -> dict[Key, Json]:
    return {
        (method, each["code"], VERSIONS[target["version"]]): {
            "value": each["value"],
            "target": target["value"],
            "degree": target["degree"],
            "degree_raw": target["degree_raw"],
            "achieved": target["achieved"],
            "light": target["light"],
            "state": each["state"],
        }
        for method, run in runs.items()
        for each in run["indicators"]
        for target in each["targets"]
    }


def results_of_api(site: Client, published: Published, scope: str) -> list[Json]:
    """Every result of a scope, page after page."""
    address = f"/api/v1{published.base}/results?scope={scope}&page_size=150".replace("/planes/", "/plans/")
    found: list[Json] = []
    while address:
        answer = site.get(address).json()
        found += answer["items"]
        address = (answer["next"] or "").removeprefix("http://testserver")
    return found


def files_of(site: Client, published: Published, table: str) -> dict[str, list[Json]]:
    """The rows of a table in each format, as Python values."""
    base = f"/datos/{published.plan}/{published.year}/{table}"
    text = site.get(f"{base}.csv").content.decode()
    parquet = pl.read_parquet(io.BytesIO(site.get(f"{base}.parquet").content)).to_dicts()
    sheet = openpyxl.load_workbook(io.BytesIO(site.get(f"{base}.xlsx").content)).worksheets[0]
    names = list(parquet[0]) if parquet else []
    cells = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    return {"csv": list(csv.DictReader(io.StringIO(text))), "parquet": parquet, "xlsx": cells}


def number(value: object) -> float | None:
    """A cell of any format as the number it stands for."""
    return None if value in (None, "") else float(str(value))


def written_in(kind: str, figure: Any) -> Any:
    """A figure as a kind of file holds it: exactly, but a spreadsheet keeps 16 digits of a number."""
    return float(f"{figure:.16g}") if kind == "xlsx" and isinstance(figure, float) else figure


def truth(value: object) -> bool | None:
    return {"true": True, "false": False, True: True, False: False}.get(value)


def test_indicators_in_the_api(plan: tuple[Published, dict[str, Json]], site: Client) -> None:
    published, runs = plan
    expected = said_of_indicators(runs)
    found = {
        (each["method"], each["code"], each["target_version"]): {
            "value": each["value"]["value"],
            "target": each["target"]["value"],
            "degree": each["result"]["value"],
            "degree_raw": each["degree_raw"]["value"],
            "achieved": each["achieved"],
            "light": each["light"],
            "state": each["state"],
        }
        for each in results_of_api(site, published, "indicator")
        if not each["carried"] and each["method"] in runs
    }
    assert len(expected) >= 51
    assert found == expected


def test_indicators_in_every_file(plan: tuple[Published, dict[str, Json]], site: Client) -> None:
    published, runs = plan
    expected = said_of_indicators(runs)
    for kind, rows in files_of(site, published, "results_indicators").items():
        found = {
            (row["method"], row["code"], int(row["target_version"])): {
                "value": number(row["value"]),
                "target": number(row["target"]),
                "degree": number(row["result"]),
                "degree_raw": number(row["degree_raw"]),
                "achieved": truth(row["achieved"]),
                "light": row["light"],
                "state": row["state"],
            }
            for row in rows
            if not truth(row["carried"]) and row["method"] in runs
        }
        assert found.keys() == expected.keys()
        for key, figures in found.items():
            for name, figure in figures.items():
                assert figure == written_in(kind, expected[key][name]), (kind, key, name)


def test_elements_in_the_api_and_in_every_file(plan: tuple[Published, dict[str, Json]], site: Client) -> None:
    published, runs = plan
    expected = said_of_elements(runs)
    assert len(expected) >= 50
    rows = results_of_api(site, published, "element")
    mine = {(each["method"], each["code"], each["target_version"]): each["result"]["value"] for each in rows}
    shared = {key: value for key, value in mine.items() if key[0] in runs}
    assert {key: value for key, value in expected.items() if key in shared} == shared
    assert not [key for key, value in expected.items() if key not in shared and value is not None]
    for kind, table in files_of(site, published, "results_elements").items():
        found = {
            (row["method"], row["code"], int(row["target_version"])): number(row["result"])
            for row in table
            if row["method"] in runs
        }
        assert found == {key: written_in(kind, value) for key, value in shared.items()}, kind


def test_the_whole_plan_and_the_units(plan: tuple[Published, dict[str, Json]], site: Client) -> None:
    published, runs = plan
    totals = {each["method"]: each for each in results_of_api(site, published, "plan") if each["in_force"]}
    for method, run in runs.items():
        summary = run["summary"]
        assert totals[method]["result"]["value"] == summary["mean"], method
        assert totals[method]["light"] == summary["light"]
        assert totals[method]["achieved"] == summary["achieved"]
        assert totals[method]["achieved_low"] == summary["achieved_low"]
        assert totals[method]["indicators"] == summary["indicators"]
    units = {
        (each["method"], each["code"]): each["result"]["value"] for each in results_of_api(site, published, "unit")
    }
    said = {
        (method, each["code"]): each["result"]
        for method, run in runs.items()
        for each in run["cost_centres"]
        if each["activities"] is not None
    }
    assert units == said


def said_on_page(page: Document) -> dict[str, str]:
    """From the table of methods of a page: each method's id and the figure that stands there."""
    found = {}
    for row in page.xpath("//table[.//caption='Lo que dice cada método']/tbody/tr"):
        method = row.xpath("./th/a/@href")[0].rstrip("/").rsplit("/", 1)[-1]
        figures = row.xpath(".//*[@class='verdict-result']/text()")
        found[method] = figures[0] if figures else ""
    return found


def test_every_page_shows_the_same(plan: tuple[Published, dict[str, Json]], site: Client) -> None:
    published, runs = plan
    shown = published.shown
    pei = {method: run for method, run in runs.items() if run["indicators"]}
    for method, run in pei.items():
        for each in run["indicators"]:
            page = opened(site, f"{published.base}/indicadores/{each['code']}/")
            degree = each["targets"][-1]["degree"] if each["targets"] else None
            assert said_on_page(page)[method] == ("" if degree is None else percent(degree)), each["code"]
            verdict = {True: "Logrado", False: "No logrado", None: "Sin dato"}[
                each["targets"][-1]["achieved"] if each["targets"] else None
            ]
            words = page.xpath("//div[@class='figures']//*[@class='verdict-word']/text()")
            assert words == [verdict], each["code"]
    for method, run in runs.items():
        for each in run["elements"]:
            kind = "objetivos" if shown.elements[each["code"]].parent is None else "acciones"
            page = opened(site, f"{published.base}/{kind}/{each['code']}/")
            figure = said_on_page(page).get(method, "")
            assert figure == ("" if each["result"] is None else percent(each["result"])), each["code"]
    total = said_on_page(opened(site, f"{published.base}/resultado/"))
    assert total == {
        method: "" if run["summary"]["mean"] is None else percent(run["summary"]["mean"])
        for method, run in runs.items()
    } | {method: figure for method, figure in total.items() if method not in runs}
