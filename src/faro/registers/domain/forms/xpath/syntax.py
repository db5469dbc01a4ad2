"""The parts an XPath 1.0 expression is made of (https://www.w3.org/TR/1999/REC-xpath-19991116/ §2 and §3)."""

from collections.abc import Iterator
from dataclasses import dataclass


class ExpressionProblem(ValueError):
    """An expression that cannot be read; the text is a Spanish sentence."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text between quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function with what it is given."""

    name: str
    arguments: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two sides and what joins them: ``or and = != < <= > >= + - * div mod |``."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negate:
    """Minus something."""

    inner: "Expression"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: ``..``, ``.``, ``name``, ``axis::name``, ``*`` or empty (the second slash of ``//``)."""

    text: str
    predicates: "tuple[Expression, ...]" = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the root (``absolute``), from what ``start`` gives, or from here."""

    absolute: bool
    start: "Expression | None"
    start_predicates: "tuple[Expression, ...]"
    steps: tuple[Step, ...]


Expression = Number | Literal | Call | Binary | Negate | Path


def children(expression: Expression) -> Iterator[Expression]:
    """What stands directly inside an expression."""
    match expression:
        case Call(_, arguments):
            yield from arguments
        case Binary(_, left, right):
            yield left
            yield right
        case Negate(inner):
            yield inner
        case Path(_, start, start_predicates, steps):
            if start is not None:
                yield start
            yield from start_predicates
            for step in steps:
                yield from step.predicates
        case _:
            return


def walk(expression: Expression) -> Iterator[Expression]:
    """An expression and everything in it."""
    yield expression
    for child in children(expression):
        yield from walk(child)
