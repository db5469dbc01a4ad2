"""The mark of each state of a promise: a shape of its own beside its word, so that nobody depends on the colour."""

from typing import Final

from faro.ui.api import Mark

UNDECIDED: Final = ""
"""The state of a promise about which nobody has decided anything."""

_SHAPES: Final = {
    UNDECIDED: ("nd", '<circle class="m-ring" cx="8" cy="8" r="6.7" stroke-dasharray="2.6 2"/>'),
    "sin_iniciar": ("sp", '<circle class="m-ring" cx="8" cy="8" r="6.7"/><path class="m-line" d="M4.8 8h6.4"/>'),
    "en_marcha": ("sea", '<circle class="m-ring" cx="8" cy="8" r="6.7"/><path d="M8 1.3a6.7 6.7 0 0 1 0 13.4z"/>'),
    "cumplida": ("green", '<circle cx="8" cy="8" r="7.5"/><path class="m-cut" d="m4.6 8.3 2.4 2.4 4.6-5"/>'),
    "cumplida_en_parte": ("amber", '<circle cx="8" cy="8" r="7.5"/><path class="m-cut" d="M4.6 8h6.8"/>'),
    "cumplida_fuera_de_plazo": (
        "amber",
        '<circle cx="8" cy="8" r="7.5"/><path class="m-cut" d="M8 3.9v4.3l2.9 1.9"/>',
    ),
    "incumplida": (
        "red",
        '<path d="M1.5 1h13l.5.5v13l-.5.5h-13l-.5-.5v-13z"/><path class="m-cut" d="m5 5 6 6m0-6-6 6"/>',
    ),
    "reformulada": (
        "sea",
        '<path d="M8 .3 15.7 8 8 15.7.3 8z"/><path class="m-cut" d="M4.9 8h6M8.5 5.5 11 8l-2.5 2.5"/>',
    ),
    "no_verificable": (
        "si",
        '<path class="m-ring" d="M1.4 1.4h13.2v13.2H1.4z"/><path class="m-line" d="M6 6a2 2 0 1 1 3 2L8 9m0 3v.1"/>',
    ),
}


def state_mark(state: str, word: str, meaning: str = "") -> Mark:
    """The mark of a state with its word. A state that nobody drew gets the square with a question."""
    colour, shape = _SHAPES.get(state, _SHAPES["no_verificable"])
    return Mark(colour, word, meaning, shape)
