"""A page is light: its style sheet and script stay small and fetch nothing."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "src/faro/ui/static/ui"


@pytest.mark.parametrize(("name", "most"), [("faro.css", 25_000), ("faro.js", 5_000), ("faro.svg", 1_000)])
def test_a_file_keeps_its_budget(name: str, most: int) -> None:
    assert (STATIC / name).stat().st_size < most


def test_nothing_is_fetched_from_elsewhere() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in STATIC.iterdir())
    addresses = set(re.findall(r"https?://[^\s\"')]+|//[a-z0-9-]+\.[a-z]{2,}", texts))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "@import" not in texts
    assert "url(" not in texts
