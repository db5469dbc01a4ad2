"""Numbers written as a reader writes them in a formula: as many decimals as they need, two at most."""

from decimal import Decimal

from faro.kernel.fixed import QUANTITY_SCALE, from_scaled
from faro.kernel.formats import MISSING, number


def written(value: float | Decimal | None, places: int = 2) -> str:
    """``66.67``, ``50``, ``1,234.5``; ND where there is none."""
    if value is None:
        return MISSING
    text = number(Decimal(repr(value)) if isinstance(value, float) else value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def written_units(units: int | None) -> str:
    """The same of a quantity in millionths, with every decimal it has up to six."""
    return MISSING if units is None else written(from_scaled(units, QUANTITY_SCALE), QUANTITY_SCALE)
