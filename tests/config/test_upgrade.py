"""A database of each earlier version becomes one of this version, and says what it said."""

import json
import lzma
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.config.installation import done, faro, new_installation, run_inside

STORED = sorted((Path(__file__).parent / "stored").glob("*.sqlite3.xz"))
NAMES = [path.name for path in STORED]
LARGEST = 1_000_000
ADDED_AFTER_PUBLISHING = {
    "faro-0.2": ["commitments"],  # the demonstration adds one
    # Its made-up POI brings its units and sources along and marks the plan; its year is not the published one.
    "faro-0.3": ["plan", "units", "commitments", "sources"],
}
CLOSED_MONTHS = {"faro-0.2": 0, "faro-0.3": 3}
WHAT_IT_SAYS = """
import json
from django.test import Client
from faro.evaluation.api import findings_of, published, sealed_package, latest_publication
from faro.ledger.api import Head, verify
from faro.monitoring.models import ClosedPeriod
from faro.monitoring.selectors.closing.reproducing import sealed_content
from faro.plans.api import package_of
from faro.questions.api import questions_seen_by
plan, publication = published(), latest_publication()
sealed = sealed_package(publication)
outcome = verify([Head(*{head!r})])
client = Client(headers={{"host": "localhost"}})
pages = ["/", "/cuestiones/", f"/planes/{{plan.plan.lower()}}/{{plan.year}}/indicadores/IND.01.OEI.05/"]
print(json.dumps({{
    "sound": outcome.sound,
    "seal": publication.sealed.digest,
    "totals": {{each.method: round(each.result, 1) for each in plan.totals if each.in_force}},
    "differing tables": [name for name in sealed.tables if package_of(plan.plan).rows(name) != sealed.rows(name)],
    "pages": [client.get(page).status_code for page in pages],
    "closed": len([sealed_content(each) for each in ClosedPeriod.objects.all()]),
    "findings": len(findings_of(plan.plan, plan.year)) > 100,
}}))
"""

WORK = """
from datetime import date
from faro.evaluation.api import publish, published
from faro.ledger.api import Actor, verify
from faro.plans.api import NewTarget, change_target
from faro.questions.api import answer, questions_seen_by
from faro.questions.models import Question
actor = Actor("person:demo-planeamiento", "planeamiento")
plan = published()
question = Question.objects.filter(state="received").earliest("pk")
answer(actor=actor, question=question, outcome="answered", text="La ficha del indicador dice cómo se obtuvo.")
target = NewTarget("IND.01.OEI.05", 2022, 18_000_000, 0, "R.A. 100-2023-MPI", date(2023, 2, 1))
change_target(actor=actor, plan_code=plan.plan, target=target, reason="Nueva línea de base")
publish(actor=actor, plan_code=plan.plan, year=plan.year, reason="Después de actualizar", formats=("html",))
in_force = next(each for each in published().indicators["IND.01.OEI.05"].verdicts if each.in_force)
print(verify().sound, in_force.target)
"""
LIVED_IN = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def shape_of(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Each table with its columns: name, type, whether it may be empty, whether it is the key."""
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute(LIVED_IN)]
        columns = {name: connection.execute(f"PRAGMA table_info('{name}')").fetchall() for name in tables}
    return {name: sorted((row[1], row[2], row[3], row[5]) for row in rows) for name, rows in columns.items()}


@pytest.fixture(scope="module")
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with that stored database, brought up to this version. To be copied."""
    home = tmp_path_factory.mktemp("actualizada")
    (home / "faro.sqlite3").write_bytes(lzma.decompress(request.param.read_bytes()))
    done(home, "migrate", FARO_DEMO="1")
    return home


@pytest.mark.parametrize("upgraded", STORED, ids=NAMES, indirect=True)
def test_it_has_the_shape_of_a_new_one(
    upgraded: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    new_installation(tmp_path_factory, tmp_path)

    assert shape_of(upgraded / "faro.sqlite3") == shape_of(tmp_path / "faro.sqlite3")


@pytest.mark.parametrize("upgraded", STORED, ids=NAMES, indirect=True)
def test_people_go_on_working_in_it(upgraded: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(upgraded, tmp_path / "copia"))
    assert run_inside(home, WORK, FARO_DEMO="1").split() == ["True", "18000000"]


@pytest.mark.parametrize(("upgraded", "stored"), [(path, path) for path in STORED], ids=NAMES, indirect=["upgraded"])
def test_a_stored_database_comes_up_to_date_and_says_what_it_said(upgraded: Path, stored: Path, tmp_path: Path) -> None:
    version = stored.name.removesuffix(".sqlite3.xz")
    known = json.loads(stored.with_name(f"{version}.json").read_text("utf-8"))
    home = Path(shutil.copytree(upgraded, tmp_path / "copia"))

    said = json.loads(run_inside(home, WHAT_IT_SAYS.format(head=tuple(known["head"])), FARO_DEMO="1"))

    assert said == {
        "sound": True,
        "seal": known["seal"],
        # What the README shows of Ilo 2022.
        "totals": {"ilo-2022": 33.4, "ceplan-2021": 76.2},
        "differing tables": ADDED_AFTER_PUBLISHING[version],
        "pages": [200, 200, 200],
        "closed": CLOSED_MONTHS[version],
        "findings": True,
    }
    assert "mal " not in faro(home, "doctor", FARO_DEMO="1").stdout


def test_the_first_version_with_a_database_is_stored() -> None:
    assert "faro-0.2.sqlite3.xz" in [path.name for path in STORED]
    assert [path for path in STORED if path.stat().st_size > LARGEST] == []
