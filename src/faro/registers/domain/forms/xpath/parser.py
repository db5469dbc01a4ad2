"""From the text of an expression to its parts: a parser by hand of the grammar of XPath 1.0."""

import re
from functools import lru_cache

from faro.kernel.text import _
from faro.registers.domain.forms.xpath.syntax import (
    Binary,
    Call,
    Expression,
    ExpressionProblem,
    Literal,
    Negate,
    Number,
    Path,
    Step,
)

MOST_SIGNS = 20_000
MOST_DEPTH = 80
MOST_CHAIN = 120
"""Operators in a row: each is one call deeper when the expression is walked."""

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d*)?|\.\d+)
    |(?P<literal>"[^"]*"|'[^']*')
    |(?P<sign>\.\.|::|//|!=|<=|>=|[()\[\].,@/|+\-=<>*])
    |(?P<variable>\$)
    |(?P<name>[^\W\d][\w.\-·]*(?::(?!:)[^\W\d][\w.\-·]*)?(?::\*)?)
    )""",
    re.VERBOSE,
)
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_LEVEL = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
_NODE_TESTS = frozenset({"node", "text", "comment", "processing-instruction"})
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\xa0": " "})


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The parts of an expression. Raises ``ExpressionProblem``."""
    if len(text) > MOST_SIGNS:
        raise ExpressionProblem(_("La expresión es demasiado larga."))
    return _Parser(text.translate(_QUOTES)).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0

    def whole(self) -> Expression:
        if not self.tokens:
            raise ExpressionProblem(_("La expresión está vacía."))
        found = self.binary(0)
        if self.at < len(self.tokens):
            raise self.unexpected()
        return found

    def binary(self, least: int) -> Expression:
        left, chain = self.unary(), 0
        while (level := self.level()) >= least:
            operator = self.take()
            left = Binary(operator, left, self.binary(level + 1))
            chain += 1
            if chain > MOST_CHAIN:
                raise ExpressionProblem(_("La expresión une demasiadas partes: divídala en varios cálculos."))
        return left

    def level(self) -> int:
        """How tightly the operator that comes next binds; -1 where none comes."""
        kind, value = self.kind(), self.peek()
        found = _LEVEL.get(value, -1) if kind in ("operator", "sign") else -1
        return -1 if value == "*" and kind == "sign" else found

    def unary(self) -> Expression:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise ExpressionProblem(_("La expresión tiene demasiados niveles de paréntesis."))
        if self.peek() == "-" and self.kind() == "sign":
            self.take()
            found: Expression = Negate(self.unary())
        else:
            found = self.union()
        self.depth -= 1
        return found

    def union(self) -> Expression:
        left = self.path()
        while self.peek() == "|" and self.kind() == "sign":
            left = Binary(self.take(), left, self.path())
        return left

    def path(self) -> Expression:
        if self.starts_location():
            return self.location()
        primary = self.primary()
        predicates = self.predicates()
        steps: tuple[Step, ...] = ()
        if self.kind() == "sign" and self.peek() in ("/", "//"):
            steps = self.steps_after_slash()
        if predicates or steps:
            return Path(absolute=False, start=primary, start_predicates=predicates, steps=steps)
        return primary

    def starts_location(self) -> bool:
        kind, value = self.kind(), self.peek()
        if kind == "name":
            return self.peek(1) != "(" or value in _NODE_TESTS
        return kind == "sign" and value in ("/", "//", ".", "..", "@", "*")

    def location(self) -> Expression:
        if self.peek() in ("/", "//"):
            if self.peek() == "/" and not self.step_follows():
                self.take()
                return Path(absolute=True, start=None, start_predicates=(), steps=())
            return Path(absolute=True, start=None, start_predicates=(), steps=self.steps_after_slash())
        first = self.step()
        rest = self.steps_after_slash() if self.kind() == "sign" and self.peek() in ("/", "//") else ()
        return Path(absolute=False, start=None, start_predicates=(), steps=(first, *rest))

    def step_follows(self) -> bool:
        kind, value = self.kind(1), self.peek(1)
        return kind == "name" or (kind == "sign" and value in (".", "..", "@", "*"))

    def steps_after_slash(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self.kind() == "sign" and self.peek() in ("/", "//"):
            if self.take() == "//":
                steps.append(Step(""))
            steps.append(self.step())
        return tuple(steps)

    def step(self) -> Step:
        kind, value = self.kind(), self.peek()
        if kind == "sign" and value in (".", ".."):
            return Step(self.take(), self.predicates())
        text = ""
        if kind == "sign" and value == "@":
            text = self.take()
        elif kind == "name" and self.peek(1) == "::":
            text = self.take() + self.take()
        if self.kind() != "name" and self.peek() != "*":
            raise self.unexpected()
        test = self.take()
        if test in _NODE_TESTS and self.peek() == "(":
            test += self.take() + self.expect(")")
        return Step(text + test, self.predicates())

    def predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self.peek() == "[" and self.kind() == "sign":
            self.take()
            found.append(self.binary(0))
            self.expect("]")
        return tuple(found)

    def primary(self) -> Expression:
        kind = self.kind()
        if kind == "number":
            return Number(self.take())
        if kind == "literal":
            return Literal(self.take()[1:-1])
        if kind == "name":
            return self.call()
        if self.peek() == "(":
            self.take()
            inner = self.binary(0)
            self.expect(")")
            return inner
        raise self.unexpected()

    def call(self) -> Expression:
        name = self.take()
        self.expect("(")
        arguments: list[Expression] = []
        if self.peek() != ")" or self.kind() == "literal":
            arguments.append(self.binary(0))
            while self.peek() == "," and self.kind() == "sign":
                self.take()
                arguments.append(self.binary(0))
        self.expect(")")
        return Call(name, tuple(arguments))

    def peek(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at][1] if at < len(self.tokens) else ""

    def kind(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at][0] if at < len(self.tokens) else ""

    def take(self) -> str:
        value = self.tokens[self.at][1]
        self.at += 1
        return value

    def expect(self, sign: str) -> str:
        if self.peek() != sign or self.kind() != "sign":
            raise self.unexpected(sign)
        return self.take()

    def unexpected(self, wanted: str = "") -> ExpressionProblem:
        if self.at >= len(self.tokens):
            end = _("La expresión termina antes de tiempo")
            return ExpressionProblem(f"{end}: {_('falta')} «{wanted}»." if wanted else f"{end}.")
        near = self.text[max(0, self.tokens[self.at][2] - 10) :][:30].strip()
        return ExpressionProblem(_("No se entiende la expresión cerca de «{near}».").format(near=near))


def _tokens(text: str) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise ExpressionProblem(_("No se entiende «{near}» en la expresión.").format(near=text[at:][:20].strip()))
        if match.lastgroup == "variable":
            raise ExpressionProblem(_("Falta una llave: una pregunta se escribe ${nombre}."))
        found.append((match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        at = match.end()
    return _operators(found)


def _operators(tokens: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Tell ``*``, ``and``, ``or``, ``div`` and ``mod`` as operators from the same words as names (XPath 1.0 §3.7)."""
    result: list[tuple[str, str, int]] = []
    for kind, value, start in tokens:
        operand_before = bool(result) and _ends_operand(result[-1])
        is_word = kind == "name" and value in ("and", "or", "div", "mod")
        told = kind
        if operand_before and (is_word or (kind == "sign" and value == "*")):
            told = "operator"
        elif not operand_before and value == "*":
            told = "sign"
        result.append((told, value, start))
    return result


def _ends_operand(token: tuple[str, str, int]) -> bool:
    kind, value, _start = token
    return kind in ("number", "literal", "name") or value in (")", "]", ".", "..") or (kind == "sign" and value == "*")
