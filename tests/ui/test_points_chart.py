"""Points by source: true places, a shape for each source, hollow where others contradict, a table behind."""

from lxml import etree  # type: ignore[import-untyped]

from faro.ui.api import SourcePoint, points_chart

POINTS = [
    SourcePoint(2015, "2015", 80_000_000_000, "Plan A", doubted=True),
    SourcePoint(2020, "2020", 40_000_000_000, "Plan B", note="según el informe"),
    SourcePoint(2025, "2025", 60_000_000_000, "Plan A"),
]


def drawn(points: list[SourcePoint] = POINTS) -> "etree._Element":
    return etree.fromstring(points_chart(points, caption="Población", unit="habitantes"))


def places() -> list[tuple[float, float]]:
    found = drawn().xpath("//svg[@role='img']/svg")
    return [(float(each.get("x").rstrip("%")), float(each.get("y"))) for each in found]


def test_a_point_in_the_middle_of_the_years_stands_in_the_middle() -> None:
    first, middle, last = (x for x, _y in places())

    assert abs(middle - (first + last) / 2) < 0.1


def test_half_the_value_stands_half_as_high() -> None:
    (zero,) = {float(each.get("y1")) for each in drawn().xpath("//line[@class='axis' and @x2='100%']")}
    high, half, _ = (zero - y for _x, y in places())

    assert abs(high - 2 * half) < 0.3


def test_each_source_has_its_shape_and_what_is_contradicted_is_hollow() -> None:
    shapes = [each.get("d") for each in drawn().xpath("//svg[@role='img']/svg/path")]
    kinds = [each.get("class") for each in drawn().xpath("//svg[@role='img']/svg/path")]

    assert shapes[0] == shapes[2] != shapes[1]
    assert kinds == ["target", "value", "value"]


def test_the_same_figures_stand_in_words_and_in_a_table() -> None:
    chart = drawn()

    assert "2015: 80,000, según Plan A" in chart.xpath("//svg/desc")[0].text
    assert "según el informe" in " ".join(chart.xpath("//table")[0].itertext())


def test_one_year_alone_and_none_at_all_are_drawn() -> None:
    assert len(drawn(POINTS[:1]).xpath("//svg[@role='img']/svg")) == 1
    assert not drawn([]).xpath("//svg[@role='img']/svg")
