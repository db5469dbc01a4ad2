"""Numbers said in words, and words compared without accents."""

from decimal import Decimal

import pytest

from faro.checks.words import folded, number_in_words, words_beside_digits


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("cero", 0),
        ("NINGUNO", 0),
        ("una", 1),
        ("Dieciséis", 16),
        ("veintiún", 21),
        ("treinta y dos", 32),
        ("cien", 100),
        ("ciento uno", 101),
        ("trescientos ochenta y tres", 383),
        ("mil", 1000),
        ("dos mil veintidós", 2022),
        ("setenta mil", 70000),
        ("novecientos noventa y nueve mil novecientos noventa y nueve", 999999),
    ],
)
def test_a_number_in_words_is_read(text: str, number: int) -> None:
    assert number_in_words(text) == number


@pytest.mark.parametrize(
    "text", ["", "objetivos", "cinco seis", "treinta y", "treinta y once", "mil mil", "cero mil", "y"]
)
def test_other_words_are_no_number(text: str) -> None:
    assert number_in_words(text) is None


@pytest.mark.parametrize(
    ("text", "said", "digits"),
    [
        ("cinco (03) no han cumplido", 5, "3"),
        ("siete (07) NO HAN LOGRADO", 7, "7"),
        ("de los treinta y dos ( 32 ) indicadores", 32, "32"),
        ("son tres (03) y otros", 3, "3"),
        ("la Ley (27972) y cuatro (4) más", 4, "4"),
        ("setenta mil (70,000) habitantes", 70000, "70000"),
    ],
)
def test_words_and_digits_that_stand_together_are_both_read(text: str, said: int, digits: str) -> None:
    assert words_beside_digits(text) == (said, Decimal(digits))


@pytest.mark.parametrize("text", [None, "", "05 grandes temas", "cinco temas", "el objetivo (03)", "cinco (tres)"])
def test_words_or_digits_alone_are_no_pair(text: str | None) -> None:
    assert words_beside_digits(text) is None


def test_folding_drops_case_accents_and_double_spaces() -> None:
    assert folded("  Población   ILEÑA ") == "poblacion ilena"
    assert folded(None) == ""
