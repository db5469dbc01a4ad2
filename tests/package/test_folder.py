"""Folders that are read, and folders with something wrong in them."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from faro.kernel.errors import InputProblems, Problem
from faro.package.reading import read_package

Folder = Callable[..., Path]
Problems = Callable[[Path], list[Problem]]
Expected = tuple[str, str, int | None, str | None]


def places(found: list[Problem]) -> list[Expected]:
    return [(problem.code, problem.place.file, problem.place.row, problem.place.column) for problem in found]


def test_a_minimal_folder_is_read(folder: Folder) -> None:
    package = read_package(folder())
    assert package.name == "P1"
    assert (package.plan.first_year, package.plan.synthetic, package.plan.ubigeo) == (2021, True, None)
    assert list(package.tables) == ["plan", "elements", "indicators", "targets"]
    assert [row["value"] for row in package.rows("targets")] == [17_500_000, 20_000_000]
    targets = package.table("targets")
    assert targets is not None
    assert targets.schema["value"] == pl.Int64
    assert targets.schema["instrument_date"] == pl.Date
    assert package.table("activities") is None
    assert package.rows("activities") == []


def test_an_empty_table_is_present(folder: Folder) -> None:
    activities = read_package(folder(units="code,name\n")).table("units")
    assert activities is not None
    assert activities.is_empty()


def test_a_byte_order_mark_crlf_and_empty_rows_do_no_harm(folder: Folder, minimal: dict[str, str]) -> None:
    elements = "\ufeff" + minimal["elements"].replace("\n", "\r\n") + ",,,\r\n\r\n"
    assert len(read_package(folder(elements=elements)).rows("elements")) == 2


def test_rows_are_counted_as_a_spreadsheet_counts_them(folder: Folder, problems: Problems) -> None:
    texts = 'id,section,text,date\nt1,analysis,"dos\nlíneas",\n,,,\nt2,analysis,x,ayer\n'
    assert places(problems(folder(texts=texts))) == [("not_a_date", "texts.csv", 4, "date")]


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        (
            "elements",
            "code,level,parnt,name,Name\nOEI.01,OEI,,x,y\nAEI.01.01,AEI,,x,y\n",
            [
                ("unknown_heading", "elements.csv", 1, "parnt"),
                ("unknown_heading", "elements.csv", 1, "Name"),
            ],
        ),
        ("elements", "code,name,code\nOEI.01,x,y\nAEI.01.01,x,y\n",
            [("duplicate_heading", "elements.csv", 1, "code"), ("missing_heading", "elements.csv", 1, "level")]),
        ("elements", "code,level,name,\nOEI.01,OEI,x,\nAEI.01.01,AEI,x,y\n",
            [("column_without_heading", "elements.csv", 3, None)]),
        ("units", "", [("no_headings", "units.csv", 1, None)]),
        ("units", "code;name\n1;x\n", [("wrong_separator", "units.csv", 1, None)]),
        ("units", "code\tname\n1\tx\n", [("wrong_separator", "units.csv", 1, None)]),
        ("units", 'code,name\n1,"x\n', [("broken_csv", "units.csv", 2, None)]),
        ("units", 'code,name\n1,"x"y\n', [("broken_csv", "units.csv", 2, None)]),
        ("units", "code,name\n1\n2,x,y\n",
            [("wrong_number_of_cells", "units.csv", 2, None), ("wrong_number_of_cells", "units.csv", 3, None)]),
        ("units", "code,name\n1,Alcaldía\n".encode("latin-1"), [("not_utf8", "units.csv", 2, None)]),
        ("units", b"\xef\xbb\xbfcode,name\n1,ok\n2,\xe1\n", [("not_utf8", "units.csv", 3, None)]),
        ("units", "code,name\n".encode("utf-16"), [("not_utf8", "units.csv", 1, None)]),
        ("units", "code,name\n1,\n,x\n",
            [("required_cell_empty", "units.csv", 2, "name"), ("required_cell_empty", "units.csv", 3, "code")]),
        ("units", "code,name\n1,x\n2,y\n1,z\n", [("duplicate_key", "units.csv", 4, "code")]),
        ("targets", "indicator,year,version,value\nI.1,2022,0,1'000\nI.1,2022,0,NaN\nI.2,2022,-1,1e400\n",
            [
                ("number_with_separators", "targets.csv", 2, "value"),
                ("not_a_number", "targets.csv", 3, "value"),
                ("duplicate_key", "targets.csv", 3, "indicator"),
                ("below_minimum", "targets.csv", 4, "version"),
                ("number_with_exponent", "targets.csv", 4, "value"),
            ]),
        ("targets", "indicator,year,version,value\n", [("required_table_empty", "targets.csv", None, None)]),
        ("targets", "indicator,year,version,value\nI.9,2022,0,1\n",
            [("dangling_reference", "targets.csv", 2, "indicator")]),
    ],
)  # fmt: skip
def test_a_table_with_faults_names_each(
    folder: Folder, problems: Problems, table: str, text: str | bytes, expected: list[Expected]
) -> None:
    assert places(problems(folder(**{table: text}))) == expected


def test_the_nearest_heading_is_offered(folder: Folder, problems: Problems) -> None:
    (found,) = problems(folder(units="code,nmae,name\n1,x,y\n"))
    assert "Borre la columna" in found.mend
    (found,) = problems(folder(units="code,name,valid_form\n1,x,\n"))
    assert "¿Quiso decir «valid_from»?" in found.mend


@pytest.mark.parametrize(
    ("descriptor", "code"),
    [
        ({"name": None}, "incomplete_descriptor"),
        ({"resources": {}}, "incomplete_descriptor"),
        ({"resources": [1, {"name": "plan"}, {"name": "plan", "path": ["plan.csv"]}]}, "incomplete_resource"),
        ({"faro_format_version": 3}, "unknown_format_version"),
        ({"faro_format_version": None}, "unknown_format_version"),
        ({"faro_format_version": True}, "unknown_format_version"),
        ({"faro_format_version": "1"}, "unknown_format_version"),
    ],
)
def test_a_descriptor_with_faults_is_refused(
    folder: Folder, problems: Problems, descriptor: dict[str, object], code: str
) -> None:
    found = problems(folder(descriptor))
    assert code in {problem.code for problem in found}
    assert {problem.place.file for problem in found} >= {"datapackage.json"}


def test_a_later_version_names_both(folder: Folder, problems: Problems) -> None:
    (found,) = problems(folder({"faro_format_version": 7}))
    assert "versión 7" in found.message
    assert "hasta la 2" in found.message


@pytest.mark.parametrize(
    "path",
    [
        "../units.csv",
        "sub/../../units.csv",
        "/etc/passwd",
        "C:\\units.csv",
        "..\\units.csv",
        "https://example.org/units.csv",
        "link.csv",
        "\x00",
        "x" * 5_000,
    ],
)
def test_a_path_stays_inside_the_folder(folder: Folder, problems: Problems, tmp_path: Path, path: str) -> None:
    root = folder()
    outside = tmp_path.parent / "outside.csv"
    outside.write_text("code,name\n", encoding="utf-8")
    (root / "link.csv").symlink_to(outside)
    said = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    said["resources"].append({"name": "units", "path": path})
    (root / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    (found,) = problems(root)
    assert found.code in {"path_outside_folder", "missing_file"}
    assert found.code == "path_outside_folder" or len(path) == 5_000


def test_tables_unknown_repeated_missing_and_unlisted_are_all_told(folder: Folder, problems: Problems) -> None:
    resources = [
        {"name": "plan", "path": "plan.csv"},
        {"name": "plan", "path": "plan.csv"},
        {"name": "element", "path": "elements.csv"},
        {"name": "indicators", "path": "gone.csv"},
        {"name": "targets", "path": "fifo.csv"},
    ]
    root = folder({"resources": resources})
    os.mkfifo(root / "fifo.csv")
    found = problems(root)
    assert places(found) == [
        ("duplicate_table", "datapackage.json", None, "resources[2]"),
        ("unknown_table", "datapackage.json", None, "resources[3]"),
        ("missing_file", "gone.csv", None, None),
        ("missing_file", "fifo.csv", None, None),
        ("unlisted_file", "elements.csv", None, None),
        ("missing_table", "elements.csv", None, None),
        ("unlisted_file", "indicators.csv", None, None),
        ("unlisted_file", "targets.csv", None, None),
    ]
    assert "«elements»" in found[1].mend


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"[" * 100_000, b'{"name": ' + b"9" * 10_000 + b"}", b"\xff\xfe{\x00", b"\xe1", b"null"],
)
def test_a_broken_descriptor_is_told(folder: Folder, problems: Problems, content: bytes) -> None:
    root = folder()
    (root / "datapackage.json").write_bytes(content)
    (found,) = problems(root)
    assert found.place.file == "datapackage.json"


def test_a_folder_without_descriptor_says_what_to_do(folder: Folder, problems: Problems, tmp_path: Path) -> None:
    root = folder()
    (root / "datapackage.json").unlink()
    (found,) = problems(root)
    assert found.code == "no_descriptor"
    assert "elements" in found.message
    (empty := tmp_path / "empty").mkdir()
    (found,) = problems(empty)
    assert "no es un paquete" in found.message
    (found,) = problems(tmp_path / "nowhere")
    assert found.code == "no_such_package"


def test_a_huge_file_is_refused_before_it_is_read(folder: Folder, problems: Problems) -> None:
    root = folder(units="code,name\n")
    with (root / "units.csv").open("r+b") as stream:
        stream.truncate(200 * 1024 * 1024)
    (found,) = problems(root)
    assert found.code == "file_too_large"
    assert "200 MB" in found.message


def test_the_first_thousand_problems_are_kept_and_the_rest_counted(folder: Folder) -> None:
    rows = "".join(f"{n},\n" for n in range(1_234))
    with pytest.raises(InputProblems) as caught:
        read_package(folder(units=f"code,name\n{rows}"))
    assert len(caught.value.problems) == 1_001
    assert "234 errores más" in caught.value.problems[-1].message


def test_a_long_value_is_shown_cut_and_on_one_line(folder: Folder, problems: Problems) -> None:
    (found,) = problems(folder(units=f'code,name,valid_from\n1,x,"{"a" * 500}\n"\n'))
    assert found.value == "a" * 79 + "…"
