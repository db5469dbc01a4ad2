"""Small packages to read, whole or with something wrong in them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from faro.kernel.errors import InputProblems, Problem
from faro.package.reading import read_package

MINIMAL = {
    "plan": "code,name,municipality,first_year,last_year,evaluation_year,synthetic\nP1,Plan,Ilo,2021,2025,2022,true\n",
    "elements": "code,level,parent,name\nOEI.01,OEI,,Salud\nAEI.01.01,AEI,OEI.01,Agua\n",
    "indicators": "code,element,name\nI.1,OEI.01,Uno\nI.2,AEI.01.01,Dos\n",
    "targets": "indicator,year,version,value\nI.1,2022,0,17.5\nI.2,2022,0,20\n",
}

Folder = Callable[..., Path]
Content = str | bytes


@pytest.fixture
def minimal() -> dict[str, str]:
    """The four required tables, as CSV, with nothing wrong."""
    return dict(MINIMAL)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes a folder: the minimal one, with the given tables added or put in place of it; None leaves one out."""

    def write(descriptor: Mapping[str, object] | None = None, **tables: Content | None) -> Path:
        contents = {name: text for name, text in {**MINIMAL, **tables}.items() if text is not None}
        for name, content in contents.items():
            raw = content.encode() if isinstance(content, str) else content
            (tmp_path / f"{name}.csv").write_bytes(raw)
        resources = [{"name": name, "path": f"{name}.csv"} for name in contents]
        said = {"name": "p1", "faro_format_version": 1, "resources": resources, **(descriptor or {})}
        (tmp_path / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def problems() -> Callable[[Path], list[Problem]]:
    """Reads a package that must be refused, and gives what is wrong; each problem must say what, where and how."""

    def read(path: Path) -> list[Problem]:
        with pytest.raises(InputProblems) as caught:
            read_package(path)
        for problem in caught.value.problems:
            assert problem.place.file
            assert problem.message.endswith((".", "!", "?"))
            assert problem.mend.endswith((".", "?", "}"))
        return list(caught.value.problems)

    return read
