"""What may stand after each recipe's own key, and which other keys it has."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][05]")


def _texts(body: Any) -> bool:
    return isinstance(body, list) and bool(body) and all(isinstance(each, str) for each in body)


def _weights(body: Any) -> bool:
    if isinstance(body, Mapping):
        return bool(body) and all(isinstance(each, int | float) for each in body.values()) and sum(body.values()) > 0
    return body == "any" or _texts(body)


def _pair(kind: type | tuple[type, ...]) -> Callable[[Any], bool]:
    def fits(body: Any) -> bool:
        if not (isinstance(body, list) and len(body) == 2 and all(isinstance(each, kind) for each in body)):
            return False
        first, last = body
        return bool(first <= last)

    return fits


def _days(body: Any) -> bool:
    if not _pair(str)(body):
        return False
    try:
        return all(date.fromisoformat(day) for day in body)
    except ValueError:
        return False


def _times(body: Any) -> bool:
    return _pair(str)(body) and all(_TIME.fullmatch(each) for each in body)


def _boxes(body: Any) -> bool:
    return isinstance(body, list) and bool(body) and all(_box(each) for each in body)


def _box(body: Any) -> bool:
    if not isinstance(body, list) or len(body) != 4 or not all(isinstance(each, int | float) for each in body):
        return False
    south, west, north, east = body
    return bool(-90 <= south <= north <= 90 and -180 <= west <= east <= 180)


def _text(body: Any) -> bool:
    return isinstance(body, str) and bool(body)


def _value(body: Any) -> bool:
    return _text(body) or _texts(body) or (isinstance(body, int) and not isinstance(body, bool))


def _turn(body: Any) -> bool:
    return body == "any" or _texts(body)


BODIES: dict[str, Callable[[Any], bool]] = {
    "value": _value,
    "choose": _weights,
    "several": _weights,
    "number": _pair((int, float)),
    "date": _pair(int),
    "between": _days,
    "time": _times,
    "minutes": _pair(int),
    "turn": _turn,
    "text": _texts,
    "mask": _text,
    "serial": _text,
    "point": _boxes,
    "record": _text,
    "copy": _text,
    "same": _text,
}
"""Recipe → whether what stands after its key has the right shape."""

OPTIONS: dict[str, frozenset[str]] = {
    **{kind: frozenset() for kind in BODIES},
    "several": frozenset({"count"}),
    "number": frozenset({"decimals", "lean", "of", "at_least", "at_most"}),
    "date": frozenset({"clip", "from", "future", "lean"}),
    "mask": frozenset({"unique"}),
    "minutes": frozenset({"from", "lean"}),
    "record": frozenset({"apart", "where"}),
}
"""Recipe → the keys that may stand with it, besides those of every recipe."""
