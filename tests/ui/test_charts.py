"""Charts are well formed, say what they show, are coloured by classes alone, and their tables hold the same figures."""

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from tests.ui import samples

from faro.ui.api import (
    Area,
    Band,
    GlanceRow,
    LightCount,
    MoneyRow,
    Outcome,
    YearPoint,
    areas_chart,
    bullet_chart,
    lights_chart,
    money_chart,
    objectives_chart,
    series_chart,
)
from faro.ui.charts.scale import nice_scale

CHARTS = {
    "objectives": samples.objectives,
    "lights": samples.lights,
    "money": samples.money,
    "series": samples.series,
    "bullet": samples.bullet,
    "empty bullet": samples.empty_bullet,
}


def parsed(text: str) -> Element:
    """The figure; shapes of marks come with the namespace they have in no page, so there is none to mind."""
    figure: Element = fromstring(text)
    return figure


def by_class(tree: Element, name: str) -> list[Element]:
    return [each for each in tree.iter() if name in each.get("class", "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def rows_of(figure: Element) -> list[list[str]]:
    table = next(figure.iter("table"))
    return [[words(cell) for cell in row] for row in table.iter("tr")]


def share(element: Element, name: str) -> float:
    return float(element.attrib[name].rstrip("%"))


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_says_what_it_shows(name: str) -> None:
    figure = parsed(CHARTS[name]())
    drawings = [each for each in figure.iter("svg") if each.get("role") == "img"]
    assert drawings
    for drawing in drawings:
        assert drawing[0].tag == "title"
        assert drawing[1].tag == "desc"
        assert drawing.get("aria-labelledby") == drawing[0].get("id")
        assert drawing.get("aria-describedby") == drawing[1].get("id")
        assert words(drawing[0])
        assert words(drawing[1])


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_its_figures_in_a_table(name: str) -> None:
    table = next(parsed(CHARTS[name]()).iter("table"))
    assert words(next(table.iter("caption")))
    assert all(cell.get("scope") in {"col", "row"} for cell in table.iter("th"))


@pytest.mark.parametrize("name", CHARTS)
def test_colour_comes_from_classes_alone(name: str) -> None:
    for element in parsed(CHARTS[name]()).iter():
        assert not {"style", "fill", "stroke", "onclick"} & element.attrib.keys()


def test_identifiers_are_unique_in_a_page_of_all_charts() -> None:
    found = [identifier for make in CHARTS.values() for identifier in re.findall(r' id="([^"]+)"', make())]
    assert len(found) == len(set(found))


def test_texts_are_escaped() -> None:
    row = GlanceRow("<b>", 'Agua & "luz" <script>', Outcome(10.0, "red"), url='/?a="b"&c')
    text = objectives_chart([row], caption="<i>", bands=samples.BANDS)
    assert "<script>" not in text
    assert words(next(parsed(text).iter("a"))) == '<b> Agua & "luz" <script>'


def test_a_bar_is_as_long_as_its_result() -> None:
    figure = parsed(bullet_chart(Outcome(63.7, "amber"), caption="x", bands=samples.BANDS))
    assert share(by_class(figure, "bar-amber")[0], "width") == pytest.approx(63.7)


def test_bands_lie_where_their_limits_say() -> None:
    figure = parsed(bullet_chart(Outcome(63.7, "amber"), caption="x", bands=samples.BANDS))
    assert [(share(each, "x"), share(each, "width")) for each in by_class(figure, "band")] == [
        (0, 60),
        (60, 15),
        (75, 25),
    ]
    assert [share(each, "x1") for each in by_class(figure, "limit")] == [60, 75]


def test_the_end_of_the_scale_is_written_where_it_has_room() -> None:
    def ticks(start_of_the_best: float) -> list[str]:
        bands = (Band(0, "red", "Rojo"), Band(start_of_the_best, "green", "Verde"))
        return [
            words(each)
            for each in by_class(parsed(bullet_chart(Outcome(1.0, "red"), caption="x", bands=bands)), "tick")
        ]

    assert ticks(75) == ["0", "75", "100"]
    assert ticks(95) == ["0", "95"]


def test_bands_may_come_in_any_order() -> None:
    outcome = Outcome(1.0, "red")
    turned = bullet_chart(outcome, caption="x", bands=samples.BANDS[::-1])
    assert turned == bullet_chart(outcome, caption="x", bands=samples.BANDS)


def test_a_result_beyond_the_scale_says_so_and_stays_inside() -> None:
    figure = parsed(bullet_chart(Outcome(250.0, "green"), caption="x", bands=samples.BANDS))
    assert share(by_class(figure, "bar-green")[0], "width") == 100
    assert by_class(figure, "beyond")
    assert "250.0 %" in words(figure)


def test_a_missing_result_has_no_bar() -> None:
    figure = parsed(samples.empty_bullet())
    assert by_class(figure, "absent")
    assert not by_class(figure, "bar")
    assert "S.I." in words(next(figure.iter("desc")))


def test_a_zero_is_not_missing() -> None:
    figure = parsed(bullet_chart(Outcome(0.0, "red"), caption="x", bands=samples.BANDS))
    assert by_class(figure, "bar-red")
    assert not by_class(figure, "absent")
    assert "0.0 % · Rojo" in words(figure)


def test_objectives_show_figure_and_word_of_each() -> None:
    rows = rows_of(parsed(samples.objectives()))[1:]
    assert [row[2] for row in rows] == [
        "0.0 % Rojo",
        "75.0 % Verde",
        "33.4 % Rojo",
        "66.7 % Amarillo",
        "100.0 % Verde",
        "S.P.",
        "12.5 % Rojo",
        "S.I.",
        "ND",
    ]


def test_parts_of_the_lights_add_up_to_the_whole() -> None:
    figure = parsed(lights_chart([LightCount("green", 1), LightCount("red", 2), LightCount("nd", 0)], caption="x"))
    parts = by_class(figure, "part")
    assert [share(part, "width") for part in parts] == pytest.approx([33.33, 66.67])
    assert share(parts[1], "x") == pytest.approx(33.33)
    assert rows_of(figure)[1:] == [["Verde", "1", "33.3 %"], ["Rojo", "2", "66.7 %"], ["ND", "0", "0.0 %"]]


def test_no_lights_at_all_are_said() -> None:
    figure = parsed(lights_chart([LightCount("green", 0)], caption="x"))
    assert not by_class(figure, "part")
    assert rows_of(figure)[1] == ["Verde", "0", "ND"]
    assert "Sin datos" in words(next(figure.iter("desc")))


def test_amounts_are_to_one_scale_and_written_in_soles() -> None:
    figure = parsed(
        money_chart(
            [MoneyRow("a", (200_00, 50_00)), MoneyRow("b", (None, 0))], caption="x", stages=("PIM", "Devengado")
        )
    )
    assert [share(each, "width") for each in by_class(figure, "amount")] == [100, 25, 0]
    rows = rows_of(figure)
    assert rows[1][2:] == ["PIM S/ 200.00", "Devengado S/ 50.00"]
    assert rows[2][2:] == ["PIM ND", "Devengado S/ 0.00"]


def test_a_year_without_its_value_is_shown_as_missing_and_one_to_come_is_not() -> None:
    points = [YearPoint(2021, None, 5_000_000), YearPoint(2022, None, 6_000_000, expected=False)]
    figure = parsed(series_chart(points, caption="x"))
    assert len([each for each in by_class(figure, "absent") if each.tag == "rect"]) == 1
    assert not [each for each in by_class(figure, "value") if each.tag == "rect"]
    assert rows_of(figure)[1:] == [["2021", "ND", "5"], ["2022", "–", "6"]]


def test_the_original_target_is_shown_only_where_it_differs() -> None:
    same = parsed(series_chart([YearPoint(2021, 1, 5_000_000, 5_000_000)], caption="x"))
    assert not by_class(same, "original")
    changed = parsed(series_chart([YearPoint(2021, 4_500_000, 5_000_000, 8_000_000)], caption="x"))
    assert by_class(changed, "original")
    assert rows_of(changed) == [["Año", "Valor obtenido", "Meta vigente", "Meta original"], ["2021", "4.5", "5", "8"]]


def test_a_column_is_as_high_as_its_value_against_the_target() -> None:
    figure = parsed(series_chart([YearPoint(2021, 25_000_000, 100_000_000)], caption="x"))
    column = next(each for each in by_class(figure, "value") if each.tag == "rect")
    axis = float(by_class(figure, "axis")[0].attrib["y1"])
    target = float(next(each for each in by_class(figure, "target") if each.tag == "line").attrib["y1"])
    assert float(column.attrib["height"]) == pytest.approx((axis - target) / 4, abs=0.2)


@pytest.mark.parametrize(("years", "width"), [(1, 0.25), (4, 0.25), (5, 0.2), (10, 0.1)])
def test_few_years_stand_in_the_middle_and_many_share_the_width(years: int, width: float) -> None:
    points = [YearPoint(2020 + place, 1_000_000, 2_000_000) for place in range(years)]
    labels = by_class(parsed(series_chart(points, caption="x")), "year")
    middles = [share(label, "x") / 100 for label in labels]
    assert middles[0] + middles[-1] == pytest.approx(1)
    assert [after - before for before, after in pairwise(middles)] == pytest.approx([width] * (years - 1), abs=0.001)


def test_long_figures_stand_in_the_table_alone() -> None:
    points = [YearPoint(year, 12_345_678_900_000, 20_000_000_000_000) for year in range(2021, 2026)]
    figure = parsed(series_chart(points, caption="x"))
    assert not by_class(figure, "below")
    assert rows_of(figure)[1] == ["2021", "12,345,678.9", "20,000,000"]


def test_the_method_s_own_words_are_used() -> None:
    bands = (Band(0, "red", "Deficiente"), Band(95, "green", "Bueno"))
    text = words(parsed(bullet_chart(Outcome(96.0, "green", word="Bueno"), caption="x", bands=bands)))
    assert "96.0 % · Bueno" in text
    assert "Verde" not in text


@given(st.lists(st.integers(-(10**15), 10**15), max_size=8))
def test_a_scale_holds_zero_and_every_value_in_few_round_steps(values: list[int]) -> None:
    scale = nice_scale(values)
    assert all(scale.low <= value <= scale.high for value in [0, *values])
    assert 0 in scale.steps
    assert (scale.steps[0], scale.steps[-1]) == (scale.low, scale.high)
    assert 2 <= len(scale.steps) <= 7
    step = scale.steps[1] - scale.steps[0]
    assert str(step).rstrip("0") in {"1", "2", "5"}


def test_areas_are_shaded_by_equal_steps_from_zero() -> None:
    square = ((0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (0.0, 0.5))
    areas = [
        Area("Norte", 40_000_000, "40", (square,)),
        Area("Sur", 10_000_000, "10", (square,)),
        Area("Puerto", 0, "0", (square,)),
        Area("Valle", None, "Reservado"),
    ]
    figure = parsed(areas_chart(areas, caption="Partes", of="Sector", values="Partes"))

    assert len(by_class(figure, "shade-4")) == 1
    assert len(by_class(figure, "shade-1")) == 1
    assert len(by_class(figure, "absent")) == 1
    assert rows_of(figure)[1:] == [["Norte", "40"], ["Sur", "10"], ["Puerto", "0"], ["Valle", "Reservado"]]
    assert len(list(figure.iter("svg"))) == 2
