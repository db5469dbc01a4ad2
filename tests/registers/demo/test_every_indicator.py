"""Every indicator that registers feed: its figure is the one worked out by hand, and its page shows the way there."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.config.installation import built_demo, run_inside
from tests.registers.demo.test_every_register import FED_BY, WITHOUT_SOURCE

Indicators = Mapping[str, Mapping[str, Any]]
OF_RESERVED = {"IND.01.AEI.09.01", "IND.01.OEI.09"}
"""They look into a reserved register: planning reads their figures and none of the records."""


@pytest.fixture(scope="module")
def indicators(tmp_path_factory: pytest.TempPathFactory) -> Indicators:
    home = Path(shutil.copytree(built_demo(tmp_path_factory), tmp_path_factory.mktemp("ways") / "demo"))
    said = run_inside(home, "from tests.registers.demo.ways import main; main()", FARO_DEMO="1")
    return {each["indicator"]: each for each in json.loads(said.splitlines()[-1])["indicators"]}


def test_each_is_fed_by_the_measure_that_the_list_names(indicators: Indicators) -> None:
    assert {code: each["measure"] for code, each in indicators.items()} == FED_BY


def test_its_parts_are_those_worked_out_by_hand_from_the_records(indicators: Indicators) -> None:
    assert {code: each["parts"] for code, each in indicators.items()} == {
        code: each["by_hand"] for code, each in indicators.items()
    }


def test_its_value_is_the_one_part_over_the_other(indicators: Indicators) -> None:
    assert {code: each["value"] for code, each in indicators.items()} == {
        code: each["value_by_hand"] for code, each in indicators.items()
    }
    assert {code for code, each in indicators.items() if each["value"] is None} == WITHOUT_SOURCE
    shares = {code: each["value"] for code, each in indicators.items() if each["value"] is not None}
    assert {code for code, value in shares.items() if not 0 <= value <= 100_000_000} == set()


def test_from_the_indicator_the_way_leads_to_measure_and_records_for_the_office_and_for_citizens(
    indicators: Indicators,
) -> None:
    unsaid = {code: each["unsaid"] for code, each in indicators.items() if each["unsaid"]}

    assert set(unsaid) == OF_RESERVED
    assert all(len(said) == 1 and said[0].endswith("lado=numerador") for said in unsaid.values())


def test_some_figures_are_given_some_under_way_and_most_wait_for_one_click(indicators: Indicators) -> None:
    states = [each["state"] for each in indicators.values()]

    assert states.count("released") >= 10
    assert {"sent", "checked"} <= set(states)
    waiting = [each for each in indicators.values() if each["state"] == "draft"]
    assert len(waiting) > len(states) // 2
    assert {each["given"] for each in waiting} == {None}
    released = [each for each in indicators.values() if each["state"] == "released"]
    assert [each["given"] for each in released] == [each["value"] for each in released]
