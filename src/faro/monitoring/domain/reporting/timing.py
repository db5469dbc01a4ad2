"""Whether something was reported in time."""

from datetime import date
from enum import StrEnum

from faro.kernel.text import _


class Timing(StrEnum):
    """How a report stands against its deadline. ``NEVER``: the day has passed and nothing was sent."""

    PENDING = "pending"
    ON_TIME = "on_time"
    LATE = "late"
    NEVER = "never"

    @property
    def words(self) -> str:
        """As a reader sees it."""
        return {
            Timing.PENDING: _("En plazo"),
            Timing.ON_TIME: _("A tiempo"),
            Timing.LATE: _("Tarde"),
            Timing.NEVER: _("Sin reportar"),
        }[self]


def timing(due: date, sent_on: date | None, today: date) -> Timing:
    """What the day of the first sending says; without one, what today does."""
    if sent_on is not None:
        return Timing.ON_TIME if sent_on <= due else Timing.LATE
    return Timing.NEVER if today > due else Timing.PENDING
