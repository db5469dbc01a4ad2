"""The pages of denominators: what they show, who decides, and what a decision changes."""

import pytest
from tests.registers.measures.test_pages import as_role

from faro.catalogs.api import NoValue, series_value

pytestmark = pytest.mark.django_db
PAGE = "/trabajo/registros/denominadores/"


def test_a_series_with_several_sources_says_that_nobody_decided() -> None:
    client = as_role("control")

    assert "nadie ha decidido" in client.get(PAGE).content.decode()
    page = client.get(f"{PAGE}poblacion/").content.decode()
    assert "78,996" in page
    assert "Decidir qué fuente rige" not in page


def test_a_decision_makes_a_source_count_and_is_told_with_who_and_why() -> None:
    client = as_role("planeamiento")
    with pytest.raises(NoValue):
        series_value("poblacion")
    page = client.get(f"{PAGE}poblacion/").content.decode()
    source = page.split('<option value="')[1].split('"')[0]
    given = {"fuente": source, "desde": "2018-01-01", "norma": "Acuerdo 12", "motivo": "Es la del plan"}

    assert client.post(f"{PAGE}poblacion/", given).status_code == 302

    assert series_value("poblacion").source == source
    after = client.get(f"{PAGE}poblacion/").content.decode()
    assert "Acuerdo 12" in after
    assert "Es la del plan" in after


def test_a_value_needs_its_year_and_its_source() -> None:
    client = as_role("planeamiento")
    wrong = client.post(f"{PAGE}viviendas/", {"valor": "1500", "fuente": ""})

    assert wrong.status_code == 422
    assert "Diga el año" in wrong.content.decode()

    right = client.post(f"{PAGE}viviendas/", {"valor": "1500", "anio": "2023", "fuente": "Catastro, hoja 2"})
    assert right.status_code == 302
    assert "1,500" in client.get(f"{PAGE}viviendas/").content.decode()


def test_who_only_looks_changes_nothing() -> None:
    answer = as_role("control").post(f"{PAGE}poblacion/", {"valor": "1", "anio": "2023", "fuente": "Yo"})

    assert answer.status_code == 403
