"""Twenty rows pasted from a spreadsheet, one of them wrong, and the connection cut before the last is written."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import NewPage
from tests.browser.people import enter_as, grave_faults
from tests.config.installation import demo_running, run_inside

pytestmark = pytest.mark.browser

SHEET = "/trabajo/registros/partes/hoja/"
PASTE = """(text) => {
    const held = new DataTransfer();
    held.setData("text", text);
    const paste = new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(paste);
}"""


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with one register more."""
    copy = Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("sheet") / "demo"))
    run_inside(copy, "from tests.registers.boards.world import load\nload()")
    return copy


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with demo_running(home) as (_process, url):
        yield url


def count(home: Path) -> str:
    told = run_inside(
        home, "from faro.registers.models import Record\nprint(Record.objects.filter(origin='sheet').count())"
    )
    return told.strip().splitlines()[-1]


def test_twenty_rows_are_pasted_and_saved_one_by_one(home: Path, new_page: NewPage) -> None:
    page = new_page()
    enter_as(page, "registrador")
    page.goto(SHEET)
    page.get_by_label("Fecha", exact=True).first.focus()
    days = ["31/02/2023" if at == 7 else f"{at:02}/03/2023" for at in range(1, 21)]
    page.evaluate(PASTE, "\r\n".join(f"{day}\tNorte\tNoche\tPolicía\t{at}" for at, day in enumerate(days)) + "\r\n")

    expect(page.locator("tr[data-saved]")).to_have_count(19)
    expect(page.get_by_text("No es una fecha")).to_have_count(1)
    assert count(home) == "19"
    assert not grave_faults(page)

    page.context.set_offline(True)
    wrong = page.locator("tr", has_text="Por corregir").get_by_label("Fecha", exact=True)
    wrong.fill("07/03/2023")
    page.get_by_role("button", name="Guardar las filas").focus()
    expect(page.get_by_text("Sin conexión")).to_have_count(1)
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("tr[data-saved]")).to_have_count(20)
    assert count(home) == "20"
