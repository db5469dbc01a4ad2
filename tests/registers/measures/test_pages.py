"""The pages of measures: what they show, to whom, and that looking changes nothing."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.directory.cast import TESTS, cast
from tests.registers.measures.rows import drawn_rows, keep, make_register

from faro.registers.forms import measures as forms
from faro.registers.models import MeasureVersion, Register
from faro.registers.selectors.measures import Span
from faro.registers.services.measures import approve_measures, propose_measure
from faro.registers.views.measures.presenting import counted_in_words

pytestmark = pytest.mark.django_db
PAGE = "/trabajo/registros/patrullajes/medidas/"


@pytest.fixture
def register() -> Register:
    found = make_register("patrullajes")
    keep(found, drawn_rows(40, 3, ["p1", "p2"]))
    propose_measure(
        actor=TESTS,
        register=found,
        code="norte",
        name="Al norte",
        expression="porcentaje donde sector = 'norte'",
        reason="Para empezar",
    )
    approve_measures(actor=TESTS, register=found)
    return found


def as_role(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


def test_the_measures_of_a_register_are_listed_with_what_they_give(register: Register) -> None:
    page = as_role("regidor").get(PAGE, {"periodo": "2023"}).content.decode()

    assert "Al norte" in page
    assert " %" in page
    assert "Aprobada" in page


def test_a_measure_says_how_it_is_computed_and_what_it_leaves_out(register: Register) -> None:
    page = as_role("control").get(f"{PAGE}norte/", {"periodo": "2023"}).content.decode()

    for words in ("se cumple que «Sector» es «Norte»", "Numerador", "Denominador", "Anulados", "2023 mes a mes"):
        assert words in page
    assert "Aprobar" not in page


def test_a_period_that_is_none_is_said_and_the_page_is_there(register: Register) -> None:
    answer = as_role("control").get(f"{PAGE}norte/", {"periodo": "junio"})

    assert answer.status_code == 200
    assert "Escriba 2023, 2023-S1 o 2023-06." in answer.content.decode()


def test_the_records_behind_a_figure_are_listed(register: Register) -> None:
    page = as_role("planeamiento").get(f"{PAGE}norte/anotaciones/", {"periodo": "2023", "lado": "denominador"})

    assert page.content.decode().count("/trabajo/registros/patrullajes/") > 20


def test_looking_at_an_expression_changes_nothing_and_proposing_it_does(register: Register) -> None:
    client = as_role("planeamiento")
    given = {"expresion": "contar donde sector = 'sur'", "nombre": "Al sur", "nota": ""}

    seen = client.post(f"{PAGE}norte/proponer/", {**given, "ver": "1"})

    assert "Lo que daría" in seen.content.decode()
    assert MeasureVersion.objects.count() == 1

    assert client.post(f"{PAGE}norte/proponer/", {**given, "motivo": "Es el sur"}).status_code == 302
    waiting = MeasureVersion.objects.get(state="proposed")
    assert "Cambio propuesto" in client.get(f"{PAGE}norte/").content.decode()

    decided = client.post(f"{PAGE}norte/decidir/", {"version": waiting.number, "decision": "aprobar", "motivo": ""})

    assert decided.status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "approved"


def test_a_register_that_came_without_measures_gets_its_first_on_a_page() -> None:
    register, client = make_register("patrullajes"), as_role("planeamiento")
    keep(register, drawn_rows(40, 3, ["p1", "p2"]))
    given = {"nombre": "Partes del sur", "expresion": "contar donde sector = 'sur'", "nota": "", "motivo": "La primera"}
    new = "/trabajo/registros/patrullajes/proponer-medida/"
    assert new in client.get(PAGE).content.decode()

    seen = client.post(new, {**given, "ver": "1"}).content.decode()
    assert "Lo que daría" in seen
    assert not MeasureVersion.objects.exists()

    assert client.post(new, given).headers["Location"] == f"{PAGE}partes-del-sur/"
    waiting = MeasureVersion.objects.get()
    assert (waiting.state, waiting.name, waiting.indicators, waiting.public) == ("proposed", given["nombre"], [], False)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"nombre": "Norte"}, "Ya hay una medida que se llama así"),
        ({"indicador": "IND.99"}, "Ningún plan tiene el indicador IND.99."),
        ({"expresion": "contar donde sectr = 'sur'"}, "¿Quiso decir «sector»?"),
        ({"motivo": ""}, "Este campo es obligatorio"),
    ],
)
def test_a_new_measure_with_a_mistake_is_not_proposed(register: Register, wrong: dict[str, str], said: str) -> None:
    given = {"nombre": "Sur", "expresion": "contar", "nota": "", "motivo": "Ver", **wrong}
    answer = as_role("planeamiento").post("/trabajo/registros/patrullajes/proponer-medida/", given)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert register.measures.count() == 1


def test_only_who_manages_registers_is_offered_a_new_measure(register: Register) -> None:
    assert "proponer-medida" not in as_role("responsable").get(PAGE).content.decode()


def test_an_expression_with_a_mistake_is_shown_with_its_place(register: Register) -> None:
    given = {"expresion": "contar donde sectr = 'sur'", "nombre": "Al sur", "nota": "", "motivo": "Ver"}
    answer = as_role("planeamiento").post(f"{PAGE}norte/proponer/", given)

    assert answer.status_code == 422
    assert "En la posición 14" in answer.content.decode()
    assert "¿Quiso decir «sector»?" in answer.content.decode()


def test_who_may_not_approve_cannot(register: Register) -> None:
    answer = as_role("responsable").post(f"{PAGE}norte/decidir/", {"version": 1, "decision": "aprobar"})

    assert answer.status_code == 403


def test_a_reserved_register_tells_outsiders_nothing_of_a_few(register: Register) -> None:
    register.sensitive = True
    register.save()
    client = as_role("regidor")

    few = client.get(f"{PAGE}norte/", {"periodo": "2023-04"}).content.decode()

    assert "Reservado: menos de" in few
    assert client.get(f"{PAGE}norte/anotaciones/", {"periodo": "2023"}).status_code == 403


def test_a_measure_that_looks_into_a_reserved_register_is_read_like_it(register: Register) -> None:
    reserved = make_register("canastas")
    reserved.sensitive = True
    reserved.save()
    keep(reserved, drawn_rows(30, 4, ["p1", "p2"]))
    expression = "distintos(atendido) en personas, canastas.personas"
    propose_measure(actor=TESTS, register=register, code="juntas", name="Juntas", expression=expression, reason="Ver")
    approve_measures(actor=TESTS, register=register)
    page = f"{PAGE}juntas/"

    assert "Reservado: menos de" in as_role("regidor").get(page, {"periodo": "2023-05"}).content.decode()
    assert as_role("regidor").get(f"{page}anotaciones/", {"periodo": "2023"}).status_code == 403


def test_a_figure_is_headed_by_the_days_that_it_counts(register: Register) -> None:
    client = as_role("planeamiento")
    given = {"expresion": "contar en el año", "nombre": "Al norte", "nota": ""}

    seen = client.post(f"{PAGE}norte/proponer/", {**given, "ver": "1"}).content.decode()
    assert seen.count("del 01/01/2023") == 2

    client.post(f"{PAGE}norte/proponer/", {**given, "motivo": "Acumulado"})
    approve_measures(actor=TESTS, register=register)
    shown = client.get(f"{PAGE}norte/", {"periodo": "2023-06"}).content.decode()
    assert "del 01/01/2023 al 30/06/2023" in shown


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("contar", "del 01/06/2023 al 30/06/2023"),
        ("contar al cierre", "al 30/06/2023"),
        ("contar sin fecha", "de cualquier fecha"),
        (
            "contar en el año sobre contar",
            "numerador del 01/01/2023 al 30/06/2023; denominador del 01/06/2023 al 30/06/2023",
        ),
    ],
)
def test_each_window_is_told_in_words(expression: str, told: str) -> None:
    assert counted_in_words(expression, Span(date(2023, 6, 1), date(2023, 6, 30))) == told


def test_an_approved_measure_is_given_an_indicator_and_made_public(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "plans", lambda: [SimpleNamespace(code="P")])
    monkeypatch.setattr(forms, "indicators_of", lambda _plan: [SimpleNamespace(code="IND.01")])
    client, proposing = as_role("planeamiento"), f"{PAGE}norte/proponer/"
    given = {"expresion": "contar", "nombre": "Al norte", "nota": "", "motivo": "Falta"}
    Register.objects.filter(pk=register.pk).update(public="none")
    assert "Hoy no tiene efecto: este registro no publica nada." in client.get(proposing).content.decode()

    assert client.post(proposing, {**given, "indicador": "IND.01", "publica": "on"}).status_code == 302
    waiting = MeasureVersion.objects.get(state="proposed")
    assert (waiting.indicators, waiting.public) == (["IND.01"], True)
    shown = client.get(f"{PAGE}norte/").content.decode()
    assert "Es para el indicador IND.01. Es para los ciudadanos, pero este registro no publica sus cifras." in shown

    approve_measures(actor=TESTS, register=register)
    again = client.get(proposing).content.decode()
    assert 'value="IND.01"' in again
    assert "checked" in again
    client.post(proposing, given)
    waiting = MeasureVersion.objects.get(state="proposed")
    assert (waiting.indicators, waiting.public) == ([], False)
