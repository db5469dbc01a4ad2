from itertools import chain

import pytest

from faro.reports.document import Light
from faro.reports.style import DAY, NIGHT, Palette, worded

TEXT = 4.5
GRAPHIC = 3.0


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [DAY, NIGHT])
def test_texts_can_be_read(palette: Palette) -> None:
    grounds = (palette.page, palette.faint, palette.soft)
    inks = (palette.ink, palette.muted, palette.accent, palette.warning)
    pairs = [(ink, ground) for ink in inks for ground in grounds]
    pairs += [(palette.head_ink, palette.head), (palette.warning_ink, palette.warning)]
    pairs += [(palette.accent_ink, palette.accent), *((tone.ink, tone.ground) for tone in palette.lights.values())]
    assert [pair for pair in pairs if contrast(*pair) < TEXT] == []


@pytest.mark.parametrize("palette", [DAY, NIGHT])
def test_bars_and_marks_can_be_seen(palette: Palette) -> None:
    drawn = chain((tone.bar for tone in palette.lights.values()), (palette.mark,))
    assert [colour for colour in drawn if contrast(colour, palette.page) < GRAPHIC] == []


def test_a_bare_figure_in_colour_gets_its_word() -> None:
    assert worded("66.7 %", Light.AMBER) == "66.7 % · Amarillo"
    assert worded("", Light.RED) == "Rojo"


def test_a_text_that_says_it_already_is_left_alone() -> None:
    assert worded("Verde", Light.GREEN) == "Verde"
    assert worded("66.7 %", None) == "66.7 %"
