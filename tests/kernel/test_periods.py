"""Years, half-years and months."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.periods import Period, month_end, parse_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022", Period(2022, 1, 12)),
        ("2022-S1", Period(2022, 1, 6)),
        ("2022-S2", Period(2022, 7, 12)),
        ("2022-03", Period(2022, 3, 3)),
        ("2022-12", Period(2022, 12, 12)),
    ],
)
def test_a_period_is_read(text: str, period: Period) -> None:
    assert parse_period(text) == period
    assert period.is_year == (text == "2022")


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022-", "2022-0", "2022-00", "2022-13", "2022-3", "2022-S3", "2022-s1", " 2022", "2022\n", "２０２２"],
)
def test_any_other_writing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_period(text)


@pytest.mark.parametrize(
    ("year", "month", "later", "end"),
    [
        (2022, 1, 1, date(2022, 2, 28)),
        (2024, 1, 1, date(2024, 2, 29)),
        (2022, 12, 1, date(2023, 1, 31)),
        (2022, 6, 0, date(2022, 6, 30)),
        (2022, 11, 14, date(2024, 1, 31)),
        (1900, 2, 0, date(1900, 2, 28)),
    ],
)
def test_the_end_of_a_later_month(year: int, month: int, later: int, end: date) -> None:
    assert month_end(year, month, later) == end


@given(st.integers(1950, 2150), st.integers(1, 12), st.integers(0, 30))
def test_the_day_after_a_months_end_begins_the_next_month(year: int, month: int, later: int) -> None:
    end = month_end(year, month, later)
    assert (end + timedelta(days=1)).day == 1
    assert (end.year - year) * 12 + end.month - month == later
    assert end.day == calendar.monthrange(end.year, end.month)[1]
