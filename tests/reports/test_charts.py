from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from tests.reports.sample import LONG, chart

from faro.reports.charts import NARROW, WIDE, ChartLayout, bar_chart_svg, chart_height, chart_parts
from faro.reports.document import Bar, BarChart, Light
from faro.reports.printable import printable

SVG = "{http://www.w3.org/2000/svg}"


def drawn(made: BarChart, layout: ChartLayout = WIDE) -> Element:
    root = fromstring(bar_chart_svg(made, layout, "c1"))
    assert isinstance(root, Element)
    return root


def marked(root: Element, name: str) -> list[Element]:
    return [part for part in root.iter() if name in part.get("class", "").split()]


def words_of(part: Element) -> str:
    return "".join(part.itertext())


def one_bar(value: float | None, text: str = "", label: str = "Barra") -> BarChart:
    return BarChart("Figura", "En palabras", (Bar(label, value, text, Light.GREEN),), marks=(50.0,))


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_names_and_describes_itself(layout: ChartLayout) -> None:
    root = drawn(chart(), layout)
    assert root.get("role") == "img"
    assert [root.find(f"{SVG}{tag}").text for tag in ("title", "desc")] == [chart().caption, printable(chart().alt)]  # type: ignore[union-attr]
    ids = [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")]  # type: ignore[union-attr]
    assert root.get("aria-labelledby") == " ".join(map(str, ids))


def test_fetches_and_runs_nothing() -> None:
    text = bar_chart_svg(chart())
    assert "<script" not in text
    assert "style=" not in text
    assert "href" not in text


def test_bars_are_as_long_as_their_values() -> None:
    root = drawn(chart())
    track = float(marked(root, "track")[0].get("width", "0"))
    lengths = [float(bar.get("width", "0")) for bar in marked(root, "bar")]
    assert lengths[0] == pytest.approx(track, abs=0.1)
    assert lengths[1] == pytest.approx(track * 0.8, abs=0.1)
    assert lengths[2] == pytest.approx(track * 0.2, abs=0.1)


def test_a_missing_value_is_nd_and_has_no_bar() -> None:
    root = drawn(one_bar(None))
    assert marked(root, "bar") == []
    assert len(marked(root, "missing")) == 1
    assert [words_of(part) for part in marked(root, "bar-text")] == ["ND"]


def test_zero_is_a_bar_and_not_missing() -> None:
    root = drawn(one_bar(0.0, "0.0 %"))
    assert len(marked(root, "bar")) == 1
    assert marked(root, "missing") == []


def test_a_value_past_the_scale_ends_in_an_arrowhead() -> None:
    assert len(marked(drawn(one_bar(244.0)), "over")) == 1
    assert marked(drawn(one_bar(100.0)), "over") == []


def test_a_colour_is_never_alone() -> None:
    assert [words_of(part) for part in marked(drawn(one_bar(96.0, "96.0 %")), "bar-text")] == ["96.0 % · Verde"]


def test_marks_stand_at_their_share_of_the_scale() -> None:
    root = drawn(one_bar(10.0))
    track = marked(root, "track")[0]
    half = float(track.get("x", "0")) + float(track.get("width", "0")) / 2
    assert float(marked(root, "mark")[0].get("x1", "0")) == pytest.approx(half, abs=0.1)
    assert [part.text for part in marked(root, "mark-label")] == ["50"]


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_long_labels_wrap_without_losing_a_word(layout: ChartLayout) -> None:
    label = marked(drawn(one_bar(1.0, label=LONG), layout), "bar-label")[0]
    assert len(list(label)) > 1
    assert words_of(label) == LONG


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_endless_labels_are_cut_and_say_so(layout: ChartLayout) -> None:
    label = words_of(marked(drawn(one_bar(1.0, label="palabra " * 100), layout), "bar-label")[0])
    assert label.endswith("…")


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_nothing_lies_outside_the_drawing(layout: ChartLayout) -> None:
    root = drawn(chart(12), layout)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for part in root.iter(f"{SVG}rect"):
        assert 0 <= float(part.get("x", "0")) <= float(part.get("x", "0")) + float(part.get("width", "0")) <= width
        assert 0 <= float(part.get("y", "0")) <= height
    for line in root.iter(f"{SVG}tspan"):
        assert 0 < float(line.get("y", "0")) <= height


def test_a_chart_of_many_bars_is_parted_and_keeps_them_all() -> None:
    whole = chart(60)
    parts = chart_parts(whole, 900)
    assert len(parts) > 1
    assert tuple(bar for part in parts for bar in part.bars) == whole.bars
    assert all(chart_height(part) <= 900 for part in parts)
    assert [part.caption.endswith("(continúa)") for part in parts] == [False, *[True] * (len(parts) - 1)]


def test_a_chart_without_bars_is_still_a_drawing() -> None:
    assert marked(drawn(BarChart("Figura", "Nada", ())), "bar") == []


def test_marks_that_nearly_touch_stand_on_two_lines() -> None:
    close = BarChart("Figura", "Dos marcas", (Bar("A", 1.0, "1", Light.RED),), marks=(50.0, 52.0))
    heights = {part.get("y") for part in marked(drawn(close), "mark-label")}
    assert len(heights) == 2
