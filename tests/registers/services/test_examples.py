"""Records that are made up: they have a past, they say what they are, and nobody else may bring one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.registers.inspections import answers, observed

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor
from faro.parties.models import Party
from faro.registers.domain.answers import Answers
from faro.registers.domain.examples import read_examples
from faro.registers.models import Record, Register, StateMove
from faro.registers.services import PastMove, Row, add_records
from faro.registers.services.examples import Trial, add_examples

LIFTED = PastMove("levantar", date(2023, 7, 3), {"levantado": "2023-07-03"})
RUCS = ("20131312955", "20100047218")
"""Of a ministry's office and of a bank, as they are published: only their check digits matter here."""
PREMISES = b"""
format = 1
[records]
total = 50
since = "2022-01-01"
day = "alta"
[answers.nombre]
serial = "Bodega {:03}"
[answers.sector]
choose = "any"
[[people]]
kind = "organisation"
pool = "empresas"
size = 200
fields = { ruc = "ruc", titular = "name" }
"""


def add(actor: Actor, register: Register, row: Row, *, synthetic: bool = True) -> Record:
    done = add_records(actor=actor, register=register, rows=[row], origin="example", synthetic=synthetic)
    assert done.rejected == ()
    return Record.objects.get(register=register)


def test_an_example_has_the_past_that_it_brings(actor: Actor, inspections: Register) -> None:
    record = add(actor, inspections, Row(observed("luz", day="2023-06-26"), moves=(LIFTED,)))

    assert (record.state, record.state_since, record.due) == ("cerrada", date(2023, 7, 3), None)
    assert record.answers["levantado"] == "2023-07-03"
    moves = StateMove.objects.filter(record=record).order_by("id").values_list("to_state", "day")
    assert [*moves] == [
        ("abierta", date(2023, 6, 26)),
        ("observada", date(2023, 6, 26)),
        ("cerrada", date(2023, 7, 3)),
    ]


def test_what_follows_from_its_answers_is_not_done_twice(actor: Actor, inspections: Register) -> None:
    by_itself = PastMove("conforme", date(2023, 6, 26))
    record = add(actor, inspections, Row(answers("2023-06-26"), moves=(by_itself,)))
    assert StateMove.objects.filter(record=record).count() == 2


def test_what_was_not_made_up_has_no_past(actor: Actor, inspections: Register) -> None:
    with pytest.raises(FaroError, match="ejemplo"):
        add(actor, inspections, Row(observed("luz"), moves=(LIFTED,)), synthetic=False)


@pytest.mark.parametrize("day", [date(2023, 6, 25), date(2999, 1, 1)])
def test_a_past_is_in_order_and_before_today(actor: Actor, inspections: Register, day: date) -> None:
    early = PastMove("levantar", day, {"levantado": "2023-07-03"})
    with pytest.raises(FaroError, match="no puede dar el paso"):
        add(actor, inspections, Row(observed("luz", day="2023-06-26"), moves=(early,)))


def test_a_small_trial_makes_few_and_says_so_of_each(actor: Actor, premises: Register) -> None:
    trial = Trial(date(2022, 1, 1), date(2023, 7, 14), "prueba", most=12, pool=4)
    spec = read_examples(PREMISES)

    known = add_examples(actor=actor, register=premises, spec=spec, trial=trial, known={}, reason="Prueba")

    made = Record.objects.filter(register=premises, origin="example")
    assert {each.name for each in known} == set(made.values_list("number", flat=True))
    assert (len(known), made.filter(synthetic=True).count()) == (12, 12)
    assert 1 <= Party.objects.filter(synthetic=True).count() <= 4

    add_examples(actor=actor, register=premises, spec=spec, trial=trial, known={}, reason="Otra vez")
    assert made.count() == 12


def test_whoever_is_confirmed_as_another_is_not_looked_for(actor: Actor, premises: Register) -> None:
    """With firms all called alike, each new one would be compared with every one before."""
    firms = [
        Answers({"nombre": f"Local {n}", "ruc": ruc, "titular": "Negocio de ejemplo"}) for n, ruc in enumerate(RUCS)
    ]
    rows = [Row(each) for each in firms]
    with CaptureQueriesContext(connection) as asked:
        done = add_records(actor=actor, register=premises, rows=rows, origin="xlsx", confirmed_duplicates=("*",))

    assert (done.added, Party.objects.filter(kind="organisation").count()) == (2, 2)
    words = [each["sql"] for each in asked if "parties_nameword" in each["sql"]]
    assert words
    assert not [each for each in words if each.startswith("SELECT") and "COUNT" in each]
