"""A record that names one of another register: few are listed, many are searched, names stay covered by role."""

import pytest
from django.test import Client
from tests.directory.cast import cast
from tests.registers.capture.paper import Page
from tests.registers.capture.world import made_register, unit_of_clerk

from faro.directory.models import Role
from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.models import Record, Register
from faro.registers.services.saving import save_record

pytestmark = pytest.mark.django_db

NEW = "/trabajo/registros/entregas/nuevo/"
HOUSES = """
| survey |
| | type | name | label | required |
| | text | jefe | Jefe de hogar | yes |

| settings |
| | form_title | form_id |
| | Hogar | hogares |
"""
HOUSE_RULES = """
format = 1
code = "hogares"
name = "Hogares"
[record]
one = "Hogar"
many = "Hogares"
title = "{jefe}"
number = "H-{seq:03}"
[columns]
personal = ["jefe"]
"""
DELIVERIES = """
| survey |
| | type | name | label | required |
| | select_one_from_file hogares.csv | hogar | Hogar | yes |

| settings |
| | form_title | form_id |
| | Entrega | entregas |
"""
DELIVERY_RULES = """
format = 1
code = "entregas"
name = "Entregas"
[record]
one = "Entrega"
many = "Entregas"
"""


@pytest.fixture
def clerk(client: Client) -> Client:
    made_register(HOUSES, HOUSE_RULES)
    made_register(DELIVERIES, DELIVERY_RULES)
    client.force_login(cast("registrador"))
    return client


def houses(count: int) -> None:
    register = Register.objects.get(code="hogares")
    for number in range(1, count + 1):
        answers = Answers({"jefe": f"Vecina Número {number}"})
        unit = unit_of_clerk(cast("registrador"))
        assert save_record(actor=Actor("command:tests"), register=register, answers=answers, unit=unit).record


def test_where_nothing_is_written_down_yet_the_page_says_so(clerk: Client) -> None:
    assert "Todavía no hay qué elegir" in Page(clerk, NEW).text


def test_few_are_listed_by_their_title(clerk: Client) -> None:
    houses(3)
    page = Page(clerk, NEW)
    assert "Vecina Número 2" in page.text

    page.press("guardar", hogar="H-002")
    assert Record.objects.get(register__code="entregas").answers["hogar"] == "H-002"


def test_many_are_searched_by_words_of_the_title_or_by_number(clerk: Client) -> None:
    houses(35)
    page = Page(clerk, NEW).press(hogar="número 3")
    assert {"H-003", "H-030", "H-035"} <= set(page.choices("hogar"))
    assert "H-004" not in page.choices("hogar")

    page.press("guardar", hogar="h-007")
    assert Record.objects.get(register__code="entregas").answers["hogar"] == "H-007"


def test_names_stay_covered_for_who_may_not_see_them(clerk: Client) -> None:
    houses(3)
    role = Role.objects.get(code="registrador")
    role.permissions = [each for each in role.permissions if each != "registers.view_personal"]
    role.save()

    page = Page(clerk, NEW)
    assert "Vecina" not in page.text
    assert "H-002" in page.text
