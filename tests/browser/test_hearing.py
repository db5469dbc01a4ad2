"""A hearing from its call to its published minutes, by the hands of everyone: staff, who attends, who asks."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewPage
from tests.browser.people import enter_as, grave_faults, overflows
from tests.config.installation import run_inside

pytestmark = pytest.mark.browser

TITLE = "Audiencia del recorrido"
QUESTION = "¿Cuándo se termina la pista de la avenida?"
REFUSED = "Un texto que nombra a una persona sin venir al caso."
ANSWER = "En agosto, según el cronograma de la obra."
PROMISE = "Publicar el avance de la pista cada mes."
OBSERVATION = "Falta decir que la audiencia empezó tarde."
NAME, DNI = "Persona Inventada Asistente", "40506070"
PATIENT_MS = 3_500
"""Nobody writes faster; a program that does is refused."""

LIMA = timezone(timedelta(hours=-5))


def today() -> date:
    return datetime.now(UTC).astimezone(LIMA).date()


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def follow(page: Page, link: str) -> None:
    page.get_by_role("link", name=link, exact=True).first.click()


def prepare_and_call(staff: Page) -> str:
    """The address of the hearing, for the staff: of today, called weeks ago."""
    staff.goto("/trabajo/audiencias/")
    follow(staff, "Preparar una audiencia")
    staff.get_by_label("Título").fill(TITLE)
    staff.get_by_label("Día", exact=True).fill(today().isoformat())
    staff.get_by_label("Hora").fill("00:05")
    staff.get_by_label("Lugar").fill("Local del recorrido")
    staff.get_by_label("Dirección en línea").fill("https://transmision.ejemplo.pe/")
    staff.get_by_label("Agenda").fill("Presupuesto\nPreguntas")
    press(staff, "Guardar")
    expect(staff.get_by_role("heading", level=1)).to_have_text(TITLE)
    follow(staff, "Convocar")
    staff.get_by_label("Número del decreto de alcaldía").fill("D.A. 009-RECORRIDO")
    staff.get_by_label("Fecha del decreto").fill((today() - timedelta(days=30)).isoformat())
    press(staff, "Convocar")
    expect(staff.locator("main")).to_contain_text("Convocada")
    return staff.url


def register(citizen: Page, code: str) -> str:
    """Register from the page of the hearing; the link that is only theirs."""
    citizen.goto("/audiencias/")
    follow(citizen, TITLE)
    follow(citizen, "Inscribirse")
    citizen.get_by_label("Nombres y apellidos").fill(NAME)
    citizen.get_by_label("Número de documento").fill(DNI)
    citizen.get_by_label("Quiero hablar en la audiencia").check()
    citizen.wait_for_timeout(PATIENT_MS)
    press(citizen, "Inscribirme")
    expect(citizen.locator("main")).to_contain_text("Su turno para hablar es el 1.")
    return citizen.url


def ask(citizen: Page, code: str, text: str) -> None:
    citizen.goto(f"/audiencias/{code}/preguntar/")
    citizen.get_by_label("Su pregunta").fill(text)
    citizen.wait_for_timeout(PATIENT_MS)
    press(citizen, "Enviar la pregunta")
    expect(citizen.locator("main")).to_contain_text("Recibimos su pregunta.")


def moderate(staff: Page, hearing: str) -> None:
    staff.goto(f"{hearing}preguntas/")
    follow(staff, "Revisar la pregunta 1")
    staff.get_by_role("textbox", name="Tema").fill("Obras")
    staff.get_by_label("Unidad que responde").select_option("03.08.04")
    press(staff, "Admitir")
    follow(staff, "Revisar la pregunta 2")
    press(staff, "No admitir")
    expect(staff.locator(".error-summary")).to_contain_text("motivo")
    staff.get_by_label("Motivo").fill("Nombra a una persona.")
    press(staff, "No admitir")


def report_and_hold(staff: Page, hearing: str) -> None:
    staff.goto(hearing)
    follow(staff, "Ver y publicar el informe")
    press(staff, "Publicar el informe")
    staff.goto(f"{hearing}mesa/")
    press(staff, "Llegó el 1")
    staff.goto(hearing)
    press(staff, "Se realizó la audiencia")
    expect(staff.locator("main")).to_contain_text("Realizada")


def answer_and_promise(staff: Page, hearing: str) -> None:
    staff.goto(f"{hearing}preguntas/")
    follow(staff, "Responder la pregunta 1")
    staff.get_by_label("Respuesta", exact=True).fill(ANSWER)
    press(staff, "Publicar la respuesta")
    staff.goto(f"{hearing}compromisos/nuevo/")
    staff.get_by_label("Compromiso").fill(PROMISE)
    staff.get_by_label("Unidad responsable").select_option("03.08.04")
    staff.get_by_label("Fecha límite").fill((today() + timedelta(days=60)).isoformat())
    press(staff, "Registrar un compromiso")
    expect(staff.locator("main")).to_contain_text(PROMISE)


def put_up_the_draft(staff: Page, hearing: str) -> None:
    staff.goto(f"{hearing}acta/")
    follow(staff, "Escribir el acta")
    staff.get_by_label("Apertura").fill("Se abre la audiencia.")
    staff.get_by_label("Desarrollo").fill("Se expone el informe.")
    press(staff, "Escribir el acta")
    press(staff, "Publicar el proyecto de acta")
    expect(staff.locator("main")).to_contain_text("Quienes asistieron pueden observarla hasta el")


def let_the_term_pass(home: Path, code: str) -> None:
    """As if the draft had been put up weeks ago."""
    long_ago = (today() - timedelta(days=40)).isoformat()
    run_inside(
        home,
        "from faro.hearings.models import Hearing\n"
        f"hearing = Hearing.objects.get(code='{code}')\n"
        f"hearing.observe_clock['start'] = '{long_ago}'\n"
        "hearing.save(update_fields=['observe_clock'])",
    )


def decide_and_close(staff: Page, hearing: str) -> None:
    staff.goto(f"{hearing}acta/")
    follow(staff, "Decidir la observación 1")
    staff.get_by_label("Razón").fill("Consta en la grabación.")
    press(staff, "Acoger")
    press(staff, "Publicar el acta final")
    expect(staff.locator("main")).to_contain_text("Adjuntar el acta firmada")


def test_a_hearing_goes_from_its_call_to_its_published_minutes(new_page: NewPage, home: Path) -> None:
    staff, citizen = new_page(), new_page(width=390, height=844, scripts=False)
    enter_as(staff, "planeamiento")
    hearing = prepare_and_call(staff)
    found = re.search(r"/(\d{4}-\d+)/$", hearing)
    assert found
    code = found.group(1)

    link = register(citizen, code)
    ask(citizen, code, QUESTION)
    ask(citizen, code, REFUSED)
    moderate(staff, hearing)
    report_and_hold(staff, hearing)
    citizen.goto("/audiencias/sin-respuesta/")
    expect(citizen.locator("main")).to_contain_text(QUESTION)
    answer_and_promise(staff, hearing)
    put_up_the_draft(staff, hearing)

    citizen.goto(link)
    citizen.get_by_label("Su observación").fill(OBSERVATION)
    press(citizen, "Enviar la observación")
    expect(citizen.locator("main")).to_contain_text("Recibimos su observación.")
    press_close_too_soon(staff, hearing)
    let_the_term_pass(home, code)
    decide_and_close(staff, hearing)

    see_the_minutes(citizen, code)


def press_close_too_soon(staff: Page, hearing: str) -> None:
    staff.goto(f"{hearing}acta/")
    press(staff, "Publicar el acta final")
    expect(staff.locator("main")).to_contain_text("Todavía se puede observar el acta")


def see_the_minutes(citizen: Page, code: str) -> None:
    citizen.goto(f"/audiencias/{code}/")
    expect(citizen.locator("main")).to_contain_text(ANSWER)
    expect(citizen.locator("main")).to_contain_text("Motivo: Nombra a una persona.")
    follow(citizen, "Acta final")
    for words in (QUESTION, ANSWER, PROMISE, OBSERVATION, "Consta en la grabación.", "P. I. A., DNI ****6070"):
        expect(citizen.locator("main")).to_contain_text(words)
    for secret in (NAME, DNI, REFUSED):
        expect(citizen.locator("body")).not_to_contain_text(secret)


@pytest.mark.parametrize(
    "path", ["/audiencias/", "/audiencias/2023-1/", "/audiencias/2023-1/acta/", "/audiencias/2023-1/informe/"]
)
@pytest.mark.parametrize("dark", [False, True])
def test_the_pages_are_for_everyone_on_a_phone_too(new_page: NewPage, path: str, *, dark: bool) -> None:
    page = new_page(width=390, height=844, dark=dark)
    page.goto(path)

    assert grave_faults(page) == []
    assert not overflows(page)
