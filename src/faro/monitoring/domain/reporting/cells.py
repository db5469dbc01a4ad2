"""A field as a page shows it and as it is typed there."""

from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE
from faro.monitoring.domain.amounts import DecimalSign, read_amount, shown
from faro.monitoring.domain.reporting.fields import FINANCIAL, TEXTS, FieldValue, acceptable


def scale_of(field: str) -> int:
    """The decimals that a field of figures keeps."""
    return MONEY_SCALE if field == FINANCIAL else QUANTITY_SCALE


def shown_cell(field: str, value: FieldValue) -> str:
    """The value as the field shows it, in a writing that :func:`read_cell` reads back."""
    if field in TEXTS:
        return str(value or "")
    return shown(value if isinstance(value, int) else None, scale_of(field))


def read_cell(field: str, text: str, sign: DecimalSign | None = None) -> FieldValue:
    """The value of what was typed. Raises :class:`~…amounts.AmountRefused` or :class:`~…fields.WrongValue`."""
    return acceptable(field, text if field in TEXTS else read_amount(text, scale_of(field), sign))
