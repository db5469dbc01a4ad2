"""Activities that read like an office's routine."""

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.matching.words import roots_of
from faro.monitoring.domain.routine import routine_of


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("Gestión administrativa de la subgerencia", "ACCION"),
        ("CONDUCCION DE LA OFICINA", "INFORME"),
        ("Atención de expedientes ingresados", "EXPEDIENTE"),
        ("Pago de planillas", "PLANILLA"),
        ("ELABORACION DE INFORMES MENSUALES", "INFORME"),
    ],
)
def test_internal_duties_read_like_routine(name: str, measure: str) -> None:
    assert routine_of(name, measure).likely


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("Arborización de la avenida principal", "ARBOL"),
        ("Patrullaje por sectores", "PATRULLAJE"),
        ("Taller de emprendimiento para jóvenes", "TALLER"),
        ("Control de emisiones en plantas industriales", "MUESTRA"),
        ("", ""),
    ],
)
def test_deliveries_do_not(name: str, measure: str) -> None:
    assert not routine_of(name, measure).likely


def test_why_is_told_with_the_words_as_typed() -> None:
    routine = routine_of("Atención de EXPEDIENTES", "Informe")

    assert [(sign.words, sign.weight) for sign in routine.found] == [
        (("atención", "expedientes"), 1.0),
        (("atención",), 0.5),
        (("informe",), 0.5),
    ]
    assert routine.score == 2.0


def test_what_reaches_people_speaks_against_it() -> None:
    alone, with_people = routine_of("Atención de casos", "ATENCION"), routine_of("Atención de vecinos", "ATENCION")

    assert alone.score - with_people.score == 0.5
    assert with_people.speaking_for == alone.speaking_for


@given(st.text(max_size=60), st.text(max_size=20))
def test_the_score_is_the_sum_of_what_was_found(name: str, measure: str) -> None:
    routine = routine_of(name, measure)

    assert routine.score == sum(sign.weight for sign in routine.found)
    assert all(sign.words for sign in routine.found)


def test_no_phrase_shrinks_to_fewer_words_than_it_was_meant_to_have() -> None:
    """«otras actividades» without «otras», which says nothing, would find every «actividades»."""
    content = tomllib.loads(resources.files("faro.monitoring.domain").joinpath("routine.toml").read_text("utf-8"))
    phrases = [phrase for sign in content["signs"] for key in ("phrases", "first") for phrase in sign.get(key, ())]

    telling = {phrase: {word for word in phrase.split() if len(word) > 3} for phrase in phrases}
    assert [phrase for phrase, words in telling.items() if len(roots_of(phrase)) < len(words)] == []
