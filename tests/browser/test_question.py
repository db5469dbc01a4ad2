"""A citizen questions a figure; the municipality answers; the answer stays beside the figure."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewPage
from tests.browser.people import enter_as, grave_faults

pytestmark = pytest.mark.browser

FIGURE = "/planes/pei-2021-2025/2022/indicadores/IND.02.OEI.05/"
DOUBT = "El padrón escolar da otra cifra para ese año."
ANSWER = "El padrón cuenta la matrícula; este indicador cuenta a quienes no asisten."


def ask(page: Page) -> str:
    """Question the figure from its own page; the number that comes back."""
    page.goto(FIGURE)
    page.get_by_role("link", name="Cuestionar esta cifra").first.click()
    page.get_by_label("¿Qué cuestiona de esta cifra?").fill(DOUBT)
    page.wait_for_timeout(3_500)  # nobody writes faster; a program that does is refused
    page.get_by_role("button", name="Enviar la cuestión").click()
    found = re.search(r"\d{4}-\d{4}", page.locator("main").inner_text())
    assert found
    return found.group()


def test_a_figure_is_questioned_answered_and_the_answer_seen_beside_it(new_page: NewPage) -> None:
    citizen = new_page(width=390, height=844, scripts=False)
    number = ask(citizen)

    staff = new_page()
    enter_as(staff, "planeamiento")
    expect(staff.locator("main")).to_contain_text(number)
    staff.goto("/trabajo/cuestiones/revisar/")
    staff.get_by_role("link", name=re.compile(number)).first.click()
    staff.get_by_role("button", name="Publicar").first.click()
    staff.goto(f"/trabajo/cuestiones/{number}/responder/")
    staff.get_by_label("La cifra es correcta: se explica").check()
    staff.get_by_label("Respuesta").fill(ANSWER)
    staff.get_by_role("button", name="Responder").click()

    citizen.goto(FIGURE)
    expect(citizen.locator("main")).to_contain_text(DOUBT)
    expect(citizen.locator("main")).to_contain_text(ANSWER)
    citizen.goto(f"/cuestiones/{number}/")
    expect(citizen.locator("main")).to_contain_text("Respondida")


def test_an_empty_question_says_what_is_missing_where_it_is_missing(page: Page) -> None:
    page.goto(f"/cuestionar/?sobre=indicator:PEI-2021-2025/{FIGURE.split('/')[-2]}")
    page.get_by_role("button", name="Enviar la cuestión").click()

    summary = page.locator(".error-summary")
    expect(summary).to_be_visible()
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.name") == "text"
    assert grave_faults(page) == []
