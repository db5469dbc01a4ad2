"""From the text of one cell to its value, by kind. What cannot be read says why and how to write it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeAlias

from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, NumberTooLarge, to_scaled
from faro.kernel.periods import parse_period
from faro.kernel.text import _
from faro.package.declaration import Column, Kind
from faro.package.form import Form, choice_by_word
from faro.package.limits import LIMITS
from faro.package.names import nearest

Value: TypeAlias = str | int | bool | date
Reader: TypeAlias = Callable[[str], Value]

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Outside these a year is taken for a slip of the keyboard."""

SCALES = {Kind.QUANTITY: QUANTITY_SCALE, Kind.MONEY: MONEY_SCALE}

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_YEAR = re.compile(r"[0-9]{4}")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:([', \u00a0\u202f´`’])[0-9]{3})+(?:[.,][0-9]+)?")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_LONGEST_NUMBER = 400


class CellFault(Exception):
    """Why a cell cannot be read: a stable code, what is wrong and how to mend it, in Spanish."""

    def __init__(self, code: str, message: str, mend: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.mend = mend


def is_blank(kind: Kind, text: str) -> bool:
    """Whether the cell says nothing. Printed text is kept to the letter, its spaces too."""
    return not text if kind is Kind.VERBATIM else not text.strip()


def reader_for(column: Column, form: Form) -> Reader:
    """The function that turns a cell of that column into its value, or raises :class:`CellFault`."""
    if column.kind is Kind.CHOICE:
        return partial(_choice, choice_by_word(form, column), form, column)
    if column.kind is Kind.BOOLEAN:
        return partial(_boolean, form)
    if column.kind in SCALES:
        return partial(_bounded_number, column, SCALES[column.kind])
    if column.kind in (Kind.INTEGER, Kind.MONTH):
        return partial(_bounded_integer, column)
    return _BY_KIND[column.kind]


def _text(text: str) -> str:
    # Excel counts UTF-16 units, of which a letter outside the basic plane takes two.
    if len(text) * 2 > LIMITS.text_length and len(text.encode("utf-16-le")) // 2 > LIMITS.text_length:
        raise CellFault(
            "text_too_long",
            _("El texto tiene más de {n} letras.").format(n=f"{LIMITS.text_length:,}"),
            _("Acórtelo o repártalo en varias filas."),
        )
    return text


def _code(text: str) -> str:
    code = _text(text.strip())
    if not code.isprintable():
        raise CellFault(
            "code_with_control_characters",
            _("El código lleva un salto de línea u otro carácter invisible."),
            _("Borre la celda y escriba el código a mano, en una sola línea."),
        )
    return code


def _choice(by_word: Mapping[str, str], form: Form, column: Column, text: str) -> str:
    try:
        return by_word[form.recognised(text)]
    except KeyError:
        words = form.words(column).values()
        guess = nearest(text, words)
        mend = _("Escriba uno de estos: {words}.").format(words=", ".join(words))
        if guess:
            mend = _("¿Quiso decir «{guess}»?").format(guess=guess) + " " + mend
        raise CellFault("unknown_choice", _("No es un valor permitido en esta columna."), mend) from None


def _boolean(form: Form, text: str) -> bool:
    word = form.recognised(text)
    if word == form.recognised(form.yes):
        return True
    if word == form.recognised(form.no):
        return False
    raise CellFault(
        "not_a_boolean",
        _("Aquí solo cabe {yes} o {no}.").format(yes=form.yes, no=form.no),
        _("Escriba {yes} o {no}, o deje la celda vacía si no se sabe.").format(yes=form.yes, no=form.no),
    )


def _bounded_number(column: Column, scale: int, text: str) -> int:
    units = _number(scale, text.strip())
    _check_bounds(column, units, 10**scale)
    return units


def _bounded_integer(column: Column, text: str) -> int:
    written = text.strip()
    if not _WHOLE.fullmatch(written):
        if _NUMBER.fullmatch(written) and "." not in written:
            raise _too_large()
        raise CellFault(
            "not_an_integer",
            _("No es un número entero."),
            _("Escriba solo cifras, sin decimales, comas ni espacios; por ejemplo 3."),
        )
    number = int(written)
    _check_bounds(column, number, 1)
    return number


def _check_bounds(column: Column, units: int, unit: int) -> None:
    if column.minimum is not None and units < column.minimum * unit:
        limit, code = _("El menor valor permitido es {n}.").format(n=column.minimum), "below_minimum"
    elif column.maximum is not None and units > column.maximum * unit:
        limit, code = _("El mayor valor permitido es {n}.").format(n=column.maximum), "above_maximum"
    else:
        return
    raise CellFault(code, limit, _("Revise la cifra; si no hay dato, deje la celda vacía."))


def _number(scale: int, written: str) -> int:
    if len(written) > _LONGEST_NUMBER or not _NUMBER.fullmatch(written):
        raise _not_a_number(written)
    whole, _point, decimals = written.partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) > scale:
        raise CellFault(
            "too_many_decimals",
            _("Tiene más de {n} decimales.").format(n=scale),
            _("Redondee la cifra a {n} decimales o menos.").format(n=scale),
        )
    # Cut to at most 18 digits first: Decimal's default context would round a longer number.
    if len(whole.lstrip("-0")) > 18:
        raise _too_large()
    try:
        return to_scaled(Decimal(f"{whole}.{decimals or '0'}"), scale)
    except NumberTooLarge:
        raise _too_large() from None


def _too_large() -> CellFault:
    return CellFault(
        "number_too_large",
        _("El número es demasiado grande para ser una cifra del plan."),
        _("Revise si sobran cifras."),
    )


def _not_a_number(written: str) -> CellFault:
    if len(written) > _LONGEST_NUMBER or re.fullmatch(r"[+-]?[0-9.]+[eE][+-]?[0-9]+", written):
        return CellFault(
            "number_with_exponent",
            _("El número está en notación científica o es demasiado largo."),
            _("Escríbalo completo, con cifras y punto decimal; por ejemplo 1200000."),
        )
    if written.rstrip().endswith("%"):
        return CellFault(
            "percent_sign",
            _("El número lleva el signo de porcentaje."),
            _("Escriba los puntos sin el signo: 17, no 17% ni 0.17."),
        )
    if _GROUPED.fullmatch(written) or _DECIMAL_COMMA.fullmatch(written):
        return _grouped(written)
    return CellFault(
        "not_a_number",
        _("No es un número."),
        _("Escriba solo cifras y, si hace falta, un punto decimal: 1234.5. Si no hay dato, deje la celda vacía."),
    )


def _grouped(written: str) -> CellFault:
    """Say how to write a number with separators, both ways where the comma can be read both ways."""
    bare = re.sub(r"[' \u00a0\u202f´`’]", "", written)
    if re.fullmatch(r"-?[0-9]{1,3},[0-9]{3}", bare):
        mend = _("Escriba {thousands} si la coma separa miles, o {decimal} si separa decimales.").format(
            thousands=bare.replace(",", ""), decimal=bare.replace(",", ".")
        )
    else:
        mend = _("Escriba {number}.").format(number=_without_separators(bare))
    return CellFault(
        "number_with_separators", _("El número lleva apóstrofos, espacios o comas que no son el punto decimal."), mend
    )


def _without_separators(bare: str) -> str:
    last = max(bare.rfind(","), bare.rfind("."))
    only_commas_as_groups = "." not in bare and bare.count(",") > 1
    if last < 0 or only_commas_as_groups:
        return bare.replace(",", "")
    return re.sub(r"[,.]", "", bare[:last]) + "." + bare[last + 1 :]


def _year(text: str) -> int:
    written = text.strip()
    if not _YEAR.fullmatch(written) or not FIRST_YEAR <= int(written) <= LAST_YEAR:
        raise CellFault(
            "not_a_year",
            _("No es un año entre {first} y {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
            _("Escriba el año con cuatro cifras; por ejemplo 2022."),
        )
    return int(written)


def _period(text: str) -> str:
    written = text.strip()
    try:
        period = parse_period(written) if written.isascii() else None
    except ValueError:
        period = None
    if period is None or not FIRST_YEAR <= period.year <= LAST_YEAR:
        raise CellFault(
            "not_a_period",
            _("No es un periodo."),
            _("Escriba 2022 (año), 2022-S1 (semestre) o 2022-03 (mes)."),
        )
    return written


def _date(text: str) -> date:
    written = text.strip()
    if _ISO_DATE.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise CellFault(
                "no_such_date", _("Esa fecha no existe en el calendario."), _("Revise el día y el mes.")
            ) from None
    example = "2022-12-31"
    local = _LOCAL_DATE.fullmatch(written)
    if local:
        day, month, year = local.groups()
        example = f"{year}-{int(month):02}-{int(day):02}"
    raise CellFault(
        "not_a_date",
        _("La fecha no está escrita como año-mes-día."),
        _("Escriba {date}.").format(date=example),
    )


_BY_KIND: dict[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.VERBATIM: _text,
    Kind.CODE: _code,
    Kind.YEAR: _year,
    Kind.PERIOD: _period,
    Kind.DATE: _date,
}
