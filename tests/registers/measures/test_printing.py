"""An expression has one printed form, and it reads back as the same expression."""

import pytest
from hypothesis import given
from tests.registers.measures.expressions import conditions, measures

from faro.registers.domain.measures import parse_condition, parse_measure
from faro.registers.domain.measures.printing import printed, printed_condition
from faro.registers.domain.measures.tree import Condition, Measure


@given(measures)
def test_what_is_printed_reads_back_the_same(measure: Measure) -> None:
    assert parse_measure(printed(measure)) == measure


@given(conditions)
def test_so_does_a_condition(condition: Condition) -> None:
    assert parse_condition(printed_condition(condition)) == condition


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ('CONTAR   donde  sector="norte"', "contar donde sector = 'norte'"),
        ("mediana de dias(fecha, Estado : cumplido)", "mediana de días(fecha, estado:cumplido)"),
        ("contar por cada 100 de contar en padron", "contar sobre contar en padron"),
        ("variacion de(contar en el ano)", "variación de (contar en el año)"),
        ("porcentaje donde a = 1 donde b vacio", "porcentaje donde a = 1 entre los que b vacío"),
        ("contar donde a > 2.50 y (b = 1 o no c vacio)", "contar donde a > 2.5 y (b = 1 o no (c vacío))"),
    ],
)
def test_freedoms_of_writing_have_one_form(written: str, form: str) -> None:
    assert printed(parse_measure(written)) == form
