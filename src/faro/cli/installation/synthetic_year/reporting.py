"""How the months were reported: who sends in time, who late, who never; what was observed, mended and released."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from faro.cli.installation.synthetic_year.drawing import Draw
from faro.cli.installation.synthetic_year.model import MadeActivity, MadeExtension, MadeObservation, MadeReport

WHOLE = 1000


@dataclass(frozen=True, slots=True)
class Calendar:
    """Until which day the year has gone, and the deadlines by month and unit."""

    year: int
    stopped_on: date
    extensions: Sequence[MadeExtension]

    def due(self, month: int, unit: str) -> date:
        """The last day of the next month, or as it was extended."""
        following = date(self.year + month // 12, month % 12 + 1, 1)
        last = (following + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        more = [each.days for each in self.extensions if each.month == month and each.unit in ("", unit)]
        return last + timedelta(days=max(more, default=0))

    def begun(self, month: int) -> bool:
        """Whether the month is over on the day the year stops, so that its report is being filled."""
        return self.stopped_on.replace(day=1) > date(self.year, month, 1)


def habit_of(unit: str, data: Mapping[str, Any], draw: Draw) -> Mapping[str, Any]:
    """What kind of unit it is."""
    drawn, reached = draw.number(f"{unit}:habit", 0, 999), 0
    habits: list[Mapping[str, Any]] = list(data["habits"].values())
    for habit in habits:
        reached += habit["thousandths"]
        if drawn < reached:
            return habit
    return habits[-1]


def reports_of(
    unit: str, activities: Sequence[MadeActivity], calendar: Calendar, data: Mapping[str, Any], draw: Draw
) -> Iterator[MadeReport]:
    """The reports of a unit, for each month that is over."""
    habit = habit_of(unit, data, draw)
    for month in range(1, 13):
        if calendar.begun(month):
            yield _report(unit, month, activities, calendar, (habit, data, draw))


def unsent(unit: str, month: int, share: int = 0) -> MadeReport:
    """A report nobody sent."""
    return MadeReport(unit, month, share, None, None, None, None)


_Ways = tuple[Mapping[str, Any], Mapping[str, Any], Draw]


def _report(unit: str, month: int, activities: Sequence[MadeActivity], calendar: Calendar, ways: _Ways) -> MadeReport:
    habit, data, draw = ways
    key, review, stop = f"{unit}:{month}", data["review"], calendar.stopped_on
    due = calendar.due(month, unit)
    late = draw.chance(f"{key}:late", habit["late_thousandths"])
    sent = due + timedelta(days=draw.number(f"{key}:sent", *(review["late_days"] if late else habit["days"])))
    if sent > stop:
        return unsent(unit, month, draw.number(f"{key}:share", 0, 900))
    observation = None
    if draw.chance(f"{key}:observed", review["observed_thousandths"]):
        observation = _observation(key, sent, activities, (data, draw, stop))
    ready = sent if observation is None else observation.mended_on
    checked = _after(ready, draw.number(f"{key}:check", *review["check_days"]), stop)
    released = _after(checked, draw.number(f"{key}:release", *review["release_days"]), stop)
    return MadeReport(unit, month, WHOLE, sent, checked, released, observation)


def _observation(
    key: str, sent: date, activities: Sequence[MadeActivity], ways: tuple[Mapping[str, Any], Draw, date]
) -> MadeObservation | None:
    data, draw, stop = ways
    made = sent + timedelta(days=1)
    if made > stop:
        return None
    mended = _after(made, draw.number(f"{key}:mend", *data["review"]["mend_days"]), stop)
    return MadeObservation(
        draw.one_of(f"{key}:figure", activities).code,
        draw.one_of(f"{key}:text", data["texts"]["observations"]),
        made,
        mended,
        draw.one_of(f"{key}:reply", data["texts"]["replies"]) if mended else "",
    )


def _after(day: date | None, days: int, stop: date) -> date | None:
    """So many days later, if that is before the year stops."""
    if day is None:
        return None
    later = day + timedelta(days=days)
    return later if later <= stop else None
