"""How reports, figures, measurements and periods are called in the history."""

from faro.ledger.api import subject_key


def report_key(plan: str, period: str, unit: str) -> str:
    """The report of a unit."""
    return subject_key("report", plan, period, unit)


def figure_key(plan: str, period: str, activity: str) -> str:
    """What was done of an activity in a month: files are about it."""
    return subject_key("figure", plan, period, activity)


def measure_key(plan: str, period: str, indicator: str) -> str:
    """The measurement of an indicator."""
    return subject_key("measure", plan, period, indicator)


def period_key(plan: str, period: str) -> str:
    """A period; those of the calendar are of no single plan."""
    return subject_key("period", plan, period[:4], period)


def calendar_key(period: str) -> str:
    """The deadline of a period, for all."""
    return subject_key("period", period)
