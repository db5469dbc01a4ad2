"""One month from open to sealed: two fill the same sheet at once, another checks, planning releases and seals."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import PHONE, NewPage
from tests.browser.people import enter_as, grave_faults, overflows, sign_in
from tests.config.installation import demo_running, run_inside

pytestmark = pytest.mark.browser

PLAN, YEAR, PERIOD, UNIT = "PEI-2021-2025", 2025, "2025-01", "03.08.04"
SHEET = f"/trabajo/poi/reportes/{PLAN}/{PERIOD}/{UNIT}/llenar/"
REPORT = f"/trabajo/poi/reportes/{PLAN}/{PERIOD}/{UNIT}/"
CLOSINGS = f"/trabajo/poi/{PLAN}/{YEAR}/cierres/"
CLOSING = f"{CLOSINGS}{PERIOD}/"
PASSWORD = "tres-faros-en-la-costa"  # noqa: S105  opens only what tests make
SAVED = "Todo guardado"

WORLD = f"""
from datetime import date
from faro.directory.api import Period, PersonFacts, PostFacts, appoint, create_person, create_post, unit
from faro.directory.models import Role
from faro.ledger.api import Actor
from faro.monitoring.models import Activity, PlannedMonth, Poi
from faro.monitoring.services.poi.making import make_poi
from faro.monitoring.services.reporting import open_reports, set_calendar

actor = Actor("command:tests")
poi = make_poi(actor=actor, plan_code="{PLAN}", year={YEAR}, synthetic=True)
for number, name in enumerate(("Patrullaje integrado", "Atención de llamadas"), 1):
    activity = Activity.objects.create(
        poi=poi, code=f"AO{{number}}", name=name, kind="activity", action="AEI.01.01", unit="{UNIT}", measure="Parte",
        aggregation="annual_total", position=number,
    )
    PlannedMonth.objects.bulk_create(
        PlannedMonth(activity=activity, stage=stage, month=month, physical=10_000_000, financial=100_000)
        for stage in ("approved", "pia") for month in range(1, 13)
    )
Poi.objects.filter(pk=poi.pk).update(state=Poi.State.CONSISTENT)
january = next(each for each in set_calendar(actor=actor, year={YEAR}) if each.code == "{PERIOD}")
open_reports(actor=actor, poi=Poi.objects.get(pk=poi.pk), period=january)
person = create_person(actor=actor, key="colega", facts=PersonFacts("colega", "Registrador de turno, demo"))
facts = PostFacts("Registrador", Role.objects.get(code="registrador"), unit("{UNIT}"))
post = create_post(actor=actor, code="colega", facts=facts)
appoint(actor=actor, post=post, person=person, period=Period(date(2021, 1, 1), None, "Prueba"))
person.set_password("{PASSWORD}")
person.save()
"""
SEALED = f"""
import json
from faro.ledger.api import seal_of, verify
from faro.monitoring.models import Clash, ClosedPeriod, Figure
from faro.monitoring.selectors.closing.reproducing import opened, reproduce, sealed_content
closed = ClosedPeriod.objects.select_related("period").get(poi__year={YEAR})
rows = [row for row in opened(closed).package.rows("monthly") if row["stage"] == "executed"]
clash = Clash.objects.get()
print(json.dumps({{
    "figures": {{row["activity"]: [row["physical"], row["financial"]] for row in rows}},
    "same": reproduce(closed) == sealed_content(closed),
    "in_the_ledger": seal_of("poi/{PLAN}/{YEAR}/{PERIOD}").content_digest == closed.digest,
    "digest": closed.digest,
    "kept": [clash.kept, clash.other],
    "sound": verify().sound,
}}))
"""


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with a small POI of its own, whose January is to be reported."""
    copy = Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("month") / "demo"))
    run_inside(copy, WORLD)
    return copy


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with demo_running(home) as (_process, url):
        yield url


def fill(page: Page, label: str, value: str) -> None:
    cell = page.get_by_label(label)
    cell.fill(value)
    cell.press("Tab")


def wait_until_saved(page: Page) -> None:
    expect(page.locator("[data-status]")).to_contain_text(SAVED)


def test_a_month_goes_from_open_to_sealed_and_nobodys_figure_is_lost(new_page: NewPage, home: Path) -> None:
    recorder, colleague, head, planner = (new_page() for _each in range(4))
    enter_as(recorder, "registrador")
    sign_in(colleague, "colega", PASSWORD)
    enter_as(head, "responsable")
    enter_as(planner, "planeamiento")

    two_fill_at_once(recorder, colleague)
    send(recorder)
    expect_refused_to_close(planner)
    head.goto(REPORT)
    head.get_by_role("button", name="Dar conformidad").click()
    planner.goto(REPORT)
    planner.get_by_role("button", name="Liberar").click()
    close(planner)

    told = json.loads(run_inside(home, SEALED).strip().splitlines()[-1])
    assert told["figures"] == {"AO1": [7_000_000, 25_000], "AO2": [5_500_000, 1_234_50]}
    assert told["kept"] == ["10000", "25000"]
    assert (told["same"], told["in_the_ledger"], told["sound"]) == (True, True, True)
    expect(planner.locator("main")).to_contain_text(told["digest"])
    recorder.goto(SHEET)
    expect(recorder).not_to_have_url(SHEET)


def two_fill_at_once(recorder: Page, colleague: Page) -> None:
    """Both have the sheet open; they write different cells, then the same one."""
    for page in (recorder, colleague):
        page.goto(SHEET)
        expect(page.get_by_label("AO1, hecho en el mes")).to_be_visible()
    fill(recorder, "AO1, hecho en el mes", "7")
    fill(colleague, "AO2, hecho en el mes", "5.5")
    wait_until_saved(recorder)
    wait_until_saved(colleague)
    fill(recorder, "AO1, gastado en el mes", "100")
    wait_until_saved(recorder)
    fill(colleague, "AO1, gastado en el mes", "250")
    notes = colleague.locator("[data-notes]")
    expect(notes).to_contain_text("100")
    expect(notes).to_contain_text("250")
    notes.get_by_role("button", name="Poner lo mío").click()
    wait_until_saved(colleague)
    recorder.context.set_offline(True)
    fill(recorder, "AO2, gastado en el mes", "1,234.50")
    expect(recorder.locator("[data-status]")).to_contain_text("Sin conexión")
    recorder.context.set_offline(False)
    recorder.evaluate("dispatchEvent(new Event('online'))")
    wait_until_saved(recorder)


def send(recorder: Page) -> None:
    recorder.goto(REPORT)
    main = recorder.locator("main")
    for figure in ("7", "5.5", "S/ 250.00", "S/ 1,234.50"):
        expect(main).to_contain_text(figure)
    recorder.get_by_role("button", name="Enviar").click()
    expect(recorder.locator("main")).to_contain_text("Enviado")


def expect_refused_to_close(planner: Page) -> None:
    """Before it is released the page says who is missing, and asks for a reason."""
    planner.goto(CLOSING)
    expect(planner.locator("main")).to_contain_text("Sin liberar")
    expect(planner.get_by_label("Motivo para cerrar sin lo que falta")).to_be_visible()
    assert grave_faults(planner) == []


def close(planner: Page) -> None:
    planner.goto(CLOSINGS)
    planner.get_by_role("link", name="Enero de 2025").click()
    expect(planner.locator("main")).to_contain_text("Todo está liberado")
    planner.get_by_role("button", name="Cerrar y sellar").click()
    expect(planner.locator("main")).to_contain_text("Cerrado y sellado")
    planner.get_by_role("button", name="Volver a calcular lo sellado").click()
    expect(planner.locator("main")).to_contain_text("byte por byte")
    assert grave_faults(planner) == []


@pytest.mark.parametrize("address", [CLOSINGS, CLOSING, f"{CLOSING}ajustes/pedir/"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_pages_of_closings_fit_a_phone(new_page: NewPage, address: str, dark: bool) -> None:  # noqa: FBT001
    page = new_page(**PHONE, dark=dark)
    enter_as(page, "planeamiento")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert not overflows(page)
    assert grave_faults(page) == []
