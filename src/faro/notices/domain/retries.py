"""When a message that could not be sent is tried again."""

from datetime import timedelta

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)


def pause_after(attempts: int, allowed: int) -> timedelta | None:
    """How long to wait after that many failed attempts of those allowed; None when it is given up."""
    return PAUSES[min(attempts, len(PAUSES)) - 1] if attempts < allowed else None
