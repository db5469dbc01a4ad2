"""A period as it is written: ``2023``, ``2023-S1``, ``2023-06``."""

from datetime import date

from faro.kernel.periods import Period


def period_code(first: date, last: date) -> str:
    """How the period from the first to the last day is written."""
    return written(Period(first.year, first.month, last.month))


def written(period: Period) -> str:
    """The period as it is written in an address."""
    if period.is_year:
        return str(period.year)
    if period.first_month == period.last_month:
        return f"{period.year}-{period.first_month:02}"
    return f"{period.year}-S{1 if period.first_month == 1 else 2}"
