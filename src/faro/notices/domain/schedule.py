"""Scheduled work: what a job is, and when it runs next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Job:
    """Work that is done without being asked. ``run`` gets the moment and gives a Spanish sentence of what it did.

    Exactly one of ``every`` (a pause between runs) and ``at`` (an hour of each day, local time) is given.
    ``lease``: for how long a run may hold the job before another may take it over (its process died).
    """

    code: str
    label: str
    run: Callable[[datetime], str]
    every: timedelta | None = None
    at: time | None = None
    lease: timedelta = timedelta(hours=1)

    def __post_init__(self) -> None:  # noqa: D105 the class says what it demands
        if (self.every is None) == (self.at is None):
            raise ValueError(f"job {self.code}: give either every or at")


def next_run(job: Job, after: datetime, zone: tzinfo) -> datetime:
    """The first moment later than ``after`` at which the job is due. Runs that were missed are not made up for."""
    if job.every is not None:
        return after + job.every
    if job.at is None:
        raise ValueError(job.code)
    local = after.astimezone(zone)
    today = datetime.combine(local.date(), job.at, zone)
    return today if today > local else datetime.combine(local.date() + timedelta(days=1), job.at, zone)
