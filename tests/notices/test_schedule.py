from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from faro.notices.domain.retries import pause_after
from faro.notices.domain.schedule import Job, next_run

LIMA = ZoneInfo("America/Lima")


def nothing(_now: datetime) -> str:
    return ""


def test_a_job_of_every_hour_runs_an_hour_later() -> None:
    now = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
    assert next_run(Job("a", "A", nothing, every=timedelta(hours=1)), now, LIMA) == now + timedelta(hours=1)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-03-10T06:59", "2026-03-10T07:00"),
        ("2026-03-10T07:00", "2026-03-11T07:00"),
        ("2026-03-10T23:59", "2026-03-11T07:00"),
    ],
)
def test_a_job_with_an_hour_runs_at_it_by_the_clock_of_lima(after: str, expected: str) -> None:
    job = Job("a", "A", nothing, at=time(7, 0))
    moment = datetime.fromisoformat(after).replace(tzinfo=LIMA).astimezone(UTC)
    assert next_run(job, moment, LIMA) == datetime.fromisoformat(expected).replace(tzinfo=LIMA)


def test_a_job_has_either_an_hour_or_a_pause() -> None:
    with pytest.raises(ValueError, match="either"):
        Job("a", "A", nothing)
    with pytest.raises(ValueError, match="either"):
        Job("a", "A", nothing, every=timedelta(hours=1), at=time(7, 0))


def test_pauses_grow_until_the_attempts_are_used_up() -> None:
    pauses = [pause_after(n, 5) for n in range(1, 6)]
    assert pauses[-1] is None
    assert [pause for pause in pauses[:-1] if pause] == sorted(pause for pause in pauses[:-1] if pause)
