"""Records taken away as files: all versions in one, nothing by position, nothing that runs, nothing covered shown."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.directory.cast import TESTS, cast
from tests.registers.boards.world import DEFINITION, FORM, PATROLS, keep, load, patrol

from faro.ledger.api import history
from faro.registers.domain.bundle import Bundle
from faro.registers.models import Register
from faro.registers.services.loading import load_register
from faro.registers.services.notes import key_of_register

pytestmark = pytest.mark.django_db
AT = "/trabajo/registros/partes/"
PERSONAL = ("dni", "nota")


def as_role(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


def content(client: Client, address: str, **asked: str) -> bytes:
    answer = client.get(f"{AT}{address}", asked)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]


def rows_of(held: bytes, sheet: str = "Datos") -> list[dict[str, Any]]:
    heading, _labels, *rows = load_workbook(io.BytesIO(held))[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]


def lines_of(held: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(held.decode("utf-8-sig"))))


@pytest.fixture
def patrols(db: None) -> Register:
    register = load()
    keep(register)
    return register


def test_the_workbook_has_each_record_and_its_rows_apart(patrols: Register) -> None:
    held = content(as_role("responsable"), "anotaciones.xlsx")
    rows = rows_of(held)

    assert len(rows) == len(PATROLS)
    assert [row["sector"] for row in rows] == ["Puerto", "Norte", "Norte", "Norte", "Sur", "Sur"]
    assert rows[1]["kilometros"] == 4
    assert rows[1]["apoyos"] == "Policía; Bomberos"
    assert rows[1]["fecha"].date().isoformat() == "2023-03-01"
    found = rows_of(held, "hallazgos")
    assert [(row["_registro"], row["clase"], row["cuantos"]) for row in found] == [
        (rows[1]["_registro"], "Basura", 2),
        (rows[1]["_registro"], "Robo", 1),
        (rows[4]["_registro"], "Basura", 5),
    ]


def test_no_cell_runs(patrols: Register) -> None:
    client = as_role("responsable")
    sheet = load_workbook(io.BytesIO(content(client, "anotaciones.xlsx")))["Datos"]

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    notes = [line["nota"] for line in lines_of(content(client, "anotaciones.csv"))]
    assert "'=HYPERLINK(1)" in notes


def test_what_is_covered_on_the_page_is_covered_in_the_file(patrols: Register) -> None:
    assert as_role("regidor").get(f"{AT}anotaciones.xlsx").status_code == 403
    notes = {row["nota"] for row in rows_of(content(as_role("planeamiento"), "anotaciones.xlsx"))}

    assert notes in ({"•••"}, {row.values["nota"] for row in PATROLS})
    assert (notes == {"•••"}) is ("cuatro" not in as_role("planeamiento").get(AT).content.decode())


def test_days_and_a_state_may_be_chosen(patrols: Register) -> None:
    found = lines_of(content(as_role("responsable"), "anotaciones.csv", desde="2023-03-01", hasta="2023-03-31"))
    closed = lines_of(content(as_role("responsable"), "anotaciones.csv", estado="cerrado"))

    assert [line["fecha"] for line in found] == ["2023-03-01", "2023-03-01", "2023-03-15"]
    assert {line["_estado"] for line in closed} == {"Cerrado"}


def test_a_question_that_came_or_went_has_its_own_column(patrols: Register) -> None:
    """The order changes too: a value stays with its question."""
    form = FORM.replace("| | integer | kilometros | Kilómetros | |\n", "").replace(
        "| | date | fecha | Fecha | yes |\n", "| | text | placa | Placa | |\n| | date | fecha | Fecha | yes |\n"
    )
    rules = DEFINITION.replace("{access}", "").replace('when = "kilometros >= 10"\n', "")
    rules = rules.replace("sumar(kilometros)", "contar").replace("porcentaje donde kilometros >= 10", "contar")
    load_register(actor=TESTS, bundle=Bundle("form.md", form.encode(), rules.encode()), reason="Otra")
    register = Register.objects.select_related("current").get(pk=patrols.pk)
    keep(register, (patrol("2023-12-01", "sur", placa="EGA-123"),), name="later")
    *before, last = lines_of(content(as_role("responsable"), "anotaciones.csv"))

    assert (last["_version"], last["placa"], last["kilometros"], last["sector"]) == ("2", "EGA-123", "", "Sur")
    assert [line["kilometros"] for line in before] == ["8", "4", "12", "10", "3", ""]
    assert {line["placa"] for line in before} == {""}


def acts() -> list[str]:
    return [each.action for each in history(key_of_register("partes"))]


def test_who_takes_personal_columns_away_is_noted_with_which_and_how_many(patrols: Register) -> None:
    content(as_role("responsable"), "anotaciones.csv", desde="2023-03-01", hasta="2023-03-31")
    noted = next(each for each in history(key_of_register("partes")) if each.action == "registers.personal_taken")
    changes = {field: after for field, _before, after in noted.changes}

    assert changes["Columnas personales"] == ", ".join(sorted(PERSONAL))
    assert (changes["Anotaciones"], changes["Archivo"]) == ("3", "csv")
    content(as_role("responsable"), "anotaciones.xlsx")
    assert acts().count("registers.personal_taken") == 2


def test_a_file_with_its_personal_columns_covered_is_nobodys_business(patrols: Register) -> None:
    rows = lines_of(content(as_role("planeamiento"), "anotaciones.csv"))
    covered = {row[column] for row in rows for column in PERSONAL} <= {"•••", ""}
    assert covered is ("registers.personal_taken" not in acts())


def test_taking_a_reserved_register_is_noted_and_for_few() -> None:
    register = load("sensitive = true")
    keep(register)

    assert as_role("responsable").get(f"{AT}anotaciones.csv").status_code == 403
    assert "registers.list_read" not in [each.action for each in history(key_of_register("partes"))]


def test_the_template_has_a_column_for_each_question_and_the_lists(patrols: Register) -> None:
    book = load_workbook(io.BytesIO(content(as_role("registrador"), "plantilla.xlsx")))
    keys, labels = list(book["Datos"].iter_rows(max_row=2, values_only=True))

    assert keys[:5] == ("_registro", "_clave", "fecha", "sector", "turno")
    assert labels[2:5] == ("Fecha", "Sector", "Turno")
    assert [cell.value for cell in book["hallazgos"][1]] == ["_registro", "clase", "cuantos"]
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in book["Datos"].data_validations.dataValidation}
    assert rules["D3"] == "'Listas'!$A$2:$A$4"
    assert [cell.value for cell in book["Listas"]["A"]] == ["sector", "Norte", "Sur", "Puerto"]
    assert as_role("regidor").get(f"{AT}plantilla.xlsx").status_code == 403
