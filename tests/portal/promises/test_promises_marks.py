"""The marks of the states: no two alike, so that they are told apart without colour."""

from faro.portal.promises.marks import UNDECIDED, state_mark
from faro.ui.marks import mark_svg

STATES = (
    UNDECIDED, "sin_iniciar", "en_marcha", "cumplida", "cumplida_en_parte", "cumplida_fuera_de_plazo", "incumplida",
    "reformulada", "no_verificable",
)  # fmt: skip


def test_every_state_has_a_shape_of_its_own() -> None:
    shapes = {state: state_mark(state, state).shape for state in STATES}

    assert len(set(shapes.values())) == len(STATES)


def test_a_state_that_nobody_drew_is_shown_all_the_same() -> None:
    assert 'class="mark mark-si"' in mark_svg(state_mark("otro", "Otro"))
