"""A slow and obvious count of days, to compare the clock with: it walks the calendar with a pencil."""

from collections.abc import Callable
from datetime import date, timedelta

from faro.workflow.clock import Clock, DayKind


def paused(clock: Clock, day: date) -> bool:
    for pause in clock.suspensions:
        first = pause.since if clock.counting.stops_at_once else pause.since + timedelta(days=1)
        if pause.until is None:
            last = date.max
        else:
            last = pause.until - timedelta(days=1) if clock.counting.resumes_at_once else pause.until
        if first <= day <= last:
            return True
    return False


def due_by_hand(clock: Clock, works: Callable[[date], bool]) -> date:
    """The due day of a clock that is not suspended now."""
    day = clock.start
    while clock.counting.starts_on_working_day and not works(day):
        day += timedelta(days=1)
    if clock.counting.starts_next_day:
        day += timedelta(days=1)
    left = clock.days + sum(each.days for each in clock.extensions)
    while True:
        counts = not paused(clock, day) and (clock.kind is DayKind.CALENDAR or works(day))
        if counts:
            left -= 1
        if left == 0:
            break
        day += timedelta(days=1)
    while clock.counting.ends_on_working_day and (not works(day) or paused(clock, day)):
        day += timedelta(days=1)
    return day
