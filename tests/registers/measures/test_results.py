"""What a figure says of itself, against cases worked by hand."""

from datetime import date
from fractions import Fraction

import pytest
from tests.registers.measures.rows import Row, keep, make_register

from faro.catalogs.api import choose_series_source
from faro.kernel.periods import parse_period
from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.domain.measures import parse_measure
from faro.registers.domain.measures.results import Excluded, Measured, Outcome, Side, divided, with_margin
from faro.registers.domain.measures.telling import margin_in_words, value_in_words
from faro.registers.models import Register
from faro.registers.selectors.measures import measure_register, span_of

ACTOR = Actor("person:p1")
JUNE = span_of(parse_period("2023-06"))
PROJECTED = "Plan de gobierno de Acción Popular 2019-2022, 1.2 (proyección)"


def row(day: int, voided: date | None = None, **values: str | int) -> Row:
    on = date(2023, 6, day)
    return Row(Answers({"fecha": on.isoformat(), **values}), on, "03", [(on, "programado")], voided)


@pytest.fixture
def register(db: None) -> Register:
    found = make_register("patrullajes")
    rows = [
        row(1, sector="norte", kilometros=1_500_000),
        row(2, sector="norte"),
        row(3, sector="sur", kilometros=500_000),
        row(4),
        row(5, date(2023, 6, 6), sector="norte", kilometros=9_000_000),
    ]
    keep(found, rows)
    return found


def measured(register: Register, text: str, period: str = "2023-06") -> Measured:
    return measure_register(parse_measure(text), register, span_of(parse_period(period)))


def test_a_share_keeps_both_sides_and_says_what_is_left_out(register: Register) -> None:
    found = measured(register, "porcentaje donde sector = 'norte'")

    assert (found.numerator, found.denominator) == (Fraction(2), Fraction(4))
    assert (found.multiplier, found.sample) == (100, 4)
    assert value_in_words(found) == "50.0 %"
    assert found.excluded == (
        Excluded("Sin respuesta en «Sector», que la condición pregunta", 1),
        Excluded("Anulados", 1),
    )


def test_an_average_says_what_it_divides_and_who_did_not_answer(register: Register) -> None:
    found = measured(register, "promedio(kilometros)")

    assert (found.numerator, found.denominator, found.value) == (Fraction(2), Fraction(2), Fraction(1))
    assert found.excluded[0] == Excluded("Sin respuesta en «Kilómetros»", 2)


def test_nothing_noted_is_no_zero(register: Register) -> None:
    found = measured(register, "contar donde sector = 'norte'", "2023-07")

    assert found.outcome is Outcome.NO_RECORDS
    assert found.value is None
    assert value_in_words(found) == "Sin registros"


def test_what_was_noted_and_is_not_so_is_a_zero(register: Register) -> None:
    assert measured(register, "contar donde sector = 'puerto'").value == 0


def test_zero_below_is_no_figure(register: Register) -> None:
    found = measured(register, "contar sobre contar donde sector = 'puerto'")

    assert found.outcome is Outcome.NOT_COMPUTABLE
    assert found.why == "El denominador es cero."


def test_a_variation_without_a_year_before_is_no_figure(register: Register) -> None:
    found = measured(register, "variación de (contar)")

    assert found.outcome is Outcome.NOT_COMPUTABLE
    assert "año anterior" in found.why


def test_a_rate_waits_for_somebody_to_choose_the_population(register: Register) -> None:
    text = "contar por cada 100000 de serie('poblacion')"
    waiting = measured(register, text)

    assert waiting.outcome is Outcome.NOT_COMPUTABLE
    assert "79,727" in waiting.why

    choose_series_source(
        actor=ACTOR, series="poblacion", source=PROJECTED, norm="Acuerdo 7", valid_from=date(2023, 1, 1)
    )
    found = measured(register, text)

    assert found.value == Fraction(4 * 100_000, 78_996)
    assert found.sample == 4
    assert "78,996" in found.sources[0]


def test_the_margin_is_that_of_the_textbook() -> None:
    """p = 0.5, n = 384: ± 5.0 points at 95 %; an effect of 2 needs twice as many; all of a population leave none."""
    half = divided(Side(Fraction(192), 384, 192), Side(Fraction(384), 384, 384), 100)
    simple = with_margin(half, Fraction(95), Fraction(1), None).margin
    clustered = with_margin(half, Fraction(95), Fraction(2), None).margin
    census = with_margin(half, Fraction(95), Fraction(1), Fraction(384)).margin

    assert simple is not None
    assert clustered is not None
    assert census is not None
    assert simple.half_width == pytest.approx(1.959964 * (0.25 / 384) ** 0.5 * 100, abs=1e-4)
    assert (simple.low + simple.high) / 2 == pytest.approx(50)
    assert clustered.half_width == pytest.approx(simple.half_width * 2**0.5)
    assert census.half_width == 0
    assert (census.low, census.high) == (50, 50)


def test_wilson_holds_where_nobody_said_yes() -> None:
    """Zero of ten: from 0 to z²/(n + z²) = 27.75 %."""
    none = divided(Side(Fraction(0), 10, 0), Side(Fraction(10), 10, 10), 100)
    found = with_margin(none, Fraction(95), Fraction(1), None)

    assert found.margin is not None
    assert found.margin.low == pytest.approx(0, abs=1e-9)
    assert found.margin.high == pytest.approx(27.7533, abs=1e-3)
    assert margin_in_words(found).startswith("± 27.8 puntos, al 95 % de confianza: entre 0.0 % y 27.8 %. 10 respuestas")
