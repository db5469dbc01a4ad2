"""The chain, the comparison and the diagnosis in a real browser: on a phone and on a desk, without scripts."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import NewPage, browser, demo_home, home, new_page, site  # noqa: F401  fixtures
from tests.browser.people import enter_as, grave_faults, overflows

pytestmark = pytest.mark.browser

ROOM = "/trabajo/promesas"
PAGES = (
    f"{ROOM}/articulacion/",
    f"{ROOM}/articulacion/?plan=peru-nacion-2018&vinculos=todos",
    f"{ROOM}/articulacion/objetivos/plan-restauracion-nacional-2018-1/",
    f"{ROOM}/comparacion/",
    f"{ROOM}/comparacion/peru-nacion-2018/P001-52/tema/",
    f"{ROOM}/diagnostico/",
    f"{ROOM}/diagnostico/poblacion-provincia-de-ilo/",
)


@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1280, False), (1280, True)])
def test_the_pages_are_for_everyone(new_page: NewPage, width: int, dark: bool) -> None:  # noqa: F811, FBT001
    page = new_page(width=width, dark=dark)
    enter_as(page, "planeamiento")
    for path in PAGES:
        page.goto(path)
        assert grave_faults(page) == [], path
        assert not overflows(page), path


def test_a_phone_shows_the_list_and_a_desk_the_picture_too(new_page: NewPage) -> None:  # noqa: F811
    for width, seen in ((390, False), (1280, True)):
        page = new_page(width=width)
        enter_as(page, "regidor")
        page.goto(PAGES[0])
        expect(page.locator("svg.levels")).to_be_visible(visible=seen)
        expect(page.get_by_role("heading", name="La cadena, línea por línea")).to_be_visible()


def test_a_proposal_is_confirmed_without_scripts(new_page: NewPage) -> None:  # noqa: F811
    page = new_page(scripts=False)
    enter_as(page, "planeamiento")
    page.goto(PAGES[0])
    waiting = page.get_by_role("link", name="Decidir")
    before = waiting.count()
    waiting.first.click()
    page.get_by_label("Confirmar: el de abajo sirve al de arriba").check()
    page.get_by_label("Motivo").fill("De muestra: se confirma en una prueba")
    page.get_by_role("button", name="Guardar").click()

    expect(page.get_by_text("Decisión guardada.")).to_be_visible()
    assert page.get_by_role("link", name="Decidir").count() == before - 1
