"""Numbers as people type them: ``1,234.50`` as in Peru, ``1234,5`` as in other keyboards, ``1 234``."""

import re
from decimal import Decimal

from faro.kernel.errors import FaroError
from faro.kernel.fixed import QUANTITY_SCALE, InexactNumber, NumberTooLarge, from_scaled, plain, to_scaled
from faro.kernel.text import _

LONGEST = 40

_SPACES = re.compile(r"(?<=\d)[ '\u00a0\u202f’](?=\d{3})")
_PLAIN = re.compile(r"[-+]?\d+(?:[.,]\d+)?|[-+]?[.,]\d+")
_POINT = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_COMMA = re.compile(r"[-+]?[1-9]\d{0,2}(?:\.\d{3})+,\d+|[-+]?[1-9]\d{0,2}(?:\.\d{3}){2,}")


class NumberRefused(FaroError):
    """The text is no number, or not one that can be kept; the sentence says how to write it."""


def read_number(text: str, *, whole: bool = False) -> int | None:
    """The number in millionths; None for an empty text. ``whole``: only integers.

    ``1,234`` is 1234 as in Peru; ``1,5`` and ``0,234`` can only be decimals. Raises :class:`NumberRefused`.
    """
    bare = _SPACES.sub("", text.strip()).replace("−", "-")
    if not bare:
        return None
    if len(bare) > LONGEST or not bare.isascii():
        raise NumberRefused(_not_a_number(whole=whole))
    number = _decimal(bare, whole=whole)
    if whole and number != number.to_integral_value():
        raise NumberRefused(_("Escriba un número entero, sin decimales."))
    try:
        return to_scaled(number, QUANTITY_SCALE)
    except InexactNumber:
        raise NumberRefused(_("Tiene más de {n} decimales: redondéelo.").format(n=QUANTITY_SCALE)) from None
    except NumberTooLarge:
        raise NumberRefused(_("El número es demasiado grande.")) from None


def _decimal(bare: str, *, whole: bool) -> Decimal:
    if _POINT.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    if _COMMA.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    raise NumberRefused(_not_a_number(whole=whole))


def _not_a_number(*, whole: bool) -> str:
    if whole:
        return _("Escriba solo un número entero, como 12.")
    return _("Escriba solo un número; los decimales, con punto o con coma: 12.5 o 12,5.")


def shown_number(millionths: int) -> str:
    """The number as its field shows it, in a writing that :func:`read_number` reads back."""
    return plain(from_scaled(millionths, QUANTITY_SCALE))
