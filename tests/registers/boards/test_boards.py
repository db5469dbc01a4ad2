"""The views of a register: what each cell says, what is behind it, who sees it."""

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.directory.cast import cast
from tests.registers.boards.world import PATROLS, keep, load, patrol

from faro.registers.models import Register

pytestmark = pytest.mark.django_db
AT = "/trabajo/registros/partes/vistas/"


@pytest.fixture
def patrols() -> Register:
    register = load()
    keep(register)
    return register


def as_role(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


def text_of(client: Client, address: str, *, status: int = 200, **asked: str) -> str:
    answer = client.get(f"{AT}{address}", asked)
    assert answer.status_code == status
    return answer.content.decode()


def grid(client: Client, view: str, **asked: str) -> dict[str, list[str]]:
    """Each row of the file of a view by its first cell; the headings by «»."""
    answer = client.get(f"{AT}{view}/cuadro.csv", asked)
    assert answer.status_code == 200
    heading, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    return {"": heading[1:]} | {row[0]: row[1:] for row in rows}


def test_a_pivot_counts_each_record_in_its_cell(patrols: Register) -> None:
    found = grid(as_role("regidor"), "sector-turno", periodo="2023")

    assert found[""] == ["Mañana", "Noche", "Sin respuesta", "Todos"]
    assert found["Norte"] == ["2", "1", "–", "3"]
    assert found["Sur"] == ["–", "1", "1", "2"]
    assert found["Puerto"] == ["–", "–", "–", "–"]
    assert found["Todos"] == ["2", "2", "1", "5"]


def test_a_pivot_looks_at_the_year_of_the_last_record_unless_told(patrols: Register) -> None:
    assert grid(as_role("regidor"), "sector-turno")["Todos"][-1] == "5"
    assert grid(as_role("regidor"), "sector-turno", periodo="2022")["Puerto"][0] == "1"
    assert grid(as_role("regidor"), "sector-turno", periodo="2023-03")["Todos"][-1] == "3"


def test_a_pivot_of_one_state_has_only_its_records(patrols: Register) -> None:
    found = grid(as_role("regidor"), "sector-turno", periodo="2023", estado="cerrado")

    assert found["Norte"] == ["1", "1", "2"]


def test_a_record_with_several_answers_counts_in_each_and_the_page_says_so(patrols: Register) -> None:
    found = grid(as_role("regidor"), "apoyos-estado", periodo="2023")

    assert found["Policía"] == ["1", "1", "2"]
    assert found["Bomberos"] == ["2", "–", "2"]
    assert found["Todos"] == ["3", "2", "5"]
    assert "cuenta en cada una" in text_of(as_role("regidor"), "apoyos-estado/")


def test_a_coverage_is_of_the_cell_not_of_all(patrols: Register) -> None:
    """Of the 31 days of March, mornings in the north were walked on one."""
    found = grid(as_role("regidor"), "cobertura", periodo="2023-03")

    assert found["Norte"][:2] == ["3.2 %", "3.2 %"]
    assert found["Norte"][2] == "3.2 %"
    assert found["Sur"][0] == "0.0 %"


def test_rows_of_a_repeat_are_crossed_with_their_record(patrols: Register) -> None:
    found = grid(as_role("regidor"), "hallazgos", periodo="2023")

    assert found[""] == ["Norte", "Sur", "Puerto", "Todos"]
    assert found["Basura"] == ["2", "5", "–", "7"]
    assert found["Robo"] == ["1", "–", "–", "1"]


def test_a_cell_leads_to_the_records_behind_it(patrols: Register) -> None:
    client = as_role("planeamiento")
    page = text_of(client, "sector-turno/", periodo="2023")
    address = re.search(r'href="([^"]*fila=norte&amp;columna=manana[^"]*)"', page)
    assert address is not None
    behind = client.get(address[1].replace("&amp;", "&")).content.decode()

    assert behind.count("/trabajo/registros/partes/") >= 2
    assert "2023-00001" in behind
    assert "2023-00002" in behind
    assert "2023-00003" not in behind


def test_the_records_without_an_answer_are_behind_their_cell(patrols: Register) -> None:
    behind = text_of(as_role("planeamiento"), "sector-turno/anotaciones/", periodo="2023", columna="*")

    assert "2023-00005" in behind
    assert "2023-00004" not in behind


def test_a_series_has_its_months(patrols: Register) -> None:
    found = grid(as_role("regidor"), "por-mes", periodo="2023")

    assert found["mar"] == ["66.7 %"]
    assert found["jun"] == ["0.0 %"]
    assert found["ene"] == ["Sin registros"]
    assert "<svg" in text_of(as_role("regidor"), "por-mes/")


def test_a_map_without_outlines_is_drawn_as_tiles(patrols: Register) -> None:
    page = text_of(as_role("regidor"), "mapa/", periodo="2023")

    assert grid(as_role("regidor"), "mapa", periodo="2023")["Norte"] == ["26"]
    assert page.count("<rect") >= 3
    assert "se dibujan como cuadros" in page
    assert "style=" not in page


def test_a_table_has_what_meets_its_condition(patrols: Register) -> None:
    page = text_of(as_role("planeamiento"), "de-noche/")

    assert "2023-00003" in page
    assert "2023-00004" in page
    assert "2023-00001" not in page


def test_what_falls_due_comes_oldest_first_and_what_is_closed_owes_nothing(patrols: Register) -> None:
    page = text_of(as_role("planeamiento"), "por-vencer/")

    assert "15/07/2023" in page
    assert "01/04/2023" not in page
    assert "venció hace" in page


def test_a_calendar_names_the_records_of_each_day(patrols: Register) -> None:
    page = text_of(as_role("planeamiento"), "agenda/", periodo="2023-03")

    assert "Marzo de 2023" in page
    assert page.count('<li class="') == 31
    assert 'class="from-3' in page
    assert date(2023, 3, 1).weekday() == 2
    assert "2023-00003" in page
    assert "periodo=2023-02" in page


def test_a_day_of_the_calendar_lists_its_records(patrols: Register) -> None:
    page = text_of(as_role("planeamiento"), "agenda/anotaciones/", dia="2023-06-30")

    assert "2023-00004" in page
    assert "2023-00005" in page
    text_of(as_role("planeamiento"), "agenda/anotaciones/", status=404, dia="ayer")


def test_answers_that_are_personal_are_no_rows_for_those_who_may_not_see_them(patrols: Register) -> None:
    text_of(as_role("regidor"), "nota/", status=403)
    for address in ("agenda/", "de-noche/", "por-vencer/", "agenda/anotaciones/?dia=2023-06-30"):
        assert "cuatro" not in text_of(as_role("regidor"), address)


def test_a_file_of_records_is_for_who_may_take_them(patrols: Register) -> None:
    text_of(as_role("regidor"), "de-noche/cuadro.csv", status=403)
    text_of(as_role("regidor"), "sector-turno/cuadro.pdf", status=404)


def test_no_cell_of_a_file_is_a_formula(patrols: Register) -> None:
    client = as_role("responsable")
    plain = client.get(f"{AT}nota/cuadro.csv", {"periodo": "2023"}).content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(client.get(f"{AT}nota/cuadro.xlsx", {"periodo": "2023"}).content))

    assert "'=HYPERLINK(1)" in plain
    cells = [cell for row in book.active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize("asked", [{"periodo": "ayer"}, {"estado": "otro"}, {"hasta": "siempre"}, {"p": "x"}])
@pytest.mark.parametrize("view", ["sector-turno", "mapa", "por-mes", "de-noche", "por-vencer", "agenda"])
def test_what_makes_no_sense_is_left_out(patrols: Register, view: str, asked: dict[str, str]) -> None:
    assert as_role("planeamiento").get(f"{AT}{view}/", asked).status_code == 200


@pytest.mark.parametrize("cell", ["'; DROP", "ñandú", "x" * 500, "-"])
def test_a_cell_that_is_none_has_nothing_behind_it(patrols: Register, cell: str) -> None:
    assert "2023-0000" not in text_of(as_role("planeamiento"), "sector-turno/anotaciones/", periodo="2023", fila=cell)


def test_no_view_of_that_code(patrols: Register) -> None:
    text_of(as_role("planeamiento"), "otra/", status=404)


def test_a_reserved_register_shows_no_figures_of_few_and_no_records() -> None:
    register = load("sensitive = true")
    many = tuple(patrol(f"2023-03-{day:02}", "sur", "noche", nota="x") for day in range(1, 28))
    keep(register, (*PATROLS, *many))
    client = as_role("planeamiento")
    found = grid(client, "sector-turno", periodo="2023")

    assert found["Norte"][:2] == ["Reservado", "Reservado"]
    assert "Todos" not in found
    for view in ("de-noche", "agenda", "por-vencer"):
        text_of(client, f"{view}/", status=403)
    text_of(client, "sector-turno/anotaciones/", status=403, periodo="2023")


def test_a_reserved_register_is_not_cut_by_month_nor_state() -> None:
    register = load("sensitive = true")
    keep(register)
    page = text_of(as_role("planeamiento"), "sector-turno/", periodo="2023-03", estado="cerrado")

    assert 'name="estado"' not in page
    assert "periodo=2023-03" not in page
