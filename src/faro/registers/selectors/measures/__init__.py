"""Measures computed by the database, with the records behind them."""

from faro.registers.selectors.measures.measuring import measure_register
from faro.registers.selectors.measures.scope import Span
from faro.registers.selectors.measures.trail import Behind, behind
from faro.registers.selectors.measures.vocabulary import resolver, words_of_register

__all__ = ["Behind", "Span", "behind", "measure_register", "resolver", "words_of_register"]
