"""Someone who has never seen Faro, with a phone or a keyboard, with or without scripts, by day or by night."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewPage
from tests.browser.people import grave_faults, overflows

pytestmark = pytest.mark.browser

SMALLEST_PHONE = 320
PUBLIC_PAGES = (
    "/",
    "/planes/pei-2021-2025/2022/objetivos/OEI.05/",
    "/planes/pei-2021-2025/2022/indicadores/IND.01.OEI.05/",
    "/planes/pei-2021-2025/2022/no-cuadra/",
    "/planes/pei-2021-2025/2022/unidades/",
    "/planes/pei-2021-2025/2022/compromisos/",
    "/cuestiones/",
    "/datos/",
    "/manual/",
    "/cuenta/entrar/",
)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_home_page_to_the_source_cell_in_three_clicks(new_page: NewPage, *, scripts: bool) -> None:
    page = new_page(width=390, height=844, scripts=scripts)
    page.goto("/")

    page.get_by_role("link", name=re.compile("OEI.05")).first.click()
    page.get_by_role("link", name=re.compile("IND.01.OEI.05")).first.click()
    page.get_by_role("link", name=re.compile("20 %|20%")).first.click()

    cell = page.locator(":target")
    expect(cell).to_contain_text("20%")
    assert cell.evaluate("cell => cell.getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_no_public_page_is_wider_than_the_smallest_phone_nor_shuts_anyone_out(
    new_page: NewPage, path: str, *, dark: bool
) -> None:
    page = new_page(width=SMALLEST_PHONE, height=640, dark=dark)
    answer = page.goto(path)

    assert answer is not None
    assert answer.status == 200
    assert not overflows(page)
    assert grave_faults(page) == []


def test_the_keyboard_alone_reaches_what_matters_and_shows_where_it_is(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Saltar al contenido"
    page.keyboard.press("Enter")
    seen = []
    for _step in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('href') || ''"))
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", f"nothing shows that {seen[-1]} has the focus"
        if seen[-1].endswith("/objetivos/OEI.05/"):
            break
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("educativos")


def test_the_theme_chosen_stays_on_the_next_page(page: Page) -> None:
    page.goto("/")
    before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name=re.compile("tema")).click()
    after = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.goto("/glosario/")

    assert before != after
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == after
