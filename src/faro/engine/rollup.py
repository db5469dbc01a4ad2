"""From indicators to elements, and from objectives to the plan."""

import polars as pl

from faro.engine.bands import light_of_mean
from faro.engine.contract import ELEMENT_RESULTS, SUMMARY
from faro.engine.method import COUNTS_AS_NOT_MET, MEAN, OWN, Aggregation, Method
from faro.engine.tree import ancestors

_GROUP = ["plan", "ancestor", "version"]
_LOWEST_MARK = pl.col("relevance").max()


def element_results(elements: pl.DataFrame, indicators: pl.DataFrame, method: Method) -> pl.DataFrame:
    """The results of every element under a PEI method: shape :data:`~faro.engine.contract.ELEMENT_RESULTS`.

    ``indicators`` is what :func:`~faro.engine.achievement.indicator_results` gave for the same method.
    """
    rule = _rule(method)
    held = indicators.join(ancestors(elements), on=["plan", "element"], maintain_order="left").with_columns(
        own=pl.col("element") == pl.col("ancestor")
    )
    counts = held.group_by(_GROUP).agg(
        indicators=pl.len().cast(pl.Int64),
        own_indicators=pl.col("own").sum().cast(pl.Int64),
        achieved=pl.col("achieved").sum().cast(pl.Int64),
        no_data=pl.col("achieved").is_null().sum().cast(pl.Int64),
    )
    in_scope = held.filter("own") if rule.scope == OWN else held
    joined = (
        elements.join(_versions(elements, indicators), on="plan", maintain_order="left")
        .join(counts, left_on=["plan", "code", "version"], right_on=_GROUP, how="left", maintain_order="left")
        .join(_results(in_scope, rule), left_on=["plan", "code", "version"], right_on=_GROUP, how="left")
    )
    return (
        joined.with_columns(pl.col("indicators", "own_indicators", "achieved", "no_data").fill_null(0))
        .with_columns(
            element=pl.col("code"),
            light=light_of_mean(pl.col("result"), method.bands),
            reason_code=pl.when(pl.col("result").is_null()).then(pl.coalesce("reason_code", pl.lit("no_indicators"))),
        )
        .sort("plan", "version", "code")
        .select(*ELEMENT_RESULTS)
    )


def summary(elements: pl.DataFrame, indicators: pl.DataFrame, method: Method) -> pl.DataFrame:
    """One row per plan and version: shape :data:`~faro.engine.contract.SUMMARY`. ``elements`` are element results."""
    key = ["plan", "version"]
    reversible = pl.col("sense_ambiguous").fill_null(value=False)
    verdict = pl.col("achieved").fill_null(value=False)
    contrary = pl.col("achieved_if_reversed").fill_null(value=False)
    counts = indicators.group_by(key).agg(
        indicators=pl.len().cast(pl.Int64),
        achieved=verdict.sum().cast(pl.Int64),
        achieved_low=pl.when(reversible).then(verdict & contrary).otherwise(verdict).sum().cast(pl.Int64),
        achieved_high=pl.when(reversible).then(verdict | contrary).otherwise(verdict).sum().cast(pl.Int64),
        no_data=pl.col("achieved").is_null().sum().cast(pl.Int64),
    )
    objectives = (
        elements.filter(pl.col("parent").is_null())
        .group_by(key)
        .agg(
            in_force=pl.col("in_force").first(),
            mean=pl.col("result").mean(),
            **{light: (pl.col("light") == light).sum().cast(pl.Int64) for light in ("green", "amber", "red", "nd")},
        )
    )
    return (
        objectives.join(counts, on=key, how="left")
        .with_columns(
            pl.col("indicators", "achieved", "achieved_low", "achieved_high", "no_data").fill_null(0),
            light=light_of_mean(pl.col("mean"), method.bands),
            reason_code=pl.when(pl.col("mean").is_null()).then(pl.lit("no_results")),
        )
        .sort("plan", "version")
        .select(*SUMMARY)
    )


def _rule(method: Method) -> Aggregation:
    if method.aggregation is None:
        raise ValueError(method.id)
    return method.aggregation


def _versions(elements: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """The versions of each plan; a plan without indicators has its original one."""
    stated = indicators.select("plan", "version", "in_force").unique()
    silent = elements.select("plan").unique().join(stated, on="plan", how="anti")
    return pl.concat([stated, silent.with_columns(version=pl.lit(0, dtype=pl.Int64), in_force=pl.lit(value=True))])


def _results(in_scope: pl.DataFrame, rule: Aggregation) -> pl.DataFrame:
    """``result``, ``simple_mean`` and ``reason_code`` of each element and version."""
    degree = pl.col("degree")
    counted = degree.fill_null(0) if rule.no_data == COUNTS_AS_NOT_MET else degree
    grouped = in_scope.group_by(_GROUP).agg(
        simple_mean=degree.mean(),
        counted_mean=counted.mean(),
        weighted_mean=_weighted_mean(counted),
        unmarked=pl.col("relevance").is_null().any(),
        any_degree=degree.is_not_null().any(),
    )
    if rule.result == MEAN:
        result, reason = pl.col("counted_mean"), pl.lit("no_data")
    else:
        result = pl.when(~pl.col("unmarked")).then(pl.col("weighted_mean"))
        reason = pl.when("unmarked").then(pl.lit("no_relevance")).otherwise(pl.lit("no_data"))
    return grouped.with_columns(result=pl.when("any_degree").then(result), reason_code=reason).select(
        *_GROUP, "result", "simple_mean", "reason_code"
    )


def _weighted_mean(degree: pl.Expr) -> pl.Expr:
    """Weights by relevance (guide of 2023, table A5): lowest mark minus own mark plus one; none for a null degree."""
    weight = pl.when(degree.is_not_null()).then(_LOWEST_MARK - pl.col("relevance") + 1)
    return (weight * degree).sum() / weight.sum()
