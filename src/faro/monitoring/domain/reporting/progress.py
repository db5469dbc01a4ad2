"""What the months of an activity add up to, by its type of aggregation (CEPLAN's own report, notes ii and iii)."""

from collections.abc import Mapping

ANNUAL_TOTAL, MONTHLY_STOCK = "annual_total", "monthly_stock"


def accumulated(months: Mapping[int, int | None], through: int, aggregation: str) -> int | None:
    """The sum of the months up to one, or the last one above zero; None where none is known or nothing adds up."""
    known = {month: value for month, value in months.items() if month <= through and value is not None}
    if not known:
        return None
    if aggregation == ANNUAL_TOTAL:
        return sum(known.values())
    if aggregation == MONTHLY_STOCK:
        positive = [month for month, value in known.items() if value > 0]
        return known[max(positive)] if positive else 0
    return None


def share(done: int | None, planned: int | None) -> float | None:
    """Percentage points of what was planned; None where nothing was."""
    return None if done is None or not planned else done * 100 / planned
