"""Texts a user reads. Spanish is the source language, so Spanish needs no compiled catalogue."""

import gettext as _gettext
from pathlib import Path

_catalogue = _gettext.translation("faro", localedir=Path(__file__).parents[1] / "locale", fallback=True)


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message that agrees with ``count``."""
    return _catalogue.ngettext(singular, plural, count)
