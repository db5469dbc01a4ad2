"""Amounts as people type and paste them: ``1,234.50`` as in Peru, ``1.234,50`` as in other Excels, ``S/ 1 234.5``."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from faro.kernel.errors import FaroError
from faro.kernel.fixed import InexactNumber, NumberTooLarge, from_scaled, plain, to_scaled
from faro.kernel.text import _

LONGEST = 40

_CURRENCY = re.compile(r"^S/\.?\s*", re.IGNORECASE)
_SPACES = re.compile(r"(?<=\d)[ '\u00a0\u202f’](?=\d{3})")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_POINT = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+")
_COMMA = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+,\d+")
_SAYS_POINT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.(?!\d{3}$)\d+|0+\.\d+|\d{4,}\.\d+)")
_SAYS_COMMA = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?!\d{3}$)\d+|0+,\d+|\d{4,},\d+)")


class DecimalSign(StrEnum):
    """Which sign parts the decimals."""

    POINT = "."
    COMMA = ","


class AmountRefused(FaroError):
    """The text is no amount, or can be read in two ways; the sentence says how to write it."""


def sign_of(texts: Iterable[str]) -> DecimalSign | None:
    """The decimal sign of cells that came together, where at least one leaves no doubt and none says otherwise."""
    signs = {sign for text in texts if (sign := _sure_sign(_bare(text))) is not None}
    return signs.pop() if len(signs) == 1 else None


def read_amount(text: str, scale: int, sign: DecimalSign | None = None) -> int | None:
    """The amount in units of 10**-scale; None for an empty cell. ``sign``: the one of the cells it came with.

    ``1,234`` is 1234 as in Peru unless the others say otherwise. Raises :class:`AmountRefused`; for ``1.234``, which
    elsewhere is 1234 too, unless something else says that the point parts decimals.
    """
    bare = _bare(text)
    if not bare:
        return None
    if bare == "-":
        raise AmountRefused(_("Un guion no dice si es cero o si falta el dato: escriba 0 o deje la celda vacía."))
    if len(bare) > LONGEST:
        raise AmountRefused(_("Es demasiado largo para ser una cifra."))
    if not bare.isascii():
        raise AmountRefused(_("No es una cifra. Escriba solo números y, si hace falta, un punto decimal: 1234.5."))
    number = _parted(bare, _sure_sign(bare) or sign)
    if number.startswith("-"):
        raise AmountRefused(_("Una cifra programada o ejecutada no puede ser negativa."))
    return _scaled(number, scale)


def shown(units: int | None, scale: int) -> str:
    """The amount as a cell shows it, in a writing that :func:`read_amount` reads back: ``1234.5``; empty for None."""
    if units is None:
        return ""
    text = plain(from_scaled(units, scale))
    whole, _point, decimals = text.partition(".")
    return f"{text}0" if len(decimals) == 3 and 0 < len(whole) <= 3 and whole != "0" else text


def _bare(text: str) -> str:
    return _SPACES.sub("", _CURRENCY.sub("", text.strip())).strip()


def _sure_sign(bare: str) -> DecimalSign | None:
    if _SAYS_POINT.fullmatch(bare):
        return DecimalSign.POINT
    return DecimalSign.COMMA if _SAYS_COMMA.fullmatch(bare) else None


def _parted(bare: str, sign: DecimalSign | None) -> str:
    """The same number with a point for decimals and nothing between thousands."""
    if sign is None:
        _check_unambiguous(bare)
        sign = DecimalSign.POINT
    if not (_PLAIN if bare.isdigit() else _POINT if sign is DecimalSign.POINT else _COMMA).fullmatch(bare):
        raise AmountRefused(_("No es una cifra. Escriba solo números y, si hace falta, un punto decimal: 1234.5."))
    if sign is DecimalSign.POINT:
        return bare.replace(",", "")
    return bare.replace(".", "").replace(",", ".")


def _check_unambiguous(bare: str) -> None:
    if re.fullmatch(r"\d{1,3}\.\d{3}", bare):
        raise AmountRefused(
            _("Puede leerse de dos modos: escriba {thousands} o {decimal}.").format(
                thousands=bare.replace(".", ""),
                decimal=bare.rstrip("0").rstrip(".") if bare.endswith("0") else f"{bare}0",
            )
        )


def _scaled(number: str, scale: int) -> int:
    try:
        return to_scaled(Decimal(number), scale)
    except InexactNumber:
        raise AmountRefused(_("Tiene más de {n} decimales: redondéela.").format(n=scale)) from None
    except NumberTooLarge:
        raise AmountRefused(_("El número es demasiado grande para ser una cifra del plan.")) from None
