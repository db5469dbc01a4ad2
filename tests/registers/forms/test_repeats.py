"""One level of rows: what each row sees of itself, and what the rest sees of all. Figures as JavaRosa 5 gives them."""

import pytest
from tests.registers.forms.writing import MILLION, ask, at, checked, codes, compute, form

from faro.registers.domain.answers import Value
from faro.registers.domain.forms.model import FormProblems

PEOPLE = form(
    [
        {"type": "begin repeat", "name": "r", "label": "Persona"},
        ask("text", "nombre", required="yes"),
        ask("integer", "edad", constraint=". < 120"),
        ask("integer", "trabajo", relevant="${edad} >= 18"),
        compute("lugar", "position(..)"),
        compute("doble", "${edad} * 2"),
        compute("de_todos", "sum(../../r/edad)"),
        compute("anterior", "indexed-repeat(${nombre}, ${r}, position(..) - 1)"),
        {"type": "end repeat"},
        compute("filas", "count(${r})"),
        compute("suma", "sum(${edad})"),
        compute("mayor", "max(${edad})"),
        compute("trabajos", "count(${trabajo})"),
        compute("nombres", "join(', ', ${nombre})"),
        compute("segundo", "indexed-repeat(${nombre}, ${r}, 2)"),
        compute("noveno", "indexed-repeat(${nombre}, ${r}, 9)"),
        compute("adultos", "count(${r}[edad >= 18])"),
        compute("dobles", "sum(${doble})"),
    ]
)
ROWS: list[dict[str, Value]] = [
    {"nombre": "ana", "edad": 30 * MILLION, "trabajo": MILLION},
    {"nombre": "luz", "edad": 12 * MILLION, "trabajo": 5 * MILLION},
    {"nombre": "sol", "edad": 40 * MILLION},
]


def test_every_row_sees_itself_and_the_form_sees_all() -> None:
    found = checked(PEOPLE, {}, {"r": ROWS})
    assert found.answers.values == {
        "filas": 3 * MILLION,
        "suma": 82 * MILLION,
        "mayor": 40 * MILLION,
        "trabajos": 2 * MILLION,
        "nombres": "ana, luz, sol",
        "segundo": "luz",
        "adultos": 2 * MILLION,
        "dobles": 164 * MILLION,
    }
    second = found.answers.items["r"][1]
    assert second == {
        "nombre": "luz",
        "edad": 12 * MILLION,
        "lugar": 2 * MILLION,
        "doble": 24 * MILLION,
        "de_todos": 82 * MILLION,
        "anterior": "ana",
    }
    assert found.dropped == (at("trabajo", 1),)


def test_problems_tell_their_row() -> None:
    found = checked(PEOPLE, {}, {"r": [{"nombre": "ana"}, {"edad": 130 * MILLION}]})
    assert codes(found) == {("nombre", 1): "required", ("edad", 1): "constraint"}


def test_a_repeat_without_rows_counts_as_relevant_or_not() -> None:
    made = form(
        [
            ask("integer", "n"),
            {"type": "begin repeat", "name": "r", "label": "R", "relevant": "${n} > 1"},
            ask("text", "x"),
            {"type": "end repeat"},
        ]
    )
    assert at("/r") in checked(made, {"n": 2 * MILLION}).relevant
    gone = checked(made, {"n": MILLION}, {"r": [{"x": "a"}]})
    assert at("/r") not in gone.relevant
    assert gone.answers.items == {}


def test_a_counted_repeat_has_the_rows_it_counts() -> None:
    made = form(
        [
            ask("integer", "n"),
            {"type": "begin repeat", "name": "r", "label": "R", "repeat_count": "${n}"},
            ask("text", "x", default="?"),
            {"type": "end repeat"},
        ]
    )
    found = checked(made, {"n": 2 * MILLION}, {"r": [{"x": "a"}]})
    assert found.answers.items["r"] == [{"x": "a"}, {"x": "?"}]
    assert found.counts == {"r": 2}
    assert checked(made, {"n": MILLION}, {"r": [{"x": "a"}, {"x": "b"}]}).answers.items["r"] == [{"x": "a"}]


def test_a_new_row_gets_its_defaults_and_an_old_one_stays_as_it_was_emptied() -> None:
    made = form(
        [{"type": "begin repeat", "name": "r", "label": "R"}, ask("text", "x", default="z"), {"type": "end repeat"}]
    )
    first = checked(made, {}, {"r": [{}]})
    assert first.answers.items["r"] == [{"x": "z"}]
    second = checked(made, {}, {"r": [{}, {}]}, previous=first.answers)
    assert second.answers.items["r"] == [{}, {"x": "z"}]


def test_a_running_total_over_rows_settles() -> None:
    made = form(
        [
            {"type": "begin repeat", "name": "r", "label": "R"},
            ask("integer", "n"),
            compute("suma", "${n} + coalesce(indexed-repeat(${suma}, ${r}, position(..) - 1), 0)"),
            {"type": "end repeat"},
        ]
    )
    rows = [{"n": value * MILLION} for value in (1, 2, 3, 4)]
    found = checked(made, {}, {"r": rows})
    assert [row["suma"] for row in found.answers.items["r"]] == [1 * MILLION, 3 * MILLION, 6 * MILLION, 10 * MILLION]


def test_rows_that_never_settle_are_told() -> None:
    made = form(
        [
            {"type": "begin repeat", "name": "r", "label": "R"},
            ask("integer", "n"),
            compute("giro", "1 - coalesce(indexed-repeat(${giro}, ${r}, 1), 0)"),
            {"type": "end repeat"},
        ]
    )
    assert [one.code for one in checked(made, {}, {"r": [{}, {}]}).problems] == ["calculation"]


def test_a_repeat_in_a_repeat_is_refused_with_its_row() -> None:
    with pytest.raises(FormProblems) as refused:
        form(
            [
                {"type": "begin repeat", "name": "casa", "label": "Casa"},
                {"type": "begin repeat", "name": "persona", "label": "Persona"},
                ask("text", "x"),
                {"type": "end repeat"},
                {"type": "end repeat"},
            ]
        )
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.row) == ("nested-repeat", 3)


def test_rows_may_be_the_choices_of_a_later_question() -> None:
    made = form(
        [
            {"type": "begin repeat", "name": "r", "label": "R"},
            ask("text", "nombre"),
            {"type": "end repeat"},
            ask("select_one ${nombre}", "jefe"),
        ]
    )
    assert checked(made, {"jefe": "luz"}, {"r": [{"nombre": "ana"}, {"nombre": "luz"}]}).valid
    assert codes(checked(made, {"jefe": "sol"}, {"r": [{"nombre": "ana"}]})) == {("jefe", None): "choice"}
