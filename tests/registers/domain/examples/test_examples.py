import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faro.kernel.errors import InputProblems
from faro.parties.domain.facts import PartyFacts
from faro.parties.domain.identifiers import IdentifierFacts, identifier
from faro.registers.domain.answers import Answers
from faro.registers.domain.examples import Example, Known, World, make_examples, read_examples
from faro.registers.domain.examples.people import ORGANISATION, PERSON, party, pools

YEAR = World(date(2023, 1, 1), date(2023, 12, 31))
BASIC = """
format = 1
[records]
per_year = 120
day = "fecha"
"""


def made(text: str, world: World = YEAR) -> list[Example]:
    return list(make_examples(read_examples(text.encode()), world))


def values(text: str, world: World = YEAR) -> list[dict[str, object]]:
    return [dict(each.answers.values) for each in made(text, world)]


def refused(text: str) -> list[str]:
    with pytest.raises(InputProblems) as caught:
        read_examples(text.encode())
    return [str(problem.place.column) for problem in caught.value.problems]


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=8))
def test_the_same_seed_gives_the_same_records(seed: str) -> None:
    text = BASIC + '[answers.a]\nnumber = [1, 9]\n[answers.b]\nmask = "@#"\nmissing = 0.3'
    world = World(date(2023, 1, 1), date(2023, 3, 31), seed)
    assert made(text, world) == made(text, world)


def test_another_seed_gives_others() -> None:
    text = BASIC + "[answers.a]\nnumber = [1, 900]"
    assert values(text) != values(text, World(YEAR.first, YEAR.last, "another"))


def test_an_answer_described_anew_leaves_the_others_as_they_were() -> None:
    before = values(BASIC + "[answers.a]\nnumber = [1, 900]")
    after = values(BASIC + '[answers.z]\ntext = ["x", "y"]\n[answers.a]\nnumber = [1, 900]')
    assert [each["a"] for each in before] == [each["a"] for each in after]


def test_a_year_has_as_many_as_told_and_half_a_year_half() -> None:
    assert len(made(BASIC)) == 120
    assert len(made(BASIC, World(date(2023, 1, 1), date(2023, 6, 30)))) == round(120 * 181 / 365.25)


def test_records_come_by_day_within_the_span_and_never_on_a_day_without_weight() -> None:
    days = [each.day for each in made(BASIC + "weekdays = [1, 1, 1, 1, 1, 0, 0]\nmonths = [1,1,1,1,1,1,0,1,1,1,1,1]")]
    assert days == sorted(days)
    assert YEAR.first <= days[0] and days[-1] <= YEAR.last  # noqa: PT018
    assert not any(day.weekday() > 4 or day.month == 7 for day in days)


def test_an_inventory_is_dated_since_its_day() -> None:
    days = [each.day for each in made('format = 1\n[records]\ntotal = 50\nday = "d"\nsince = "2015-01-01"')]
    assert len(days) == 50
    assert min(days) < date(2018, 1, 1)


def test_choices_come_in_turn_so_that_two_lists_meet_each_pair_once() -> None:
    world = World(YEAR.first, YEAR.last, lists={"a": ["x", "y", "z"]})
    rows = values(
        'format = 1\n[records]\ntotal = 6\nday = "d"\n[answers]\na = { turn = "any" }\nb = { turn = ["1", "2"] }', world
    )
    assert [(row["a"], row["b"]) for row in rows] == [
        ("x", "1"),
        ("y", "2"),
        ("z", "1"),
        ("x", "2"),
        ("y", "1"),
        ("z", "2"),
    ]


def test_a_time_comes_minutes_after_another_and_past_midnight() -> None:
    rows = values(BASIC + '[answers]\na = { time = ["23:50", "23:55"] }\nb = { minutes = [7, 7], from = "a" }')
    assert {(row["a"], row["b"]) for row in rows} == {("23:50", "23:57"), ("23:55", "00:02")}


def test_numbers_are_millionths_within_their_bounds() -> None:
    rows = values(BASIC + "[answers.a]\nnumber = [2, 4]\n[answers.b]\nnumber = [0.5, 1.5]\ndecimals = 1")
    assert {row["a"] for row in rows} == {2_000_000, 3_000_000, 4_000_000}
    assert {row["b"] for row in rows} <= {each * 100_000 for each in range(5, 16)}


def test_a_part_of_another_answer_and_its_bounds() -> None:
    text = BASIC + "[answers.a]\nnumber = [10, 20]\n[answers.b]\nnumber = [0.5, 1]\nof = 'a'\n"
    rows = values(text + "[answers.c]\nnumber = [1, 30]\nat_most = 'a'\nat_least = 'b'")
    assert all(row["a"] / 2 <= row["b"] <= row["c"] <= row["a"] for row in rows)  # type: ignore[operator]


def test_what_missing_and_when_say() -> None:
    text = BASIC + '[answers.r]\nchoose = ["si", "no"]\n[answers.m]\nvalue = "x"\nwhen = { r = "si" }\n'
    rows = values(text + '[answers.q]\nvalue = "x"\nmissing = 1\n[answers.n]\nvalue = 1\nwhen = { m = false }')
    assert {row["r"] for row in rows} == {"si", "no"}
    assert all(("m" in row) == (row["r"] == "si") and ("n" in row) == (row["r"] == "no") for row in rows)
    assert not any("q" in row for row in rows)


def test_the_first_alternative_that_holds_is_taken_and_a_slip_replaces_it() -> None:
    text = BASIC + '[[answers.a]]\nvalue = "x"\nwhen = { z = true }\n[[answers.a]]\nvalue = "y"\n'
    rows = values(text + '[answers.b]\nvalue = "x"\nslip = { share = 1, value = "slip" }')
    assert {(row["a"], row["b"]) for row in rows} == {("y", "slip")}


def test_dates_follow_another_and_what_has_not_come_is_not_answered() -> None:
    text = BASIC + '[answers.a]\ndate = [0, 9]\n[answers.b]\ndate = [-3, -1]\nfrom = "a"\n'
    text += "[answers.c]\ndate = [400, 400]\n[answers.d]\ndate = [400, 400]\nfuture = true\n"
    rows = values(text + "[answers.e]\ndate = [400, 400]\nclip = true")
    for row in rows:
        assert "c" not in row
        assert row["e"] == "2023-12-31"
        assert str(row["d"]) > "2024"
        if "a" in row:
            assert date.fromisoformat(str(row["a"])) - date.fromisoformat(str(row["b"])) <= timedelta(days=3)


def test_sentences_serials_masks_times_and_places() -> None:
    text = BASIC + '[answers.lugar]\nvalue = "plaza_norte"\n[answers.t]\ntext = ["Fuga en {lugar}"]\n'
    text += '[answers.s]\nserial = "AV-{:03}"\n[answers.p]\nmask = "V#@-###"\n[answers.h]\ntime = ["06:00", "07:00"]\n'
    rows = values(text + "[answers.g]\npoint = [[-17.66, -71.35, -17.62, -71.33]]")
    assert rows[6]["t"] == "Fuga en plaza norte"
    assert rows[6]["s"] == "AV-007"
    assert all(re.fullmatch(r"V\d[A-Z]-\d{3}", str(row["p"])) for row in rows)
    assert all(re.fullmatch(r"06:[0-5][05]|07:00", str(row["h"])) for row in rows)
    places = [[float(part) for part in str(row["g"]).split()] for row in rows]
    assert all(-17.66 <= place[0] <= -17.62 and -71.35 <= place[1] <= -71.33 for place in places)


def test_a_unique_mask_never_comes_twice() -> None:
    text = 'format = 1\n[records]\ntotal = 10\nday = "d"\n[answers.p]\nmask = "#"\nunique = true'
    assert {row["p"] for row in values(text)} == set("0123456789")


def test_a_pointer_leads_to_a_record_that_was_there_and_copies_from_it() -> None:
    old = Known("A-1", date(2022, 1, 1), {"sector": "norte"}, "operativa")
    late = Known("A-2", date(2023, 7, 1), {"sector": "sur"}, "operativa")
    shut = Known("A-3", date(2022, 1, 1), {"sector": "sur"}, "cerrada")
    world = World(YEAR.first, YEAR.last, others={"areas": (old, late, shut)})
    text = (
        BASIC + '[answers.area]\nrecord = "areas"\nwhere = { estado = "operativa" }\n[answers.s]\ncopy = "area.sector"'
    )
    examples = made(text, world)
    assert {each.answers.values["area"] for each in examples if each.day < late.day} == {"A-1"}
    assert {(each.answers.values["area"], each.answers.values["s"]) for each in examples} == {
        ("A-1", "norte"),
        ("A-2", "sur"),
    }


def test_one_for_each_record_of_another_register_in_each_month() -> None:
    there = tuple(Known(f"A-{number}", date(2022, 1, 1), {"c": str(number % 2)}) for number in range(4))
    text = 'format = 1\n[records]\neach = "areas"\nquestion = "area"\nevery = "month"\nday = "d"\nwhere = { c = "1" }'
    examples = made(text, World(YEAR.first, YEAR.last, others={"areas": there}))
    counted = Counter((each.answers.values["area"], each.day.month) for each in examples)
    assert counted == {(name, month): 1 for name in ("A-1", "A-3") for month in range(1, 13)}


def test_several_for_each_record_on_its_own_day_and_never_the_same_pair() -> None:
    fairs = (Known("F-0", date(2022, 5, 5)), Known("F-1", date(2023, 3, 1)), Known("F-2", date(2023, 3, 2)))
    shops = tuple(Known(f"S-{number}", date(2020, 1, 1)) for number in range(12))
    text = 'format = 1\n[records]\neach = "fairs"\nquestion = "fair"\nevery = "same"\ntimes = [9, 12]\nday = "d"\n'
    text += '[answers.shop]\nrecord = "shops"\napart = "fair"'
    examples = made(text, World(YEAR.first, YEAR.last, others={"fairs": fairs, "shops": shops}))
    assert {(each.answers.values["fair"], each.day.day) for each in examples} == {("F-1", 1), ("F-2", 2)}
    pairs = [(each.answers.values["fair"], each.answers.values["shop"]) for each in examples]
    assert 18 <= len(set(pairs)) == len(pairs) <= 24


def test_one_for_each_combination_in_each_month_on_its_last_day() -> None:
    world = World(YEAR.first, YEAR.last, lists={"a": ("x", "y", "z")})
    text = 'format = 1\n[records]\ngrid = { a = "any", b = ["1", "2"] }\nevery = "month"\non = "last"\nday = "d"'
    rows = [(each.day, each.answers.values["a"], each.answers.values["b"]) for each in made(text, world)]
    assert len(set(rows)) == len(rows) == 12 * 6
    assert {day for day, _a, _b in rows if day.month == 2} == {date(2023, 2, 28)}


def test_what_a_spec_points_to_is_what_it_needs() -> None:
    text = 'format = 1\n[records]\neach = "areas"\nquestion = "area"\nday = "d"\n[repeats.r]\nrows = [1, 2]\n'
    text += '[repeats.r.answers.x]\nrecord = "puntos"\n[[moves]]\nat = "a"\nmove = "b"\nto = "c"\nafter = [1, 1]\n'
    text += '[moves.answers.y]\nrecord = "rutas"'
    assert read_examples(text.encode()).needs == {"areas", "puntos", "rutas"}


PEOPLE = """
[[people]]
kind = "person"
pool = "vecinos"
size = 300
unique = true
age = [18, 60]
fields = { dni = "dni", nombre = "full", sexo = "sex", edad = "age", ruc = "ruc" }
sexes = { f = "mujer", m = "hombre" }
missing = { ruc = 0.5 }
"""


def test_people_are_of_the_age_told_and_come_once() -> None:
    rows = values(BASIC + PEOPLE)
    assert len({row["dni"] for row in rows}) == len(rows) == 120
    assert {row["sexo"] for row in rows} == {"mujer", "hombre"}
    assert all(18_000_000 <= row["edad"] <= 60_000_000 for row in rows)  # type: ignore[operator]
    assert 0 < sum("ruc" in row for row in rows) < 120


def test_rows_never_name_the_same_person_twice() -> None:
    text = BASIC + "[repeats.asistentes]\nrows = [5, 9]\n[[repeats.asistentes.people]]\nkind = 'person'\n"
    for each in made(text + "pool = 'servidores'\nsize = 12\nfields = { dni = 'dni' }"):
        names = [row["dni"] for row in each.answers.items["asistentes"]]
        assert 5 <= len(set(names)) == len(names) <= 9


@pytest.mark.parametrize(("kind", "pool"), [(kind, pool) for kind in (PERSON, ORGANISATION) for pool in pools(kind)])
def test_numbers_are_valid_as_parties_are_checked_and_of_series_that_nobody_has(kind: str, pool: str) -> None:
    for index in (0, 1, pools(kind)[pool]["size"] - 1):
        facts = party(kind, pool, index).facts
        assert identifier(IdentifierFacts("ruc", facts["ruc"]), kind).value == facts["ruc"]
        assert facts["ruc"].startswith("10000" if kind == PERSON else "20999")
        if kind == PERSON:
            assert facts["ruc"][2:10] == facts["dni"]
            PartyFacts(kind, given_names=facts["given"], first_surname=facts["family"])


def test_pools_never_overlap() -> None:
    for kind in (PERSON, ORGANISATION):
        blocks = sorted((pool["first"], pool["first"] + pool["size"]) for pool in pools(kind).values())
        assert all(one[1] <= other[0] for one, other in pairwise(blocks))


MOVES = """
[[moves]]
at = "solicitada"
move = "emitir"
to = "emitida"
share = 0.7
after = [2, 20]
when = { procede = "si" }
[moves.answers.fecha_emision]
date = [0, 0]
[[moves]]
at = "emitida"
move = "anular"
to = "anulada"
after = [1, 5]
[moves.answers.dias]
date = [0, 0]
from = "state"
"""


def test_moves_follow_their_rules_and_stop_where_the_span_ends() -> None:
    examples = made(BASIC + '[answers.procede]\nchoose = ["si", "no"]' + MOVES)
    for each in examples:
        states = [move.to for move in each.moves]
        assert states in ([], ["emitida"], ["emitida", "anulada"])
        assert each.answers.values["procede"] == "si" or not states
        days = [each.day, *(move.day for move in each.moves)]
        assert days == sorted(days) and days[-1] <= YEAR.last  # noqa: PT018
        if states:
            assert each.moves[0].values["fecha_emision"] == days[1].isoformat()
            assert 2 <= (days[1] - days[0]).days <= 20
        if len(states) == 2:
            assert each.moves[1].values["dias"] == days[1].isoformat()
    assert {len(each.moves) for each in examples} == {0, 1, 2}


def test_the_form_settles_each_record() -> None:
    world = World(YEAR.first, YEAR.last, settle=lambda answers, day: Answers({"dia": day.isoformat()}, answers.items))
    assert all(each.answers.values == {"dia": each.day.isoformat()} for each in made(BASIC, world))


def test_all_that_is_wrong_is_said_at_once() -> None:
    places = refused(
        'format = 2\nx = 1\n[records]\nper_year = 1\ntotal = 2\nday = "d"\nweekdays = [1]\n'
        "[answers.a]\nnumber = [5, 1]\n[answers.b]\nchoose = []\nwhat = 1\n[answers.c]\nvalue = 'x'\nmask = '#'\n"
        "[[people]]\nkind = 'person'\npool = 'nobody'\nfields = { a = 'dni' }\n[[moves]]\nat = 'x'\nafter = [1, 2]"
    )
    for place in (
        *("format", "x", "records", "records · weekdays", "answers.a · number", "answers.b · choose"),
        *("answers.b · what", "answers.c", "people 1 · pool", "moves 1 · move", "moves 1 · to"),
    ):
        assert place in places
    assert refused("a = [") == ["None"]
