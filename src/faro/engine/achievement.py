"""The degree to which each indicator reached each version of its target, and whether it did.

``achieved`` is value against target in the declared sense, whatever the method; the degree is the method's.
"""

import polars as pl

from faro.engine.bands import capped, light_of_products
from faro.engine.contract import INDICATOR_RESULTS
from faro.engine.method import MET, Achievement, Method
from faro.engine.senses import ASCENDING, DESCENDING, resolve_senses
from faro.engine.targets import targets_by_version
from faro.engine.values import OK, obtained_values

_NUM = pl.col("degree_num")
_DEN = pl.col("degree_den")


def indicator_cases(
    indicators: pl.DataFrame, targets: pl.DataFrame, measurements: pl.DataFrame, year: int
) -> pl.DataFrame:
    """What no method changes, per indicator and version: sense, value, target and verdict."""
    resolved = resolve_senses(indicators, targets)
    valued = obtained_values(resolved, measurements, year)
    return targets_by_version(valued, targets, year).with_columns(
        achieved=_achieved(pl.col("sense")), achieved_if_reversed=_achieved(_opposite(pl.col("sense")))
    )


def indicator_results(cases: pl.DataFrame, method: Method) -> pl.DataFrame:
    """``cases`` under a PEI method: shape :data:`~faro.engine.contract.INDICATOR_RESULTS`, and ``relevance``.

    ``degree_raw`` is unbounded, ``degree`` within the method's cap and floor; both null where the method gives none.
    """
    rule = _rule(method)
    measured = _met_parts(cases) if rule.formula == MET else _ratio_parts(cases, rule)
    raw = _NUM.cast(pl.Float64) / _DEN.cast(pl.Float64) * 100
    return (
        measured.with_columns(degree_raw=pl.when(pl.col("degree_reason").is_null() | _has_degree()).then(raw))
        .with_columns(degree=capped(pl.col("degree_raw"), rule.cap, rule.floor))
        .with_columns(
            light=light_of_products(pl.col("degree_raw"), _NUM, _DEN, method.bands),
            reason_code=pl.coalesce("value_reason", "degree_reason"),
            indicator=pl.col("code"),
        )
        .select(*INDICATOR_RESULTS, "relevance")
    )


def _rule(method: Method) -> Achievement:
    if method.achievement is None:
        raise ValueError(method.id)
    return method.achievement


def _opposite(sense: pl.Expr) -> pl.Expr:
    return pl.when(sense == ASCENDING).then(pl.lit(DESCENDING)).when(sense == DESCENDING).then(pl.lit(ASCENDING))


def _achieved(sense: pl.Expr) -> pl.Expr:
    """Value at or beyond the target in that sense; null without value, target or sense."""
    value = pl.col("value_num")
    target = pl.col("target").cast(pl.Int128) * pl.col("value_den")
    return (
        pl.when(pl.col("state") != OK)
        .then(None)
        .when(sense == ASCENDING)
        .then(value >= target)
        .when(sense == DESCENDING)
        .then(value <= target)
    )


def _missing_reason() -> pl.Expr:
    """A sense is never missing where there is a target: it is declared or inferred from that target's series."""
    return (
        pl.when(pl.col("state") != OK)
        .then(pl.col("value_reason"))
        .when(pl.col("target").is_null())
        .then(pl.lit("no_target"))
    )


def _has_degree() -> pl.Expr:
    return pl.col("degree_reason").is_in(["target_zero"])


def _met_parts(cases: pl.DataFrame) -> pl.DataFrame:
    """100 if achieved, else 0."""
    return cases.with_columns(
        degree_reason=_missing_reason(),
        degree_num=pl.col("achieved").cast(pl.Int128),
        degree_den=pl.lit(1, dtype=pl.Int128),
    )


def _ratio_parts(cases: pl.DataFrame, rule: Achievement) -> pl.DataFrame:
    """Avance Tipo I: value over target, or target over value when descending (domain rule 1.1)."""
    target = pl.col("target").cast(pl.Int128) * pl.col("value_den")
    value = pl.col("value_num")
    ascending = pl.col("sense") == ASCENDING
    full = _full_marks(rule)
    return cases.with_columns(degree_reason=pl.coalesce(_missing_reason(), _edge_reason(rule))).with_columns(
        degree_num=pl.when(full).then(1).when(ascending).then(value).otherwise(target).cast(pl.Int128),
        degree_den=pl.when(full).then(1).when(ascending).then(target).otherwise(value).cast(pl.Int128),
    )


def _full_marks(rule: Achievement) -> pl.Expr:
    value_zero = (pl.col("sense") == DESCENDING) & (pl.col("value_num") == 0)
    target_zero = (pl.col("target") == 0) & (pl.col("value_num") > 0)
    return (value_zero & rule.descending_full_at_zero) | (target_zero & rule.full_at_target_zero)


def _edge_reason(rule: Achievement) -> pl.Expr:
    """Why a ratio says nothing, or what made it special. The sign rules are Faro's own: the norm is silent."""
    target, value = pl.col("target"), pl.col("value_num")
    descending = pl.col("sense") == DESCENDING
    at_zero = "target_zero" if rule.full_at_target_zero else "division_by_zero"
    return (
        pl.when((target < 0) | ((value < 0) & (descending | (target == 0))))
        .then(pl.lit("negative"))
        .when(descending & (value == 0))
        .then(None if rule.descending_full_at_zero else pl.lit("division_by_zero"))
        .when((target == 0) & (value > 0))
        .then(pl.lit(at_zero))
        .when(target == 0)
        .then(pl.lit("zero_over_zero"))
    )
