"""What the linked figures propose about a pledge's state. They never decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from faro.promises.domain.data_files import data_file


@dataclass(frozen=True, slots=True)
class LinkedFigure:
    """A figure of something linked: the last day it tells of, and its degree in points; None where it has none."""

    last: date
    degree: float | None


def proposed_state(deadline: date | None, figures: Sequence[LinkedFigure], *, acting: bool) -> str:
    """The state that the figures propose, empty where they propose none.

    ``deadline``: the last day of the pledge's targets, None where none is printed. ``acting``: something is confirmed
    to answer to the pledge. Of several figures the worst of the newest day counts.
    """
    known = [each for each in figures if each.degree is not None]
    if not known:
        return "en_marcha" if acting and not figures else ""
    newest = max(each.last for each in known)
    degree = min(each.degree for each in known if each.degree is not None and each.last == newest)
    limits = data_file("proposing.toml")
    over = deadline is not None and newest >= deadline
    if degree >= limits["met"]:
        return "cumplida_fuera_de_plazo" if deadline is not None and newest > deadline else "cumplida"
    if over:
        return "cumplida_en_parte" if degree >= limits["partly"] else "incumplida"
    return "en_marcha" if degree > 0 else "sin_iniciar"
