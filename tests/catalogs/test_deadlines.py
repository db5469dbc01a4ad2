"""Until when a period is reported."""

from datetime import date

import pytest

from faro.catalogs.domain.merging import Local, calendar_of, row_in_force
from faro.catalogs.domain.rows import Deadline, OnDayOff
from faro.catalogs.domain.shipped import shipped

PERU = calendar_of(shipped(), Local(), "peru")


def rule(code: str) -> Deadline:
    return row_in_force(shipped().deadlines, code, date(2023, 6, 1))


@pytest.mark.parametrize(
    ("period_end", "due"),
    [
        (date(2023, 1, 31), date(2023, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2023, 3, 31), date(2023, 4, 30)),  # a Sunday: the printed rule does not move it
        (date(2023, 12, 31), date(2024, 1, 31)),
    ],
)
def test_a_month_is_reported_until_the_last_day_of_the_next(period_end: date, due: date) -> None:
    assert rule("monitoring.month").due(period_end, PERU) == due


def test_a_year_whose_last_day_is_off_is_reported_until_the_next_working_day() -> None:
    # 31 March 2024 was Easter Sunday; the tracking report of 2023 bears the date 1 April 2024
    assert rule("monitoring.year").due(date(2023, 12, 31), PERU) == date(2024, 4, 1)


def test_each_rule_says_what_becomes_of_a_day_off() -> None:
    assert all(row.on_day_off.words for row in shipped().deadlines)
    assert {row.on_day_off for row in shipped().deadlines} == set(OnDayOff)
