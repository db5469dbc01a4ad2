"""Items that are written almost alike."""

from math import log, sqrt
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faro.matching.duplicates import Item, Pair, near_duplicates
from faro.matching.grams import Grams, cosine
from faro.matching.words import roots_of

NAMES = (
    "poda de arboles",
    "poda de arbol",
    "riego de parques",
    "riego de parque",
    "taller de cocina",
    "barrido de calles",
)


def items(*texts: str) -> list[Item]:
    return [Item(f"K{place}", text, f"U{place}") for place, text in enumerate(texts)]


def keys(found: tuple[Pair, ...]) -> set[tuple[str, str]]:
    return {(pair.first.key, pair.second.key) for pair in found}


def test_plural_case_and_abbreviation_are_no_difference() -> None:
    (pair,) = near_duplicates(items("MANTTO. DE PARQUES", "Mantenimiento de parque"))

    assert pair.likeness == pytest.approx(1)
    assert pair.differing_roots == frozenset()


def test_a_slip_of_the_fingers_is_found_and_another_subject_is_not() -> None:
    found = near_duplicates(
        items(
            "Campaña de arborización en el malecón costero", "CAMPANA DE ARBORISACION EN EL MALECON COSTERO", "Barrido"
        ),
        0.7,
    )

    assert keys(found) == {("K0", "K1")}


def test_the_same_place_in_another_service_is_no_duplicate() -> None:
    assert near_duplicates(items("Riego de jardines en Alto Ilo", "Censo de bodegas en Alto Ilo")) == ()


def test_what_differs_is_named() -> None:
    (pair,) = near_duplicates(
        items("Recuperación del parque ecológico Norte", "Recuperación del parque ecológico"), 0.6
    )

    assert pair.differing_roots == roots_of("norte")


def test_items_of_one_group_are_not_paired_and_items_without_group_are() -> None:
    same = [Item("a", "poda de arboles", "U1"), Item("b", "poda de arboles", "U1")]
    without = [Item("a", "poda de arboles"), Item("b", "poda de arboles")]

    assert near_duplicates(same) == ()
    assert keys(near_duplicates(without)) == {("a", "b")}


def test_texts_without_words_are_like_nothing() -> None:
    assert near_duplicates(items("", "…", "")) == ()


@pytest.mark.parametrize("threshold", [0, -0.1, 1.01])
def test_a_threshold_that_is_no_cosine_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="cosine"):
        near_duplicates([], threshold)


def test_the_cosine_is_that_of_weighted_grams() -> None:
    # Each word has six grams: « so», «sol», «ol », « sol», «sol » and « sol »; those of « sal » are others.
    grams = Grams(["sol", "sol sal"])
    common = 1.0  # log((1 + 2) / (1 + 2)) + 1
    single = log(3 / 2) + 1

    expected = 6 * common**2 / sqrt(6 * common**2 * (6 * common**2 + 6 * single**2))

    assert cosine(*grams.vectors) == pytest.approx(expected)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(" ".join(NAMES).split()), max_size=4).map(" ".join), max_size=12),
    st.floats(0.2, 1),
)
def test_no_pair_is_missed_that_a_comparison_of_all_with_all_finds(texts: list[str], threshold: float) -> None:
    vectors = Grams(texts).vectors
    expected = {
        (f"K{one}", f"K{other}")
        for other in range(len(texts))
        for one in range(other)
        if cosine(vectors[one], vectors[other]) >= threshold - 1e-9
    }

    assert keys(near_duplicates(items(*texts), threshold)) == expected


def test_two_thousand_activities_are_compared_in_a_moment() -> None:
    texts = [f"{NAMES[place % 6]} del sector {place % 37} etapa {place % 11} tramo {place}" for place in range(2000)]
    began = perf_counter()

    near_duplicates(items(*texts), 0.85)

    assert perf_counter() - began < 6  # 2 s on an idle machine; this one is shared
