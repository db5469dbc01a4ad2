"""From what a plan promised to the records of an office: pledge → action → money → indicator → record, on a phone."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import CHROMIUM, NewPage
from tests.browser.people import enter_as, grave_faults, overflows

pytestmark = pytest.mark.browser

PROMISES = "/promesas/"
PROMISE = "/promesas/accion-popular-2018/P000-01/"
TITLE = "Reforzar la seguridad con vecinos, empresa privada y municipio"
ACTION, INDICATOR = "AEI.03.01", "IND.01.OEI.03"
NEIGHBOURS = "http://vecinos.example/"
"""A page of somebody else."""

SPENT = "S/ 625,841.89"
"""Of that action in 2022, as the report prints it in its table of money by action."""


def step(page: Page, heading: str) -> Locator:
    """A stretch of the way on the page of the promise."""
    return page.locator(".chain > li").filter(has=page.get_by_role("heading", name=heading))


def look_for_it(page: Page) -> None:
    """From the front page to the promise, by words."""
    page.goto("/")
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Promesas").click()
    page.get_by_label("Palabras").fill("seguridad vecinos empresa")
    page.get_by_role("button", name="Filtrar").click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_the_whole_way_is_walked_from_the_promise_to_the_records(new_page: NewPage) -> None:
    citizen = new_page(width=390, height=844, scripts=False)
    look_for_it(citizen)

    expect(citizen.locator("blockquote")).to_contain_text("seguridad ciudadana")
    expect(citizen.locator("main")).to_contain_text("línea 1050")
    expect(citizen.locator(".pledge-state")).to_contain_text("de muestra")

    step(citizen, "Qué se hace para cumplirla").get_by_role("link", name=re.compile(ACTION)).click()
    expect(citizen.locator(".kicker")).to_contain_text(ACTION)
    expect(citizen.locator("main")).to_contain_text(SPENT)
    citizen.go_back()

    money = step(citizen, "Cuánto se gastó")
    expect(money).to_contain_text(SPENT)
    money.get_by_role("link").last.click()
    expect(citizen.locator("td:target")).to_have_text("625,841.89")
    citizen.go_back()

    step(citizen, "Qué resultó").get_by_role("link", name=re.compile(INDICATOR)).click()
    expect(citizen).to_have_url(re.compile(rf"/2022/indicadores/{INDICATOR}/"))
    expect(citizen.locator("main")).to_contain_text("20 %")
    citizen.go_back()

    records = step(citizen, "De qué anotaciones sale")
    expect(records).to_contain_text("datos sintéticos")
    records.get_by_role("link").click()
    way = citizen.locator("section[aria-labelledby='recorrido']")
    expect(way).to_be_visible()
    expect(way).to_contain_text("Anotaciones que cuenta")


def test_whoever_works_there_goes_on_to_each_record(new_page: NewPage) -> None:
    staff = new_page()
    enter_as(staff, "planeamiento")
    staff.goto(f"/trabajo/promesas/planes{PROMISE.removeprefix('/promesas')}")
    expect(staff.locator("main")).to_contain_text(TITLE)
    staff.get_by_role("link", name=re.compile("Anotaciones detrás de la cifra")).click()
    expect(staff.locator("main")).to_contain_text(INDICATOR)


def test_a_question_about_a_promise_is_answered_beside_it(new_page: NewPage) -> None:
    citizen = new_page(width=390, height=844, scripts=False)
    citizen.goto(PROMISE)
    citizen.get_by_role("link", name="Preguntar por esta promesa").click()

    expect(citizen.locator("main")).to_contain_text(TITLE)
    expect(citizen.get_by_role("button", name="Enviar la cuestión")).to_be_visible()


def test_another_page_shows_it_in_a_frame(browser: Browser, site: str) -> None:
    # Chromium keeps pages of elsewhere from framing this machine's own; a municipality's site is not on it.
    elsewhere = browser.browser_type.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-features=LocalNetworkAccessChecks"]
    )
    host = elsewhere.new_page()
    frame = f'<iframe src="{site}promesas/incrustar{PROMISE.removeprefix("/promesas")}"></iframe>'
    host.route(NEIGHBOURS, lambda route: route.fulfill(content_type="text/html", body=frame))
    host.goto(NEIGHBOURS)

    shown = host.frame_locator("iframe")
    expect(shown.get_by_role("link", name=TITLE)).to_be_visible()
    expect(shown.get_by_text("Ver la promesa completa")).to_be_visible()
    elsewhere.close()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_kind_of_page_is_for_everyone(new_page: NewPage, width: int, *, dark: bool) -> None:
    page = new_page(width=width, dark=dark)
    for address in (
        PROMISES,
        "/promesas/?estado=sin_evaluar&texto=zzzz",
        "/promesas/peru-nacion-2018/",
        PROMISE,
        "/promesas/cronologia/",
        "/promesas/articulacion/",
        "/promesas/articulacion/?plan=restauracion-nacional-2018",
        "/promesas/comparar/",
        "/promesas/diagnostico/",
        "/promesas/diagnostico/?tema=población",
        f"/promesas/incrustar{PROMISE.removeprefix('/promesas')}",
        "/datos/promesas/",
    ):
        page.goto(address)
        assert grave_faults(page) == [], address
        assert not overflows(page), address
