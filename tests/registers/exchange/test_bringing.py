"""Records brought as a file: looked over at once, saved once confirmed, once and no more; what is wrong comes back."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from tests.registers.boards.world import UNIT, keep, load
from tests.registers.exchange.test_taking import as_role, content, rows_of
from tests.registers.forms.writing import ask, form

from faro.registers.domain.exchange.layout import HELP_SHEET
from faro.registers.domain.exchange.template import template
from faro.registers.models import Record, RecordUpload, Register

pytestmark = pytest.mark.django_db
AT = "/trabajo/registros/partes/importar/"
HEADINGS = ("_registro", "turno", "fecha", "sector", "apoyos", "kilometros", "nota")
GOOD = ("1", "Noche", "15/03/2023", "Norte", "Policía; Bomberos", 12, "uno")


@pytest.fixture
def register(db: None) -> Register:
    return load()


def book(*rows: Sequence[Any], sheet: str = "Datos", more: Sequence[Sequence[Any]] = ()) -> bytes:
    held = io.BytesIO()
    made = xlsxwriter.Workbook(held, {"in_memory": True})
    for name, lines in ((sheet, rows), ("hallazgos", more)):
        page = made.add_worksheet(name)
        for row, cells in enumerate(lines):
            page.write_row(row, 0, cells)
    made.close()
    return held.getvalue()


def send(client: Client, held: bytes, name: str = "datos.xlsx") -> Any:
    return client.post(AT, {"unidad": UNIT, "archivo": SimpleUploadedFile(name, held)}, follow=True)


def confirm(client: Client, **given: Any) -> Any:
    return client.post(f"{AT}{RecordUpload.objects.latest('id').digest}/", given, follow=True)


def test_columns_go_by_their_key_and_nothing_is_saved_until_it_is_confirmed(register: Register) -> None:
    client = as_role("registrador")
    more = [("clase", "_registro", "cuantos"), ("Robo", "1", 3), ("Basura", "1", 1), ("Robo", "9", 1)]
    page = send(client, book(HEADINGS, GOOD, more=more)).content.decode()

    assert "Listas para anotar: 1" in page
    assert "las filas 4 no se toman" in page
    assert not Record.objects.exists()

    assert "Anotadas: 1" in confirm(client).content.decode()
    record = Record.objects.get()
    assert (record.origin, record.unit, record.day.isoformat()) == ("xlsx", UNIT, "2023-03-15")
    assert record.answers["apoyos"] == ["pnp", "bomberos"]
    assert record.answers["kilometros"] == 12_000_000
    assert record.whole.items == {
        "hallazgos": [{"clase": "robo", "cuantos": 3_000_000}, {"clase": "basura", "cuantos": 1_000_000}]
    }


def test_the_same_file_twice_adds_nothing_more(register: Register) -> None:
    client = as_role("registrador")
    twins = book(HEADINGS, GOOD, GOOD)
    send(client, twins)
    confirm(client)
    confirm(client)
    page = send(client, twins).content.decode()

    assert "Listas para anotar: 0. Ya estaban y no se cambian: 2" in page
    assert Record.objects.count() == 2


def test_everything_that_is_wrong_is_said_at_once_and_comes_back_as_a_file(register: Register) -> None:
    client = as_role("registrador")
    bad = ("2", "Tarde", "31/02/2023", "Norte", "", "doce", "dos")
    page = send(client, book(HEADINGS, GOOD, bad)).content.decode()

    assert "Con algo por corregir: 1" in page
    for column in ("turno", "fecha", "kilometros"):
        assert f">{column}<" in page or f" {column}" in page
    for said in ("Tarde", "31/02/2023", "doce"):
        assert re.search(rf"Qué dice</span> {said}</td>", page)
    confirm(client)
    assert Record.objects.count() == 1
    held = content(client, f"importar/{RecordUpload.objects.latest('id').digest}/sin-tomar.xlsx")
    heading, row = load_workbook(io.BytesIO(held)).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    assert heading[-1] == "_por_que"
    assert row[:3] == ("2", "Tarde", "31/02/2023")
    assert all(key in str(row[-1]) for key in ("turno: ", "fecha: ", "kilometros: "))

    mended = [*row[:1], "Noche", "28/02/2023", "Norte", None, 12, "dos", row[-1]]
    assert "Listas para anotar: 1" in send(client, book(heading, mended)).content.decode()


def test_what_was_taken_away_comes_back_as_already_there(register: Register) -> None:
    keep(register)
    held = content(as_role("responsable"), "anotaciones.xlsx")
    page = send(as_role("responsable"), held).content.decode()

    assert f"Ya estaban y no se cambian: {len(rows_of(held))}" in page


def test_the_template_filled_in_is_taken(register: Register) -> None:
    client = as_role("registrador")
    held = io.BytesIO(content(client, "plantilla.xlsx"))
    made = load_workbook(held)
    sheet = made["Datos"]
    for column, cell in enumerate(sheet[1], start=1):
        if cell.value in ("fecha", "sector"):
            sheet.cell(3, column, {"fecha": "2023-05-01", "sector": "Sur"}[str(cell.value)])
    filled = io.BytesIO()
    made.save(filled)
    send(client, filled.getvalue())
    confirm(client)

    assert Record.objects.get().answers == {"fecha": "2023-05-01", "sector": "sur"}


def test_a_csv_is_taken_too(register: Register) -> None:
    client = as_role("registrador")
    send(client, "﻿fecha;sector;nota\r\n01/05/2023;norte;'=1+1\r\n".encode(), "datos.csv")
    confirm(client)

    assert Record.objects.get().answers == {"fecha": "2023-05-01", "sector": "norte", "nota": "=1+1"}


def test_the_help_says_what_is_required_only_when_it_is_asked() -> None:
    group = [{"type": "begin group", "name": "g", "label": "G", "relevant": "${a} != ''"}]
    made = form(
        [
            ask("text", "a", required="yes"),
            ask("text", "b", required="yes", relevant="${a} = 'x'"),
            *group,
            ask("text", "c", required="yes"),
            {"type": "end group"},
            ask("text", "d", required="${a} = 'x'"),
            ask("text", "e"),
        ]
    )
    sheet = load_workbook(io.BytesIO(template(made, {})))[HELP_SHEET]
    said = {row[0]: row[3] for row in sheet.iter_rows(values_only=True) if len(row) > 3 and row[0] in list("abcde")}

    sometimes = "sí, cuando se pregunta"
    assert [said[key] or "" for key in "abcde"] == ["sí", sometimes, sometimes, "según lo que responda", ""]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"fecha,sector\n\xe1,\xf1", "UTF-8"),
        (b"", "vac"),
        (b"PK\x03\x04roto", "libro"),
        (b"fecha,placa,color\n2023-01-01,A,B", "no es de este registro"),
        (b"fecha,fecha\n2023-01-01,2023-01-01", "dos veces"),
        (b'fecha\n"sin cerrar', "mal formado"),
    ],
)
def test_a_file_that_is_none_is_refused_with_what_to_do(register: Register, held: bytes, said: str) -> None:
    answer = send(as_role("registrador"), held, "datos.csv")

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not RecordUpload.objects.exists()


def test_all_columns_that_nobody_knows_are_said_at_once(register: Register) -> None:
    page = send(as_role("registrador"), b"fecha,placa,color\n2023-01-01,A,B", "datos.csv").content.decode()

    assert "placa" in page
    assert "color" in page


def test_a_bomb_is_refused(register: Register) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 300_000_000)

    assert send(as_role("registrador"), held.getvalue()).status_code == 422


def test_a_formula_is_no_value(register: Register) -> None:
    page = send(as_role("registrador"), book(HEADINGS, ("", "", "2023-01-01", "", "", "=1+1", ""))).content.decode()

    assert "una fórmula" in page


def test_nobody_sees_what_another_one_brought(register: Register) -> None:
    send(as_role("registrador"), book(HEADINGS, GOOD))
    digest = RecordUpload.objects.get().digest

    assert as_role("responsable").get(f"{AT}{digest}/").status_code == 404
    assert as_role("regidor").get(f"{AT}{digest}/").status_code == 403
    assert as_role("regidor").post(AT, {}).status_code == 403
