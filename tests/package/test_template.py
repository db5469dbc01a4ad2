"""The empty workbook: what a person finds in it, and that filling it works."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from faro.kernel.errors import Problem
from faro.package.declaration import Kind
from faro.package.reading import read_package
from faro.package.tables import TABLES
from faro.package.template import write_template

Problems = Callable[[Path], list[Problem]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "plantilla.xlsx"
    write_template(path)
    return path


@pytest.fixture(scope="module")
def template(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def test_it_has_a_guide_and_a_sheet_for_each_table(template: Workbook) -> None:
    assert template.sheetnames == ["Léame", *(table.label for table in TABLES), "Listas"]
    guide = {row[0].value: row[2].value for row in template["Léame"].iter_rows(min_row=10)}
    assert {table.label: "Sí" if table.required else "No" for table in TABLES}.items() <= guide.items()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_headings_are_locked_and_explained_and_cells_are_open(template: Workbook, table: object) -> None:
    (declared,) = [each for each in TABLES if each is table]
    sheet = template[declared.label]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.freeze_panes == "B2"
    for position, column in enumerate(declared.columns, start=1):
        heading = sheet.cell(1, position)
        assert heading.value == column.label + (" *" if column.required else "")
        assert heading.protection.locked
        assert heading.comment is not None
        assert column.help in heading.comment.text
    assert all(dimension.protection.locked is False for dimension in sheet.column_dimensions.values())
    widest = max(int(dimension.max or 0) for dimension in sheet.column_dimensions.values())
    assert widest == len(declared.columns)


def test_choices_are_offered_as_lists_that_exist(template: Workbook) -> None:
    lists = template["Listas"]
    for table in TABLES:
        sheet = template[table.label]
        sources = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
        for position, column in enumerate(table.columns, start=1):
            source = sources.get(f"{sheet.cell(2, position).coordinate}")
            if column.kind is Kind.CHOICE:
                assert source is not None
                cells = lists[source.partition("!")[2].replace("$", "")]
                assert [cell.value for (cell,) in cells] == list(column.choices.values())
            if column.kind is Kind.BOOLEAN:
                assert source == '"Sí,No"'


def test_it_holds_no_formula_and_no_date_of_its_making(path: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets" in name)
    write_template(tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_empty_it_says_which_tables_must_be_filled(path: Path, problems: Problems) -> None:
    assert [(problem.code, problem.place.file) for problem in problems(path)] == [
        ("required_table_empty", "Plan"),
        ("required_table_empty", "Objetivos y acciones"),
        ("required_table_empty", "Indicadores"),
        ("required_table_empty", "Logros esperados"),
    ]


def test_filled_it_is_read(path: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(path)
    plan: list[str | int | None] = ["PEI", "Plan", "Ilo", "010101", None, 2021, 2025, 2022, None, None, "No"]
    rows: dict[str, list[str | int | None]] = {
        "Plan": plan,
        "Objetivos y acciones": ["OEI.01", "OEI", None, "Salud"],
        "Indicadores": ["I.1", "OEI.01", "Agua"],
        "Logros esperados": ["I.1", 2022, 0, 17],
    }
    for sheet, row in rows.items():
        for column, value in enumerate(row, start=1):
            book[sheet].cell(2, column, value)
    book["Indicadores"]["K2"] = "Descendente"
    book.save(tmp_path / "lleno.xlsx")
    package = read_package(tmp_path / "lleno.xlsx")
    assert list(package.tables) == ["plan", "elements", "indicators", "targets"]
    assert package.plan.ubigeo == "010101"
    assert package.rows("indicators")[0]["sense"] == "descending"
    assert package.rows("targets")[0]["value"] == 17_000_000
