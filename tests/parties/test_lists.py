"""Lists of parties in and out."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.directory.cast import cast
from tests.parties.people import BORN, CLERK, add_neighbour, board, dni, neighbour

from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import Actor, history
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.domain.lists import ListFormat, read_list, write_list
from faro.parties.models import ListUpload, Party
from faro.parties.selectors import search
from faro.parties.services import add_party, export_noted, forget_lists, preview_list, receive_list, take_list

HEAD = "Tipo,Nombres,Primer apellido,Segundo apellido,Denominación,DNI,Fecha de nacimiento"
GOOD = f"{HEAD}\nPersona,Vecina,De Prueba,1,,00000101,07/03/1990\nOrganización,,,,Junta vecinal de prueba 1,,\n"


def bring(text: str, name: str = "lista.csv") -> ListUpload:
    return receive_list(actor=CLERK, name=name, content=text.encode())


def problems_of(content: bytes, name: str = "lista.csv") -> list[tuple[int | None, str | None]]:
    with pytest.raises(InputProblems) as caught:
        read_list(content, name, today=timezone.localdate(), most=100)
    return [(each.place.row, each.place.column) for each in caught.value.problems]


@pytest.mark.django_db
def test_a_list_is_taken_whole() -> None:
    upload = bring(GOOD)
    preview = preview_list(upload=upload)
    taken = take_list(actor=CLERK, upload=upload, decisions={}, digest=preview.digest)
    assert [party.full_name for party in taken] == ["Vecina De Prueba 1", "Junta vecinal de prueba 1"]
    assert taken[0].birth_date == BORN
    assert not ListUpload.objects.exists()
    assert history("parties:lists")[0].action == "parties.list_taken"


def test_all_errors_are_said_at_once_with_row_and_column() -> None:
    text = (
        f"{HEAD}\nPersona,Vecina,De Prueba,1,,123,\nOtro,,,,,,\nPersona,,De Prueba,2,,00000102,31/02/1990\n"
        "Persona,Vecina,De Prueba,3,,00000103,\nPersona,Vecino,De Prueba,4,,00000103,\n"
    )
    assert problems_of(text.encode()) == [
        (2, "DNI"),
        (3, "Tipo"),
        (4, "Fecha de nacimiento"),
        (4, "Nombres"),
        (6, "DNI"),
    ]


def workbook(rows: list[list[object]]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(line, column, cell)
    book.close()
    return buffer.getvalue()


def test_a_workbook_with_formulas_and_lost_zeros_is_refused_there() -> None:
    head: list[object] = ["DNI", "Tipo", "Nombres", "Primer apellido"]
    content = workbook([head, [101, "Persona", "Vecina", "=1+1"], [101, "persona", "Vecina", "De Prueba"]])
    assert problems_of(content, "lista.xlsx") == [(2, "Primer apellido"), (3, "DNI")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "vacia.csv"),
        (b"\xff\xfe\x00", "latina.csv"),
        (b"PK\x03\x04nada", "roto.xlsx"),
        (b"hola", "hola.xlsx"),
        (b'Tipo,Nombres\n"sin cerrar', "mala.csv"),
        (b"Columna\nvalor\n", "ajena.csv"),
        (HEAD.encode(), "sin filas.csv"),
        (b"Tipo,Nombres\n" + b"Persona,V\n" * 300, "larga.csv"),
        (b"Tipo,Nombres,Tipo\nPersona,V,Persona\n", "repetida.csv"),
        (("," * 5000 + "\n").encode() * 3 + b"x" + b"," * 5000, "ancha.csv"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, name: str) -> None:
    assert problems_of(content, name)


@pytest.mark.django_db
def test_rows_already_registered_are_passed_over_and_mixed_numbers_are_an_error() -> None:
    first = add_neighbour(1)
    assert [key for _row, key in preview_list(upload=bring(GOOD)).known] == [first.key]
    add_party(actor=CLERK, facts=neighbour(5), identifiers=(IdentifierFacts("ce", "000123456"),))
    mixed = f"{HEAD},Carné de extranjería\nPersona,Vecina,De Prueba,1,,00000101,,000123456\n"
    with pytest.raises(InputProblems) as caught:
        preview_list(upload=bring(mixed))
    assert caught.value.problems[0].code == "numbers_of_several"


@pytest.mark.django_db
def test_likely_duplicates_are_decided_row_by_row_before_anything_is_taken() -> None:
    add_party(actor=CLERK, facts=neighbour(1, birth_date=BORN))
    twice = f"{GOOD}Organización,,,,Junta besinal de prueba 01,,\n"
    upload = bring(twice)
    preview = preview_list(upload=upload)
    assert [(each.row.number, len(each.candidates), len(each.twins)) for each in preview.pending] == [
        (2, 1, 0),
        (4, 0, 1),
    ]
    with pytest.raises(FaroError, match="4"):
        take_list(actor=CLERK, upload=upload, decisions={2: "skip"}, digest=preview.digest)
    assert Party.objects.count() == 1
    taken = take_list(actor=CLERK, upload=upload, decisions={2: "skip", 4: "new"}, digest=preview.digest)
    assert len(taken) == 2


@pytest.mark.django_db
def test_what_changed_since_it_was_shown_is_shown_again() -> None:
    upload = bring(GOOD)
    digest = preview_list(upload=upload).digest
    add_party(actor=CLERK, facts=neighbour(1, birth_date=BORN))
    with pytest.raises(FaroError, match="Entretanto"):
        take_list(actor=CLERK, upload=upload, decisions={2: "new"}, digest=digest)
    assert Party.objects.count() == 1


@pytest.mark.django_db
def test_lists_that_nobody_takes_are_forgotten() -> None:
    bring(GOOD)
    assert forget_lists(now=timezone.now()) == 0
    assert forget_lists(now=timezone.now() + timedelta(days=2)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("form", list(ListFormat))
def test_what_is_taken_out_comes_in_again_the_same(form: ListFormat) -> None:
    one = add_party(
        actor=CLERK,
        facts=neighbour(1, second_surname="", phone="+51 999 888 777", other_names=("La de prueba", "Otra"), sex="F"),
        identifiers=(dni(101), IdentifierFacts("passport", "AB12345", "PAÍS DE PRUEBA")),
        synthetic=True,
    )
    two = add_party(actor=CLERK, facts=board(1, organisation_kind="food"))
    content = export_noted(actor=CLERK, parties=search(), form=form, reason="Copia")
    rows = read_list(content, f"fichas.{form.value}", today=timezone.localdate(), most=100)
    assert {row.facts for row in rows} == {one.facts, two.facts}
    assert {each.number for row in rows for each in row.identifiers} == {
        ("dni", "", "00000101"),
        ("passport", "PAÍS DE PRUEBA", "AB12345"),
    }
    assert [row.synthetic for row in rows] == [False, True]
    noted = history("parties:lists")[0]
    assert (noted.action, noted.reason) == ("parties.exported", "Copia")


INJECTIONS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://x")')


@pytest.mark.parametrize("form", list(ListFormat))
def test_no_cell_that_goes_out_is_a_formula(form: ListFormat) -> None:
    rows = [(f"k{place}", neighbour(1, given_names=f"{text} a"), False) for place, text in enumerate(INJECTIONS)]
    content = write_list(rows, {}, form)
    if form is ListFormat.CSV:
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]
        assert len([cell for cell in cells if cell.startswith("'")]) == len(INJECTIONS)
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert kinds == {"s"}


@pytest.mark.django_db
def test_a_list_is_brought_decided_and_taken_on_its_pages(client: Client, planner: Actor) -> None:
    client.force_login(cast("planeamiento"))
    add_party(actor=planner, facts=neighbour(1, birth_date=BORN))
    answer = client.post(reverse("parties:upload"), {"file": SimpleUploadedFile("l.csv", GOOD.encode())})
    shown = client.get(answer.headers["Location"])
    assert "Fila 2" in shown.content.decode()
    refused = client.post(answer.headers["Location"], {"visto": shown.context["preview"].digest})
    assert refused.status_code == 422
    taken = client.post(answer.headers["Location"], {"visto": shown.context["preview"].digest, "fila-2": "new"})
    assert taken.status_code == 302
    assert Party.objects.count() == 3


@pytest.mark.django_db
def test_the_errors_of_a_list_are_a_page_and_only_who_brought_it_sees_it(client: Client) -> None:
    client.force_login(cast("planeamiento"))
    wrong = GOOD.replace("00000101", "<b>1</b>")
    answer = client.post(reverse("parties:upload"), {"file": SimpleUploadedFile("l.csv", wrong.encode())})
    shown = client.get(answer.headers["Location"])
    assert shown.status_code == 422
    assert "&lt;b&gt;" in shown.content.decode()
    ListUpload.objects.update(brought_by="person:otra")
    assert client.get(answer.headers["Location"]).status_code == 404


@pytest.mark.django_db
def test_taking_all_out_needs_a_reason_and_gives_a_file(client: Client) -> None:
    client.force_login(cast("planeamiento"))
    add_neighbour(1)
    url = reverse("parties:export")
    assert client.post(url, {"form": "csv"}).status_code == 422
    answer = client.post(url, {"form": "csv", "reason": "Empadronamiento"})
    assert "00000101" in answer.content.decode("utf-8-sig")
    assert "no-store" in answer.headers["Cache-Control"]
