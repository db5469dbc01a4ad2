"""Failures with a sentence for the person who caused or met them."""

from collections.abc import Iterable
from dataclasses import dataclass

from faro.kernel.text import ngettext


class FaroError(Exception):
    """A failure whose text is a Spanish sentence fit to be shown to a user."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a package a problem is: file or sheet, row (1 is the heading, as a spreadsheet counts) and column."""

    file: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input, and how to mend it.

    ``code`` is a stable English identifier; ``value`` is the offending text, cut to a readable length.
    """

    code: str
    place: Place
    message: str
    mend: str
    value: str | None = None


class InputProblems(FaroError):
    """Everything wrong with an input, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        super().__init__(ngettext("Se encontró {n} error.", "Se encontraron {n} errores.", count).format(n=count))
