"""The facts of the three plans of 2018: all there, each with its place, every type of target mapped to a kind."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from faro.reading.pledges.model import KIND_OF_TARGET_TYPE, Kind

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "data" / "ilo" / "promises"


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_101_pledges_of_three_plans() -> None:
    assert Counter(row["document"] for row in rows("pledges.csv")) == {"000": 14, "001": 71, "002": 16}


@pytest.mark.parametrize(("name", "count"), [("axes.csv", 51), ("baseline_facts.csv", 132)])
def test_the_other_facts_are_all_there(name: str, count: int) -> None:
    assert len(rows(name)) == count


@pytest.mark.parametrize("name", ["pledges.csv", "axes.csv", "baseline_facts.csv"])
def test_every_fact_has_its_place(name: str) -> None:
    assert all(row["document"] in {"000", "001", "002", "003", "004"} and int(row["line"]) > 0 for row in rows(name))


@pytest.mark.parametrize("name", ["pledges.csv", "axes.csv", "baseline_facts.csv"])
def test_no_text_is_a_long_quotation(name: str) -> None:
    assert max(len(text.split()) for row in rows(name) for text in row.values()) <= 30


def test_every_type_of_target_maps_to_a_kind_and_no_other_is_mapped() -> None:
    assert {row["target_type"] for row in rows("pledges.csv")} == set(KIND_OF_TARGET_TYPE)


def test_a_target_without_number_is_a_deliverable_or_none() -> None:
    for row in rows("pledges.csv"):
        kind = KIND_OF_TARGET_TYPE[row["target_type"]]
        assert (row["target_number"] == "") == (kind in {Kind.DELIVERABLE, Kind.NONE})


def test_the_published_mapping_is_the_one_in_force() -> None:
    text = (ROOT / "docs" / "pledges.md").read_text("utf-8")
    published = dict(re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|$", text, re.MULTILINE))
    assert published == {name: kind.value for name, kind in KIND_OF_TARGET_TYPE.items()}
