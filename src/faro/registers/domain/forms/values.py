"""A value of an answer as ODK writes it in an instance, and back."""

import re
from collections.abc import Callable, Mapping
from datetime import time, tzinfo
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

from faro.kernel.text import _
from faro.registers.domain.answers import Value
from faro.registers.domain.forms.model import Data
from faro.registers.domain.forms.xpath.dates import as_date, as_moment
from faro.registers.domain.forms.xpath.values import clock_of, day_of, moment_of, moment_text

MILLION = 1_000_000
MOST_NUMBER = 9_000_000_000_000
"""So that millionths stay within what databases keep as a whole number (64 bits)."""
MOST_TEXT = 20_000
_TRUTH = {"true": "1", "false": "0"}
"""JavaRosa keeps a calculated yes or no as 1 or 0."""
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")


class NotReadable(ValueError):
    """A text that is no value of its question; says in Spanish what was expected."""


def from_text(data: Data, text: str) -> Value | None:
    """The value an instance writes; None for an empty text. Raises ``NotReadable``."""
    cleaned = text if data is Data.TEXT else text.strip()
    if not cleaned or data is Data.NONE:
        return None
    return _READ[data](cleaned)


def to_text(value: Value) -> str:
    """A value as an instance writes it; text stays as it is, even where it is no value of its question."""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return millionths_text(value)
    if isinstance(value, Mapping):
        return str(value.get("name", ""))
    return " ".join(value)


def millionths_text(units: int) -> str:
    """Whole millionths as a plain number: ``3``, ``-0.5``."""
    whole, part = divmod(abs(units), MILLION)
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}" + (f".{part:06d}".rstrip("0") if part else "")


def millionths(text: str) -> int | None:
    """A number in whole millionths, half away from zero; None where it is none, or too large to keep."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        number = Decimal(text)
        if abs(number) > MOST_NUMBER:
            return None
        return int((number * MILLION).to_integral_value(ROUND_HALF_UP))
    except InvalidOperation:
        return None


def calculated(data: Data, text: str, zone: tzinfo) -> str:
    """What a calculation gave, as a question of that type keeps it; empty where it is no such value."""
    if data in (Data.NUMBER, Data.WHOLE):
        text = _TRUTH.get(text, text)
        units = millionths(text)
        if units is None:
            return ""
        return str(int(Decimal(text).to_integral_value(ROUND_DOWN))) if data is Data.WHOLE else text
    if data is Data.DATE:
        return as_date(text, zone=zone)
    if data is Data.DATE_TIME:
        return as_moment(text, zone=zone)
    if data is Data.TIME:
        return "" if clock_of(text) is None else text
    return text


def _number(text: str) -> int:
    found = millionths(text)
    if found is None:
        raise NotReadable(_("Escriba un número, con punto decimal y sin separar los miles."))
    return found


def _whole(text: str) -> int:
    found = _number(text)
    if found % MILLION:
        raise NotReadable(_("Escriba un número entero."))
    return found


def _date(text: str) -> str:
    found = day_of(text)
    if found is None:
        raise NotReadable(_("Escriba una fecha que exista (día, mes y año)."))
    return found.isoformat()


def _clock(text: str) -> str:
    found = clock_of(text)
    if found is None:
        raise NotReadable(_("Escriba una hora, por ejemplo 14:30."))
    return _short(found)


def _short(clock: time) -> str:
    return clock.strftime("%H:%M")


def _moment(text: str) -> str:
    found = moment_of(text)
    if found is None or "T" not in text:
        raise NotReadable(_("Escriba una fecha con su hora."))
    return moment_text(found) if text.strip()[10:].strip("0123456789:.T") else text.strip()


def _place(text: str) -> str:
    parts = text.split()
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if not 2 <= len(numbers) <= 4 or abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        raise NotReadable(_("Escriba latitud y longitud en grados, por ejemplo -17.6394 -71.3375."))
    return " ".join(parts + ["0"] * (4 - len(parts)))


def _line(text: str) -> str:
    return "; ".join(_place(part) for part in text.split(";") if part.strip())


def _text(text: str) -> str:
    if len(text) > MOST_TEXT:
        raise NotReadable(_("El texto es demasiado largo: hasta {n} letras.").format(n=MOST_TEXT))
    return text


_READ: Mapping[Data, Callable[[str], Value]] = {
    Data.TEXT: _text,
    Data.NUMBER: _number,
    Data.WHOLE: _whole,
    Data.DATE: _date,
    Data.TIME: _clock,
    Data.DATE_TIME: _moment,
    Data.PLACE: _place,
    Data.LINE: _line,
    Data.CHOICE: str,
    Data.CHOICES: str.split,
    Data.FILE: lambda text: {"name": text.rsplit("/", 1)[-1]},
}


def fault_of(data: Data, value: Value) -> str | None:
    """What is wrong with a value that should be of its question's type, in Spanish; None where nothing is."""
    if data in (Data.NUMBER, Data.WHOLE):
        return _fault_of_number(data, value)
    if data is Data.CHOICES:
        proper = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return None if proper else _("Se esperaba una lista de opciones.")
    if data is Data.FILE:
        return None if isinstance(value, Mapping) and value.get("name") else _("Se esperaba un archivo.")
    if not isinstance(value, str):
        return _("Se esperaba un texto.")
    try:
        from_text(data, value)
    except NotReadable as error:
        return str(error)
    return None


def _fault_of_number(data: Data, value: Value) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return _("Escriba un número.")
    if abs(value) > MOST_NUMBER * MILLION:
        return _("El número es demasiado grande.")
    return _("Escriba un número entero.") if data is Data.WHOLE and value % MILLION else None
