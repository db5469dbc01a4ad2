"""Texts as strangers type them, made fit to be kept."""

import re
import unicodedata

from faro.kernel.errors import FaroError
from faro.kernel.text import _

_FOLLOWED_BY_FORMULA = re.compile(r"^'(?=[=+\-@])")


def tidy(text: str | None) -> str | None:
    """The text in one line, without invisible signs (controls, marks of direction); None where nothing is left."""
    if text is None:
        return None
    spaced = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", text))
    shown = "".join(sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return re.sub(r" +", " ", shown).strip() or None


def latin(text: str) -> str:
    """The text, if all of its letters are Latin. Raises :class:`FaroError` naming the first that is not.

    A Cyrillic «а» looks like the Latin one, and the same person would be registered twice.
    """
    for sign in text:
        if sign.isalpha() and not unicodedata.name(sign, "").startswith(("LATIN", "FEMININE", "MASCULINE")):
            raise FaroError(_("«{sign}» es de otro alfabeto: escríbalo con letras latinas.").format(sign=sign))
    return text


def safe_cell(text: str) -> str:
    """The text as a cell of a CSV file, which no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def unsafe_cell(text: str) -> str:
    """The text of such a cell as it was."""
    return _FOLLOWED_BY_FORMULA.sub("", text)
