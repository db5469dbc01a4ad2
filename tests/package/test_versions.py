"""Earlier format versions are upgraded step by step; later ones are refused."""

from dataclasses import replace

import pytest

from faro.package import versions
from faro.package.declaration import FORMAT_VERSION
from faro.package.form import Form
from faro.package.grid import Grid, Row
from faro.package.problems import ProblemList
from faro.package.tables import BY_NAME
from faro.package.versions import check_version, upgraded

UNITS = Grid(BY_NAME["units"], Form.FOLDER, "units.csv", ("codigo", "name"), (Row(2, ["1", "x"]),))


def test_every_earlier_version_has_its_upgrade() -> None:
    assert sorted(versions.UPGRADES) == list(range(1, FORMAT_VERSION))


def test_the_current_version_is_left_as_it_is() -> None:
    assert upgraded({"units": UNITS}, FORMAT_VERSION) == {"units": UNITS}


def test_a_package_of_version_1_is_read_as_it_is() -> None:
    assert upgraded({"units": UNITS}, 1) == {"units": UNITS}


def test_upgrades_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(grids: versions.Grids) -> versions.Grids:
        return {name: replace(grid, headings=("code", *grid.headings[1:])) for name, grid in grids.items()}

    def shout(grids: versions.Grids) -> versions.Grids:
        return {name: replace(grid, headings=tuple(h.upper() for h in grid.headings)) for name, grid in grids.items()}

    monkeypatch.setattr(versions, "FORMAT_VERSION", 3)
    assert upgraded({"units": UNITS}, 1, {1: rename, 2: shout})["units"].headings == ("CODE", "NAME")
    assert upgraded({"units": UNITS}, 2, {1: rename, 2: shout})["units"].headings == ("CODIGO", "NAME")


@pytest.mark.parametrize("version", [0, -1, FORMAT_VERSION + 1, 10**30, "1", 1.0, True, None, [], {}])
def test_any_other_version_is_refused_in_words(version: object) -> None:
    problems = ProblemList()
    assert not check_version(version, "datapackage.json", problems)
