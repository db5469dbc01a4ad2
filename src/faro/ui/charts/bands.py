"""The bands of a method behind a bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from faro.kernel.formats import number
from faro.kernel.text import _
from faro.ui.charts.drawing import across, add


@dataclass(frozen=True, slots=True)
class Band:
    """From which points on a light holds, and the method's word for it."""

    start: float
    light: str
    word: str


def ordered(bands: Sequence[Band]) -> list[Band]:
    """From the lowest to the highest."""
    return sorted(bands, key=lambda band: band.start)


def limits(bands: Sequence[Band]) -> list[float]:
    """Where one band ends and the next begins."""
    return [band.start for band in ordered(bands)[1:]]


def in_words(bands: Sequence[Band]) -> str:
    """``Rojo desde 0, Amarillo desde 60, Verde desde 75``."""
    return ", ".join(
        _("{word} desde {start}").format(word=band.word, start=points(band.start)) for band in ordered(bands)
    )


def points(value: float) -> str:
    """A limit with the decimals it has."""
    return number(value, 0) if float(value).is_integer() else number(value)


def add_bands(drawing: Element, bands: Sequence[Band], maximum: float, box: tuple[int, int]) -> None:
    """The grounds of the bands, ``box`` = (top, height) in pixels, with a thin line at each limit."""
    top, height = box
    lower = ordered(bands)
    ends = [*(band.start for band in lower), maximum]
    for band, (start, end) in zip(lower, pairwise(ends), strict=True):
        left = max(start, 0.0) / maximum
        width = max(min(end, maximum) / maximum - left, 0.0)
        add(
            drawing,
            "rect",
            class_=f"band band-{band.light}",
            x=across(left),
            y=top,
            width=across(width),
            height=height,
        )
    for limit in limits(bands):
        x = across(limit / maximum)
        add(drawing, "line", class_="limit", x1=x, x2=x, y1=top - 2, y2=top + height + 2)


def add_bar(drawing: Element, result: float | None, light: str, maximum: float, box: tuple[int, int]) -> None:
    """The bar of a result; an empty dashed one where it is missing, an arrow where it passes the end."""
    top, height = box
    if result is None:
        add(drawing, "rect", class_="absent", x="0.5", y=top + 0.5, width="99.7%", height=height - 1)
        return
    share = min(max(result / maximum, 0.0), 1.0)
    add(drawing, "rect", class_=f"bar bar-{light}", x=0, y=top, width=across(share), height=height)
    add(drawing, "rect", class_=f"bar bar-{light}", x=0, y=top - 3, width=2, height=height + 6)
    if result > maximum:
        end = add(drawing, "svg", x="100%", y=top, width=12, height=height, overflow="visible")
        add(end, "path", class_="beyond", d=f"M-12 1 -4 {height / 2:g} -12 {height - 1}")
