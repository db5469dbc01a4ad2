"""The index of the registers (docs/registers/README.md) against the folders and the plan."""

import re

import pytest
from tests.registers.catalogue.folders import CODES, ROOT, definition

from faro.registers.domain.definition import RegisterDefinition

DOCS = ROOT / "docs" / "registers"
INDEX = (DOCS / "README.md").read_text("utf-8")
PLAN = ROOT / "data" / "ilo" / "pei-2022" / "indicators.csv"
INDICATORS = sorted(line.split(",")[0] for line in PLAN.read_text("utf-8").splitlines()[1:])


def rows_of(start: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in INDEX.splitlines() if line.startswith(start)
    ]


def test_every_system_of_the_catalogue_has_a_row_with_a_page_that_is_there() -> None:
    pages = {row[0]: re.findall(r"\((\S+)\)", row[1]) for row in rows_of("| S-")}

    assert set(pages) == {definition(code).system for code in CODES}
    assert [system for system, found in pages.items() if not (len(found) == 1 and (DOCS / found[0]).is_file())] == []


@pytest.mark.parametrize("system", sorted({definition(code).system for code in CODES}))
def test_a_row_names_its_registers_and_what_they_fill(system: str) -> None:
    (row,) = (row for row in rows_of("| S-") if row[0] == system)
    registers = [definition(code) for code in CODES if definition(code).system == system]

    assert set(re.findall(r"`([^`]+)`", row[2])) == {each.code for each in registers}
    assert set(re.findall(r"(IND\S+) ← `([^`]+)`", row[3])) == filled(registers)


def test_all_indicators_of_the_plan_are_told_of_with_the_measure_that_fills_them() -> None:
    told = {row[0]: row[1].strip("`*") for row in rows_of("| IND.")}
    bound = dict(filled([definition(code) for code in CODES]))

    assert sorted(told) == INDICATORS
    assert {code: measure for code, measure in told.items() if measure != "none yet"} == bound


def filled(registers: list[RegisterDefinition]) -> set[tuple[str, str]]:
    return {
        (indicator, f"{each.code}.{measure.code}")
        for each in registers
        for measure in each.measures
        for indicator in measure.indicators
    }
