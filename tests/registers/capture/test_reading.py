"""What people type, read as what they mean; what cannot be read is refused with how to write it."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.registers.forms.moments import MomentRefused, read_day, read_moment, read_time, shown_moment
from faro.registers.forms.numbers import NumberRefused, read_number, shown_number
from faro.registers.forms.places import PlaceRefused, read_place
from faro.registers.forms.wording import block, inline

LIMA = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("typed", "millionths"),
    [
        ("12", 12_000_000),
        ("12.5", 12_500_000),
        ("12,5", 12_500_000),
        ("1,234", 1_234_000_000),
        ("1,234.50", 1_234_500_000),
        ("1.234,50", 1_234_500_000),
        ("1.234.567", 1_234_567_000_000),
        ("0,234", 234_000),
        ("1 234", 1_234_000_000),
        ("-0.5", -500_000),
        ("−3", -3_000_000),
        (",5", 500_000),
        ("  ", None),
    ],
)
def test_a_number_is_read_as_it_is_written_here_or_elsewhere(typed: str, millionths: int | None) -> None:
    assert read_number(typed) == millionths


@pytest.mark.parametrize("typed", ["x", "1.2.3", "12,34,5", "1e5", "٣", "1" * 50, "--1", "0.1234567", "9" * 20])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NumberRefused):
        read_number(typed)


def test_an_integer_has_no_decimals() -> None:
    assert read_number("12.0", whole=True) == 12_000_000
    with pytest.raises(NumberRefused, match="entero"):
        read_number("12.5", whole=True)


@given(st.integers(-(10**17), 10**17))
def test_a_number_that_is_shown_is_read_back(millionths: int) -> None:
    assert read_number(shown_number(millionths)) == millionths


@pytest.mark.parametrize(
    ("typed", "day"), [("2026-03-05", "2026-03-05"), ("5/3/2026", "2026-03-05"), ("2026-03", "2026-03-01")]
)
def test_a_day_is_read(typed: str, day: str) -> None:
    assert read_day(typed) == day


@pytest.mark.parametrize("typed", ["31/02/2026", "mañana", "03-05", "2026-13"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(MomentRefused):
        read_day(typed)


def test_a_moment_gets_the_zone_of_the_place_and_is_shown_without() -> None:
    assert read_moment("2026-03-05T17:30", LIMA) == "2026-03-05T17:30:00-05:00"
    assert read_moment("05/03/2026 7:30", LIMA) == "2026-03-05T07:30:00-05:00"
    assert shown_moment("2026-03-05T22:30:00+00:00", LIMA) == "2026-03-05T17:30"


def test_times() -> None:
    assert read_time("7:05") == "07:05"
    with pytest.raises(MomentRefused):
        read_time("25:00")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (["-17.6436", "-71.345"], "-17.6436 -71.345 0 0"),
        (["-17,6436", "-71,345"], "-17.6436 -71.345 0 0"),
        (["17.6436 S", "71.345 W"], "-17.6436 -71.345 0 0"),
        (["-17.6436, -71.345", ""], "-17.6436 -71.345 0 0"),
        (["-17.6436 -71.345"], "-17.6436 -71.345 0 0"),
        (["-17.6436", "-71.345", "12.5", "4"], "-17.6436 -71.345 12.5 4"),
    ],
)
def test_a_place_is_two_numbers(typed: list[str], place: str) -> None:
    assert read_place(typed) == place


@pytest.mark.parametrize("typed", [["-17.6"], ["-17.6", "x"], ["95", "-71"], ["-17", "-271"]])
def test_what_is_no_place_is_refused(typed: list[str]) -> None:
    with pytest.raises(PlaceRefused):
        read_place(typed)


@pytest.mark.parametrize("words", ["<script>x</script>", "**a** <img src=x onerror=y>", "[x](javascript:alert(1))"])
def test_no_markup_of_a_form_passes_through(words: str) -> None:
    for html in (inline(words), block(words)):
        assert "<script" not in html
        assert "<img" not in html
        assert 'href="javascript' not in html
