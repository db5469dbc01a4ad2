"""Whether something was reported in time."""

from datetime import date
from enum import StrEnum

from faro.kernel.text import _


class Timing(StrEnum):
    """How a report stands against its deadline.

    ``EARLY``: sent, and others still have time to. ``NEVER``: the day has passed and nothing was sent.
    """

    PENDING = "pending"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    NEVER = "never"

    @property
    def words(self) -> str:
        """As a reader sees it."""
        return {
            Timing.PENDING: _("En plazo"),
            Timing.EARLY: _("Ya enviado, aún en plazo"),
            Timing.ON_TIME: _("A tiempo"),
            Timing.LATE: _("Tarde"),
            Timing.NEVER: _("Sin reportar"),
        }[self]


def timing(due: date, sent_on: date | None, today: date, *, closed: bool = False) -> Timing:
    """What the day of the first sending says; without one, what today does.

    Nobody is on time before the day is over for all, or its period is closed.
    """
    if sent_on is not None:
        is_over = closed or today > due
        return Timing.LATE if sent_on > due else Timing.ON_TIME if is_over else Timing.EARLY
    return Timing.NEVER if today > due else Timing.PENDING
