"""The functions of the ODK XForms specification (https://getodk.github.io/xforms-spec/#xpath-functions).

``FUNCTIONS`` says of each how much it is given and what it gives; those without ``run`` are XPath 1.0's own, run by
libxml2. What a function needs to know of the check it runs in (day, lists of others…) is in ``current_run``.
"""

import base64
import hashlib
import math
import random
import uuid
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from faro.registers.domain.forms.model import Choice, Externals
from faro.registers.domain.forms.xpath import dates, geography, patterns
from faro.registers.domain.forms.xpath.values import NAN, boolean_of, number_of, number_text, text_of, texts_of

Gives = Literal["number", "boolean", "string", "nodes", "any", "date", "moment"]
ChoiceText = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Run:
    """What a check knows that an expression may ask for."""

    today: date
    now: datetime
    choices: ChoiceText
    external: Externals = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)


current_run: ContextVar[Run] = ContextVar("current_run")


@dataclass(frozen=True, slots=True)
class Function:
    """A function: least and most arguments (None: any number), what it gives, and how it is run."""

    least: int
    most: int | None
    gives: Gives
    run: Callable[..., object] | None = None
    numeric: bool = False
    """Its arguments are numbers."""


_HALF = Decimal("0.5")


def _selected(given: object, value: object) -> bool:
    return text_of(value).strip() in text_of(given).split()


def _selected_at(given: object, index: object) -> str:
    words, at = text_of(given).split(), number_of(index)
    return words[int(at)] if not math.isnan(at) and 0 <= at < len(words) else ""


def _coalesce(*given: object) -> object:
    return next((one for one in given if text_of(one) != ""), "")


def _if(condition: object, then: object, otherwise: object) -> object:
    return then if boolean_of(condition) else otherwise


def _once(here: object, given: object) -> object:
    before = text_of(here)
    return before if before != "" else given


def _concat(*given: object) -> str:
    return "".join(text for one in given for text in texts_of(one))


def _join(separator: object, *given: object) -> str:
    return text_of(separator).join(text for one in given for text in texts_of(one))


def _substr(given: object, start: object, end: object = None) -> str:
    text = text_of(given)
    first = number_of(start)
    last = float(len(text)) if end is None else number_of(end)
    if math.isnan(first) or math.isnan(last):
        return ""
    return text[_index(first, len(text)) : _index(last, len(text))]


def _index(value: float, size: int) -> int:
    bounded = int(max(-size, min(size, value)))
    return size + bounded if bounded < 0 else bounded


def _numbers(given: tuple[object, ...]) -> list[float]:
    return [number_of(text) for one in given for text in (texts_of(one) if isinstance(one, list) else [one])]


def _sum(*given: object) -> float:
    return math.fsum(numbers) if not any(map(math.isnan, numbers := _numbers(given))) else NAN


def _extreme(choose: Callable[[list[float]], float]) -> Callable[..., float]:
    def run(*given: object) -> float:
        numbers = _numbers(given)
        return NAN if not numbers or any(map(math.isnan, numbers)) else choose(numbers)

    return run


def _round(given: object, places: object = 0.0) -> float:
    value, digits = number_of(given), number_of(places)
    if math.isnan(value) or math.isinf(value) or math.isnan(digits):
        return value
    shift = int(max(-12, min(12, digits)))
    moved = Decimal(repr(value)).scaleb(shift) + _HALF
    return float(moved.to_integral_value(ROUND_FLOOR).scaleb(-shift))


def _int(given: object) -> float:
    value = number_of(given)
    return value if math.isnan(value) or math.isinf(value) else float(int(value))


def _math(run: Callable[..., float]) -> Callable[..., float]:
    def guarded(*given: object) -> float:
        numbers = [number_of(one) for one in given]
        try:
            result = run(*numbers)
        except (ValueError, OverflowError, ZeroDivisionError):
            return NAN
        return NAN if isinstance(result, complex) else float(result)

    return guarded


def _count_non_empty(given: object) -> float:
    return float(sum(1 for text in texts_of(given) if text != ""))


def _checklist(least: object, most: object, *given: object) -> bool:
    return _between(float(sum(1 for one in given if boolean_of(one))), least, most)


def _weighted_checklist(least: object, most: object, *given: object) -> bool:
    pairs = zip(given[::2], given[1::2], strict=False)
    return _between(math.fsum(number_of(weight) for value, weight in pairs if boolean_of(value)), least, most)


def _between(value: float, least: object, most: object) -> bool:
    low, high = number_of(least), number_of(most)
    return (low < 0 or value >= low) and (high < 0 or value <= high)


def _uuid(size: object = None) -> str:
    if size is None:
        return str(uuid.uuid4())
    length = int(max(0, min(64, number_of(size) or 0)))
    return "".join(random.SystemRandom().choices("abcdefghijklmnopqrstuvwxyz0123456789", k=length))


def _digest(given: object, algorithm: object, encoding: object = "base64") -> str:
    name = text_of(algorithm).replace("-", "").lower()
    if name not in {"md5", "sha1", "sha256", "sha384", "sha512"}:
        return ""
    made = hashlib.new(name, text_of(given).encode(), usedforsecurity=False)
    return made.hexdigest() if text_of(encoding) == "hex" else base64.b64encode(made.digest()).decode()


def _base64_decode(given: object) -> str:
    try:
        return base64.b64decode(text_of(given), validate=True).decode()
    except ValueError:
        return ""


def _position(given: object) -> float:
    if not isinstance(given, list) or not given or isinstance(given[0], str):
        return NAN
    return 1.0 + sum(1 for _before in given[0].itersiblings(given[0].tag, preceding=True))


def _indexed(rows: object, index: object) -> object:
    at = number_of(index)
    if not isinstance(rows, list) or math.isnan(at) or not 1 <= at <= len(rows):
        return []
    return [rows[int(at) - 1]]


def _pulldata(name: object, column: object, key_column: object, key: object) -> str:
    rows = current_run.get().external.get(text_of(name).removesuffix(".csv"))
    wanted, by = text_of(key), text_of(key_column).removesuffix("_key")
    if rows is None or wanted == "":
        return ""
    found = rows.get(wanted) if by == "name" else next((row for row in rows.rows() if cell(row, by) == wanted), None)
    return "" if found is None else cell(found, text_of(column))


def cell(row: Choice, column: str) -> str:
    """What a row of a list has in a column."""
    if column in ("name", "label"):
        return row.name if column == "name" else row.label
    return row.extra.get(column, "")


def _choice_name(value: object, key: object) -> str:
    return current_run.get().choices(text_of(key), text_of(value))


def _property(name: object) -> str:
    return current_run.get().metadata.get(text_of(name), "")


def _today() -> str:
    return current_run.get().today.isoformat()


def _now() -> str:
    return dates.written(current_run.get().now)


def _zoned(run: Callable[..., object]) -> Callable[..., object]:
    def with_zone(*given: object) -> object:
        return run(*given, zone=current_run.get().now.tzinfo)

    return with_zone


def _number(least: int, most: int | None, run: Callable[..., object] | None = None) -> Function:
    return Function(least, most, "number", run)


def _string(least: int, most: int | None, run: Callable[..., object] | None = None) -> Function:
    return Function(least, most, "string", run)


def _boolean(least: int, most: int | None, run: Callable[..., object] | None = None) -> Function:
    return Function(least, most, "boolean", run)


FUNCTIONS: Mapping[str, Function] = {
    "string": _string(1, 1, text_of),
    "concat": _string(1, None, _concat),
    "join": _string(1, None, _join),
    "substr": _string(2, 3, _substr),
    "substring-before": _string(2, 2),
    "substring-after": _string(2, 2),
    "translate": _string(3, 3),
    "string-length": _number(0, 1),
    "normalize-space": _string(0, 1),
    "contains": _boolean(2, 2),
    "starts-with": _boolean(2, 2),
    "ends-with": _boolean(2, 2, lambda given, end: text_of(given).endswith(text_of(end))),
    "uuid": _string(0, 1, _uuid),
    "digest": _string(2, 3, _digest),
    "base64-decode": _string(1, 1, _base64_decode),
    "pulldata": _string(4, 4, _pulldata),
    "property": _string(1, 1, _property),
    "if": Function(3, 3, "any", _if),
    "coalesce": Function(1, None, "any", _coalesce),
    "once": Function(1, 1, "any", _once),
    "depend": Function(1, None, "any", lambda first, *_rest: first),
    "true": _boolean(0, 0),
    "false": _boolean(0, 0),
    "boolean": _boolean(1, 1, boolean_of),
    "boolean-from-string": _boolean(1, 1, lambda given: text_of(given) in ("true", "1")),
    "not": _boolean(1, 1, lambda given: not boolean_of(given)),
    "regex": _boolean(2, 2, lambda given, pattern: patterns.matches(text_of(given), text_of(pattern))),
    "checklist": _boolean(3, None, _checklist),
    "weighted-checklist": _boolean(4, None, _weighted_checklist),
    "number": _number(1, 1, number_of),
    "random": _number(0, 0, random.SystemRandom().random),
    "int": _number(1, 1, _int),
    "sum": _number(1, None, _sum),
    "max": _number(1, None, _extreme(max)),
    "min": _number(1, None, _extreme(min)),
    "round": _number(1, 2, _round),
    "pow": _number(2, 2, _math(pow)),
    "log": _number(1, 1, _math(math.log)),
    "log10": _number(1, 1, _math(math.log10)),
    "abs": _number(1, 1, _math(abs)),
    "sin": _number(1, 1, _math(math.sin)),
    "cos": _number(1, 1, _math(math.cos)),
    "tan": _number(1, 1, _math(math.tan)),
    "asin": _number(1, 1, _math(math.asin)),
    "acos": _number(1, 1, _math(math.acos)),
    "atan": _number(1, 1, _math(math.atan)),
    "atan2": _number(2, 2, _math(math.atan2)),
    "sqrt": _number(1, 1, _math(math.sqrt)),
    "exp": _number(1, 1, _math(math.exp)),
    "exp10": _number(1, 1, _math(lambda given: 10.0**given)),
    "pi": _number(0, 0, lambda: math.pi),
    "count": _number(1, 1),
    "count-non-empty": _number(1, 1, _count_non_empty),
    "position": _number(0, 1, _position),
    "instance": Function(1, 1, "nodes"),
    "current": Function(0, 0, "nodes"),
    "randomize": Function(1, 2, "nodes", lambda nodes, _seed=None: nodes),
    "indexed-repeat": Function(3, 3, "nodes", _indexed),
    "today": Function(0, 0, "date", _today),
    "now": Function(0, 0, "moment", _now),
    "date": Function(1, 1, "date", _zoned(dates.as_date)),
    "date-time": Function(1, 1, "moment", _zoned(dates.as_moment)),
    "format-date": _string(2, 2, _zoned(dates.formatted)),
    "format-date-time": _string(2, 2, _zoned(dates.formatted)),
    "decimal-date-time": _number(1, 1, _zoned(dates.decimal_days)),
    "decimal-time": _number(1, 1, _zoned(dates.decimal_time)),
    "selected": _boolean(2, 2, _selected),
    "selected-at": _string(2, 2, _selected_at),
    "count-selected": _number(1, 1, lambda given: float(len(text_of(given).split()))),
    "jr:choice-name": _string(2, 2, _choice_name),
    "jr:itext": _string(1, 1),
    "area": _number(1, None, geography.area),
    "distance": _number(1, None, geography.distance),
    "geofence": _boolean(2, 2, geography.inside),
}
"""By the name a form writes."""

VOLATILE = frozenset({"uuid", "random"})
"""What gives something else each time; a calculation with one of them is made once and kept."""

__all__ = ["FUNCTIONS", "VOLATILE", "Function", "Run", "cell", "current_run", "number_text"]
