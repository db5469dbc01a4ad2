"""A long form: in steps, light, and with few queries."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.directory.cast import cast
from tests.registers.capture.long_form import CODE, DEFINITION, long_form
from tests.registers.capture.paper import Page
from tests.registers.capture.world import made_register

import faro.registers
from faro.registers.forms import steps
from faro.registers.models import Record

NEW = f"/trabajo/registros/{CODE}/nuevo/"
STATIC = Path(faro.registers.__file__).parent / "static" / "registers"


@pytest.fixture
def clerk(client: Client, db: None) -> Client:
    made_register(long_form(), DEFINITION)
    client.force_login(cast("registrador"))
    return client


@pytest.mark.parametrize(("name", "most"), [("capture.js", 8_000), ("capture.css", 5_000)])
def test_the_files_of_the_page_are_small(name: str, most: int) -> None:
    assert len((STATIC / name).read_bytes()) < most


def test_sixty_questions_on_one_page_are_light(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "LONG", 1000)
    content = clerk.get(NEW).content

    assert content.count(b"data-piece") > 60
    assert len(content) < 100_000


def test_a_page_asks_the_database_little(clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    clerk.get(NEW)
    with django_assert_max_num_queries(20):
        clerk.get(NEW)


def test_one_group_after_the_other_and_back_without_losing_anything(clerk: Client) -> None:
    page = Page(clerk, NEW)
    assert "Paso 1 de 6" in page.text
    page.press("siguiente", p0_0="uno")
    page.press("siguiente", p1_0="dos")
    assert "Paso 3 de 6" in page.text
    page.press("anterior", p2_0="tres")
    assert page.value("q:p1_0") == ["dos"]
    for number in range(2, 6):
        page.press("siguiente", fields={f"q:p{number - 1}_1": "5"})
    page.press("guardar", p5_0="seis", p5_1="500")
    assert page.status == 422
    links = page.root.xpath("//*[@id='errores']//a/@href")
    assert any("paso=4#q-p3_0-c" in link for link in links)
    assert "#q-p5_1-c" in links

    page = Page(clerk, next(link for link in links if "paso=4" in link).partition("#")[0])
    page.press("siguiente", p3_0="cuatro")
    page.press("siguiente", p4_0="cinco")
    page.press("guardar", p5_1="50")
    answers = Record.objects.get().answers
    assert [answers[f"p{number}_0"] for number in range(6)] == ["uno", "dos", "tres", "cuatro", "cinco", "seis"]
    assert answers["p1_1"] == 5_000_000
