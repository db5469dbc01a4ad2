"""What is wrong with an expression, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from faro.kernel.errors import FaroError
from faro.kernel.text import _

MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class ExpressionProblem:
    """One thing wrong. ``position``: the sign where it begins, counted from 1; ``likely``: what was probably meant."""

    position: int
    message: str
    found: str = ""
    expected: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The problem as one or two sentences."""
        said = [_("En la posición {n}: {message}").format(n=self.position, message=self.message)]
        if self.likely:
            said.append(_("¿Quiso decir {words}?").format(words=_listed(self.likely)))
        elif self.expected:
            said.append(_("Se esperaba: {words}.").format(words=", ".join(self.expected[:MOST_WORDS])))
        return " ".join(said)


class ExpressionProblems(FaroError):
    """Everything wrong with an expression, in the order of its places."""

    def __init__(self, expression: str, problems: Iterable[ExpressionProblem]) -> None:
        self.expression = expression
        self.problems = tuple(sorted(problems, key=lambda problem: problem.position))
        super().__init__(" ".join(str(problem) for problem in self.problems))


def _listed(words: tuple[str, ...]) -> str:
    quoted = [f"«{word}»" for word in words]
    if len(quoted) == 1:
        return quoted[0]
    return _("{first} o {last}").format(first=", ".join(quoted[:-1]), last=quoted[-1])
