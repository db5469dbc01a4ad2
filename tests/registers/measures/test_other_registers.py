"""A measure waits for a register that is not there; asks the state of what is pointed to; tells who was left out."""

from datetime import date
from fractions import Fraction

import pytest
from django.test import Client
from tests.directory.cast import TESTS, cast
from tests.registers.inspections import DEFINITION, PREMISES, PREMISES_FORM, answers, load, load_premises

from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.domain.measures import check_expression, parse_measure
from faro.registers.domain.measures.problems import ExpressionProblems
from faro.registers.domain.measures.telling import value_in_words
from faro.registers.models import MeasureVersion, Record, Register, StateMove
from faro.registers.selectors.measures import (
    Span,
    explanation_of,
    guarding,
    measure_register,
    records_behind,
    resolver,
    value_of,
    words_of_register,
)
from faro.registers.services import move_state, save_record
from faro.registers.services.measures import approve_measures

pytestmark = pytest.mark.django_db
YEAR = Span(date(2023, 1, 1), date(2023, 12, 31))
STATES = """
[[states]]
code = "abierto"
name = "Abierto"
initial = true
[[states]]
code = "cerrado"
name = "Cerrado"
[[moves]]
code = "cerrar"
name = "Cerrar"
from = "abierto"
to = "cerrado"
"""
ACTOR = Actor("person:demo-registrador", "registrador")


def saved(register: Register, given: Answers) -> Record:
    done = save_record(actor=ACTOR, register=register, answers=given)
    assert done.record is not None, done.problems
    return done.record


def counted(register: Register, expression: str, span: Span = YEAR) -> Fraction | None:
    assert check_expression(expression, words_of_register(register), resolver) == ()
    return measure_register(parse_measure(expression), register, span).value


@pytest.fixture
def visits(db: None) -> Register:
    """Two visits to a place that was closed on 1 August, one to a place that is open, one that names none."""
    premises = load(PREMISES + STATES, PREMISES_FORM)
    closed, _open = (saved(premises, Answers({"nombre": name, "sector": "puerto"})) for name in ("Uno", "Dos"))
    register = load(DEFINITION)
    for day, number in (("2023-03-01", "LOC-001"), ("2023-04-01", "LOC-001"), ("2023-05-01", "LOC-002")):
        saved(register, answers(day, number))
    closed.register = premises
    assert move_state(actor=ACTOR, record=closed, move="cerrar").record is not None
    StateMove.objects.filter(record=closed, to_state="cerrado").update(day=date(2023, 8, 1))
    StateMove.objects.filter(to_state="abierto").update(day=date(2023, 1, 1))
    Record.objects.filter(pk=closed.pk).update(state_since=date(2023, 8, 1))
    Record.objects.filter(register=premises).exclude(pk=closed.pk).update(state_since=date(2023, 1, 1))
    return register


def test_the_state_of_what_a_record_points_to_is_asked(visits: Register) -> None:
    assert counted(visits, "contar donde local.estado = 'cerrado'") == 2
    assert counted(visits, "contar donde local.estado != 'cerrado'") == 1
    assert counted(visits, "contar donde local.estado en ('abierto', 'cerrado')") == 3


def test_at_the_close_of_a_period_it_is_the_state_of_that_day(visits: Register) -> None:
    until = Span(date(2023, 7, 1), date(2023, 7, 31))
    assert counted(visits, "contar donde local.estado = 'cerrado' al cierre", until) == 0
    assert counted(visits, "contar donde local.estado = 'abierto' al cierre", until) == 3
    assert counted(visits, "contar donde local.estado = 'cerrado' al cierre") == 2


def test_a_state_that_is_none_there_is_told(visits: Register) -> None:
    [problem] = check_expression("contar donde local.estado = 'roto'", words_of_register(visits), resolver)
    assert "roto" in str(problem)


PAGES = ("medidas/", "medidas/vistos/")
MEASURE = """
[[measures]]
code = "vistos"
name = "Locales vistos"
expression = "{}"
"""


@pytest.mark.parametrize(
    "expression",
    [
        "contar en programa donde estado = 'x'",
        "contar sobre contar en programa.filas al cierre",
        "contar donde local.sector = 'puerto'",
        "contar donde consta como atendio en (padron en el año)",
        "variación de (contar en programa)",
    ],
)
def test_a_measure_waits_for_the_register_that_is_not_there(expression: str) -> None:
    register = load(DEFINITION + MEASURE.format(expression))
    measure = MeasureVersion.objects.get(register=register)
    with pytest.raises(ExpressionProblems):
        approve_measures(actor=TESTS, register=register)
    found = value_of(measure, YEAR)

    name = {"local": "locales", "padron": "padron"}.get(next((w for w in ("local", "padron") if w in expression), ""))
    assert (value_in_words(found), found.value) == ("En espera", None)
    assert found.why == f"Espera al registro «{name or 'programa'}», que todavía no está cargado."
    assert records_behind(measure, YEAR).numerator.count() == 0
    assert explanation_of(measure) == found.why
    assert guarding(measure) == register
    client = Client()
    client.force_login(cast("planeamiento"))
    shown = [client.get(f"/trabajo/registros/inspecciones/{page}").content.decode() for page in PAGES]
    assert all("En espera" in each for each in shown)
    assert "Espera al registro" in shown[1]


def left_out(register: Register, expression: str) -> dict[str, int]:
    found = measure_register(parse_measure(expression), register, YEAR)
    return {each.reason: each.count for each in found.excluded if each.count}


def test_what_meets_another_side_of_an_or_is_not_left_out() -> None:
    for name in ("Uno", "Dos"):
        saved(load_premises(), Answers({"nombre": name, "sector": "puerto"}))
    inspections = load()
    for day, note, held in ((1, "b", None), (2, "b", 10), (3, "b", 90), (4, "a", None)):
        given = answers(f"2023-06-{day:02}", nota=note)
        more = {} if held is None else {"aforo": held * 1_000_000}
        saved(inspections, Answers({**given.values, **more}))
    reason = "Sin respuesta en «Aforo», que la condición pregunta"

    assert left_out(inspections, "contar donde aforo <= 15") == {reason: 2}
    assert left_out(inspections, "contar donde aforo vacío o aforo <= 15") == {}
    assert left_out(inspections, "contar donde nota = 'a' o aforo <= 15") == {reason: 1}
    assert left_out(inspections, "contar donde no (aforo <= 15)") == {}
    assert left_out(inspections, "contar donde resultado = 'conforme' y (nota = 'a' o aforo <= 15)") == {reason: 1}
