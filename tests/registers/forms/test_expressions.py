"""Expressions give what the ODK XForms specification says; figures by hand or as JavaRosa 5 gives them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registers.forms.writing import MILLION, ask, checked, compute, form

from faro.registers.domain.forms.xpath.compiled import compiled
from faro.registers.domain.forms.xpath.parser import parse
from faro.registers.domain.forms.xpath.structure import Structure
from faro.registers.domain.forms.xpath.syntax import ExpressionProblem

GIVEN = [
    ask("text", "texto", default="Municipalidad de Ilo"),
    ask("text", "vacio"),
    ask("integer", "tres", default="3"),
    ask("integer", "cero", default="0"),
    ask("decimal", "medio", default="2.5"),
    ask("integer", "nada"),
    ask("date", "dia", default="2023-06-01"),
    ask("date", "antes", default="2022-02-28"),
    ask("dateTime", "momento", default="2023-06-01T14:30:00.000-05:00"),
    ask("time", "hora", default="14:30:00.000-05:00"),
    ask("select_multiple letras", "varias", default="a c"),
    ask("select_one letras", "una", default="b"),
    ask("geopoint", "ilo", default="-17.6394 -71.3375 0 0"),
]
LETTERS = [{"list_name": "letras", "name": code, "label": f"Letra {code.upper()}"} for code in "abc"]

NUMBERS = {
    "7 div 2": 3.5,
    "-7 mod 3": -1,
    "0.1 + 0.2": 0.3,
    "1 div 3": 0.333333,
    "2 + 3 * 4 - 6 div 2": 11,
    "-(1 + 2)": -3,
    "${tres} * ${medio}": 7.5,
    "${dia} - ${antes}": 458,
    "number(${dia})": 19509,
    "int((${dia} - date('2000-05-20')) div 365.25)": 23,
    "int(-2.7)": -2,
    "round(2.5)": 3,
    "round(-2.5)": -2,
    "round(2.345, 2)": 2.35,
    "round(1234.5, -2)": 1200,
    "pow(2, 10)": 1024,
    "sqrt(2)": 1.414214,
    "max(1, 5, 3)": 5,
    "min(4, ${tres})": 3,
    "abs(-3)": 3,
    "string-length(${texto})": 20,
    "count-selected(${varias})": 2,
    "count-non-empty(${vacio})": 0,
    "decimal-date-time('1970-01-02')": 1.208333,
    "decimal-time(${hora})": 0.604167,
    "number('12.5')": 12.5,
    "log10(1000)": 3,
    "1 = 1 or 1 = 2": 1,
    "not(${nada} > 0)": 1,
    "${nada} < 1": 0,
    "${vacio} = ''": 1,
    "${nada} != 3": 1,
    "${tres} = '3'": 1,
    "${medio} = 2.50": 1,
    "${dia} > ${antes}": 1,
    "${dia} = date('2023-06-01')": 1,
    "${dia} <= today()": 1,
    "selected(${varias}, 'a')": 1,
    "selected(${varias}, 'b')": 0,
    "regex('12345678', '[0-9]{8}')": 1,
    "regex('123456789', '[0-9]{8}')": 0,
    "regex('á', '\\w')": 0,
    "boolean-from-string('si')": 0,
    "checklist(1, 2, 1, 0, 1)": 1,
    "weighted-checklist(2, 5, 1, 2, 0, 3)": 1,
    "starts-with(${texto}, 'Muni')": 1,
    "once(5)": 5,
}
TEXTS = {
    "if(${cero}, 'si', 'no')": "no",
    "if(${tres}, 'si', 'no')": "si",
    "coalesce(${vacio}, 'x')": "x",
    "concat('a', 1, ${tres}, ${medio})": "a132.5",
    "concat(${dia}, '/', ${varias})": "2023-06-01/a c",
    "join('-', 'a', 'b', 'c')": "a-b-c",
    "substr('hello', 1, 3)": "el",
    "substr('hello', -2)": "lo",
    "substring-before('a-b-c', '-')": "a",
    "translate('abc', 'ab', 'xy')": "xyc",
    "selected-at(${varias}, 1)": "c",
    "selected-at(${varias}, 5)": None,
    "jr:choice-name(${una}, '${una}')": "Letra B",
    "format-date(${dia}, '%d/%m/%Y')": "01/06/2023",
    "format-date('2023-12-31', '%e de %b')": "31 de dic",
    "format-date-time(${momento}, '%H:%M')": "14:30",
    "date(${dia} + 30)": "2023-07-01",
    "date('2023-02-30')": None,
    "digest('abc', 'MD5', 'hex')": "900150983cd24fb0d6963f7d28e17f72",
    "string(12345678901)": "12345678901",
    "string(1 div 4)": "0.25",
    "today()": "2023-06-01",
    "1 div 0": None,
    "${tres} + ${nada}": None,
}


@pytest.fixture(scope="module")
def answers() -> dict[str, object]:
    rows = [compute(f"n{at}", source) for at, source in enumerate([*NUMBERS, *TEXTS])]
    outcome = checked(form([*GIVEN, *rows], LETTERS))
    return {source: outcome.answers.values.get(f"n{at}") for at, source in enumerate([*NUMBERS, *TEXTS])}


@pytest.mark.parametrize("source", NUMBERS)
def test_numbers_are_kept_as_millionths(source: str, answers: dict[str, object]) -> None:
    assert answers[source] == round(NUMBERS[source] * MILLION)


@pytest.mark.parametrize("source", TEXTS)
def test_texts_and_dates_are_text(source: str, answers: dict[str, object]) -> None:
    assert answers[source] == TEXTS[source]


def test_the_distance_of_a_degree_of_latitude_is_a_three_hundred_sixtieth_of_the_circle() -> None:
    made = form([ask("geopoint", "x"), compute("d", "distance('0 0 0 0; 1 0 0 0')")])
    assert checked(made).answers.values["d"] == round(2 * 3.141592653589793 * 6_378_100 / 360 * MILLION)


def test_expressions_of_any_depth_are_read_or_refused_and_never_break_the_reader() -> None:
    inner = "0"
    for at in range(70):
        inner = f"if(${{tres}} > {at}, {at}, {inner})"
    made = form([ask("integer", "tres"), compute("x", inner), compute("y", " + ".join(["${tres}"] * 100))])
    found = checked(made, {"tres": 3 * MILLION}).answers.values
    assert (found["x"], found["y"]) == (2 * MILLION, 300 * MILLION)
    for source in ("(" * 500 + "1" + ")" * 500, " + ".join(["1"] * 5000), "-" * 500 + "1"):
        with pytest.raises(ExpressionProblem):
            parse(source)


@given(st.text(alphabet="ab.19/[]()'\"*+-=<>!|@:$, ", max_size=30))
def test_any_text_is_an_expression_or_a_problem_told(source: str) -> None:
    with suppress(ExpressionProblem):
        compiled(source, "/data/a", Structure(frozenset({"/data", "/data/a", "/data/b"})))


def test_a_pattern_that_would_never_end_is_answered_at_once() -> None:
    made = form([ask("text", "x", constraint="regex(., '(a+)+b')")])
    assert [one.code for one in checked(made, {"x": "a" * 5000}).problems] == ["constraint"]
