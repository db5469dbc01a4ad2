"""What other rooms may use of the registers."""

from faro.registers.domain.measures.results import Excluded, Measured, Outcome
from faro.registers.domain.measures.telling import amount_in_words, as_data, margin_in_words, value_in_words
from faro.registers.models import MeasureVersion
from faro.registers.selectors.measures import (
    Behind,
    Span,
    approved_measure,
    explanation_of,
    measures_feeding,
    records_behind,
    span_of,
    value_of,
)
from faro.registers.services.measures import approve_measure, approve_measures, propose_measure, reject_measure

__all__ = [
    "Behind",
    "Excluded",
    "MeasureVersion",
    "Measured",
    "Outcome",
    "Span",
    "amount_in_words",
    "approve_measure",
    "approve_measures",
    "approved_measure",
    "as_data",
    "explanation_of",
    "margin_in_words",
    "measures_feeding",
    "propose_measure",
    "records_behind",
    "reject_measure",
    "span_of",
    "value_in_words",
    "value_of",
]
