"""How a verdict is shown: a shape, a word and a colour, so that no reader depends on the colour."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

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
    "amber": '<path d="M8 .8 15.6 15H.4z"/><path class="m-cut" d="M8 6v4.2M8 12.2v.9"/>',
    "red": '<path d="M8 .2 15.8 8 8 15.8.2 8z"/><path class="m-cut" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"/>',
    "nd": '<circle class="m-ring" cx="8" cy="8" r="6.7" stroke-dasharray="2.6 2"/>',
    "sp": '<circle class="m-ring" cx="8" cy="8" r="6.7"/><path class="m-line" d="M4.8 8h6.4"/>',
    "si": '<rect class="m-ring" x="1.4" y="1.4" width="13.2" height="13.2" rx="1"/><path class="m-line" d="M8 4v5M8 11v1"/>',
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
        '<svg class="mark mark-{}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{}</svg>',
        mark.name,
        mark_safe(mark.shape),  # noqa: S308  our own drawings, above
    )
