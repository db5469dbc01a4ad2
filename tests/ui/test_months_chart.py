"""A year month by month, with where it may end: true heights, words for those who don't see it, a table behind."""

import re

from lxml import etree  # type: ignore[import-untyped]

from faro.ui.api import MonthPoint, YearEnd, months_chart

MILLION = 100_000_000
POINTS = [
    MonthPoint("ene", 10 * MILLION, 20 * MILLION),
    MonthPoint("feb", 30 * MILLION, 40 * MILLION),
    MonthPoint("mar", None, 60 * MILLION),
]
END = YearEnd(expected=50 * MILLION, low=40 * MILLION, high=80 * MILLION)


def drawn(end: YearEnd | None = END) -> "etree._Element":
    return etree.fromstring(months_chart(POINTS, caption="Devengado", end=end))


def test_columns_are_as_high_as_their_amounts_and_months_to_come_have_none() -> None:
    heights = [float(each.get("height")) for each in drawn().xpath("//rect[@class='value']")]

    assert len(heights) == 2
    assert abs(heights[1] - 3 * heights[0]) < 0.2


def test_the_end_is_drawn_from_its_lowest_to_its_highest() -> None:
    value = float(drawn().xpath("//rect[@class='value']")[0].get("height"))  # 10 millions
    (interval,) = drawn().xpath("//rect[@class='absent']")

    assert abs(float(interval.get("height")) - 4 * value) < 0.3
    assert not drawn(None).xpath("//rect[@class='absent']")


def test_it_says_in_words_what_it_draws() -> None:
    chart = drawn()

    (picture,) = chart.xpath("//svg[@role='img']")
    assert picture.get("aria-labelledby")
    said = chart.xpath("//svg/desc")[0].text
    assert "Hasta feb: S/ 30,000,000.00." in said
    assert "entre S/ 40,000,000.00 y S/ 80,000,000.00" in said


def test_the_same_figures_stand_in_a_table() -> None:
    text = " ".join(drawn().xpath("//table")[0].itertext())

    for amount in ("10,000,000.00", "60,000,000.00", "50,000,000.00", "80,000,000.00"):
        assert re.search(amount, text)
