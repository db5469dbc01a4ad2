"""Keys, references, trees and the years of the plan."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faro.kernel.errors import Problem
from faro.package.reading import read_package

Folder = Callable[..., Path]
Problems = Callable[[Path], list[Problem]]
PLAN = "code,name,municipality,first_year,last_year,evaluation_year,synthetic\n"


def test_a_repeated_key_names_both_rows(folder: Folder, problems: Problems) -> None:
    targets = "indicator,year,version,value\nI.1,2022,0,1\nI.2,2022,0,1\nI.1,2022,0,2\n"
    (found,) = problems(folder(targets=targets))
    assert (found.code, found.place.row, found.value) == ("duplicate_key", 4, "I.1 + 2022 + 0")
    assert "fila 2" in found.message


def test_an_empty_cell_in_an_optional_part_of_a_key_counts(folder: Folder, problems: Problems) -> None:
    budget = "unit,action,year,stage,amount\n03,,2022,pia,1\n03,AEI.01.01,2022,pia,1\n"
    assert len(read_package(folder(budget=budget)).rows("budget")) == 2
    (found,) = problems(folder(budget=budget + "03,,2022,pia,5\n"))
    assert (found.place.row, found.value) == (4, "03 + (vacío) + 2022 + pia")


def test_a_reference_is_enforced_only_where_its_table_is_present(folder: Folder, problems: Problems) -> None:
    activities = "code,name,kind,action,unit,measure,aggregation\nA1,x,activity,AEI.09.09,03,informe,annual_total\n"
    (orphan,) = problems(folder(activities=activities))
    assert (orphan.code, orphan.place.column, orphan.value) == ("dangling_reference", "action", "AEI.09.09")
    both = problems(folder(activities=activities, units="code,name\n04,x\n"))
    assert [problem.place.column for problem in both] == ["action", "unit"]


def test_a_present_table_without_rows_holds_no_reference(folder: Folder, problems: Problems) -> None:
    elements = "code,level,parent,name,source\nOEI.01,OEI,,x,s1\nAEI.01.01,AEI,OEI.01,x,\n"
    assert read_package(folder(elements=elements)).name == "P1"
    (found,) = problems(folder(elements=elements, sources="id,title\n"))
    assert found.place.column == "source"


def test_a_former_name_belongs_to_something_of_the_plan(folder: Folder, problems: Problems) -> None:
    names = "subject,code,version,name\nelement,OEI.01,0,Antes\nindicator,I.1,0,Antes\n"
    assert len(read_package(folder(names=names)).rows("names")) == 2
    found = problems(folder(names=names + "indicator,OEI.01,0,x\nelement,OEI.09,0,x\n"))
    assert [(each.code, each.place.row, each.value) for each in found] == [
        ("dangling_reference", 4, "OEI.01"),
        ("dangling_reference", 5, "OEI.09"),
    ]


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        ("OEI.01,OEI,OEI.01,x\nAEI.01.01,AEI,OEI.01,x\n", "OEI.01 → OEI.01"),
        (
            "OEI.01,OEI,C,x\nAEI.01.01,AEI,OEI.01,x\nB,AEI,OEI.01,x\nC,AEI,B,x\n",
            "OEI.01 → C → B → OEI.01",
        ),
    ],
)
def test_a_cycle_is_told_once_with_its_path(folder: Folder, problems: Problems, rows: str, path: str) -> None:
    (found,) = problems(folder(elements="code,level,parent,name\n" + rows))
    assert (found.code, found.place.row, found.place.column) == ("cycle", 2, "parent")
    assert path in found.message


def test_an_orphan_element_is_told(folder: Folder, problems: Problems) -> None:
    elements = "code,level,parent,name\nOEI.01,OEI,,x\nAEI.01.01,AEI,OEI.07,x\n"
    (found,) = problems(folder(elements=elements))
    assert (found.code, found.place.row, found.value) == ("dangling_reference", 3, "OEI.07")


def test_an_action_without_parent_is_not_taken_for_an_objective(folder: Folder, problems: Problems) -> None:
    elements = "code,level,parent,name\nOEI.01,OEI,,Uno\nAEI.01.01,AEI,OEI.01,Dos\nAEI.01.02,AEI,,Tres\n"
    (found,) = problems(folder(elements=elements))
    assert (found.code, found.place.row, found.place.column) == ("orphan", 4, "parent")


def test_a_deep_tree_is_no_cycle(folder: Folder) -> None:
    chain = "".join(f"E{n},AEI,E{n - 1},x\n" for n in range(1, 3_000))
    elements = "code,level,parent,name\nOEI.01,OEI,,x\nAEI.01.01,AEI,OEI.01,x\nE0,AEI,OEI.01,x\n" + chain
    assert len(read_package(folder(elements=elements)).rows("elements")) == 3_002


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("P1,Plan,Ilo,2026,2025,2026,true\n", "years_out_of_order", "last_year"),
        ("P1,Plan,Ilo,2021,2025,2020,true\n", "evaluation_year_outside_plan", "evaluation_year"),
        ("P1,Plan,Ilo,2021,2025,2026,true\n", "evaluation_year_outside_plan", "evaluation_year"),
    ],
)
def test_the_years_of_the_plan_are_in_order(
    folder: Folder, problems: Problems, row: str, code: str, column: str
) -> None:
    (found,) = problems(folder(plan=PLAN + row))
    assert (found.code, found.place.row, found.place.column) == (code, 2, column)


def test_a_package_holds_one_plan(folder: Folder, problems: Problems) -> None:
    rows = "P1,Plan,Ilo,2021,2025,2022,true\nP2,Plan,Ilo,2021,2025,2022,true\n"
    (found,) = problems(folder(plan=PLAN + rows))
    assert (found.code, found.place.row) == ("more_than_one_row", 3)
