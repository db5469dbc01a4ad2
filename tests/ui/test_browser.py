"""The gallery in a real browser: on narrow and wide screens, by day and night, with and without JavaScript."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright
from tests.ui.conftest import GALLERY

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "src/faro/ui/static"
SITE = "http://faro.test"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

WIDER_THAN_THE_PAGE = """() => [...document.querySelectorAll("body *")]
  .filter((each) => !each.closest(".scroll, .unseen") && each.getBoundingClientRect().right > innerWidth + 1)
  .map((each) => each.outerHTML.slice(0, 80))"""
SMALL_TARGETS = """() => [...document.querySelectorAll("main button, main input, nav a, summary, .foot a")]
  .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
  .filter(([, box]) => box.width && box.height && (box.height < 24 || box.width < 24)).map(([html]) => html)"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def pages(gallery: Callable[[str], str]) -> dict[str, str]:
    """Rendered before the browser runs: Django refuses to in its event loop."""
    return {name: gallery(name) for name in GALLERY}


@pytest.fixture
def open_page(chromium: Browser, pages: dict[str, str]) -> Iterator[Open]:
    contexts = []

    def answer(route: Route) -> None:
        path = Path(route.request.url.removeprefix(f"{SITE}/"))
        if path.parts[0] == "static":
            route.fulfill(body=(STATIC / Path(*path.parts[1:])).read_text(), content_type=KINDS[path.suffix])
        else:
            route.fulfill(body=pages[path.name], content_type="text/html; charset=utf-8")

    def opened(name: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Page:
        viewport = {"width": width, "height": 800}
        context = chromium.new_context(viewport=viewport, color_scheme=scheme, java_script_enabled=scripts)  # type: ignore[arg-type]
        contexts.append(context)
        context.route("**/*", answer)
        page = context.new_page()
        page.goto(f"{SITE}/{name}")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", GALLERY)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, name: str, scheme: str) -> None:
    found = Axe().run(open_page(name, scheme=scheme)).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("name", GALLERY)
def test_a_page_reflows_on_the_narrowest_screen(open_page: Open, name: str) -> None:
    page = open_page(name, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(WIDER_THAN_THE_PAGE) == []


@pytest.mark.parametrize("name", GALLERY)
def test_targets_are_large_enough(open_page: Open, name: str) -> None:
    assert open_page(name, width=390).evaluate(SMALL_TARGETS) == []


def test_bars_of_all_objectives_have_one_scale_on_a_phone(open_page: Open) -> None:
    page = open_page("home", width=390)
    widths = page.evaluate(
        "[...document.querySelectorAll('.row-bar')].map((each) => each.getBoundingClientRect().width)"
    )
    assert len(widths) == 9
    assert len({round(width) for width in widths}) == 1


def ground(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return colour


def test_the_theme_follows_the_system_until_the_reader_chooses(open_page: Open) -> None:
    day, night = ground(open_page("home")), ground(open_page("home", scheme="dark"))
    assert day != night
    page = open_page("home", scheme="dark")
    page.get_by_role("button", name="Cambiar entre tema claro y oscuro").click()
    assert ground(page) == day
    page.reload()
    assert ground(page) == day


def test_without_javascript_nothing_is_offered_that_does_not_work(open_page: Open) -> None:
    page = open_page("home", scripts=False)
    assert page.get_by_role("button", name="Cambiar entre tema claro y oscuro").count() == 0
    assert page.get_by_role("heading", level=1).is_visible()


def test_the_keyboard_reaches_the_content_first(open_page: Open) -> None:
    page = open_page("home")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Saltar al contenido"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenido"


def test_what_is_wrong_in_a_form_is_told_first(open_page: Open) -> None:
    assert open_page("staff").evaluate("document.activeElement.id") == "errores"


def test_focus_is_seen(open_page: Open) -> None:
    page = open_page("home")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_paper_gets_the_day_s_colours(open_page: Open) -> None:
    page = open_page("home", scheme="dark")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    assert ground(page) == "rgb(255, 255, 255)"
    assert not page.get_by_role("search").is_visible()


def test_on_a_phone_the_staff_menu_opens_and_closes_without_javascript(open_page: Open) -> None:
    page = open_page("staff", width=390, scripts=False)
    place = page.get_by_role("link", name="Lugar de prueba")
    assert not place.is_visible()
    page.get_by_role("link", name="Abrir el menú").click()
    assert place.is_visible()
    page.get_by_role("link", name="Cerrar el menú").click()
    assert not place.is_visible()


def test_on_a_wide_screen_the_staff_menu_is_always_there(open_page: Open) -> None:
    page = open_page("staff")
    assert page.get_by_role("link", name="Lugar de prueba").is_visible()
    assert page.get_by_role("link", name="Abrir el menú").count() == 0
