"""Headers of every answer, files and errors included; and who may keep it."""

import pytest
from django.test import Client, override_settings
from tests.config.world import client_of, demo_world  # noqa: F401  pytest finds the fixture by its name

from faro.cli.installation.demo_world import DemoWorld
from faro.config.logs import logging_to_stderr

PUBLIC = ("/", "/api/v1/", "/cuestiones/")
ANSWERS = (*PUBLIC, "/static/ui/faro.css", "/datos/api/", "/no-existe", "/cuestiones", "/api/v1/no-existe")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_says_what_may_be_loaded(address: str, demo_world: DemoWorld) -> None:  # noqa: F811  the fixture
    answer = Client().get(address)

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_a_name_that_is_not_ours_gets_the_headers_too() -> None:
    answer = Client().get("/", headers={"host": "ajeno.example"})

    assert answer.status_code == 400
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db
@override_settings(SECURE_SSL_REDIRECT=True)
def test_the_way_to_tls_gets_the_headers_too() -> None:
    answer = Client().get("/")

    assert answer.status_code == 301
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/trabajo/", "/cuenta/", "/trabajo/historia/", "/trabajo/planes/no-hay/"])
def test_what_one_person_reads_is_kept_by_nobody(address: str, demo_world: DemoWorld) -> None:  # noqa: F811
    answer = client_of(demo_world, "planeamiento").get(address)

    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages_open_no_session(address: str, demo_world: DemoWorld) -> None:  # noqa: F811
    answer = client_of(demo_world, "planeamiento").get(address)

    assert "no-store" not in answer.headers.get("Cache-Control", "")
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_strangers_cannot_fill_the_log() -> None:
    loggers = logging_to_stderr("INFO")["loggers"]

    for name in ("django.security.DisallowedHost", "django.security.csrf"):
        assert loggers[name] == {"handlers": ["none"], "propagate": False}
