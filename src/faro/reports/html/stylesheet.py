"""The page's one stylesheet: the palettes as custom properties, then the rules of ``page.css``."""

from dataclasses import fields
from functools import cache
from pathlib import Path

from faro.reports.style import DAY, NIGHT, Palette

_RULES = Path(__file__).with_name("page.css")
_TONES = tuple(tone.name for tone in fields(Palette) if tone.name != "lights")


@cache
def stylesheet() -> str:
    """The whole style, with nothing that comes from a report."""
    by_day = f":root {{ color-scheme: light dark; {_properties(DAY)} }}"
    by_night = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_properties(NIGHT)} }} }}"
    return "\n".join(("", by_day, by_night, _RULES.read_text(encoding="utf-8")))


def _properties(palette: Palette) -> str:
    tones = [f"--{name.replace('_', '-')}: {getattr(palette, name)};" for name in _TONES]
    for light, colours in palette.lights.items():
        tones += [
            f"--{light.value}-ground: {colours.ground};",
            f"--{light.value}-ink: {colours.ink};",
            f"--{light.value}-bar: {colours.bar};",
        ]
    return " ".join(tones)
