"""A record written down on a phone: with and without JavaScript, with the connection cut, by two at once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import PHONE, NewPage
from tests.browser.people import enter_as, grave_faults, overflows
from tests.config.installation import demo_running, run_inside

pytestmark = pytest.mark.browser

LIST = "/trabajo/registros/visitas/"
NEW = f"{LIST}nuevo/"
SAVED = "Borrador guardado"
WORLD = """
from faro.ledger.api import Actor
from faro.parties.api import PartyFacts, add_party
from tests.registers.capture.world import made_register
made_register()
named = PartyFacts("person", given_names="María Elena", first_surname="Quispe", second_surname="Mamani")
add_party(actor=Actor("command:tests"), facts=named, synthetic=True)
"""
OTHER_SAVES = """
from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.models import Record
from faro.registers.services.saving import save_record
record = Record.objects.latest("id")
answers = Answers({**record.answers, "personas": 9_000_000, "detalle": "De otra persona"})
assert save_record(
    actor=Actor("command:tests"), register=record.register, answers=answers, record=record, base_revision=1
).record
"""


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with one register more."""
    copy = Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("capture") / "demo"))
    run_inside(copy, WORLD)
    return copy


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with demo_running(home) as (_process, url):
        yield url


def status(page: Page) -> Locator:
    return page.locator("[data-status]")


def told(home: Path, program: str) -> str:
    return run_inside(home, f"from faro.registers.models import *\n{program}").strip().splitlines()[-1]


def last_record(home: Path) -> str:
    return told(home, "r = Record.objects.latest('id'); print(r.answers, [i.answers for i in r.items.all()])")


def records(home: Path) -> int:
    return int(told(home, "print(Record.objects.count())"))


def test_on_a_phone_the_page_follows_the_answers_and_keeps_them(new_page: NewPage, home: Path, tmp_path: Path) -> None:
    page = new_page(**PHONE)
    enter_as(page, "registrador")
    page.goto(NEW)
    expect(page.get_by_label("¿Por qué nadie?")).to_be_hidden()
    page.get_by_label("Ilo", exact=True).check()
    page.get_by_label("Pampa Inalámbrica").check()
    page.get_by_label("Noche").check()
    expect(page.get_by_text("No olvide la")).to_be_visible()
    page.get_by_label("Personas").fill("0")
    page.get_by_label("¿Por qué nadie?").fill("Lluvia")
    page.get_by_label("Personas").fill("200")
    page.get_by_label("Horas por persona").fill("1,5")
    expect(page.get_by_text("Menos de 100.")).to_be_visible()
    page.get_by_label("Personas").fill("2")
    expect(page.get_by_text("Menos de 100.")).to_be_hidden()
    expect(page.get_by_label("¿Por qué nadie?")).to_be_hidden()
    page.get_by_label("Calle").fill("calle 7")
    page.get_by_role("button", name="Agregar: Asistente").click()
    page.get_by_label("Quién").fill("Primera")
    picture = tmp_path / "foto.jpg"
    Image.new("RGB", (60, 40), "teal").save(picture)
    page.get_by_label("Foto").set_input_files(picture)
    expect(page.get_by_text("Guardado: foto.jpg")).to_be_visible()
    expect(status(page)).to_contain_text(SAVED)
    assert not overflows(page)
    assert grave_faults(page) == []

    page.reload()
    expect(page.get_by_label("Quién")).to_have_value("Primera")
    expect(page.get_by_label("Calle")).to_have_value("Calle 7 de Mayo")
    before = records(home)
    page.get_by_role("button", name="Guardar", exact=True).click()
    page.wait_for_url(lambda url: "borradores" not in url and "nuevo" not in url)
    assert records(home) == before + 1
    kept = last_record(home)
    for part in ("'pampa'", "'calle': 'c7'", "'horas': 1500000", "foto.jpg", "'quien': 'Primera'"):
        assert part in kept


def test_without_javascript_the_same_is_written(new_page: NewPage, home: Path) -> None:
    page = new_page(**PHONE, scripts=False)
    enter_as(page, "registrador")
    page.goto(NEW)
    page.get_by_label("Pacocha").check()
    page.get_by_role("button", name="Actualizar").click()
    page.get_by_label("Pueblo Nuevo").check()
    page.get_by_label("Mañana").check()
    page.locator("summary", has_text="Elegir en el mapa").click()
    page.locator("input[type=image]").click(position={"x": 100, "y": 50})
    expect(page.get_by_label("Latitud")).not_to_have_value("")
    page.get_by_role("button", name="Agregar: Asistente").click()
    page.get_by_label("Quién").fill("Segunda")
    page.get_by_role("button", name="Guardar", exact=True).click()
    page.wait_for_url(lambda url: "borradores" not in url)
    kept = last_record(home)
    for part in ("'pueblo'", "'lugar': '-", "'quien': 'Segunda'"):
        assert part in kept


def test_what_is_wrong_leads_to_its_field(new_page: NewPage) -> None:
    page = new_page(**PHONE, dark=True)
    enter_as(page, "registrador")
    page.goto(NEW)
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page.locator("#errores")).to_be_focused()
    page.locator("#errores a").first.click()
    expect(page.locator("#q-turno")).to_be_in_viewport()
    assert grave_faults(page) == []


def test_a_cut_connection_loses_nothing_even_if_the_page_is_closed(new_page: NewPage) -> None:
    page = new_page(**PHONE)
    enter_as(page, "registrador")
    page.goto(NEW)
    page.get_by_label("Detalle").fill("Antes del corte")
    expect(status(page)).to_contain_text(SAVED)
    page.context.set_offline(True)
    page.get_by_label("Detalle").fill("Durante el corte")
    expect(status(page)).to_contain_text("Sin conexión")
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(status(page)).to_contain_text("Sin conexión")
    expect(page.get_by_label("Detalle")).to_have_value("Durante el corte")
    other = page.context.new_page()
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    other.goto(NEW)
    other.get_by_role("button", name="Se recuperó lo escrito").click()
    expect(other.get_by_label("Detalle")).to_have_value("Durante el corte")


def test_the_connection_comes_back_and_the_draft_goes_by_itself(new_page: NewPage) -> None:
    page = new_page()
    enter_as(page, "registrador")
    page.goto(NEW)
    page.context.set_offline(True)
    page.get_by_label("Detalle").fill("Sin red")
    expect(status(page)).to_contain_text("Sin conexión")
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(status(page)).to_contain_text(SAVED)


def test_who_was_signed_out_signs_in_and_goes_on(new_page: NewPage) -> None:
    page = new_page()
    enter_as(page, "registrador")
    page.goto(NEW)
    page.get_by_label("Detalle").fill("Uno")
    expect(status(page)).to_contain_text(SAVED)
    page.context.clear_cookies()
    page.get_by_label("Detalle").fill("Dos")
    expect(status(page)).to_contain_text("Su sesión venció")
    other = page.context.new_page()
    enter_as(other, "registrador")
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(status(page)).to_contain_text(SAVED)
    page.reload()
    expect(page.get_by_label("Detalle")).to_have_value("Dos")


def test_two_windows_of_one_draft_do_not_overwrite_each_other_unseen(new_page: NewPage) -> None:
    page = new_page()
    enter_as(page, "registrador")
    page.goto(NEW)
    page.get_by_label("Detalle").fill("Una")
    expect(status(page)).to_contain_text(SAVED)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Detalle").fill("Otra")
    expect(status(other)).to_contain_text(SAVED)
    page.get_by_label("Personas").fill("3")
    expect(status(page)).to_contain_text("cambió en otra ventana")
    page.get_by_role("button", name="Ver lo de la otra").click()
    expect(page.get_by_label("Detalle")).to_have_value("Otra")


def test_the_keyboard_reaches_everything_and_picks_a_point(new_page: NewPage) -> None:
    page = new_page(**PHONE)
    enter_as(page, "registrador")
    page.goto(NEW)
    reached = set()
    page.get_by_label("Fecha").focus()
    for _key in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.textContent"))
    assert {"q:turno", "q:personas", "q:lugar", "f:q:foto", "hacer"} <= reached
    page.locator("summary", has_text="Elegir en el mapa").press("Enter")
    page.get_by_role("button", name="Acercar").press("Enter")
    expect(page.get_by_label("Latitud")).not_to_have_value("")
    first = page.get_by_label("Latitud").input_value()
    page.get_by_role("button", name="Norte").press("Enter")
    expect(page.get_by_label("Latitud")).not_to_have_value(first)
    expect(page.get_by_role("button", name="Norte")).to_be_focused()


def test_the_phone_says_where_it_is(new_page: NewPage) -> None:
    page = new_page(**PHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": -17.6436, "longitude": -71.345})
    enter_as(page, "registrador")
    page.goto(NEW)
    page.get_by_role("button", name="Usar mi ubicación").click()
    expect(page.get_by_label("Latitud")).to_have_value("-17.643600")
    expect(page.get_by_label("Longitud")).to_have_value("-71.345000")
    expect(status(page)).to_contain_text(SAVED)


def test_targets_are_large_enough_for_a_thumb(new_page: NewPage) -> None:
    page = new_page(**PHONE)
    enter_as(page, "registrador")
    page.goto(NEW)
    targets = "input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, button, .field div > label"
    small = page.locator(f".capture :is({targets}):not(.unseen)").evaluate_all(
        "found => found.filter((each) => each.offsetParent && each.offsetHeight < 44).map((each) => each.outerHTML)"
    )
    assert small == []


def test_who_may_be_kept_already_is_asked_before_saving(new_page: NewPage, home: Path) -> None:
    page = new_page(**PHONE)
    enter_as(page, "registrador")
    page.goto(NEW)
    page.get_by_label("Mañana").check()
    page.get_by_label("DNI del atendido").fill("40112233")
    page.get_by_label("Nombres y apellidos").fill("María Elena Quispe Mamani")
    before = records(home)
    page.get_by_role("button", name="Guardar", exact=True).click()
    page.get_by_label("Es la misma: María Elena Quispe Mamani").check()
    assert records(home) == before
    assert grave_faults(page) == []
    page.get_by_role("button", name="Guardar", exact=True).click()
    page.wait_for_url(lambda url: "borradores" not in url and "nuevo" not in url)
    assert records(home) == before + 1
    page.goto(NEW)
    page.get_by_label("DNI del atendido").fill("40112233")
    expect(page.get_by_text("Ya tiene ficha: María Elena Quispe Mamani")).to_be_visible()


def test_two_correct_the_same_record_and_choose(new_page: NewPage, home: Path) -> None:
    clerk = new_page(**PHONE)
    enter_as(clerk, "registrador")
    clerk.goto(NEW)
    clerk.get_by_label("Noche").check()
    clerk.get_by_label("Personas").fill("3")
    clerk.get_by_role("button", name="Guardar", exact=True).click()
    clerk.wait_for_url(lambda url: "borradores" not in url and "nuevo" not in url)
    head = new_page(**PHONE)
    enter_as(head, "responsable")
    head.goto(f"{clerk.url}editar/")
    head.get_by_label("Personas").fill("5")
    expect(status(head)).to_contain_text(SAVED)
    run_inside(home, OTHER_SAVES)
    head.get_by_label("Motivo de la corrección").fill("Recuento")
    head.get_by_role("button", name="Guardar", exact=True).click()
    expect(head.get_by_label("Dejar lo guardado: 9")).to_be_visible()
    expect(head.get_by_label("Detalle")).to_have_value("De otra persona")
    assert grave_faults(head) == []
    assert not overflows(head)
    head.get_by_role("button", name="Guardar", exact=True).click()
    head.wait_for_url(lambda url: "editar" not in url)
    kept = last_record(home)
    assert "'personas': 5000000" in kept
    assert "De otra persona" in kept
