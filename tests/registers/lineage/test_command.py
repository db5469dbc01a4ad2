"""``faro lineage``, against an installation with one figure in it."""

import json
from pathlib import Path

import pytest
from tests.config.installation import done, faro, new_installation, run_inside
from tests.registers.lineage.provjson import faults

FILL = """
from tests.registers.lineage.world import fed
made = fed(25)
made.bind()
made.confirmed()
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = new_installation(tmp_path_factory, tmp_path_factory.mktemp("instalacion"))
    run_inside(folder, FILL)
    return folder


def test_it_leads_from_the_plan_to_the_records(home: Path) -> None:
    shown = done(home, "lineage", "IND.01")

    for words in ("PEI-T", "OEI.01", "AEI.01.01", "patrullajes.norte v1", "la misma cifra"):
        assert words in shown


def test_as_json_it_has_all_of_it(home: Path) -> None:
    said = json.loads(done(home, "lineage", "IND.01", "--period", "2023", "--format", "json"))

    assert [each["code"] for each in said["above"]] == ["OEI.01", "AEI.01.01"]
    assert said["again"] == {"same": True, "figure": said["figure"], "added": 0, "gone": 0, "changed": 0}
    assert int(said["figure"]["denominator"]) == said["counted"]["records"]


def test_as_prov_it_is_prov_json(home: Path) -> None:
    assert faults(json.loads(done(home, "lineage", "IND.01", "--period", "2023-06", "--format", "prov"))) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["IND.09"], "Ningún plan tiene el indicador IND.09"),
        (["IND.01", "--period", "junio"], "no es un período"),
        (["IND.01", "--period", "2021"], "Ninguna medida de un registro alimenta IND.01 en 2021"),
        (["IND.01", "--plan", "PEI-X", "--period", "2023"], "No hay un plan «PEI-X». Los que hay: PEI-T."),
        (["IND.01", "--plan", "PEI-X"], "No hay un plan «PEI-X»"),
    ],
)
def test_what_is_not_there_is_said(home: Path, arguments: list[str], words: str) -> None:
    result = faro(home, "lineage", *arguments)

    assert result.returncode == 2
    assert words in result.stderr
