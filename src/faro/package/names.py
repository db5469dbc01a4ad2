"""Finding the name a person meant."""

import difflib
import unicodedata
from collections.abc import Iterable


def folded(text: str) -> str:
    """The text without case, accents or outer spaces, for comparing what people type."""
    plain = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like ``word``, or None when none is like it."""
    by_folded = {folded(name): name for name in known}
    # A heading of thousands of letters is not a misspelling, and comparing it would take long.
    found = difflib.get_close_matches(folded(word[:100]), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
