"""How the value of each question is kept: said by its kind, or told from its expression where it is calculated."""

from collections.abc import Callable, Iterable, Mapping

from faro.registers.domain.forms.model import Data, Kind
from faro.registers.domain.forms.xpath.functions import FUNCTIONS
from faro.registers.domain.forms.xpath.parser import parse
from faro.registers.domain.forms.xpath.syntax import (
    Binary,
    Call,
    Expression,
    ExpressionProblem,
    Literal,
    Negate,
    Number,
    Path,
)

BY_KIND: Mapping[Kind, Data] = {
    Kind.TEXT: Data.TEXT,
    Kind.INTEGER: Data.WHOLE,
    Kind.DECIMAL: Data.NUMBER,
    Kind.SELECT_ONE: Data.CHOICE,
    Kind.SELECT_MULTIPLE: Data.CHOICES,
    Kind.RANK: Data.CHOICES,
    Kind.DATE: Data.DATE,
    Kind.TIME: Data.TIME,
    Kind.DATE_TIME: Data.DATE_TIME,
    Kind.GEOPOINT: Data.PLACE,
    Kind.GEOTRACE: Data.LINE,
    Kind.GEOSHAPE: Data.LINE,
    Kind.IMAGE: Data.FILE,
    Kind.AUDIO: Data.FILE,
    Kind.VIDEO: Data.FILE,
    Kind.FILE: Data.FILE,
    Kind.BARCODE: Data.TEXT,
    Kind.NOTE: Data.NONE,
    Kind.ACKNOWLEDGE: Data.TEXT,
}
BY_BIND: Mapping[str, Data] = {
    "int": Data.WHOLE,
    "integer": Data.WHOLE,
    "decimal": Data.NUMBER,
    "date": Data.DATE,
    "time": Data.TIME,
    "dateTime": Data.DATE_TIME,
    "geopoint": Data.PLACE,
    "geotrace": Data.LINE,
    "geoshape": Data.LINE,
    "binary": Data.FILE,
}
_CHOOSE = {"if": 1, "coalesce": 0, "once": 0, "depend": 0}
_GIVEN = {"number": Data.NUMBER, "boolean": Data.NUMBER, "date": Data.DATE, "moment": Data.DATE_TIME}
_NUMBERS = (Data.NUMBER, Data.WHOLE)

Known = Callable[[Path], Data | None]
"""What is kept at a path; None where it is not known (yet)."""


def of_expression(source: str, known: Known) -> Data:
    """What an expression gives: a number, a date, a moment; text in doubt."""
    try:
        found = _of(parse(source), known)
    except ExpressionProblem:
        return Data.TEXT
    return found if found is not None else Data.TEXT


def _of(expression: Expression, known: Known) -> Data | None:
    match expression:
        case Literal(text):
            return None if text == "" else Data.TEXT
        case Binary(operator):
            return Data.TEXT if operator == "|" else Data.NUMBER
        case Call():
            return _of_call(expression, known)
        case Path():
            return _as_calculated(known(expression))
        case Number() | Negate():
            return Data.NUMBER


def _of_call(call: Call, known: Known) -> Data | None:
    name, arguments = call.name, call.arguments
    if name in _CHOOSE:
        return _merged(_of(argument, known) for argument in arguments[_CHOOSE[name] :])
    if name == "indexed-repeat" and arguments:
        return _of(arguments[0], known)
    return _GIVEN.get(FUNCTIONS[name].gives, Data.TEXT) if name in FUNCTIONS else Data.TEXT


def _merged(kinds: Iterable[Data | None]) -> Data | None:
    found = {kind for kind in kinds if kind is not None}
    return None if not found else found.pop() if len(found) == 1 else Data.TEXT


def _as_calculated(kind: Data | None) -> Data:
    if kind in _NUMBERS:
        return Data.NUMBER
    return kind if kind in (Data.DATE, Data.TIME, Data.DATE_TIME) else Data.TEXT
