"""The scale of states of a pledge, with its nearest words in the scales of others."""

from dataclasses import dataclass
from functools import cache

from faro.kernel.text import _
from faro.promises.domain.data_files import data_file

UNDECIDED = ""
"""The state of a pledge about which nobody has decided anything."""


@dataclass(frozen=True, slots=True)
class ScaleState:
    """A state. ``polimetre`` and ``convoca``: their nearest word, empty for none; ``sure``: it means the same."""

    code: str
    label: str
    meaning: str
    closed: bool
    resolution: bool
    polimetre: str
    convoca: str
    sure: bool


@cache
def scale() -> tuple[ScaleState, ...]:
    """The states that a person may decide, in order."""
    return tuple(ScaleState(**row) for row in data_file("scale.toml")["states"])


@cache
def states() -> dict[str, str]:
    """Every state with its name, «sin evaluar todavía» first."""
    return {UNDECIDED: _("Sin evaluar todavía")} | {each.code: each.label for each in scale()}


def state_label(code: str) -> str:
    """The name of a state; the code of one that the scale no longer has."""
    return states().get(code, code)


def scale_state(code: str) -> ScaleState | None:
    """The state of that code; None for «sin evaluar todavía» and for one that is not on the scale."""
    return next((each for each in scale() if each.code == code), None)
