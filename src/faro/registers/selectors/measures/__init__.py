"""Measures computed by the database, with the records behind them."""

from faro.registers.selectors.measures.kept import (
    Line,
    approved_measure,
    codes_near,
    explanation_of,
    guarding,
    measures_feeding,
    measures_of,
    months_until,
    records_behind,
    span_of,
    value_anew,
    value_of,
)
from faro.registers.selectors.measures.measuring import measure_register
from faro.registers.selectors.measures.scope import Span
from faro.registers.selectors.measures.trail import Behind, behind
from faro.registers.selectors.measures.vocabulary import resolver, words_of_register

__all__ = [
    "Behind",
    "Line",
    "Span",
    "approved_measure",
    "behind",
    "codes_near",
    "explanation_of",
    "guarding",
    "measure_register",
    "measures_feeding",
    "measures_of",
    "months_until",
    "records_behind",
    "resolver",
    "span_of",
    "value_anew",
    "value_of",
    "words_of_register",
]
