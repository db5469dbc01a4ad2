"""A government plan from its document to a record: brought, corrected, approved, linked, decided, walked to the end."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import PHONE, NewPage
from tests.browser.people import enter_as, grave_faults, overflows
from tests.promises import documents

pytestmark = pytest.mark.browser

ROOM = "/trabajo/promesas/"
PLAN = f"{ROOM}planes/{documents.CODE}/"
WASTE = (
    "Los residuos se disponen mal",
    "Disponer bien los residuos sólidos de la provincia",
    "Residuos sólidos adecuadamente dispuestos",
    "100 % de residuos sólidos adecuadamente dispuestos",
)
PLEDGE = f"{PLAN}PDP2026-04/"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "plan-de-prueba.html"
    path.write_bytes(documents.page((*documents.ROWS, WASTE)))
    return path


def sound(page: Page) -> None:
    """Nothing grave for a reader with other senses, nothing that runs out of the window."""
    assert grave_faults(page) == []
    assert not overflows(page)


def bring(page: Page, document: Path) -> None:
    page.goto(f"{ROOM}traer/")
    page.get_by_label("Documento del plan").set_input_files(document)
    page.get_by_label("Organización política").fill(documents.PARTY)
    page.get_by_label("Título del documento").fill("Plan de prueba")
    page.get_by_label("Año de la elección").fill("2026")
    page.get_by_label("Primer año de gobierno").fill(
        "2022"
    )  # the year of the published figures: earlier ones are not of the plan
    page.get_by_label("Último año de gobierno").fill("2026")
    sound(page)
    page.get_by_role("button", name="Leer el documento").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lectura del documento")


def correct(page: Page) -> None:
    """The first row beside its lines; the text that is no pledge, with its reason."""
    page.goto(f"{PLAN}lectura/1/")
    expect(page.get_by_role("complementary")).to_contain_text("Reparar las vías urbanas")
    sound(page)
    page.get_by_label("Unidad").fill("km de vías")
    page.get_by_role("button", name="Guardar y seguir").click()
    page.goto(f"{PLAN}lectura/?ver=sin-leer")
    page.get_by_label(documents.STRAY).check()
    page.get_by_label("Por qué no es una promesa").fill("Frase de cierre")
    sound(page)
    page.get_by_role("button", name="Apartar los elegidos").click()
    page.get_by_role("button", name="Enviar para aprobación").click()
    expect(page.get_by_role("main")).to_contain_text("La aprueba otra persona")


def approve(page: Page) -> None:
    page.goto(f"{PLAN}lectura/")
    page.get_by_role("button", name="Aprobar la lectura").click()
    expect(page.get_by_role("main")).to_contain_text("sus promesas se siguen desde hoy")


def link(page: Page) -> None:
    """The nearest action and indicator were proposed; a person confirms them."""
    page.goto(f"{PLEDGE}vinculos/")
    sound(page)
    for code in ("AEI.07.01", "IND.01.AEI.07.01"):
        page.get_by_role("button", name=f"Confirmar {code}", exact=True).click()
    page.get_by_role("link", name="PDP2026-04").click()


def decide(page: Page) -> None:
    page.get_by_role("link", name="Decidir el estado").click()
    sound(page)
    page.get_by_label("En marcha").check()
    page.get_by_label("Motivo").fill("De prueba: hay relleno y falta ampliarlo")
    page.get_by_label("Fuente").fill("Informe de prueba, página 4")
    page.get_by_role("button", name="Guardar").click()


def test_from_the_document_on_a_phone_to_a_record(new_page: NewPage, document: Path) -> None:
    planner, head = new_page(**PHONE, scripts=True), new_page()
    enter_as(planner, "planeamiento")
    bring(planner, document)
    correct(planner)
    enter_as(head, "direccion")
    approve(head)

    link(planner)
    decide(planner)

    main = planner.get_by_role("main")
    for words in ("En marcha", "De prueba: hay relleno", "«100 % de residuos sólidos adecuadamente dispuestos»"):
        expect(main).to_contain_text(words)
    chain = planner.get_by_role("region", name="Cadena de la promesa")
    for words in ("Acción", "Dinero", "Indicador", "Anotaciones", "ejecutados", "en 2022"):
        expect(chain).to_contain_text(words)
    sound(planner)
    chain.get_by_role("link", name="Anotaciones detrás de la cifra").click()
    planner.get_by_role("link", name="numerador").first.click()
    planner.get_by_role("main").get_by_role("table").get_by_role("link").first.click()
    expect(planner).to_have_url(re.compile("/trabajo/registros/pesajes-residuos/"))


def test_the_three_plans_of_ilo_stand_as_101_pledges(page: Page) -> None:
    enter_as(page, "control")
    page.goto(ROOM)
    plans = page.get_by_role("region", name="Planes de gobierno")
    for party, count in (("Acción Popular", "14"), ("Perú Nación", "71"), ("Restauración Nacional", "16")):
        expect(plans.get_by_role("row").filter(has_text=party)).to_contain_text(count)
    sound(page)
    page.goto(f"{ROOM}planes/accion-popular-2018/P000-02/")
    for words in ("Sin evaluar todavía", "Sin acción", "Es un porcentaje y no dice de qué.", "línea 1068"):
        expect(page.get_by_role("main")).to_contain_text(words)
    sound(page)
    expect(page.get_by_role("link", name="Decidir el estado")).to_have_count(0)
