"""A measured figure in words for people, and as plain data for programs."""

from fractions import Fraction
from typing import Any

from faro.kernel.formats import number, percent, quantity
from faro.kernel.rounding import half_up
from faro.kernel.text import _
from faro.registers.domain.measures.results import MILLION, Measured, Outcome

PLACES = 1


def millionths(value: Fraction | None) -> int | None:
    """A figure in whole millionths, rounded half up: as other rooms keep quantities."""
    return None if value is None else int(half_up(value * MILLION, 0))


def amount_in_words(value: Fraction | None) -> str:
    """A numerator or denominator, with up to six decimals."""
    return quantity(millionths(value))


def value_in_words(found: Measured) -> str:
    """The figure, or why there is none."""
    if found.outcome is Outcome.NO_RECORDS:
        return _("Sin registros")
    if found.outcome is Outcome.WAITING:
        return _("En espera")
    value = found.value
    if value is None:
        return _("No calculable")
    rounded = half_up(value, PLACES)
    if found.is_percentage:
        return percent(rounded, PLACES)
    return amount_in_words(value) if value.denominator == 1 else number(rounded, PLACES)


def margin_in_words(found: Measured) -> str:
    """How far the percentage of a sample may be from that of all; empty where none was asked for."""
    margin = found.margin
    if margin is None:
        return ""
    text = _(
        "± {half} puntos, al {confidence} % de confianza: entre {low} y {high}. "
        "{n} respuestas, efecto de diseño {effect}"
    )
    said = text.format(
        half=number(margin.half_width, PLACES),
        confidence=amount_in_words(margin.confidence),
        low=percent(margin.low, PLACES),
        high=percent(margin.high, PLACES),
        n=f"{margin.sample:,}",
        effect=amount_in_words(margin.design_effect),
    )
    if margin.population is None:
        return said
    return _("{said}, población {many}").format(said=said, many=amount_in_words(margin.population))


def as_data(found: Measured) -> dict[str, Any]:
    """All of it as JSON can hold it: numbers as text, so that none loses a decimal; the value as a fraction too."""
    data: dict[str, Any] = {
        "outcome": found.outcome.value,
        "value": _text(found.value),
        "exact": None if found.value is None else str(found.value),
        "numerator": _text(found.numerator),
        "denominator": _text(found.denominator),
        "multiplier": found.multiplier,
        "sample": found.sample,
        "excluded": [{"reason": each.reason, "count": each.count} for each in found.excluded],
        "why": found.why,
        "sources": list(found.sources),
    }
    if found.margin is not None:
        data["margin"] = {
            "half_width": round(found.margin.half_width, 6),
            "low": round(found.margin.low, 6),
            "high": round(found.margin.high, 6),
            "confidence": _text(found.margin.confidence),
            "design_effect": _text(found.margin.design_effect),
            "population": _text(found.margin.population),
        }
    if found.before is not None and found.now is not None:
        data["now"], data["before"] = as_data(found.now), as_data(found.before)
    return data


def _text(value: Fraction | None) -> str | None:
    if value is None:
        return None
    text = format(half_up(value, 6), "f")
    return text.rstrip("0").rstrip(".")
