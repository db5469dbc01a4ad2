"""The pages of the budget: what they show, who may import; nothing that a file holds becomes markup or a formula."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.budget.conftest import ACTOR, Bring
from tests.budget.files import amigable_file, mef_bytes, mef_row

from faro.budget.api import GivenFile, Release, import_amigable, totals
from faro.ledger.api import history

Enter = Callable[[str], Client]
ROOM = "/trabajo/presupuesto/"
CSV = mef_bytes([mef_row(), mef_row(SEC_FUNC="0002", MONTO_PIM="abc")])


def sent(content: bytes, name: str = "gasto.csv", **told: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content), "unit": "301498", "reason": "Prueba", **told}


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_planner_sends_a_file_and_sees_what_was_taken(signed_in: Enter) -> None:
    planner = signed_in("planeamiento")

    answer = planner.post(f"{ROOM}importar/", sent(CSV))

    release = Release.objects.get()
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{ROOM}importaciones/{release.pk}/"
    assert (release.file_name, release.rows_taken, release.rows_quarantined) == ("gasto.csv", 1, 1)
    page = text_of(planner, f"{ROOM}importaciones/{release.pk}/")
    assert "El monto no es un número con dos decimales como máximo." in page
    assert "MONTO_PIM" in page
    entry = history("budget:301498/2024")[0]
    assert entry.reason == "Prueba"
    assert "ya estaba importado" in text_after(planner, sent(CSV))


def text_after(client: Client, data: dict[str, object]) -> str:
    answer = client.post(f"{ROOM}importar/", data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_workbook_is_known_by_what_it_is(signed_in: Enter, tmp_path: Path) -> None:
    planner = signed_in("planeamiento")

    planner.post(f"{ROOM}importar/", sent(amigable_file(tmp_path).read_bytes(), "rubros.xlsx"))

    release = Release.objects.get()
    assert release.origin == "amigable"
    page = text_of(planner, f"{ROOM}importaciones/{release.pk}/")
    assert "37.5 %" in page
    assert "IMPUESTOS MUNICIPALES" in page


@pytest.mark.parametrize("role", ["registrador", "responsable", "direccion", "regidor", "control", "administrador"])
def test_nobody_else_imports(signed_in: Enter, role: str) -> None:
    assert signed_in(role).post(f"{ROOM}importar/", sent(CSV)).status_code == 403
    assert not Release.objects.exists()


def test_what_is_wrong_stands_beside_the_file_and_nothing_is_kept(signed_in: Enter) -> None:
    planner = signed_in("planeamiento")
    for content, said in ((b"", "El archivo está vacío."), (b"a,b\n1,2\n", "Falta la columna «MONTO_PIM».")):
        answer = planner.post(f"{ROOM}importar/", sent(content))
        assert answer.status_code == 422
        assert said in answer.content.decode()
    answer = planner.post(f"{ROOM}importar/", sent(CSV, unit="30149a", year="99"))
    assert answer.status_code == 422
    assert not Release.objects.exists()


def test_a_year_by_each_classifier_with_both_parts_of_the_percentage(signed_in: Enter, bring: Bring) -> None:
    bring([mef_row(), mef_row(SEC_FUNC="0002", RUBRO="18", RUBRO_NOMBRE="CANON")])
    reader = signed_in("regidor")

    page = text_of(reader, f"{ROOM}2024/?ue=301498")
    assert "S/ 600.60 devengados de S/ 2,401.00 de PIM" in page
    assert "LIMPIEZA DE PRUEBA" in page
    assert "25.0 %" in page
    assert "401.00" in page  # PIM less PIA
    assert "18 CANON" in text_of(reader, f"{ROOM}2024/por/rubro/?ue=301498")
    assert "3 BIENES Y SERVICIOS" in text_of(reader, f"{ROOM}2024/por/generica/?ue=301498")
    assert "3000001 ACCIONES COMUNES" in text_of(reader, f"{ROOM}2024/por/producto/?ue=301498")


def test_a_sec_func_with_its_months(signed_in: Enter, bring: Bring) -> None:
    bring([mef_row()])

    page = text_of(signed_in("registrador"), f"{ROOM}2024/sec-func/1/?ue=301498")

    assert "SEC_FUNC 0001, 2024" in page
    assert "S/ 100.10" in page
    assert "S/ 300.30" in page
    assert "ND" in page  # March is not known yet
    assert "3000001 ACCIONES COMUNES" in page


@pytest.mark.parametrize(
    "address",
    [
        "2001/",
        "99999999999999999999999/",
        "2024/por/release_id/?ue=301498",
        "2024/sec-func/9999/?ue=301498",
        "2024/sec-func/%F0%9F%8C%8A/?ue=301498",
        "importaciones/99999999999999999999999/",
        "2024/?ue=%22%3E%3Cscript%3E",
    ],
)
def test_what_there_is_not_is_not_found(signed_in: Enter, bring: Bring, address: str) -> None:
    bring([mef_row()])
    assert signed_in("planeamiento").get(f"{ROOM}{address}").status_code == 404


def test_the_quarantine_is_a_csv_without_formulas(signed_in: Enter, bring: Bring) -> None:
    evil = mef_row(MONTO_PIM="=HYPERLINK(1)", META_NOMBRE="@SUM(1)")
    release = bring([mef_row(), {**evil, "ANO_EJE": "=2+2"}]).release

    answer = signed_in("control").get(f"{ROOM}importaciones/{release.pk}/cuarentena.csv")

    content = b"".join(answer).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert rows[0] == ["Línea", "Columna", "Motivo", "Valor", "Fila como vino"]
    assert [row[:2] for row in rows[1:]] == [["3", "ANO_EJE"], ["3", "MONTO_PIM"]]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "=2+2" in rows[1][4]


def test_names_of_a_file_are_text_and_no_markup(signed_in: Enter, bring: Bring) -> None:
    bring([mef_row(META_NOMBRE="<script>alert(1)</script>", EJECUTORA_NOMBRE="<b>X")])
    planner = signed_in("planeamiento")

    for address in ("", "2024/?ue=301498", "2024/sec-func/0001/?ue=301498"):
        page = text_of(planner, f"{ROOM}{address}")
        assert "<script>alert" not in page
        assert "<b>X" not in page


def test_a_long_year_asks_few_questions(
    signed_in: Enter, bring: Bring, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bring([mef_row(SEC_FUNC=f"{n:04d}") for n in range(120)])
    reader = signed_in("direccion")

    with django_assert_max_num_queries(25):
        page = text_of(reader, f"{ROOM}2024/?ue=301498")

    assert "1 a 50 de 120" in page
    assert totals(2024, "301498").pim == 120 * 120_050


def test_the_list_shows_years_and_every_file(signed_in: Enter, bring: Bring, tmp_path: Path) -> None:
    bring([mef_row()])
    bring([mef_row(MONTO_PIM="1300.50")], name="nuevo.csv")
    import_amigable(actor=ACTOR, file=GivenFile(amigable_file(tmp_path)))

    page = text_of(signed_in("control"), ROOM)

    assert "S/ 300.30 devengados de S/ 1,300.50 de PIM" in page
    assert "reemplazada" in page
    assert "rubros.xlsx" in page
    assert "Importar un archivo" not in page
