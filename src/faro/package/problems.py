"""Gathers everything that is wrong with an input, so that a person mends it in one go."""

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _, ngettext
from faro.package.limits import LIMITS

_READABLE = 80


def readable(value: object) -> str:
    """The value as a person may be shown it: one line, not too long."""
    text = value if isinstance(value, str) else str(value)
    cut = text if len(text) <= _READABLE else text[: _READABLE - 1] + "…"
    return "".join(letter if letter.isprintable() else " " for letter in cut)


class ProblemList:
    """Problems as they are found. Keeps the first ``limit`` and counts the rest."""

    def __init__(self, limit: int = LIMITS.problems) -> None:
        self._limit = limit
        self._kept: list[Problem] = []
        self._uncounted = 0

    def add(self, code: str, place: Place, message: str, mend: str, value: object = None) -> None:
        """Keep one more problem, or only count it once the list is full."""
        if len(self._kept) >= self._limit:
            self._uncounted += 1
            return
        shown = None if value is None else readable(value)
        self._kept.append(Problem(code, place, message, mend, shown))

    def raise_if_any(self, origin: str) -> None:
        """Raise :class:`InputProblems` with all of them, if there is one."""
        if not self._kept:
            return
        problems = self._in_reading_order()
        if self._uncounted:
            message = ngettext(
                "Hay {n} error más que no se muestra.", "Hay {n} errores más que no se muestran.", self._uncounted
            ).format(n=self._uncounted)
            problems.append(
                Problem(
                    "more_problems", Place(origin), message, _("Corrija los anteriores y vuelva a leer el paquete.")
                )
            )
        raise InputProblems(problems)

    def _in_reading_order(self) -> list[Problem]:
        """File by file as they were met, and down the rows of each."""
        files = {file: order for order, file in enumerate(dict.fromkeys(each.place.file for each in self._kept))}
        return sorted(self._kept, key=lambda problem: (files[problem.place.file], problem.place.row or 0))


def refuse(code: str, file: str, message: str, mend: str, value: object = None) -> InputProblems:
    """The failure of an input that cannot be read at all, to be raised by the caller."""
    shown = None if value is None else readable(value)
    return InputProblems([Problem(code, Place(file), message, mend, shown)])
