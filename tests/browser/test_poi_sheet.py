"""The sheet of the POI in a real browser: typed, pasted, cut off, signed out, and two people at once."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import NewPage
from tests.browser.people import enter_as, grave_faults, overflows

pytestmark = pytest.mark.browser

YEAR = "/trabajo/poi/PEI-2021-2025/2025/"
SHEET = f"{YEAR}unidades/03.08.04/"
NOTHING_WAITS = "Object.entries(localStorage).every(([key, kept]) => !key.startsWith('faro-sheet') || kept === '{}')"
PASTE = """([label, text]) => {
  const cell = [...document.querySelectorAll("[data-field]")].find((each) => each.ariaLabel === label);
  const data = new DataTransfer(); data.setData("text/plain", text); cell.focus();
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def planner(new_page: NewPage) -> Page:
    return at_the_sheet(new_page)


def at_the_sheet(new_page: NewPage, role: str = "planeamiento") -> Page:
    page = new_page()
    enter_as(page, role)
    if page.goto(YEAR).status == 404:  # type: ignore[union-attr]
        page.goto("/trabajo/poi/")
        page.get_by_label("Año").fill("2025")
        page.get_by_role("button", name="Empezar").click()
    page.goto(SHEET)
    return page


def saved(page: Page) -> None:
    """Nothing waits in the browser any more, and the page says so."""
    for _attempt in range(100):
        if page.evaluate(NOTHING_WAITS):
            break
        page.wait_for_timeout(100)
    expect(page.locator("[data-status]")).to_contain_text("Todo guardado")


def new_name(page: Page, name: str) -> str:
    """Type a new activity; the code it got."""
    row = page.locator('tr[data-row^="+"]').first
    row.locator('[data-field="name"]').fill(name)
    row.locator('[data-field="name"]').press("Enter")
    saved(page)
    codes = page.evaluate(
        "name => [...document.querySelectorAll('[data-field=name]')].filter(c => c.value === name)"
        ".map(c => c.closest('[data-row]').dataset.row)",
        name,
    )
    assert len(codes) == 1
    return str(codes[0])


def cell(page: Page, code: str, field: str) -> Locator:
    return page.locator(f'tr[data-row="{code}"] [data-field="{field}"]')


def test_an_activity_is_typed_and_a_block_is_pasted(planner: Page) -> None:
    code = new_name(planner, "Ronda de prueba")
    assert re.fullmatch(r"NUEVA-2025-\d{4}", code)
    cell(planner, code, "action").fill("aei.03.01")
    cell(planner, code, "action").press("Tab")
    saved(planner)
    planner.evaluate(PASTE, [f"{code}, soles, enero", "1.234,50\t2.000\r\n7\t8\r\n"])
    saved(planner)

    planner.reload()

    expect(cell(planner, code, "action")).to_have_value("AEI.03.01")
    expect(cell(planner, code, "f01")).to_have_value("1234.5")
    expect(cell(planner, code, "f02")).to_have_value("2000")
    assert planner.locator('tbody tr[data-row^="NUEVA"] [data-field="f01"]').evaluate_all(
        "cells => cells.map(c => c.value)"
    ) == ["1234.5", "7"]
    assert grave_faults(planner) == []
    assert not overflows(planner)


def test_the_keys_move_as_on_a_sheet(planner: Page) -> None:
    code = new_name(planner, "Con el teclado")
    first = cell(planner, code, "p01")
    first.click()
    for key, field in (("ArrowRight", "p02"), ("ArrowRight", "p03"), ("ArrowLeft", "p02")):
        planner.keyboard.press(key)
        assert planner.evaluate("document.activeElement.dataset.field") == field
    planner.keyboard.type("5")
    planner.keyboard.press("ArrowUp")
    assert planner.evaluate("document.activeElement.closest('[data-row]').dataset.row") != code
    saved(planner)
    expect(cell(planner, code, "p02")).to_have_value("5")


def test_what_is_typed_while_the_connection_is_cut_is_sent_when_it_returns(planner: Page) -> None:
    code = new_name(planner, "Sin conexión")
    planner.context.set_offline(True)
    cell(planner, code, "p05").fill("55")
    cell(planner, code, "p05").press("Enter")
    expect(planner.locator("[data-status]")).to_contain_text("Sin conexión")

    planner.context.set_offline(False)

    saved(planner)
    planner.reload()
    expect(cell(planner, code, "p05")).to_have_value("55")


def test_a_window_closed_before_the_answer_loses_nothing(planner: Page) -> None:
    code = new_name(planner, "Ventana cerrada")
    planner.context.set_offline(True)
    cell(planner, code, "p06").press_sequentially("66")
    planner.context.set_offline(False)

    planner.goto("/trabajo/poi/")
    planner.goto(SHEET)

    saved(planner)
    expect(cell(planner, code, "p06")).to_have_value("66")


def test_an_expired_session_loses_nothing(planner: Page) -> None:
    code = new_name(planner, "Sesión vencida")
    kept = planner.context.cookies()
    planner.context.clear_cookies(name=re.compile("session"))
    cell(planner, code, "p07").fill("77")
    cell(planner, code, "p07").press("Enter")
    expect(planner.locator("[data-status]")).to_contain_text("sesión venció")

    other = planner.context.new_page()
    enter_as(other, "planeamiento")
    assert kept
    planner.bring_to_front()
    planner.evaluate("dispatchEvent(new Event('focus'))")

    saved(planner)
    planner.reload()
    expect(cell(planner, code, "p07")).to_have_value("77")


def test_two_people_in_one_cell_lose_neither_value(new_page: NewPage) -> None:
    one = at_the_sheet(new_page)
    code = new_name(one, "Entre dos")
    two = at_the_sheet(new_page)
    cell(one, code, "p08").fill("81")
    cell(one, code, "p08").press("Enter")
    saved(one)

    cell(two, code, "p08").fill("82")
    cell(two, code, "p08").press("Enter")

    notes = two.locator("[data-notes]")
    expect(notes).to_contain_text("«81»")
    expect(notes).to_contain_text("«82»")
    expect(cell(two, code, "p08")).to_have_value("81")
    two.reload()
    expect(notes).to_contain_text("«82»")
    notes.get_by_role("button", name="Poner lo mío").click()
    saved(two)
    one.reload()
    expect(cell(one, code, "p08")).to_have_value("82")
    assert two.evaluate(NOTHING_WAITS)


def test_without_scripts_each_activity_has_its_form(new_page: NewPage) -> None:
    page = new_page(scripts=False, width=390, height=844)
    enter_as(page, "planeamiento")
    page.goto(f"{SHEET}agregar/")
    page.get_by_label("Denominación").fill("Sin guiones")
    page.get_by_label("fila nueva, físico, marzo").fill("3.5")
    page.get_by_role("button", name="Guardar").click()

    expect(page.locator("main")).to_contain_text("Guardado")
    row = page.locator("tr", has_text="Sin guiones")
    expect(row.locator('[data-field="p03"]')).to_have_value("3.5")
    expect(row.locator('[data-field="p03"]')).to_be_disabled()
    assert not overflows(page)
