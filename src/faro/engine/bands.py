"""Traffic lights. A limit belongs to the band above it, and the number is compared unrounded.

A single ratio is compared on its two exact parts. A mean of ratios is compared as float64 after closing the gap that
float addition leaves: within ``NOISE`` points of a limit, it is the limit (docs/adr/0002).
"""

from decimal import Decimal

import polars as pl

from faro.engine.method import Band

NO_DATA = "nd"

NOISE = 1e-9
"""Points. Adding up to a million ratios of float64 errs less than this."""

_EXACT_BELOW = 1e37
"""Products under this fit a 128-bit integer with room."""

_HUNDRED_POINTS = 100 * 10**6


def light_of_mean(points: pl.Expr, bands: tuple[Band, ...]) -> pl.Expr:
    """The light of a mean, in points; nd where it is null."""
    return _fold(points, [(band.light, points >= float(band.start) - NOISE) for band in bands])


def light_of_ratio(points: pl.Expr, numerator: pl.Expr, denominator: pl.Expr, bands: tuple[Band, ...]) -> pl.Expr:
    """The light of ``numerator / denominator`` (128-bit, positive denominator); nd where ``points`` is null."""
    fits = (numerator.cast(pl.Float64).abs() * _HUNDRED_POINTS < _EXACT_BELOW) & (
        denominator.cast(pl.Float64).abs() * _HUNDRED_POINTS < _EXACT_BELOW
    )
    conditions = []
    for band in bands:
        exact = numerator * _wide(_HUNDRED_POINTS) >= denominator * _wide(band.start_units)
        conditions.append((band.light, pl.when(fits).then(exact).otherwise(points >= float(band.start))))
    return _fold(points, conditions)


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
