"""``faro promises``: plans into an installation and out of it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from faro.cli.promises import promises
from faro.promises.models import Pledge

FOLDER = Path(__file__).parents[2] / "data" / "ilo" / "promises"


@pytest.mark.django_db
def test_plans_are_loaded_and_written_again(tmp_path: Path) -> None:
    run = CliRunner()
    loaded = run.invoke(promises, ["load", str(FOLDER)], catch_exceptions=False)
    assert "peru-nacion-2018: 71 promesas" in loaded.output
    assert Pledge.objects.count() == 101

    run.invoke(promises, ["export", "peru-nacion-2018", "--to", str(tmp_path)], catch_exceptions=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["axes.csv", "plans.csv", "pledges.csv", "shown.csv"]
    told = run.invoke(promises, ["export", "peru-nacion-2018", "--format", "json"], catch_exceptions=False)
    assert len(json.loads(told.output)["pledges"]) == 71


@pytest.mark.django_db
def test_a_plan_that_is_not_there_is_said_with_those_that_are() -> None:
    result = CliRunner().invoke(promises, ["export", "ninguno"])

    assert "Hay: ninguno" in str(result.exception)
