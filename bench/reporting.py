"""Measure reporting: sixty units that write at once, through HTTP, against a server as ``faro serve`` runs it.

    python bench/reporting.py            SQLite: 600 writes in a minute, then all of them as fast as they go
    python bench/reporting.py --quick    the same in ten seconds
    sh tools/with_postgresql.sh python bench/reporting.py     the same on PostgreSQL

The crowd is that of the tests (tests/monitoring/promise/load.py): it also says what was lost, which must be nothing.
The aim: half a second for 95 of 100 writes.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.monitoring.promise.load import Installation, crowd, free_port, summary, write_all

LINE = "{:<34}{:>6} writes{:>9.0f} ms{:>9.0f} ms p95{:>9.0f} ms max  lost: {}"


def measure(installation: Installation, loads: list[tuple[str, float]]) -> int:
    """Print a line for each load; how many were over the limit or lost something."""
    bad = 0
    for name, seconds in loads:
        with tempfile.TemporaryDirectory(prefix="faro-bench-") as folder:
            ready = crowd(fresh(installation, Path(folder)))
            port = free_port()
            with ready.installation.serving(port):
                writers = ready.writers(port)
                write_all(writers, seconds)
            wrong = [*ready.lost(writers), *(each for writer in writers for each in writer.wrong)]
            median, p95, longest = summary(writers)
            writes = sum(len(writer.took) for writer in writers)
            print(LINE.format(name, writes, median, p95, longest, len(wrong)))
            for each in wrong[:5]:
                print(f"    {each}")
            bad += bool(wrong)
    return bad


def fresh(installation: Installation, home: Path) -> Installation:
    """The same kind of installation, empty: on PostgreSQL in a database of its own."""
    if not installation.database:
        return Installation(home)
    import psycopg  # noqa: PLC0415  only where it is used

    name = f"faro_{home.name.replace('-', '_').lower()}"
    with psycopg.connect(installation.database, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    return Installation(home, f"{installation.database.rpartition('/')[0]}/{name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="ten seconds instead of a minute")
    quick = parser.parse_args().quick
    database = os.environ.get("DATABASE_URL", "")
    kind = "PostgreSQL" if database else "SQLite"
    seconds = 10.0 if quick else 60.0
    loads = [(f"{kind}: in {seconds:.0f} s", seconds)]
    if not quick:
        loads.append((f"{kind}: all at once", 0.0))
    with tempfile.TemporaryDirectory(prefix="faro-bench-") as folder:
        sys.exit(1 if measure(Installation(Path(folder), database), loads) else 0)


if __name__ == "__main__":
    main()
