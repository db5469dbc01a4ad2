"""Short words about places, quotations and codes."""

import re

from faro.kernel.text import _
from faro.reading.document import Spot

LONGEST_TITLE = 250


def place_words(page: int | None, line: int | None, section: str = "") -> str:
    """«página 3, línea 12 (cuadro, dimensión social)»; empty where nothing is known."""
    spot = Spot(page, line).words()
    return _("{spot} ({section})").format(spot=spot, section=section) if spot and section else spot or section


def quotation(text: str, words: int) -> str:
    """The beginning of a text, at most that many words, with «…» where it goes on."""
    found = text.split()
    return " ".join(found) if len(found) <= words else f"{' '.join(found[: words - 1])} …"


def title_of(text: str) -> str:
    """One line of a text, short enough for a title."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"


def code_prefix(plan_code: str) -> str:
    """What the codes of a plan's pledges begin with: «accion-popular-2018» is «AP2018»."""
    parts = [part for part in re.split(r"[^a-z0-9]+", plan_code.casefold()) if part]
    return "".join(part if part.isdecimal() else part[0] for part in parts).upper() or "P"
