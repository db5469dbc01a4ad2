"""Amounts as a file writes them: text to whole céntimos, exactly, or a reason why not."""

import re
from decimal import Decimal
from fractions import Fraction

from faro.kernel.fixed import MONEY_SCALE, InexactNumber, NumberTooLarge, to_scaled
from faro.kernel.rounding import half_up

_AMOUNT = re.compile(r"[+-]?(?:[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})", re.ASCII)


class BadAmount(ValueError):
    """The text is no amount in soles and céntimos."""


def centimos(text: str) -> int | None:
    """The amount in whole céntimos; None where nothing is written. Never passes through a float.

    Raises :class:`BadAmount` for anything but digits with a decimal point, for more than two decimals that count, and
    for what does not fit.
    """
    bare = text.strip()
    if not bare:
        return None
    if not _AMOUNT.fullmatch(bare):
        raise BadAmount(bare)
    try:
        return to_scaled(Decimal(bare), MONEY_SCALE)
    except (InexactNumber, NumberTooLarge) as error:
        raise BadAmount(bare) from error


def progress_percent(accrued: int | None, modified: int | None) -> Decimal | None:
    """«Avance %» as the MEF's Consulta Amigable prints it: devengado/PIM×100, half up to 3 decimals and then to 1.

    Amounts in céntimos. None where one is missing or the PIM is zero.
    """
    if accrued is None or not modified:
        return None
    return half_up(half_up(Fraction(accrued * 100, modified), 3), 1)
