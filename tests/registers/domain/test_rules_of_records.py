"""Names, rows, titles: the small rules by which records are kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.registers.domain.answers import Answers, Values
from faro.registers.domain.definition import RecordRules, RegisterDefinition
from faro.registers.domain.names import parts_of, surnames_of
from faro.registers.domain.rows import keys_after_change, keys_carried
from faro.registers.domain.summary import summary_of
from faro.registers.domain.uniqueness import unique_digests

ROWS = st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from(["x", "y", "z"])), max_size=6)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Registradora Uno Prueba", ("Registradora", "Uno", "Prueba")),
        ("Vecina Segunda de la Prueba Muestra", ("Vecina Segunda", "de la Prueba", "Muestra")),
        ("Vecino Prueba", ("Vecino", "Prueba", "")),
        ("Vecino", ("Vecino", "", "")),
        ("  ", ("", "", "")),
    ],
)
def test_a_name_is_given_names_and_two_surnames(text: str, parts: tuple[str, str, str]) -> None:
    assert parts_of(text) == parts


def test_particles_stay_with_the_surname_after_them() -> None:
    assert surnames_of("De la Muestra Prueba") == ("De la Muestra", "Prueba")


@given(ROWS)
def test_rows_left_as_they_were_keep_their_keys(rows: list[Values]) -> None:
    kept = [(str(place), row) for place, row in enumerate(rows)]
    found = keys_after_change(kept, list(reversed(rows)))
    assert sorted(str(key) for key in found) == sorted(key for key, _row in kept)


@given(ROWS, ROWS)
def test_no_key_is_given_to_two_rows(before: list[Values], after: list[Values]) -> None:
    kept = [(str(place), row) for place, row in enumerate(before)]
    for found in (keys_after_change(kept, after), keys_carried(kept, after)):
        given_keys = [key for key in found if key is not None]
        assert len(found) == len(after)
        assert len(set(given_keys)) == len(given_keys)
        assert set(given_keys) <= {key for key, _row in kept}


def test_a_row_changed_in_its_place_stays_the_same_row() -> None:
    kept: list[tuple[str, Values]] = [("p", {"que": "luz"}), ("q", {"que": "agua"})]
    assert keys_after_change(kept, [{"que": "luz", "ya": "si"}, {"que": "agua"}]) == ["p", "q"]


def test_an_open_row_goes_on_in_the_next_record_though_its_state_changed() -> None:
    kept: list[tuple[str, Values]] = [("p", {"que": "extintor", "estado": "pendiente"})]
    rows: list[Values] = [{"que": "salida", "estado": "pendiente", "n": 1}, {"que": "extintor", "estado": "levantada"}]
    assert keys_carried(kept, rows, {"estado"}) == [None, "p"]


def test_a_record_is_dated_and_placed_by_its_answers() -> None:
    rules = RegisterDefinition("a", "A", RecordRules("a", "b", day="fecha", place="sector", point="punto"))
    values: Values = {"fecha": "2023-06-30", "sector": "puerto", "punto": "-17.6394 -71.3375 0 5"}
    found = summary_of(rules, Answers(values), date(2026, 1, 1))
    assert (found.day, found.place) == (date(2023, 6, 30), "puerto")
    assert (found.latitude, found.longitude) == (-17_639_400, -71_337_500)


@pytest.mark.parametrize("point", ["", "norte", "1", "nan nan", "999 999 0 0", "1e400 0"])
def test_what_is_no_point_places_nothing(point: str) -> None:
    rules = RegisterDefinition("a", "A", RecordRules("a", "b", point="punto"))
    assert summary_of(rules, Answers({"punto": point}), date(2026, 1, 1)).latitude is None


def test_what_may_not_repeat_is_the_same_in_capitals_and_holds_only_when_whole() -> None:
    rules = RegisterDefinition("a", "A", RecordRules("a", "b", unique=(("dni", "anio"),)))
    one = list(unique_digests(rules, {"dni": "Á1 ", "anio": 2023}))
    assert one == list(unique_digests(rules, {"dni": "a1", "anio": 2023}))
    assert one != list(unique_digests(rules, {"dni": "a1", "anio": 2024}))
    assert list(unique_digests(rules, {"dni": "a1"})) == []
