"""When a commitment is due, and what may follow what."""

from collections.abc import Callable
from datetime import date

from faro.kernel.text import _
from faro.package.tables.account import COMMITMENT_STATES

STATES = COMMITMENT_STATES
DONE, DROPPED = "done", "dropped"
CLOSED = frozenset({DONE, DROPPED})

NO_STATE, NO_DATE, NO_RESPONSIBLE = _("sin estado"), _("sin fecha"), _("sin responsable")
"""What is said of what the document does not give."""


def last_day(due: date | None, first_working_day: Callable[[date], date]) -> date | None:
    """The last day in time: the due date or, where it is no working day, the next that is. None without a date."""
    return None if due is None else first_working_day(due)


def is_overdue(due: date | None, state: str | None, today: date, first_working_day: Callable[[date], date]) -> bool:
    """Whether the date has passed and nobody said that it is done or dropped. Without a date nothing is overdue."""
    last = last_day(due, first_working_day)
    return last is not None and state not in CLOSED and today > last
