"""Traffic lights. A limit belongs to the band above it, and the number is compared unrounded.

A single ratio is compared on its two exact parts. A mean of ratios is compared as float64 after closing the gap that
float addition leaves: within ``NOISE`` points of a limit, it is the limit (docs/adr/0002).
"""

from decimal import Decimal

import polars as pl

from faro.engine.method import Band

NO_DATA = "nd"

NOISE = 1e-9
"""Points. The mean of up to 80,000 ratios capped at 100 errs less than this, at worst."""

HUNDRED_POINTS = 100 * 10**6
"""In millionths of a point."""

_STEP = 100
_STEPS = 4
"""The long division gives two decimal digits a step; ``_STEP**_STEPS`` is ``HUNDRED_POINTS``."""

_BEYOND_ANY_LIMIT = 10**9


def light_of_mean(points: pl.Expr, bands: tuple[Band, ...]) -> pl.Expr:
    """The light of a mean, in points; nd where it is null."""
    return _fold(points, [(band.light, points >= float(band.start) - NOISE) for band in bands])


def light_of_ratio(points: pl.Expr, numerator: pl.Expr, denominator: pl.Expr, bands: tuple[Band, ...]) -> pl.Expr:
    """The light of ``numerator / denominator``; nd where ``points`` is null.

    Both parts are 128-bit and below 10**29 in size, as sums of 64-bit numbers are; the denominator is positive.
    """
    hundred = numerator * _wide(HUNDRED_POINTS)
    return _fold(points, [(band.light, hundred >= denominator * _wide(band.start_units)) for band in bands])


def light_of_products(points: pl.Expr, numerator: pl.Expr, denominator: pl.Expr, bands: tuple[Band, ...]) -> pl.Expr:
    """As :func:`light_of_ratio`, for parts up to 10**36, as products of two scaled numbers are.

    Times a limit, such a part would leave 128 bits; so the ratio is divided out, to whole millionths of a point. Limits
    are whole millionths too, so the ratio reaches one exactly when its whole part does.
    """
    whole = (numerator // denominator).clip(-_BEYOND_ANY_LIMIT, _BEYOND_ANY_LIMIT)
    rest = numerator % denominator
    for _step in range(_STEPS):
        whole = whole * _STEP + rest * _STEP // denominator
        rest = rest * _STEP % denominator
    return _fold(points, [(band.light, whole >= _wide(band.start_units)) for band in bands])


def capped(points: pl.Expr, cap: Decimal | None, floor: Decimal | None = None) -> pl.Expr:
    """``points`` kept within cap and floor, where the method has them."""
    lower = None if floor is None else float(floor)
    upper = None if cap is None else float(cap)
    return points if lower is None and upper is None else points.clip(lower, upper)


def _wide(number: int) -> pl.Expr:
    return pl.lit(number, dtype=pl.Int128)


def _fold(points: pl.Expr, conditions: list[tuple[str, pl.Expr]]) -> pl.Expr:
    lowest, *higher = conditions
    light = pl.lit(lowest[0])
    for name, reached in higher:
        light = pl.when(reached).then(pl.lit(name)).otherwise(light)
    return pl.when(points.is_null()).then(pl.lit(NO_DATA)).otherwise(light)
