"""The public page of punctuality: the same counts as the year was made of, marked as synthetic, and light."""

from collections import Counter

import pytest
from django.test import Client
from lxml import html  # type: ignore[import-untyped]
from tests.workspace.year import YearWorld, year_world  # noqa: F401  pytest finds the fixture by its name

from faro.portal.answering import CACHE

pytestmark = pytest.mark.django_db
LIGHT = 100_000
"""Bytes of a public page, at most."""


def test_units_that_never_report_stand_first_with_their_count(year_world: YearWorld) -> None:  # noqa: F811
    CACHE.clear()
    page = html.fromstring(Client().get("/puntualidad/").content.decode())

    rows = [[cell.text_content().split()[-1] for cell in row.xpath("./*")] for row in page.xpath("//main//tbody/tr")]
    first = {
        row.xpath("./th")[0].text_content().split()[0] for row in page.xpath("//main//table[.//caption]//tbody/tr")
    }
    assert set(year_world.year.never) <= first
    of_units = [row for row in rows if len(row) == 8]
    assert len(of_units) == 68
    never = Counter(each.unit for each in year_world.year.reports if each.month <= 5 and each.sent_on is None)
    assert sum(int(row[4]) for row in of_units) == never.total()
    assert [int(row[4]) for row in of_units[:4]] == [5, 5, 5, 5]
    june = [each for each in year_world.year.reports if each.month == 6]
    assert sum(int(row[5]) for row in of_units) == sum(each.sent_on is not None for each in june) > 0
    counted = sum(int(row[place]) for row in of_units for place in (1, 3, 4))
    assert counted == sum(each.month <= 5 for each in year_world.year.reports)


def test_it_says_that_the_year_is_synthetic_and_is_light(year_world: YearWorld) -> None:  # noqa: F811
    CACHE.clear()
    response = Client().get("/puntualidad/")

    said = response.content.decode()
    assert "Datos sintéticos." in said
    assert "no dice nada de ninguna unidad de la municipalidad" in said
    assert len(response.content) < LIGHT


def test_nobody_changes_it_and_the_units_lead_to_it(year_world: YearWorld) -> None:  # noqa: F811
    assert Client().post("/puntualidad/").status_code == 405
    units = Client().get("/planes/pei-2021-2025/2022/unidades/").content.decode()
    assert 'href="/puntualidad/"' in units
