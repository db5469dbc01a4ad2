"""Working days."""

from datetime import date

import pytest

from faro.workflow.calendar import Calendar, DayOff, NoWorkingDay
from faro.workflow.holidays import Holiday, Once, Yearly

FIESTAS = Calendar((Holiday("28", Yearly(7, 28), "DL 713"), Holiday("29", Yearly(7, 29), "DL 713")))


def test_weekends_and_holidays_are_not_worked() -> None:
    assert not FIESTAS.is_working(date(2026, 7, 25))
    assert not FIESTAS.is_working(date(2026, 7, 28))
    assert FIESTAS.is_working(date(2026, 7, 27))
    assert FIESTAS.holiday_on(date(2026, 7, 28)) == DayOff(date(2026, 7, 28), "28", "DL 713")
    assert FIESTAS.holiday_on(date(2026, 7, 25)) is None


def test_the_days_of_a_year_come_in_order() -> None:
    assert [off.day for off in FIESTAS.days_off(2030)] == [date(2030, 7, 28), date(2030, 7, 29)]


def test_counts_the_working_days_between() -> None:
    assert FIESTAS.working_days_between(date(2026, 7, 24), date(2026, 7, 31)) == 3
    assert FIESTAS.working_days_between(date(2026, 7, 31), date(2026, 7, 24)) == 0


def test_finds_the_first_working_day() -> None:
    assert FIESTAS.first_working_day(date(2026, 7, 28)) == date(2026, 7, 30)
    assert FIESTAS.first_working_day(date(2026, 7, 30)) == date(2026, 7, 30)


def test_the_first_norm_names_a_day_that_two_give() -> None:
    day = date(2026, 6, 8)
    calendar = Calendar((Holiday("Decreto", Once(day)), Holiday("Otro", Once(day))))

    assert [off.name for off in calendar.days_off(2026)] == ["Decreto"]


def test_a_week_without_work_is_refused() -> None:
    with pytest.raises(ValueError, match="weekend"):
        Calendar(weekend=frozenset(range(7)))


def test_the_end_of_time_is_told() -> None:
    with pytest.raises(NoWorkingDay, match="31/12/9999"):
        Calendar(weekend=frozenset({4})).first_working_day(date(9999, 12, 31))
