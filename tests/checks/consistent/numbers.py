"""How figures are written in made-up documents, and the exact arithmetic behind them. Written apart from the rules."""

from fractions import Fraction

_WORDS = """
cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
"""
SMALL = tuple(_WORDS.split())
TENS = {3: "treinta", 4: "cuarenta", 5: "cincuenta", 6: "sesenta", 7: "setenta", 8: "ochenta", 9: "noventa"}


def in_words(number: int) -> str:
    """A whole number from 0 to 99 in Spanish: ``cuarenta y dos``."""
    if number < len(SMALL):
        return SMALL[number]
    tens, rest = divmod(number, 10)
    return TENS[tens] + (f" y {SMALL[rest]}" if rest else "")


def half_up(value: Fraction, places: int) -> Fraction:
    """The value rounded to that many decimals, a half upwards. For values from zero up."""
    unit = 10**places
    return Fraction((value * unit * 2 + 1) // 2, unit)


def fixed(value: Fraction, places: int) -> str:
    """The rounded value with exactly that many decimals: ``84.80``."""
    whole = half_up(value, places) * 10**places
    digits = str(int(whole)).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def grouped(centimos: int, thousands: str = ",") -> str:
    """An amount with two decimals and parted thousands: ``1,234.56``."""
    soles, cents = divmod(centimos, 100)
    return f"{soles:,}".replace(",", thousands) + f".{cents:02}"


def plainly(value: Fraction) -> str:
    """An exact decimal without needless zeros: ``12.5``. The value has at most six decimals."""
    text = fixed(value, 6).rstrip("0").rstrip(".")
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}"
