"""Kinds of question and of those who ask, as data: later rooms add theirs when they start."""

from dataclasses import dataclass

from faro.kernel.text import _


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: its words, and the catalogue's term for its answer."""

    code: str
    label: str
    term: str


FIGURE = Kind("figure", _("Cifra cuestionada"), "questions.answer")
PUBLIC_ASKER = "publico"

_kinds: dict[str, Kind] = {FIGURE.code: FIGURE}


def register_kind(kind: Kind) -> None:
    """Add a kind of question, when a room starts."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """The kind of that code. Raises :class:`KeyError`."""
    return _kinds[code]
