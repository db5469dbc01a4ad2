"""``/salud``: what a monitor learns."""

import pytest
from django.test import Client

from faro import __version__
from faro.cli.installation import health
from faro.cli.installation.health import Result, State

pytestmark = pytest.mark.django_db


def test_a_well_installation_answers_200() -> None:
    answer = Client().get("/salud")

    assert answer.status_code == 200
    assert answer.json()["estado"] == "bien"
    assert answer.json()["version"] == __version__
    assert answer.json()["comprobaciones"]["database"] == "bien"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_full_disk_answers_503(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 10**18)

    answer = Client().get("/salud")

    assert answer.status_code == 503
    assert answer.json()["estado"] == "mal"
    assert answer.json()["comprobaciones"]["disk"] == "mal"


def test_nothing_of_the_machine_is_told(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    private = "/una/carpeta/privada"
    broken = Result("database", "Base", State.BAD, private, private)
    monkeypatch.setattr("faro.config.health.BRIEF", (lambda: broken,))

    answer = Client().get("/salud")

    assert answer.status_code == 503
    assert private not in answer.content.decode()


def test_nothing_is_changed_by_asking() -> None:
    assert Client().post("/salud").status_code == 405
