"""Forms of writing that need the site's time zone, and words that agree with a number."""

from datetime import datetime
from zoneinfo import ZoneInfo

from faro.kernel.formats import MISSING

LIMA = ZoneInfo("America/Lima")


def moment(value: datetime | None) -> str:
    """``31/12/2022 17:45``, by the clock of Lima. Raises :class:`ValueError` for a moment without time zone."""
    if value is None:
        return MISSING
    if value.tzinfo is None:
        raise ValueError(f"moment without time zone: {value!r}")
    return value.astimezone(LIMA).strftime("%d/%m/%Y %H:%M")


def counted(count: int, one: str, many: str) -> str:
    """``1 indicador``, ``1,234 indicadores``."""
    return f"{count:,} {one if count == 1 else many}"
