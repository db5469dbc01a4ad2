"""Reading register.toml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.errors import InputProblems
from faro.registers.domain.definition_reading import definition_of, read_definition
from faro.registers.domain.numbering import number_of, number_problem

WHOLE = """
format = 1
code = "patrullajes"
name = "Patrullaje municipal integrado"
system = "S-45"
purpose = "Cada parte de patrullaje."
unit = "0012"

[record]
one = "Parte de patrullaje"
many = "Partes de patrullaje"
title = "{sector} · {turno} ({numero})"
number = "PAT-{year}-{seq:05}"
day = "fecha"
place = "sector"
point = "ubicacion"
unique = [["fecha", "turno"]]

[access]
enter = ["0012", "0013"]
sensitive = false
public = "aggregates"

[columns]
personal = ["dni"]
sensitive = []
filters = ["sector", "asistentes.grupo"]
table = ["fecha", "sector"]

[[people]]
question = "dni"
kind = "person"
identifier = "dni"
name = "nombres"
role = "beneficiario"

[retention]
years = 10
norm = "Norma de archivo"
sure = "U"

[[states]]
code = "abierto"
name = "Abierto"
initial = true

[[states]]
code = "levantado"
name = "Levantado"
final = true

[[moves]]
code = "levantar"
name = "Levantar la observación"
from = ["abierto"]
to = "levantado"
who = "correct"
ask = ["fecha_levantamiento"]
when = "resultado = 'levantada'"

[[deadlines]]
state = "abierto"
days = 5
day_kind = "working"
from = "fecha"
name = "Plazo para levantar"

[[carry]]
link = "establecimiento"
repeat = "observaciones"
open = "estado = 'pendiente'"

[[views]]
kind = "due"
code = "por-vencer"
name = "Por vencer"
day = "vence"

[[views]]
kind = "pivot"
code = "cuadro"
name = "Por sector y turno"
rows = "sector"
columns = "turno"
measure = "cobertura"

[[measures]]
code = "cobertura"
name = "Cobertura"
expression = "cobertura(sector, turno, día)"
indicator = "IND.01.AEI.03.01"
public = true
"""


def problems_of(text: str) -> dict[str, str]:
    """Place → code of what is wrong."""
    with pytest.raises(InputProblems) as caught:
        read_definition(text.encode())
    return {str(each.place.column): each.code for each in caught.value.problems}


def changed(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new)


def test_all_that_may_be_said_is_read() -> None:
    definition = read_definition(WHOLE.encode())
    assert (definition.code, definition.unit, definition.system) == ("patrullajes", "0012", "S-45")
    assert definition.record.title_keys == ("sector", "turno")
    assert definition.record.unique == (("fecha", "turno"),)
    assert definition.columns.filters == ("sector", "asistentes.grupo")
    assert (definition.initial_state, definition.final_states) == ("abierto", frozenset({"levantado"}))
    move = definition.move("levantar", "abierto")
    assert move is not None
    assert (move.target, move.who, move.ask) == ("levantado", "correct", ("fecha_levantamiento",))
    (deadline,) = definition.deadlines_in("abierto")
    assert (deadline.days, deadline.since, deadline.day_kind) == (5, "fecha", "working")
    assert definition.views[1].columns == ("turno",)
    assert definition.measures[0].indicator == "IND.01.AEI.03.01"
    assert definition.people[0].role == "beneficiario"
    assert definition.retention is not None
    assert definition.retention.years == 10


def test_it_comes_back_from_what_is_kept() -> None:
    definition = read_definition(WHOLE.encode())
    assert definition_of(definition.data) == definition


def test_little_is_enough() -> None:
    definition = read_definition(b'format = 1\ncode = "a"\nname = "A"\n[record]\none = "Una"\nmany = "Varias"\n')
    assert (definition.states, definition.initial_state, definition.access.public) == ((), "", "none")
    assert definition.record.number == "{year}-{seq:05}"


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        (changed("format = 1", "format = 2"), "format", "unknown_format"),
        (changed('code = "patrullajes"', 'code = "Patrullajes"'), "code", "bad_code"),
        (changed('system = "S-45"', "system = 45"), "system", "not_a_text"),
        (changed('system = "S-45"', "sistema = 'S-45'"), "sistema", "unknown_key"),
        (changed("years = 10", 'years = "diez"'), "retention · years", "not_a_whole_number"),
        (changed("years = 10", "years = true"), "retention · years", "not_a_whole_number"),
        (changed("sensitive = false", 'sensitive = "no"'), "access · sensitive", "not_a_boolean"),
        (changed('public = "aggregates"', 'public = "todo"'), "access · public", "unknown_word"),
        (changed("sensitive = false\npublic = \"aggregates\"", 'sensitive = true\npublic = "records"'),
         "access · public", "public_sensitive"),
        (changed('unique = [["fecha", "turno"]]', 'unique = ["fecha"]'), "record · unique", "not_lists"),
        (changed("{seq:05}", "{numero}"), "record · number", "bad_number"),
        (changed("{sector} ·", "{sector ·"), "record · title", "bad_title"),
        (changed("initial = true", "initial = false"), "states", "initial_state"),
        (changed('to = "levantado"', 'to = "cerrado"'), "moves 1 · to", "unknown_state"),
        (changed('from = ["abierto"]\nto = "levantado"', 'from = ["levantado"]\nto = "abierto"'),
         "states", "unreached_state"),
        (changed("days = 5", 'days = 5\nuntil = "vence"'), "deadlines 1 · until", "two_terms"),
        (changed('measure = "cobertura"', 'measure = "otra"'), "views 2 · measure", "unknown_measure"),
        (changed('day = "vence"', ""), "views 1 · day", "missing"),
        (changed("[record]", "[[record]]"), "record", "not_a_table"),
        (changed("[[carry]]", "[carry]"), "carry", "not_tables"),
        (changed("norm = \"Norma de archivo\"", "norm = 2020-01-01"), "None", "not_plain"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(text: str, place: str, code: str) -> None:
    assert problems_of(text)[place] == code


def test_all_that_is_wrong_is_said_at_once() -> None:
    text = changed('to = "levantado"', 'to = "x"').replace("years = 10", "years = 0").replace('"S-45"', "45")
    assert {"moves 1 · to", "retention · years", "system"} <= set(problems_of(text))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"code = ", b"a = " + b"[" * 5000, b"x" * 1_000_001])
def test_what_is_no_definition_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(InputProblems) as caught:
        read_definition(content)
    assert all(each.message and each.mend for each in caught.value.problems)


KEYS = st.sampled_from(
    [
        "format",
        "code",
        "name",
        "record",
        "access",
        "columns",
        "people",
        "states",
        "moves",
        "views",
        "measures",
        "carry",
        "from",
        "to",
    ]
)
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, JSONS, max_size=8))
def test_no_value_breaks_the_reader(data: dict[str, object]) -> None:
    with pytest.raises(InputProblems):
        definition_of({**data, "retention": 3})


def test_a_number_is_the_pattern_filled() -> None:
    assert number_of("PAT-{year}-{seq:05}", 2023, 7) == "PAT-2023-00007"
    assert number_of("{seq}", 2023, 123_456) == "123456"


@given(st.integers(1900, 2100), st.integers(1, 10**9), st.integers(1, 10**9))
def test_numbers_of_two_records_differ(year: int, one: int, other: int) -> None:
    pattern = "R-{year}-{seq:05}"
    assert (number_of(pattern, year, one) == number_of(pattern, year, other)) == (one == other)


@pytest.mark.parametrize("pattern", ["PAT", "{year}", "{seq:5}", "{seq!r}", "{0}", "{seq"])
def test_a_pattern_that_gives_no_number_is_refused(pattern: str) -> None:
    assert number_problem(pattern)


DEADLINE = 'state = "abierto"\ndays = 5'


def with_deadlines(first: str, second: str) -> str:
    """Two deadlines for the same state."""
    more = f'[[deadlines]]\nstate = "abierto"\ndays = 15\nname = "Otro"\n{second}\n'
    return changed(DEADLINE, f"{DEADLINE}\n{first}") + more


def test_a_state_may_have_several_deadlines_by_condition() -> None:
    definition = read_definition(with_deadlines("when = \"turno = 'noche'\"", "").encode())
    assert [(each.days, each.when) for each in definition.deadlines_in("abierto")] == [(5, "turno = 'noche'"), (15, "")]


@pytest.mark.parametrize("second", ["", "when = \"turno = 'noche'\""])
def test_a_deadline_after_one_that_always_runs_is_refused(second: str) -> None:
    assert problems_of(with_deadlines("", second)) == {"deadlines 2 · state": "unreached_deadline"}


def test_a_move_to_the_same_state_is_made_by_a_person_only() -> None:
    again = '[[moves]]\ncode = "otra"\nname = "Otra vez"\nfrom = ["abierto"]\nto = "abierto"\n'
    assert read_definition((WHOLE + again).encode()).move("otra", "abierto") is not None
    assert problems_of(f"{WHOLE}{again}when = \"turno = 'noche'\"\n") == {"moves 2 · to": "move_to_itself"}
