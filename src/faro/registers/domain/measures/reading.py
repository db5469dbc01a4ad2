"""From what someone wrote to typed nodes."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import cast

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.visitors import v_args

from faro.kernel.text import _
from faro.registers.domain.measures import tree
from faro.registers.domain.measures.problems import ExpressionProblem, ExpressionProblems
from faro.registers.domain.measures.spelling import plain

MILLION = 1_000_000
LONGEST = 1_000
"""Signs of an expression: the longest useful one has some hundred."""

_FIGURES = {
    "CONTAR": tree.Kind.COUNT,
    "DISTINTOS": tree.Kind.DISTINCT,
    "SUMAR": tree.Kind.SUM,
    "PROMEDIO": tree.Kind.AVERAGE,
    "MEDIANA": tree.Kind.MEDIAN,
    "MEDIANA_DE_DIAS": tree.Kind.MEDIAN_DAYS,
}
_WINDOWS = {"AL_CIERRE": tree.Window.CLOSE, "EN_EL_ANIO": tree.Window.YEAR, "SIN_FECHA": tree.Window.ALWAYS}
_WORDS = {
    "CONTAR": "contar",
    "DISTINTOS": "distintos",
    "SUMAR": "sumar",
    "PROMEDIO": "promedio",
    "MEDIANA": "mediana",
    "MEDIANA_DE_DIAS": "mediana de días",
    "PORCENTAJE": "porcentaje",
    "_COBERTURA": "cobertura",
    "_VARIACION": "variación de",
    "_SOBRE": "sobre",
    "_POR_CADA": "por cada",
    "_DE": "de",
    "_EN": "en",
    "_DONDE": "donde",
    "_ENTRE": "entre los que",
    "AL_CIERRE": "al cierre",
    "EN_EL_ANIO": "en el año",
    "SIN_FECHA": "sin fecha",
    "_ULTIMO": "último por",
    "_CONSTA": "consta como",
    "_CON_MARGEN": "con margen",
    "_CONFIANZA": "confianza",
    "_EFECTO": "efecto",
    "_POBLACION": "población",
    "_SERIE": "serie",
    "HORA": "hora",
    "_ESTADO_DE": "estado:",
    "_Y": "y",
    "_O": "o",
    "_NO": "no",
    "_CONTIENE": "contiene",
    "_VACIO": "vacío",
    "_NO_VACIO": "no vacío",
    "INICIO": "inicio",
    "FIN": "fin",
    "_DIAS": "días",
    "OPERATOR": "= != < <= > >=",
    "SIGN": "+ -",
    "LPAR": "(",
    "RPAR": ")",
    "COMMA": ",",
}


def parse_measure(text: str) -> tree.Measure:
    """The measure that a text says. Raises :class:`ExpressionProblems`."""
    return cast("tree.Measure", _read(text, "measure"))


def parse_condition(text: str) -> tree.Condition:
    """The condition that a text says, as views, moves and measures use it. Raises :class:`ExpressionProblems`."""
    return cast("tree.Condition", _read(text, "condition_alone"))


@cache
def _parser() -> Lark:
    grammar = (resources.files("faro.registers.domain.measures") / "measures.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", start=["measure", "condition_alone"], maybe_placeholders=False)


def _read(text: str, start: str) -> tree.Measure | tree.Condition:
    text = unicodedata.normalize("NFC", text)
    if len(text) > LONGEST:
        raise ExpressionProblems(text, [ExpressionProblem(LONGEST, _("Es demasiado larga."))])
    try:
        return _Nodes().transform(_parser().parse(text, start=start))
    except UnexpectedInput as error:
        raise ExpressionProblems(text, [_in_words(error, text)]) from error
    except RecursionError as error:
        raise ExpressionProblems(text, [ExpressionProblem(1, _("Tiene demasiados paréntesis."))]) from error


def _in_words(error: UnexpectedInput, text: str) -> ExpressionProblem:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        words = _expected_words(error.accepts)
        return ExpressionProblem(len(text.rstrip()) + 1, _("Aquí termina y falta algo."), expected=words)
    expected: Iterable[str] = ()
    if isinstance(error, UnexpectedCharacters):
        expected = error.allowed
    elif isinstance(error, UnexpectedToken):
        expected = error.accepts
    words = _expected_words(expected)
    at = cast("int", error.pos_in_stream)
    found = (re.match(r"\S\w*", text[at:]) or [""])[0]
    likely = difflib.get_close_matches(found.casefold(), [w for w in words if w[0].isalpha()], n=1, cutoff=0.6)
    message = _("«{found}» no va aquí.").format(found=found)
    return ExpressionProblem(at + 1, message, found=found, expected=words, likely=tuple(likely))


def _expected_words(terminals: Iterable[str]) -> tuple[str, ...]:
    said = {
        "NAME": _("el nombre de una pregunta"),
        "TEXT": _("un texto entre comillas"),
        "NUMBER": _("un número"),
        "WHOLE": _("un número entero"),
        "$END": _("el final"),
    }
    return tuple(sorted({said.get(name) or _WORDS[name] for name in terminals if name in said or name in _WORDS}))


@dataclass(frozen=True, slots=True)
class _Latest:
    """``último por K``, apart from the other names of a scope."""

    name: tree.Name


def _window(pieces: Iterable[object]) -> tree.Window:
    return next((piece for piece in pieces if isinstance(piece, tree.Window)), tree.Window.PERIOD)


def _latest(pieces: Iterable[object]) -> tree.Name | None:
    return next((piece.name for piece in pieces if isinstance(piece, _Latest)), None)


@v_args(inline=True)
class _Nodes(Transformer[Token, tree.Measure | tree.Condition]):
    """Each rule of the grammar as its node; optional pieces are told apart by their type."""

    def measure(self, one: tree.Measure) -> tree.Measure:
        return one

    def condition_alone(self, one: tree.Condition) -> tree.Condition:
        return one

    def part(self, figure: tree.Figure, scope: tree.Scope) -> tree.Part:
        return tree.Part(figure, scope)

    def share(self, part: tree.Part, over: tree.Part | tree.Series) -> tree.Ratio:
        return tree.Ratio(part, over)

    def rate(self, part: tree.Part, per: Token, over: tree.Part | tree.Series) -> tree.Ratio:
        return tree.Ratio(part, over, _whole(per))

    def coverage(self, *pieces: object) -> tree.Coverage:
        axes = tuple(piece for piece in pieces if isinstance(piece, tree.Axis))
        over = next((piece for piece in pieces if isinstance(piece, tree.Number | tree.Series)), None)
        scope = next(piece for piece in pieces if isinstance(piece, tree.Scope))
        return tree.Coverage(axes, over, scope)

    def coverage_over(self, over: tree.Number | tree.Series) -> tree.Number | tree.Series:
        return over

    def percentage(self, word: Token, *pieces: object) -> tree.Percentage:
        conditions = [piece for piece in pieces if isinstance(piece, tree.Condition)]
        within = next((piece for piece in pieces if isinstance(piece, tree.Name)), None)
        margin = next((piece for piece in pieces if isinstance(piece, tree.Margin)), None)
        among = conditions[1] if len(conditions) > 1 else None
        scope = tree.Scope(within, among, _window(pieces), latest=_latest(pieces))
        return tree.Percentage(conditions[0], scope, margin, _at(word))

    def variation(self, one: tree.Measure) -> tree.Variation:
        return tree.Variation(one)

    def figure(self, word: Token, *operands: tree.Operand) -> tree.Figure:
        return tree.Figure(_FIGURES[word.type], operands, _at(word))

    def entered(self, state: tree.Name) -> tree.Entered:
        return tree.Entered(state)

    def scope(self, *pieces: object) -> tree.Scope:
        sources = [piece for piece in pieces if isinstance(piece, tree.Source)]
        where = next((piece for piece in pieces if isinstance(piece, tree.Condition)), None)
        first = sources[0] if sources else None
        return tree.Scope(
            first.within if first else None,
            first.where if first else where,
            _window(pieces),
            tuple(sources[1:]),
            _latest(pieces),
        )

    def source(self, within: tree.Name, where: tree.Condition | None = None) -> tree.Source:
        return tree.Source(within, where)

    def latest(self, name: tree.Name) -> _Latest:
        return _Latest(name)

    def stands(self, role: tree.Name, *pieces: tree.Source | tree.Window) -> tree.Stands:
        sources = tuple(piece for piece in pieces if isinstance(piece, tree.Source))
        return tree.Stands(role, sources, _window(pieces))

    def within(self, name: tree.Name) -> tree.Name:
        return name

    def where(self, condition: tree.Condition) -> tree.Condition:
        return condition

    among = where

    def window(self, word: Token) -> tree.Window:
        return _WINDOWS[word.type]

    def axis(self, first: Token | tree.Name, name: tree.Name | None = None) -> tree.Axis:
        if isinstance(first, Token):
            return tree.Axis(tree.AxisKind.HOUR, name, _at(first))
        word = plain(first.text)
        if not first.quoted and word in ("dia", "mes"):
            kind = tree.AxisKind.DAY if word == "dia" else tree.AxisKind.MONTH
            return tree.Axis(kind, None, first.at)
        return tree.Axis(tree.AxisKind.QUESTION, first, first.at)

    def series(self, code: tree.Text, place: tree.Text | None = None) -> tree.Series:
        return tree.Series(code.value, place.value if place else "", code.at)

    def margin(self, *options: tuple[str, int | tree.Number | tree.Series]) -> tree.Margin:
        return tree.Margin(**dict(options))  # type: ignore[arg-type]

    def confidence(self, number: Token) -> tuple[str, int]:
        return "confidence", _millionths(number)

    def effect(self, number: Token) -> tuple[str, int]:
        return "design_effect", _millionths(number)

    def population(self, said: tree.Number | tree.Series) -> tuple[str, tree.Number | tree.Series]:
        return "population", said

    def or_(self, *parts: tree.Condition) -> tree.Or:
        return tree.Or(parts)

    def and_(self, *parts: tree.Condition) -> tree.And:
        return tree.And(parts)

    def not_(self, one: tree.Condition) -> tree.Not:
        return tree.Not(one)

    def compare(self, name: tree.Name, operator: Token, right: tree.Right) -> tree.Compare:
        return tree.Compare(name, tree.Operator(str(operator)), right)

    def one_of(self, name: tree.Name, *values: tree.Literal) -> tree.OneOf:
        return tree.OneOf(name, values)

    def contains(self, name: tree.Name, value: tree.Text) -> tree.Contains:
        return tree.Contains(name, value)

    def blank(self, name: tree.Name) -> tree.Blank:
        return tree.Blank(name, blank=True)

    def not_blank(self, name: tree.Name) -> tree.Blank:
        return tree.Blank(name, blank=False)

    def period_day(self, word: Token, days: int = 0) -> tree.Day:
        return tree.Day(tree.Anchor(word.lower()), days, _at(word))

    def other(self, name: tree.Name, days: int = 0) -> tree.Other:
        return tree.Other(name, days)

    def moved_day(self, text: tree.Text, days: int) -> tree.Day | tree.Text:
        try:
            return tree.Day(date.fromisoformat(text.value), days, text.at)
        except ValueError:
            return text

    def shift(self, sign: Token, whole: Token) -> int:
        return int(whole) if sign == "+" else -int(whole)

    def name(self, token: Token) -> tree.Name:
        if token.type == "BRACKETED":
            return tree.Name(token[1:-1].strip(), _at(token), quoted=True)
        return tree.Name(str(token), _at(token))

    def text(self, token: Token) -> tree.Text:
        return tree.Text(token[1:-1], _at(token))

    def number(self, token: Token) -> tree.Number:
        return tree.Number(_millionths(token), _at(token))


def _at(token: Token) -> int:
    return (token.start_pos or 0) + 1


def _millionths(token: Token) -> int:
    return int(Decimal(str(token)) * MILLION)


def _whole(token: Token) -> int:
    """Zero where it is no whole number: the check says so."""
    value = Decimal(str(token))
    return int(value) if value == int(value) else 0
