"""What helps an office to begin."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from tests.config.world import client_of, demo_world  # noqa: F401

from faro.cli.installation.demo_world import DemoWorld

pytestmark = pytest.mark.django_db


def test_the_list_leads_to_the_kit(demo_world: DemoWorld) -> None:  # noqa: F811
    page = client_of(demo_world, "registrador").get(reverse("registers:list")).content.decode()

    for address in ("registers:starting_file", "registers:waiting"):
        assert reverse(address) in page
    assert "/manual/escriba-su-propio-registro/" in page


def test_the_workbook_is_given(demo_world: DemoWorld) -> None:  # noqa: F811
    answer = client_of(demo_world, "registrador").get(reverse("registers:starting_file"))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="mi-registro.xlsx"'
    assert openpyxl.load_workbook(BytesIO(answer.content)).sheetnames[:3] == ["survey", "choices", "settings"]


def test_every_indicator_of_the_plan_says_what_it_waits_for(demo_world: DemoWorld) -> None:  # noqa: F811
    client = client_of(demo_world, "planeamiento")
    pages = [client.get(reverse("registers:waiting"), {"pagina": number}) for number in (1, 2, 3)]
    rows = [row for page in pages for row in page.context["table"].rows]

    assert len(rows) == len({row[0].text for row in rows}) == 51
    assert {row[3].text for row in rows} == {"Un registro: nadie anota todavía lo que su fórmula pide."}


def test_who_is_not_signed_in_is_shown_the_way_in() -> None:
    assert Client().get(reverse("registers:waiting")).status_code == 302
