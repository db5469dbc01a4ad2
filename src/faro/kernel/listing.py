"""Lists as Spanish enumerates them."""

import re
from collections.abc import Sequence

from faro.kernel.text import _

_I_SOUND = re.compile(r"^[«(]?h?[iíy](?![aeouáéóú])", re.IGNORECASE)


def joined(items: Sequence[str]) -> str:
    """«a, b y c», with «e» before an i sound; nothing of nothing."""
    if len(items) < 2:
        return "".join(items)
    pattern = _("{first} e {last}") if _I_SOUND.match(items[-1]) else _("{first} y {last}")
    return pattern.format(first=", ".join(items[:-1]), last=items[-1])
