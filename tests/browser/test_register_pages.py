"""A page of each kind of the registers on a phone, by day and by night: whole, no wider than it, open to everyone."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import PHONE, NewPage
from tests.browser.people import enter_as, grave_faults, overflows

pytestmark = pytest.mark.browser

REGISTERS = "/trabajo/registros/"
AS_CLERK = (
    "",
    "?q=patrullaje",
    "patrullajes/",
    "patrullajes/?estado=&f-turno=noche",
    "comites-vecinales/nuevo/",
    "patrullajes/hoja/",
    "patrullajes/importar/",
    "patrullajes/medidas/",
)
AS_PLANNER = (
    "capacitaciones-grd/vistas/calendario/",
    "certificados-itse/vistas/por-vencer/",
    "areas-verdes/vistas/deterioradas/",
    "areas-verdes/vistas/estado/",
    "areas-verdes/vistas/mapa/",
    "avisos-baches/vistas/mes/",
    "areas-verdes/medidas/conservadas/",
    "indicadores/",
    "indicadores/PEI-2021-2025/IND.01.AEI.07.02/",
    "linaje/PEI-2021-2025/IND.01.AEI.07.02/2023/",
    "linaje/PEI-2021-2025/IND.01.AEI.07.02/2023/anotaciones/?lado=numerador",
)


@pytest.mark.parametrize(("role", "addresses"), [("registrador", AS_CLERK), ("planeamiento", AS_PLANNER)])
def test_each_kind_of_page_is_whole_on_a_phone(new_page: NewPage, role: str, addresses: tuple[str, ...]) -> None:
    page = new_page(**PHONE)
    enter_as(page, role)
    for place, address in enumerate(addresses):
        page.emulate_media(color_scheme="dark" if place % 2 else "light")
        answer = page.goto(f"{REGISTERS}{address}")
        assert answer is not None
        assert answer.status == 200, address
        assert not overflows(page), address
        assert grave_faults(page) == [], address


def test_a_clerk_finds_the_own_register_at_once_and_another_by_its_name(new_page: NewPage) -> None:
    page = new_page(**PHONE)
    enter_as(page, "registrador")
    page.goto(REGISTERS)
    own = page.get_by_role("region", name="De su oficina")
    expect(own.get_by_role("link", name="Patrullaje municipal integrado")).to_be_visible()

    page.get_by_label("Nombre, tema u oficina").fill("anemia")
    page.get_by_role("button", name="Buscar").click()
    expect(page.get_by_role("link", name=re.compile("anemia"))).to_be_visible()


def test_the_way_of_a_published_figure_leads_a_citizen_to_its_register(page: Page) -> None:
    page.goto("/planes/pei-2021-2025/2023/indicadores/IND.01.AEI.03.01/")

    expect(page.get_by_role("heading", name="De dónde sale el valor")).to_be_visible()
    expect(page.get_by_text("Datos sintéticos.")).to_be_visible()
    expect(page.get_by_text("Datos de muestra.")).to_be_visible()
