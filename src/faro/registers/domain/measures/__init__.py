"""Named figures over records, written as short Spanish sentences: read, checked, printed, explained.

``parse_measure`` and ``parse_condition`` read, ``check_expression`` and ``check_condition`` check against the words of
a register (``words_of``), ``holds`` says whether a record, or a row of it, meets a condition.
"""

from faro.registers.domain.measures.checking import check_condition, check_expression, check_measure
from faro.registers.domain.measures.conditions import Seen, holds
from faro.registers.domain.measures.problems import ExpressionProblem, ExpressionProblems
from faro.registers.domain.measures.reading import parse_condition, parse_measure
from faro.registers.domain.measures.words import Words, words_of

__all__ = [
    "ExpressionProblem",
    "ExpressionProblems",
    "Seen",
    "Words",
    "check_condition",
    "check_expression",
    "check_measure",
    "holds",
    "parse_condition",
    "parse_measure",
    "words_of",
]
