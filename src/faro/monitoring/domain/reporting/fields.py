"""The fields that a unit fills, and how their values are kept apart, told and compared."""

from faro.kernel.errors import FaroError
from faro.kernel.fixed import LARGEST
from faro.kernel.formats import money, quantity
from faro.kernel.text import _

PHYSICAL, FINANCIAL, EXPLANATION, OBSTACLE = "physical", "financial", "explanation", "obstacle"
NUMERATOR, DENOMINATOR, VALUE = "numerator", "denominator", "value"
TEXTS = (EXPLANATION, OBSTACLE)
FIGURE_FIELDS = (PHYSICAL, FINANCIAL, *TEXTS)
MEASURE_FIELDS = (NUMERATOR, DENOMINATOR, VALUE, *TEXTS)
LABELS = {
    PHYSICAL: _("Hecho en el mes"),
    FINANCIAL: _("Gastado en el mes (S/)"),
    EXPLANATION: _("Explicación"),
    OBSTACLE: _("Dificultad"),
    NUMERATOR: _("Numerador"),
    DENOMINATOR: _("Denominador"),
    VALUE: _("Valor"),
}
LONGEST_TEXT = 4000

FieldValue = int | str | None


class WrongValue(FaroError):
    """A value that its field cannot hold."""


def acceptable(field: str, value: FieldValue) -> FieldValue:
    """The value as it is kept: words without loose ends, never null. Raises :class:`WrongValue`."""
    if field in TEXTS:
        return _acceptable_text(field, value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongValue(_("{field}: no es un número.").format(field=LABELS[field]))
    if abs(value) >= LARGEST:
        raise WrongValue(_("{field}: la cifra es demasiado grande.").format(field=LABELS[field]))
    if value < 0 and field in (PHYSICAL, NUMERATOR, DENOMINATOR):
        raise WrongValue(_("{field}: no puede ser menor que cero.").format(field=LABELS[field]))
    return value


def _acceptable_text(field: str, value: FieldValue) -> str:
    text = str(value or "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if len(text) > LONGEST_TEXT:
        sentence = _("{field}: tiene {n} letras y caben {most}.")
        raise WrongValue(sentence.format(field=LABELS[field], n=len(text), most=LONGEST_TEXT))
    return text


def as_kept(value: FieldValue) -> str:
    """The value as text: a whole number in its scale, or words; empty is no value."""
    return "" if value is None else str(value)


def from_kept(field: str, text: str) -> FieldValue:
    """The value that :func:`as_kept` wrote."""
    if field in TEXTS:
        return text
    return int(text) if text else None


def shown(field: str, value: FieldValue) -> str:
    """The value as a reader sees it."""
    if isinstance(value, str):
        return value
    return money(value) if field == FINANCIAL else quantity(value)
