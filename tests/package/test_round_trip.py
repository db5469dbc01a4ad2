"""What is exported comes back unchanged, from both forms, and the same package gives the same bytes."""

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from polars.testing import assert_frame_equal
from tests.package.generated import STRANGE_TEXTS, packages

from faro.kernel.errors import FaroError
from faro.package.model import Package
from faro.package.reading import read_package
from faro.package.tables import BY_NAME
from faro.package.writing import write_folder, write_workbook

Folder = Callable[..., Path]


def assert_same(before: Package, after: Package) -> None:
    assert list(after.tables) == list(before.tables)
    for name, frame in before.tables.items():
        assert_frame_equal(after.tables[name], frame)


def both_forms(package: Package, directory: Path) -> list[Package]:
    write_folder(package, directory / "plan")
    write_workbook(package, directory / "plan.xlsx")
    return [read_package(directory / "plan"), read_package(directory / "plan.xlsx")]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Shrinking a whole package takes minutes; the difference is plain to see without it.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(packages())
def test_what_is_exported_comes_back_unchanged(package: Package) -> None:
    with tempfile.TemporaryDirectory() as directory:
        for after in both_forms(package, Path(directory)):
            assert_same(package, after)


def with_table(package: Package, name: str, rows: list[dict[str, object]]) -> Package:
    frame = pl.DataFrame(rows, schema=BY_NAME[name].schema)
    order = [table for table in BY_NAME if table in {*package.tables, name}]
    return Package({table: frame if table == name else package.tables[table] for table in order}, package.origin)


def test_strange_texts_come_back_to_the_letter(folder: Folder, tmp_path: Path) -> None:
    texts: list[dict[str, object]] = [
        {"table": "t", "row": row, "column": "c", "heading": text[:9] * 2, "text": text}
        for row, text in enumerate([*STRANGE_TEXTS, "a" * 32_767, " ", "\n"], start=1)
    ]
    package = with_table(read_package(folder()), "printed_cells", texts)
    for after in both_forms(package, tmp_path / "out"):
        assert [row["text"] for row in after.rows("printed_cells")] == [row["text"] for row in texts]
        assert_same(package, after)


def test_extreme_numbers_and_dates_come_back_exactly(folder: Folder, tmp_path: Path) -> None:
    largest = 10**18 - 1
    values = [0, 1, -1, largest, -largest, 123_456_789_012_345, 1_234_567_890_123_456, 100_000, 300_000, None]
    days = [date(1, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2022, 12, 31), date(9999, 12, 31), None]
    rows: list[dict[str, object]] = [
        {"indicator": "I.1", "year": 2000 + n, "version": 0, "value": value, "instrument_date": days[n % len(days)]}
        for n, value in enumerate(values)
    ]
    package = with_table(read_package(folder()), "targets", rows)
    for after in both_forms(package, tmp_path / "out"):
        assert_same(package, after)


def test_an_absent_table_stays_absent_and_an_empty_one_empty(folder: Folder, tmp_path: Path) -> None:
    package = read_package(folder(units="code,name\n", sources="id,title\ns,x\n"))
    for after in both_forms(package, tmp_path / "out"):
        assert set(after.tables) - set(package.tables) == set()
        assert [len(after.rows(name)) for name in ("units", "sources")] == [0, 1]
        assert after.table("texts") is None


def test_the_folder_is_written_in_plain_units(folder: Folder, tmp_path: Path) -> None:
    activities = (
        "code,name,kind,action,unit,measure,aggregation,active\nA,x,investment,AEI.01.01,03,u,annual_total,false\n"
    )
    monthly = "activity,year,month,stage,physical,financial\nA,2022,1,pia,0.5,1234.50\n"
    package = read_package(folder(activities=activities, monthly=monthly))
    write_folder(package, tmp_path / "out")
    assert (tmp_path / "out" / "monthly.csv").read_bytes() == (
        b"activity,year,month,stage,physical,financial,source,place,note\nA,2022,1,pia,0.5,1234.5,,,\n"
    )
    assert b"investment" in (tmp_path / "out" / "activities.csv").read_bytes()
    assert b",false," in (tmp_path / "out" / "activities.csv").read_bytes()


def test_the_descriptor_says_what_each_table_is(folder: Folder, tmp_path: Path) -> None:
    write_folder(read_package(folder(sources="id,title\n")), tmp_path / "out")
    said = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert (said["name"], said["title"], said["faro_format_version"]) == ("p1", "Plan", 2)
    targets = next(resource for resource in said["resources"] if resource["name"] == "targets")
    assert (targets["path"], targets["profile"]) == ("targets.csv", "tabular-data-resource")
    schema = targets["schema"]
    assert schema["primaryKey"] == ["indicator", "year", "version"]
    assert schema["foreignKeys"] == [
        {"fields": "indicator", "reference": {"resource": "indicators", "fields": "code"}},
        {"fields": "source", "reference": {"resource": "sources", "fields": "id"}},
    ]
    version = next(field for field in schema["fields"] if field["name"] == "version")
    assert version["type"] == "integer"
    assert version["constraints"] == {"required": True, "minimum": 0, "maximum": 99}


def test_the_same_package_gives_the_same_bytes(folder: Folder, tmp_path: Path) -> None:
    package = read_package(folder())
    for name in ("one", "two"):
        both_forms(package, tmp_path / name)
    written = [
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    ]
    assert written[0] == written[1]
    assert len(written[0]) == 6


def test_a_folder_that_holds_something_is_not_written_into(folder: Folder) -> None:
    root = folder()
    with pytest.raises(FaroError, match="no está vacía"):
        write_folder(read_package(root), root)


def test_what_cannot_be_written_is_told(folder: Folder, tmp_path: Path) -> None:
    package = read_package(folder())
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FaroError, match=r"No se pudo escribir «plan\.xlsx»"):
        write_workbook(package, tmp_path / "file" / "plan.xlsx")
    with pytest.raises(FaroError, match="No se pudo escribir"):
        write_folder(package, tmp_path / "file" / "plan")


def test_a_text_longer_than_a_cell_is_not_cut(folder: Folder, tmp_path: Path) -> None:
    text: dict[str, object] = {"id": "t", "section": "analysis", "text": "a" * 32_768}
    package = with_table(read_package(folder()), "texts", [text])
    with pytest.raises(FaroError, match="«Textos» no cabe"):
        write_workbook(package, tmp_path / "plan.xlsx")
