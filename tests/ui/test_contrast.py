"""Every pair of colours that stands together keeps the contrast of WCAG 2.2 AA, by day and by night."""

import re
from pathlib import Path

import pytest

STYLES = (Path(__file__).parents[2] / "src/faro/ui/static/ui/faro.css").read_text(encoding="utf-8")

GROUNDS = ("paper", "sheet", "shade")
LIGHTS = ("green", "amber", "red", "none")

TEXTS = [
    *((ink, ground) for ink in ("ink", "soft-ink", "link", "sea") for ground in GROUNDS),
    *((f"{light}-ink", ground) for light in LIGHTS for ground in (*GROUNDS, f"{light}-soft")),
    *(("ink", f"{soft}-soft") for soft in (*LIGHTS, "sea", "lamp")),
    *(("link", f"{soft}-soft") for soft in ("sea", "amber", "red", "green", "lamp")),
    ("lamp-ink", "paper"),
    ("lamp-ink", "lamp-soft"),
    ("soft-ink", "lamp-soft"),
    ("sea-ink", "sea"),
    ("paper", "ink"),
    ("paper", "red-ink"),
    *(("sheet", light) for light in LIGHTS),
]
"""Text on its ground: 4.5 to 1."""

MARKS = [
    *((mark, ground) for mark in ("edge", "sea", "lamp", *LIGHTS) for ground in GROUNDS),
    *((light, f"{light}-soft") for light in ("green", "amber", "red")),
    *(("edge", f"{light}-soft") for light in ("green", "amber", "red")),
]
"""Marks, bars, borders of fields and the ring of the focus: 3 to 1."""


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def blocks() -> list[dict[str, str]]:
    found = [tokens(block) for block in re.findall(r":root[^{]*\{([^}]*--paper[^}]*)\}", STYLES)]
    return [block for block in found if "ink" in block]


DAY, NIGHT, CHOSEN_NIGHT = blocks()


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_agrees_with_published_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("ink", "ground"), TEXTS)
@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
def test_text_is_readable(theme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), MARKS)
@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
def test_marks_can_be_told_from_their_ground(theme: dict[str, str], mark: str, ground: str) -> None:
    assert contrast(theme[mark], theme[ground]) >= 3


def test_night_is_the_same_whether_chosen_or_of_the_system() -> None:
    assert NIGHT == CHOSEN_NIGHT
    assert NIGHT.keys() == DAY.keys()


def test_no_colour_stands_outside_the_tokens() -> None:
    rules = re.sub(r":root[^{]*\{[^}]*\}", "", STYLES)
    assert not re.findall(r"#[0-9a-f]{3,6}\b", rules)
    assert not re.findall(r"gradient|rgba?\(|hsl", STYLES)


def test_every_token_used_is_defined() -> None:
    used = set(re.findall(r"var\(--([a-z-]+)\)", STYLES))
    assert used - DAY.keys() == {"serif", "sans", "gap"}
