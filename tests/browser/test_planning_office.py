"""The planning office: loads a package after seeing what it changes, changes a target, publishes it."""

import csv
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.people import enter_as, grave_faults

pytestmark = pytest.mark.browser

PACKAGE = Path(__file__).parents[2] / "data" / "ilo" / "pei-2022"
INDICATOR = "/trabajo/planes/PEI-2021-2025/indicadores/IND.01.OEI.05/"
PUBLIC = "/planes/pei-2021-2025/2022/indicadores/IND.01.OEI.05/"
RESOLUTION = "R.A. 100-2023-MPI (demostración)"
NEW_NAME = "Porcentaje de niños menores de tres años con anemia"


@pytest.fixture
def planner(page: Page) -> Page:
    enter_as(page, "planeamiento")
    return page


def changed_package(folder: Path) -> Path:
    """The plan of Ilo with the name of one indicator written otherwise, as one file."""
    copy = Path(shutil.copytree(PACKAGE, folder / "pei-2022"))
    table = copy / "indicators.csv"
    text = table.read_text("utf-8")
    before = next(row["name"] for row in csv.DictReader(text.splitlines()) if row["code"] == "IND.01.OEI.05")
    assert text.count(before) == 1
    table.write_text(text.replace(before, NEW_NAME), "utf-8")
    return Path(shutil.make_archive(str(folder / "paquete"), "zip", copy))


def test_a_package_is_loaded_only_after_its_changes_were_seen(planner: Page, tmp_path: Path) -> None:
    planner.goto("/trabajo/planes/importar/")
    planner.get_by_label("Paquete").set_input_files(changed_package(tmp_path))
    planner.get_by_role("button", name="Subir y ver qué cambia").click()

    expect(planner.locator("main")).to_contain_text(NEW_NAME)
    assert grave_faults(planner) == []
    planner.goto(INDICATOR)
    expect(planner.locator("main")).not_to_contain_text(NEW_NAME)

    planner.go_back()
    planner.get_by_label("Norma o documento").fill("R.A. 749-2020-MPI")
    planner.get_by_label("Motivo de la importación").fill("Se abrevia el nombre, para la prueba")
    planner.get_by_role("button", name="Importar").click()
    planner.goto(INDICATOR)
    expect(planner.locator("main")).to_contain_text(NEW_NAME)


def test_a_target_changes_with_its_resolution_and_citizens_see_it_once_published(planner: Page) -> None:
    planner.goto(f"{INDICATOR}metas/2022/")
    planner.get_by_label("Logro esperado").fill("18")
    planner.get_by_label("Norma", exact=True).fill(RESOLUTION)
    planner.get_by_label("Fecha de la norma").fill("2023-02-01")
    planner.get_by_label("Motivo del cambio").fill("Nueva línea de base")
    planner.get_by_role("button", name="Guardar").click()

    history = planner.locator("main")
    expect(history).to_contain_text(RESOLUTION)
    expect(history).to_contain_text("Nueva línea de base")
    expect(history).to_contain_text("R.A. 749-2020-MPI")
    planner.goto(PUBLIC)
    expect(planner.locator("main")).not_to_contain_text(RESOLUTION)

    planner.goto("/trabajo/evaluacion/PEI-2021-2025/2022/publicar/")
    planner.get_by_label("Razón").fill("Meta modificada por resolución")
    planner.get_by_role("button", name="Publicar").click()
    planner.goto(PUBLIC)

    expect(planner.locator("main")).to_contain_text(RESOLUTION)
    expect(planner.locator("main")).to_contain_text("18")


@pytest.mark.parametrize(
    "path",
    [
        "/trabajo/",
        "/trabajo/historia/",
        "/trabajo/planes/",
        "/trabajo/planes/PEI-2021-2025/",
        INDICATOR,
        f"{INDICATOR}metas/2022/",
        "/trabajo/evaluacion/PEI-2021-2025/2022/hallazgos/",
        "/trabajo/evaluacion/PEI-2021-2025/compromisos/",
        "/trabajo/cuestiones/",
        "/trabajo/cuestiones/2026-0001/",
        "/trabajo/evidencias/",
        "/trabajo/directorio/unidades/",
        "/cuenta/",
        "/cuenta/segundo-factor/",
    ],
)
def test_the_pages_of_the_staff_shut_nobody_out(planner: Page, path: str) -> None:
    answer = planner.goto(path)

    assert answer is not None
    assert answer.status == 200
    assert grave_faults(planner) == []
