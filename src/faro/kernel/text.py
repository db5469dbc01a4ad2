"""Texts a user reads. Spanish is the source language, so Spanish needs no compiled catalogue."""

import gettext as _gettext
import unicodedata
from pathlib import Path

_WRITABLE = ("\t", "\n", "\r")
_NO_LETTERS = ("\ufffe", "\uffff")
_catalogue = _gettext.translation("faro", localedir=Path(__file__).parents[1] / "locale", fallback=True)


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message that agrees with ``count``."""
    return _catalogue.ngettext(singular, plural, count)


def without_control_signs(text: str) -> str:
    """The text without the signs that no XML can hold (XML 1.0 §2.2); a tab or the end of a line stays."""
    return "".join(sign for sign in text if sign in _WRITABLE or not _is_control(sign))


def _is_control(sign: str) -> bool:
    return sign in _NO_LETTERS or unicodedata.category(sign) in ("Cc", "Cs")
