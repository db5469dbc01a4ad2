"""The published description of the format is the declaration's, and packages fit its schema."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from faro.kernel.fixed import from_scaled
from faro.package.cells import SCALES
from faro.package.declaration import FORMAT_VERSION, Kind
from faro.package.documentation import documents, write_documents
from faro.package.json_schema import json_schema
from faro.package.model import Package
from faro.package.reading import read_package
from faro.package.tables import BY_NAME, TABLES

DOCS = Path(__file__).parents[2] / "docs"
Folder = Callable[..., Path]


@pytest.mark.parametrize("name", ["package.md", "package.schema.json"])
def test_the_published_files_are_up_to_date(name: str) -> None:
    stale = "docs are stale: run `python -m faro.package.documentation`"
    assert (DOCS / name).read_text(encoding="utf-8") == documents()[name], stale


def test_the_files_are_written_where_asked(tmp_path: Path) -> None:
    write_documents(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"package.md", "package.schema.json"}


def test_the_page_names_every_column_label_and_choice() -> None:
    page = documents()["package.md"]
    for table in TABLES:
        assert f"### {table.name}\n" in page
        for column in table.columns:
            assert f"| `{column.name}`" in page
            assert f"| {column.label} |" in page
            assert all(f"`{value}` {label}" in page for value, label in column.choices.items())


def as_object(package: Package) -> dict[str, Any]:
    tables = {
        name: [
            {column: plain(value, BY_NAME[name].column(column).kind) for column, value in row.items()}
            for row in package.rows(name)
        ]
        for name in package.tables
    }
    return {"format_version": FORMAT_VERSION, "tables": tables}


def plain(value: object, kind: Kind) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return float(from_scaled(value, SCALES[kind])) if kind in SCALES and isinstance(value, int) else value


def test_a_package_fits_the_schema(folder: Folder) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    package = read_package(
        folder(
            texts="id,section,text,date\nt,analysis,x,2022-12-31\n",
            measurements="indicator,period,value\nI.1,2022-S1,0.5\n",
        )
    )
    jsonschema.validate(as_object(package), json_schema())


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("targets", "year", 22),
        ("targets", "version", -1),
        ("targets", "value", "17"),
        ("elements", "code", None),
        ("elements", "kode", "x"),
        ("indicators", "sense", "up"),
        ("plan", "synthetic", "true"),
    ],
)
def test_what_the_reader_would_refuse_does_not_fit(folder: Folder, table: str, column: str, value: object) -> None:
    whole = as_object(read_package(folder()))
    whole["tables"][table][0][column] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, json.loads(documents()["package.schema.json"]))
