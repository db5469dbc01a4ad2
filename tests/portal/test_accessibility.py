"""Every kind of page in a real browser: axe finds nothing serious, nothing overflows, the keyboard reaches it all."""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.config.installation import built_demo, demo_running

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
BASE = "/planes/pei-2021-2025/2022"
KINDS = {
    "home": "/",
    "objective": f"{BASE}/objetivos/OEI.04/",
    "action": f"{BASE}/acciones/AEI.01.01/",
    "indicator": f"{BASE}/indicadores/IND.01.OEI.01/",
    "plan": f"{BASE}/resultado/",
    "units": f"{BASE}/unidades/",
    "unit": f"{BASE}/unidades/03.06/",
    "findings": f"{BASE}/no-cuadra/?gravedad=high",
    "finding": f"{BASE}/no-cuadra/sense.verdict-064dfe78/",
    "commitments": f"{BASE}/compromisos/",
    "documents": f"{BASE}/documentos/",
    "source": f"{BASE}/fuentes/informe-2022/",
    "table": f"{BASE}/fuentes/informe-2022/cuadros/poi-5/",
    "methods": f"{BASE}/metodos/",
    "method": f"{BASE}/metodos/ilo-2022/",
    "punctuality": "/puntualidad/",
    "seals": "/sellos/",
    "registers": "/registros/",
    "register": "/registros/patrullajes/",
    "glossary": "/glosario/",
    "manual": "/manual/",
    "search": "/buscar/?q=licencias",
    "nothing found": "/buscar/?q=zzzz",
    "open data": "/datos/",
    "tables": "/datos/pei-2021-2025/2022/",
    "api": "/datos/api/",
    "not found": "/nada/",
}
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration, answering."""
    with demo_running(built_demo(tmp_path_factory)) as (_process, address):
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def window(browser: Browser, width: int, scheme: str) -> Page:
    return browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_kind_of_page_is_for_everyone(browser: Browser, site: str, width: int, scheme: str) -> None:
    page = window(browser, width, scheme)
    elsewhere: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(site) else elsewhere.append(request.url))
    for kind, address in KINDS.items():
        page.goto(site + address)
        found = [each for each in Axe().run(page).response["violations"] if each["impact"] in SERIOUS]
        said = [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]
        assert not said, f"{kind}, {width} px, {scheme}: {said}"
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, f"{kind} is {beyond} px wider than the screen of {width} px"
    assert not elsewhere
    page.context.close()


def test_a_citation_shows_the_cell_in_sight(browser: Browser, site: str) -> None:
    page = window(browser, 390, "light")
    page.goto(f"{site}{BASE}/indicadores/IND.01.OEI.01/")
    page.locator(".figure-note a").first.click()
    cell = page.locator("td:target")
    assert cell.inner_text() == "10%"
    assert cell.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight + 400 }"
    )
    page.context.close()


@pytest.mark.parametrize("kind", ["home", "objective", "indicator", "findings", "table"])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(browser: Browser, site: str, kind: str) -> None:
    page = window(browser, 1280, "light")
    page.goto(site + KINDS[kind])
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
        .filter(e => e.offsetParent !== null && !e.hidden)
        .filter(e => !e.closest('details:not([open]) > :not(summary)')).length"""
    )
    page.keyboard.press("Tab")
    assert "Saltar al contenido" in page.evaluate("document.activeElement.textContent")
    reached = 1
    for _press in range(wanted + 5):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement; if (e === document.body) return null;
            const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }"""
        )
        if seen is None:
            break
        assert seen, page.evaluate("document.activeElement.outerHTML")
        reached += 1
    assert reached >= wanted - 1
    page.context.close()


def test_pages_work_without_scripts(browser: Browser, site: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}{BASE}/no-cuadra/")
    page.select_option("#filtro-gravedad", "high")
    page.click(".filter button")
    assert "gravedad=high" in page.url
    page.fill("#buscar-en-faro", "OEI.04")
    page.click(".search button")
    page.click(".results a >> nth=0")
    assert page.url.endswith("/objetivos/OEI.04/")
    page.context.close()


def test_paper_shows_the_figures_without_the_frame(browser: Browser, site: str) -> None:
    page = window(browser, 1280, "light")
    page.goto(f"{site}{BASE}/indicadores/IND.01.OEI.01/")
    page.emulate_media(media="print")
    assert page.locator(".main-nav").is_hidden()
    assert page.locator(".figure-value").first.is_visible()
    page.context.close()
