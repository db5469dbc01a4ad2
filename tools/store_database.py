"""Store the database of this version, for the tests that later versions upgrade it.

    python tools/store_database.py tests/config/stored/faro-0.3

Writes ``<name>.sqlite3.xz``, the demonstration without its documents, and ``<name>.json``, the head of its ledger and
the seal of its publication. Done once, when a version is finished; never again for that version.
"""

import argparse
import json
import lzma
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from faro.cli.demo import prepare_environment
from faro.cli.django_setup import start_django
from faro.cli.installation.demo_home import plan_of_ilo


def build(home: Path) -> dict[str, object]:
    """The demonstration in that folder; what it says of itself."""
    prepare_environment()
    start_django(home)
    from django.core.management import call_command  # noqa: PLC0415  it can be imported only now
    from django.db import connections  # noqa: PLC0415

    from faro import __version__  # noqa: PLC0415
    from faro.cli.installation.demo_world import build_demo  # noqa: PLC0415
    from faro.cli.installation.demo_year import add_synthetic_year  # noqa: PLC0415
    from faro.ledger.api import head  # noqa: PLC0415
    from faro.package.reading import read_package  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    plan = plan_of_ilo()
    world = build_demo(plan, documents=())
    add_synthetic_year(world, read_package(plan))
    last = head()
    connections.close_all()
    assert last is not None  # noqa: S101  something was just done
    return {"faro": __version__, "head": [last.sequence, last.digest], "seal": world.publication.sealed.digest}


def main() -> None:
    """Build, pack, write."""
    parser = argparse.ArgumentParser(description="Store the database of this version.")
    parser.add_argument("name", type=Path, help="path without its endings")
    name: Path = parser.parse_args().name
    os.environ["PYTHONUTF8"] = "1"
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "demo"
        home.mkdir()
        said = build(home)
        database = home / "faro.sqlite3"
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("VACUUM")
        packed = lzma.compress(database.read_bytes(), preset=9 | lzma.PRESET_EXTREME)
    name.parent.mkdir(parents=True, exist_ok=True)
    Path(f"{name}.sqlite3.xz").write_bytes(packed)
    Path(f"{name}.json").write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    print(f"{name}.sqlite3.xz: {len(packed) // 1000} kB")  # noqa: T201  this program's answer


if __name__ == "__main__":
    main()
