"""Six very different registers of Ilo on a phone: found, written down, seen, and their figure moves."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import PHONE, NewPage
from tests.browser.people import enter_as, grave_faults, overflows
from tests.config.installation import demo_running, run_inside

pytestmark = pytest.mark.browser

NAME = "q:{}"
REGISTERS = "/trabajo/registros/"
POSTS = """
from datetime import date
from faro.directory.api import Period, Person, PostFacts, appoint, create_post, unit
from faro.directory.models import Role
from faro.ledger.api import Actor
actor, clerk = Actor("command:tests"), Person.objects.get(key="demo-registrador")
for code in ("03.08.02", "03.11.03", "03.05", "03.10.02"):
    facts = PostFacts("Registradora", Role.objects.get(code="registrador"), unit(code))
    appoint(actor=actor, post=create_post(actor=actor, code=f"t-{code}", facts=facts), person=clerk,
            period=Period(date(2021, 1, 1), None, "Prueba"))
"""
"""The clerk of public safety writes for four more units, so that one person tries all six."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is answered (several: a tuple), and the measure that moves: its numerator afterwards, worked by hand.

    ``fecha`` is today by default: no register has made-up records of this year.
    """

    code: str
    answers: Mapping[str, str | tuple[str, ...]]
    measure: str
    numerator: str


CASES = (
    Case(
        "patrullajes",
        {
            "turno": "noche",
            "sector": "puerto",
            "modalidad": "a_pie",
            "integrado": "si",
            "serenos": "2",
            "resultado": "cumplido",
            "franjas": ("h22", "h00", "h02"),
        },
        "cobertura",
        "3",
    ),
    Case(
        "percepcion-seguridad",
        {
            "sector": "promuvi",
            "entrevista": "completa",
            "sexo": "mujer",
            "edad": "30_44",
            "percibe": "si",
            "victima": "si",
            "denuncio": "no",
        },
        "victimas",
        "1",
    ),
    Case(
        "pesajes-residuos",
        {
            "placa": "EGH-741",
            "origen": "playas",
            "peso_bruto": "12.5",
            "tara": "8.25",
            "medicion": "balanza",
            "destino": "relleno",
        },
        "dispuestos",
        "4.25",
    ),
    Case(
        "avisos-baches",
        {
            "canal": "vecino",
            "sector": "puerto",
            "lugar": "Esquina del mercado",
            "es_promuvi": "no",
            "dano": "bache",
            "via": "calle",
            "peligro": "alto",
        },
        "avisos",
        "1",
    ),
    Case(
        "viviendas-riesgo",
        {
            "vivienda": "Mz. Z lote 99",
            "sector": "promuvi",
            "ubicacion": ("-17.64", "-71.34"),
            "ocupantes": "5",
            "material": "estera",
            "peligros": ("sismo", "tsunami"),
            "peligro": "alto",
            "vulnerabilidad": "muy_alto",
            "medida": "orientar",
        },
        "expuestas",
        "1",
    ),
    Case(
        "licencias-edificacion",
        {
            "expediente": "EXP-99001",
            "modalidad": "b",
            "obra": "nueva",
            "uso": "vivienda",
            "tipo_doc": "dni",
            "documento": "00000017",
            "titular": "Titular de prueba",
            "sector": "puerto",
            "direccion": "Calle de prueba 1",
            "area_techada": "120.5",
            "fecha_limite": "hoy",
        },
        "expedientes",
        "1",
    ),
)


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("phone") / "demo"))
    run_inside(copy, POSTS, FARO_DEMO="1")
    return copy


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with demo_running(home) as (_process, url):
        yield url


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_record_is_written_on_a_phone_and_its_figure_moves(new_page: NewPage, case: Case) -> None:
    page = new_page(**PHONE)
    enter_as(page, "registrador")
    before = figure(page, case)
    page.goto(f"{REGISTERS}{case.code}/")
    sound(page)
    page.get_by_role("link", name="Anotar:").first.click()
    for key, value in case.answers.items():
        answer(page, key, value)
    sound(page)
    page.get_by_role("button", name="Guardar", exact=True).click()

    page.wait_for_url(lambda url: "nuevo" not in url and "borradores" not in url)
    sound(page)
    expect(page.get_by_text("Es de muestra: no pasó.")).to_have_count(0)
    after = figure(page, case)
    sound(page)
    assert (before, after) == ("", case.numerator)


def figure(page: Page, case: Case) -> str:
    """The numerator of the measure in this year, in which nothing was made up; empty where nothing is counted."""
    page.goto(f"{REGISTERS}{case.code}/medidas/{case.measure}/?periodo={date.today().year}")  # noqa: DTZ011
    expect(page.get_by_role("heading", name="Cómo se calcula")).to_be_visible()
    facts = page.locator("dl.facts dd")
    numerator = facts.first.inner_text() if facts.count() else ""
    return "" if numerator in {"0", "–"} else numerator


def answer(page: Page, key: str, value: str | tuple[str, ...]) -> None:
    """Answer a question as a finger would: touch a choice, take one of a list, or write."""
    fields = page.locator(f'[name="{NAME.format(key)}"]:not([type=hidden])')
    expect(fields.first).to_be_visible()
    many = (value,) if isinstance(value, str) else value
    kind = fields.first.evaluate("each => each.type || each.tagName")
    for place, each in enumerate(many):
        if kind in {"radio", "checkbox"}:
            page.locator(f'[name="{NAME.format(key)}"][value="{each}"]').check()
        elif kind == "select-one":
            fields.first.select_option(each)
        else:
            today = date.today()  # noqa: DTZ011  the day of this machine, as the page has it
            text = (today.isoformat() if kind == "date" else f"{today:%d/%m/%Y}") if each == "hoy" else each
            fields.nth(place).fill(text)


def sound(page: Page) -> None:
    assert not overflows(page)
    assert grave_faults(page) == []
