"""How a verdict is shown: a shape, a word and a colour, so that no reader depends on the colour."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from faro.kernel.formats import percent
from faro.kernel.text import _


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict's name in style sheets, its short word, what it means, and its shape in a square of 16."""

    name: str
    word: str
    meaning: str
    shape: str


_SHAPES = {
    "green": '<circle cx="8" cy="8" r="7.5"/><path class="m-cut" d="m4.6 8.3 2.4 2.4 4.6-5"/>',
    "amber": '<path d="M8 .8 15.6 15H.4z"/><path class="m-cut" d="M8 5.8v3.7M8 12.4v.1"/>',
    "red": '<path d="M1.5 1h13l.5.5v13l-.5.5h-13l-.5-.5v-13z"/><path class="m-cut" d="m5 5 6 6m0-6-6 6"/>',
    "nd": '<circle class="m-ring" cx="8" cy="8" r="6.7" stroke-dasharray="2.6 2"/>',
    "sp": '<circle class="m-ring" cx="8" cy="8" r="6.7"/><path class="m-line" d="M4.8 8h6.4"/>',
    "si": '<path class="m-ring" d="M1.4 1.4h13.2v13.2H1.4z"/><path class="m-line" d="M8 4.4v3.9M8 11.5v.1"/>',
}


def mark_of(light: str | None, state: str | None = None) -> Mark:
    """The mark of a light (green, amber, red) or, without one, of a state (sp, si); anything else is ND."""
    name = next((key for key in (light, state) if key in _SHAPES), "nd")
    word, meaning = _words()[name]
    return Mark(name, word, meaning, _SHAPES[name])


def _words() -> dict[str, tuple[str, str]]:
    return {
        "green": (_("Verde"), _("en el rango alto del método")),
        "amber": (_("Amarillo"), _("en el rango medio del método")),
        "red": (_("Rojo"), _("en el rango bajo del método")),
        "nd": (_("ND"), _("no disponible: falta el dato")),
        "sp": (_("S.P."), _("sin programación: no había nada previsto")),
        "si": (_("S.I."), _("sin información: venció el plazo y no se informó")),
    }


def all_marks() -> tuple[Mark, ...]:
    """Every mark, for a legend."""
    return tuple(mark_of(name) for name in _SHAPES)


def mark_svg(mark: Mark) -> SafeString:
    """The shape alone, hidden from those who hear the word beside it."""
    return format_html(
        '<svg class="mark mark-{}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{}</svg>',
        mark.name,
        mark_safe(mark.shape),  # noqa: S308  our own drawings, above
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result in points (None where missing) with its light or, without one, its state. ``word``: the method's own."""

    result: float | None
    light: str | None
    state: str | None = None
    word: str = ""

    @property
    def mark(self) -> Mark:
        """Its shape and name."""
        return mark_of(self.light, self.state)

    @property
    def verdict(self) -> str:
        """The method's word, or the mark's."""
        return self.word or self.mark.word

    @property
    def figure(self) -> str:
        """The result as written; nothing where it is missing."""
        return "" if self.result is None else percent(self.result)

    @property
    def said(self) -> str:
        """``33.4 % · Rojo``."""
        return " · ".join(part for part in (self.figure, self.verdict) if part)


def verdict_html(outcome: Outcome) -> SafeString:
    """Shape, figure and word."""
    figure = format_html('<span class="verdict-result">{}</span> ', outcome.figure) if outcome.figure else ""
    return format_html(
        '<span class="verdict verdict-{}">{}{}<span class="verdict-word">{}</span></span>',
        outcome.mark.name,
        mark_svg(outcome.mark),
        figure,
        outcome.verdict,
    )
