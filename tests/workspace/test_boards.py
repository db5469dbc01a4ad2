"""The dashboards over the synthetic year: figures against what the year was made of, reach, and requests."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.test import Client
from lxml import html  # type: ignore[import-untyped]
from pytest_django import DjangoAssertNumQueries
from tests.config.world import client_of
from tests.workspace.year import YearWorld, year_world  # noqa: F401  pytest finds the fixture by its name

from faro.cli.installation.synthetic_year import SyntheticYear
from faro.ledger.api import head
from faro.questions.api import Question

pytestmark = pytest.mark.django_db
BOARDS = "/trabajo/tablero/"


def page_of(year_world: YearWorld, role: str, path: str) -> str:  # noqa: F811
    response = client_of(year_world.world, role).get(f"{BOARDS}{path}")
    assert response.status_code == 200
    return response.content.decode()


def words_of(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def due(year: SyntheticYear, unit: str, month: int) -> date:
    """The last day of the next month, or as extended; worked out here again."""
    last = (date(2023, month, 28) + timedelta(days=4)).replace(day=28) + timedelta(days=4)
    last -= timedelta(days=last.day)
    days = [each.days for each in year.extensions if each.month == month and each.unit in ("", unit)]
    return last + timedelta(days=max(days, default=0))


def test_planning_counts_who_reported_in_time_late_and_never(year_world: YearWorld) -> None:  # noqa: F811
    counts = Counter[str]()
    for each in year_world.year.reports:
        if each.month == 6:  # it can still be reported: what was sent stands apart, the rest owes nothing yet
            counts["early"] += each.sent_on is not None
        elif each.sent_on is None:
            counts["never"] += 1
        else:
            counts["on_time" if each.sent_on <= due(year_world.year, each.unit, each.month) else "late"] += 1

    said = words_of(page_of(year_world, "planeamiento", "planeamiento/"))

    assert f"Reportes a tiempo {counts['on_time']} " in said
    assert f"Reportes tarde {counts['late']} " in said
    assert counts["early"]
    assert f"Ya enviados, aún en plazo {counts['early']} " in said
    assert f"Nunca reportados {counts['never']} " in said


def test_every_state_leads_to_as_many_activities_as_it_says(year_world: YearWorld) -> None:  # noqa: F811
    page = html.fromstring(page_of(year_world, "planeamiento", "planeamiento/"))
    links = {
        each.get("href"): int(each.text_content().rsplit(" ", 1)[1])
        for each in page.xpath("//a[contains(@href, 'estado=')]")
    }
    client = client_of(year_world.world, "planeamiento")

    assert sum(links.values()) == 383
    for address, count in links.items():
        shown = html.fromstring(client.get(address).content.decode())
        assert re.match(rf"{count} actividad", shown.xpath("//main//h2")[0].text_content()), address


def test_incomplete_are_those_with_a_month_that_was_not_released(year_world: YearWorld) -> None:  # noqa: F811
    open_units = {each.unit for each in year_world.year.reports if each.month <= 5 and each.released_on is None}
    incomplete = sum(each.unit in open_units for each in year_world.year.activities)

    said = words_of(page_of(year_world, "planeamiento", "planeamiento/"))

    assert f"S.I., seguimiento incompleto: {incomplete}" in said


def test_the_empty_actions_are_those_for_which_table_4_prints_none(year_world: YearWorld) -> None:  # noqa: F811
    said = words_of(page_of(year_world, "planeamiento", "planeamiento/"))

    assert "Acciones sin ninguna actividad (8)" in said
    assert all(code in said for code in ("AEI.03.02", "AEI.04.03", "AEI.05.04", "AEI.07.06", "AEI.08.01"))
    assert "Actividades sin acción estratégica: 4" in said


def test_every_warning_leads_to_as_many_as_it_says(year_world: YearWorld) -> None:  # noqa: F811
    page = html.fromstring(page_of(year_world, "planeamiento", "planeamiento/"))
    links = page.xpath("//a[contains(@href, 'clase=')]")
    client = client_of(year_world.world, "planeamiento")

    assert len(links) >= 3
    for each in links:
        count = each.text_content().rsplit(" ", 1)[1]
        shown = words_of(client.get(each.get("href")).content.decode())
        assert re.search(rf"\b{count}\b", shown), each.get("href")


def test_every_page_says_that_the_year_is_synthetic(year_world: YearWorld) -> None:  # noqa: F811
    for path in ("planeamiento/", "unidad/", "direccion/", "regidores/", "control/", "actividades/"):
        page = page_of(year_world, "planeamiento", path)
        assert "Datos sintéticos." in page, path
        assert "detenido a mediados de julio" in page, path


def test_a_head_sees_their_unit_and_no_other(year_world: YearWorld) -> None:  # noqa: F811
    client = client_of(year_world.world, "responsable")

    said = words_of(client.get(f"{BOARDS}unidad/").content.decode())

    assert "Patrullaje municipal por sectores" in said
    assert client.get(f"{BOARDS}unidad/?unidad=03.11.03").status_code == 403
    assert client.get(f"{BOARDS}planeamiento/").status_code == 403
    shown = words_of(client.get(f"{BOARDS}actividades/").content.decode())
    assert "6 actividades" in shown


def test_management_sees_money_apart_from_results_and_a_forecast_that_says_whose_it_is(
    year_world: YearWorld,  # noqa: F811
) -> None:
    said = words_of(page_of(year_world, "direccion", "direccion/"))

    assert "método propio de Faro, de ninguna norma" in said
    assert "5 meses vencidos" in said
    count = re.search(r"En (\d+) actividades", said)
    assert count
    assert f"{count[1]} actividades" in words_of(page_of(year_world, "direccion", "actividades/?brecha=1"))


def test_the_amounts_shown_are_those_released(year_world: YearWorld) -> None:  # noqa: F811
    released = {
        (each.unit, each.month) for each in year_world.year.reports if each.released_on is not None and each.month <= 5
    }
    unit_of = {each.code: each.unit for each in year_world.year.activities}
    cents = sum(each.financial for each in year_world.year.results if (unit_of[each.activity], each.month) in released)

    assert f"S/ {cents / 100:,.2f}" in words_of(page_of(year_world, "direccion", "direccion/"))


def test_a_councillor_asks_and_the_term_of_ten_working_days_runs(year_world: YearWorld) -> None:  # noqa: F811
    client = client_of(year_world.world, "regidor")
    text = "¿Cuántas obras están detenidas?"

    refused = client.post(f"{BOARDS}regidores/", {"about": "", "text": text})
    sent = client.post(f"{BOARDS}regidores/", {"about": "element:PEI-2021-2025/OEI.04", "text": text})

    assert refused.status_code == 200
    assert sent.status_code == 302
    asked = Question.objects.filter(kind="councillor").order_by("-number")[0]
    assert asked.clock.days == 10
    assert text in words_of(client.get(f"{BOARDS}regidores/").content.decode())


@pytest.mark.parametrize("role", ["planeamiento", "direccion", "control", "responsable"])
def test_only_councillors_ask_as_such(year_world: YearWorld, role: str) -> None:  # noqa: F811
    before = head()

    sent = client_of(year_world.world, role).post(f"{BOARDS}regidores/", {"about": "x", "text": "¿Por qué motivo?"})

    assert sent.status_code == 403
    assert head() == before


def test_answers_show_their_days(year_world: YearWorld) -> None:  # noqa: F811
    said = words_of(page_of(year_world, "regidor", "regidores/"))

    assert "Respuesta del" in said
    assert "vence el" in said


@pytest.mark.parametrize("path", ["planeamiento/", "direccion/", "unidad/", "control/"])
def test_queries_are_bounded(
    year_world: YearWorld,  # noqa: F811
    path: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client: Client = client_of(year_world.world, "planeamiento")
    client.get(f"{BOARDS}{path}")

    with django_assert_max_num_queries(70):
        client.get(f"{BOARDS}{path}")
