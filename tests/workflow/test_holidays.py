"""Easter, and the rules that say when a holiday falls."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.workflow.holidays import FromEaster, Holiday, Once, Yearly, easter

PUBLISHED = [
    date(1818, 3, 22),
    date(1943, 4, 25),
    date(1954, 4, 18),
    date(1981, 4, 19),
    date(2000, 4, 23),
    date(2008, 3, 23),
    date(2019, 4, 21),
    date(2020, 4, 12),
    date(2021, 4, 4),
    date(2022, 4, 17),
    date(2023, 4, 9),
    date(2024, 3, 31),
    date(2025, 4, 20),
    date(2026, 4, 5),
    date(2027, 3, 28),
    date(2038, 4, 25),
    date(2049, 4, 18),
    date(2076, 4, 19),
]


@pytest.mark.parametrize("day", PUBLISHED, ids=str)
def test_easter_falls_where_the_tables_say(day: date) -> None:
    assert easter(day.year) == day


def gauss(year: int) -> date:
    """Gauss's own way, with his two exceptions."""
    golden, of_four, of_seven, century = year % 19, year % 4, year % 7, year // 100
    moon = (15 - (13 + 8 * century) // 25 + century - century // 4) % 30
    sun = (4 + century - century // 4) % 7
    full = (19 * golden + moon) % 30
    sunday = (2 * of_four + 4 * of_seven + 6 * full + sun) % 7
    if full == 29 and sunday == 6:
        return date(year, 4, 19)
    if full == 28 and sunday == 6 and (11 * moon + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=full + sunday)


@given(st.integers(1583, 9999))
def test_easter_agrees_with_gauss(year: int) -> None:
    assert easter(year) == gauss(year)


def test_a_holiday_is_kept_only_while_its_norm_holds() -> None:
    holiday = Holiday("Batalla de Ayacucho", Yearly(12, 9), "Ley 31381", date(2022, 1, 1), date(2030, 12, 8))

    assert holiday.in_year(2021) is None
    assert holiday.in_year(2022) == date(2022, 12, 9)
    assert holiday.in_year(2030) is None


def test_movable_and_single_days() -> None:
    assert Holiday("Jueves Santo", FromEaster(-3)).in_year(2026) == date(2026, 4, 2)
    assert Once(date(2026, 6, 8)).in_year(2027) is None
    assert Yearly(2, 29).in_year(2027) is None


def test_a_day_that_no_year_has_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        Yearly(2, 30)
