"""How much a sheet weighs on a slow line."""

import gzip
from pathlib import Path

STATIC = Path(__file__).parents[3] / "src" / "faro" / "monitoring" / "static" / "monitoring"


def test_the_script_of_sheets_stays_small() -> None:
    content = (STATIC / "sheet.js").read_bytes()

    assert len(content) < 12_000
    assert len(gzip.compress(content)) < 4_500


def test_the_looks_of_sheets_stay_small() -> None:
    assert len((STATIC / "sheet.css").read_bytes()) < 4_000
