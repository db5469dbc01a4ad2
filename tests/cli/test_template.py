"""``faro template``."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result


def test_it_writes_a_workbook_that_can_be_read_back(call: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"

    assert call("template", str(path)).exit_code == 0
    assert call("evaluate", str(path)).exit_code == 2  # it is empty, which is said without a traceback


def test_it_never_overwrites_a_filled_workbook(call: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"months of work")

    result = call("template", str(path))

    assert result.exit_code == 2
    assert "Ya existe" in result.output
    assert path.read_bytes() == b"months of work"
    assert call("template", str(path), "--force").exit_code == 0


@pytest.mark.parametrize("name", ["plan.xls", "plan", "no/hay/plan.xlsx"])
def test_a_place_it_cannot_write_is_named(call: Callable[..., Result], tmp_path: Path, name: str) -> None:
    result = call("template", str(tmp_path / name))

    assert result.exit_code == 2
    assert str(tmp_path) in result.output
