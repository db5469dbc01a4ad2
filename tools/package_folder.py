"""A shipped package folder: read by Faro, so that nothing invalid is shipped, then written as Faro exports it."""

import csv
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from faro.package.declaration import FORMAT_VERSION
from faro.package.reading import read_package
from faro.package.tables import TABLES
from faro.package.writing import write_folder


def export(tables: Mapping[str, Iterable[Mapping[str, object]]], folder: Path) -> None:
    """Write the rows as a package into ``folder``, in place of the tables that were there. Other files stay."""
    with tempfile.TemporaryDirectory() as workshop:
        draft = Path(workshop, folder.name)
        draft.mkdir()
        _write_draft(tables, draft)
        rewrite(draft, folder)


def rewrite(source: Path, folder: Path) -> None:
    """Write the package in ``source`` into ``folder`` as Faro exports it today; both may be the same."""
    with tempfile.TemporaryDirectory() as workshop:
        finished = Path(workshop, "finished")
        write_folder(read_package(source), finished)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.csv"):
            old.unlink()
        for new in finished.iterdir():
            shutil.copyfile(new, folder / new.name)


def _write_draft(tables: Mapping[str, Iterable[Mapping[str, object]]], folder: Path) -> None:
    unknown = set(tables) - {table.name for table in TABLES}
    if unknown:
        raise ValueError(sorted(unknown))
    present = [table for table in TABLES if table.name in tables]
    for table in present:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [column.name for column in table.columns], lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[table.name])
    resources = [{"name": table.name, "path": f"{table.name}.csv"} for table in present]
    descriptor = {"name": folder.name, "faro_format_version": FORMAT_VERSION, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
