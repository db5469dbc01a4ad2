"""The registers of Ilo, each read from its folder with the readers that load it: what must hold of them all."""

import csv
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyxform.xls2json_backends import md_to_dict
from pyxform.xls2xform import convert
from tests.registers.catalogue.folders import CATALOGUE, CODES, ROOT, definition, form, words

from faro.registers.domain.definition_form import check_against_form
from faro.registers.domain.measures import check_expression

PLAN = ROOT / "data" / "ilo" / "pei-2022"

FED = {
    "S-17": {"IND.01.AEI.01.04"},
    "S-20": {"IND.01.AEI.01.01", "IND.01.AEI.01.03"},
    "S-28": {"IND.01.AEI.02.01"},
    "S-35": {"IND.01.AEI.06.01", "IND.01.AEI.06.02", "IND.01.OEI.06"},
    "S-39": {"IND.01.AEI.06.03", "IND.01.AEI.06.04", "IND.01.AEI.05.04"},
    "S-45": {"IND.01.AEI.03.01"},
    "S-47": {"IND.01.OEI.03"},
    "S-48": {"IND.01.AEI.03.03", "IND.01.AEI.03.04"},
    "S-49": {"IND.01.AEI.03.02"},
    "S-51": {"IND.01.AEI.08.02"},
    "S-52": {"IND.01.AEI.08.01", "IND.01.OEI.08"},
    "S-53": {"IND.01.AEI.08.03", "IND.01.AEI.08.04", "IND.01.AEI.08.05"},
    "S-55": {"IND.01.AEI.07.01"},
    "S-56": {"IND.01.AEI.07.02", "IND.01.AEI.07.03"},
    "S-57": {"IND.01.AEI.07.04", "IND.01.AEI.07.05", "IND.01.OEI.07"},
    "S-58": {"IND.01.AEI.07.06"},
    "S-62": {"IND.01.AEI.04.01"},
    "S-63": {"IND.01.AEI.04.02"},
    "S-64": {"IND.01.AEI.04.03", "IND.01.AEI.01.02"},
    "S-65": {"IND.01.AEI.04.04"},
    "S-67": {"IND.01.OEI.04", "IND.01.AEI.04.06"},
    "S-68": {"IND.01.AEI.04.07"},
    "S-71": {"IND.01.AEI.09.02"},
    "S-72": {"IND.01.OEI.09", "IND.01.AEI.09.01"},
    "S-73": {"IND.01.OEI.05"},
    "S-74": {"IND.01.AEI.05.03"},
    "S-76": {"IND.02.OEI.05"},
    "S-77": {"IND.01.AEI.05.01", "IND.01.AEI.05.02"},
    "S-78": {"IND.01.AEI.05.05"},
}
"""What each system feeds, from the list of systems. S-46 and S-50 feed figures that S-47 and S-72 compute; S-69
is said to feed the share of formal units, which S-68 computes: potholes are in no indicator's name."""

UNSEEN = {"note", "calculate", "begin repeat", "end repeat", "begin_repeat", "end_repeat", "end group", "end_group"}
SERIES = {
    row["code"] for row in tomllib.loads((ROOT / "src/faro/catalogs/data/series.toml").read_text("utf-8"))["series"]
}


@cache
def sheets(code: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, Any] = md_to_dict((CATALOGUE / code / "form.md").read_text("utf-8"))
    return {name: found.get(name, []) for name in ("survey", "choices", "settings")}


def pointers(code: str) -> dict[str, str]:
    kinds = ((row.get("name", ""), row["type"].split()) for row in sheets(code)["survey"])
    return {name: kind[1].removesuffix(".csv") for name, kind in kinds if kind[0].endswith("_from_file")}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("code", CODES)
def test_the_form_is_an_xlsform_without_a_complaint(code: str) -> None:
    made = convert(xlsform=str(CATALOGUE / code / "form.md"), file_type=".md")

    assert made.warnings == []
    assert sheets(code)["settings"][0]["form_id"] == code


@pytest.mark.parametrize("code", CODES)
def test_the_definition_is_of_its_folder_and_says_what_it_is_for(code: str) -> None:
    found = definition(code)

    assert found.code == code
    assert found.system
    assert found.purpose
    assert found.retention is not None
    assert found.views
    assert found.measures


@pytest.mark.parametrize("code", CODES)
def test_its_units_are_units_of_the_municipality(code: str) -> None:
    units = {row["code"] for row in rows_of(PLAN / "units.csv")} | {"*"}

    assert {definition(code).unit, *definition(code).access.enter} <= units


@pytest.mark.parametrize("code", CODES)
def test_the_definition_fits_its_form(code: str) -> None:
    check_against_form(definition(code), form(code))


@pytest.mark.parametrize("code", CODES)
def test_its_measures_make_sense_of_these_registers_and_the_series_of_the_catalogs(code: str) -> None:
    here = words(code)
    assert here is not None
    said = {each.code: check_expression(each.expression, here, words, SERIES) for each in definition(code).measures}

    assert {measure: problems for measure, problems in said.items() if problems} == {}


@pytest.mark.parametrize("code", CODES)
def test_what_it_points_to_is_a_register_of_the_catalogue(code: str) -> None:
    assert set(pointers(code).values()) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_choice_list_is_used_and_every_choice_is_said_once(code: str) -> None:
    asked = {
        row["type"].split()[1]
        for row in sheets(code)["survey"]
        if row["type"].startswith(("select_one ", "select_multiple "))
    }
    given = Counter((row["list_name"], row["name"]) for row in sheets(code)["choices"])

    assert {name for name, _choice in given} == asked
    assert [choice for choice, times in given.items() if times > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_what_a_person_reads_is_written(code: str) -> None:
    silent = [row["name"] for row in sheets(code)["survey"] if row["type"] not in UNSEEN and not row.get("label")]
    unsaid = [row["name"] for row in sheets(code)["choices"] if not row.get("label")]
    mute = [row["name"] for row in sheets(code)["survey"] if "constraint" in row and "constraint_message" not in row]

    assert (silent, unsaid, mute) == ([], [], [])


@pytest.mark.parametrize("code", CODES)
def test_names_of_questions_are_stable_words(code: str) -> None:
    names = [row["name"] for row in sheets(code)["survey"] if row.get("name")]

    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []


@pytest.mark.parametrize("code", CODES)
def test_sectors_are_those_of_the_one_list(code: str) -> None:
    one_list = [(row["code"], row["name"]) for row in rows_of(CATALOGUE / "sectores.csv")]
    here = [(row["name"], row["label"]) for row in sheets(code)["choices"] if row["list_name"] == "sector"]

    assert here in ([], one_list)


def test_each_indicator_exists_and_is_computed_by_one_measure() -> None:
    known = {row["code"] for row in rows_of(PLAN / "indicators.csv")}
    bound = Counter(code for each in CODES for measure in definition(each).measures for code in measure.indicators)

    assert set(bound) <= known
    assert [code for code, times in bound.items() if times > 1] == []


@pytest.mark.parametrize("system", sorted(FED))
def test_a_system_computes_what_it_is_said_to_feed(system: str) -> None:
    registers = [definition(code) for code in CODES if definition(code).system == system]

    assert {code for each in registers for measure in each.measures for code in measure.indicators} == FED[system]
