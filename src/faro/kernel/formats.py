"""How Faro writes numbers and dates for a reader in Peru (es-PE)."""

from datetime import date
from decimal import Decimal

from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, from_scaled, plain
from faro.kernel.rounding import half_up

MISSING = "ND"
"""No disponible: what stands where a figure is missing. Never a zero."""


def money(centimos: int | None) -> str:
    """``S/ 1,234.56`` for an amount in céntimos."""
    return MISSING if centimos is None else f"S/ {from_scaled(centimos, MONEY_SCALE):,.2f}"


def quantity(units: int | None) -> str:
    """A quantity in millionths, with the decimals it has: ``1,234.5``."""
    if units is None:
        return MISSING
    return f"{Decimal(plain(from_scaled(units, QUANTITY_SCALE))):,f}"


def number(value: float | Decimal | None, places: int = 1) -> str:
    """A figure with a fixed number of decimals, rounded half up: ``1,234.5``."""
    return MISSING if value is None else f"{half_up(value, places):,f}"


def percent(points: float | Decimal | None, places: int = 1) -> str:
    """Percentage points with their sign: ``66.7 %``."""
    return MISSING if points is None else f"{number(points, places)} %"


def day(value: date | None) -> str:
    """``31/12/2022``."""
    return MISSING if value is None else value.strftime("%d/%m/%Y")
