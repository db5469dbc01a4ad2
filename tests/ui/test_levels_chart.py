"""What serves what, level by level: lines that differ by more than colour, words for those who don't see it."""

from itertools import pairwise

from lxml import etree  # type: ignore[import-untyped]

from faro.ui.api import Box, LevelColumn, Tie, levels_chart

LEVELS = [
    LevelColumn("Arriba", (Box("a", "Agua para todos"), Box("b", "Orden & <paz>", lone=True))),
    LevelColumn("Abajo", (Box("c", "Planta de agua", code="OEI.04"), Box("d", "Sueltos " * 60))),
]
TIES = [
    Tie("a", "c", "printed", "impreso"),
    Tie("b", "d", "proposed", "propuesto"),
    Tie("a", "nadie", "printed", "a una caja que no está"),
]


def drawn() -> "etree._Element":
    return etree.fromstring(
        levels_chart(
            LEVELS,
            TIES,
            caption="La cadena",
            description="Dos niveles.",
            legend=[("printed", "Impreso en un documento")],
        )
    )


def test_every_box_stands_once_and_within_the_drawing() -> None:
    chart = drawn()
    _left, _top, width, height = map(float, chart.xpath("//svg[@role='img']")[0].get("viewBox").split())
    boxes = chart.xpath("//rect")

    assert len(boxes) == 4
    assert all(float(each.get("x")) + float(each.get("width")) <= width for each in boxes)
    assert all(float(each.get("y")) + float(each.get("height")) <= height for each in boxes)


def test_boxes_of_a_level_do_not_touch() -> None:
    boxes = [each for each in drawn().xpath("//rect") if float(each.get("x")) > 0]
    spans = sorted((float(each.get("y")), float(each.get("y")) + float(each.get("height"))) for each in boxes)

    assert all(end < start for (_top, end), (start, _bottom) in pairwise(spans))


def test_a_line_is_drawn_for_each_tie_of_boxes_that_are_there_and_kinds_differ_by_their_strokes() -> None:
    lines = drawn().xpath("//path")

    assert len(lines) == 2
    assert len({each.get("class") for each in lines}) == 2


def test_what_nothing_holds_has_a_broken_edge() -> None:
    assert [each.get("class") for each in drawn().xpath("//rect")].count("absent") == 1


def test_long_names_are_cut_in_the_drawing_and_whole_in_the_table() -> None:
    chart = drawn()

    assert "…" in "".join(chart.xpath("//svg[@role='img']/text/text()"))
    assert ("Sueltos " * 60).strip() in [(each.text or "").strip() for each in chart.xpath("//table//th|//table//td")]
    assert "Orden & <paz>" in [each.text for each in chart.xpath("//table//td")]


def test_it_says_in_words_what_it_draws() -> None:
    (picture,) = drawn().xpath("//svg[@role='img']")

    assert picture.get("aria-labelledby")
    assert picture.xpath("desc")[0].text == "Dos niveles."


def test_levels_without_boxes_are_drawn_empty() -> None:
    chart = etree.fromstring(levels_chart([LevelColumn("Nada", ())], [], caption="c", description="d", legend=[]))

    assert not chart.xpath("//rect")
