"""Physical and financial progress of the POI: months → activity → action, objective, cost centre, whole plan.

The rules are those that CEPLAN's own report prints below its figures; see ``docs/methods/poi-ceplan.md``.
"""

import polars as pl

from faro.engine.bands import capped, light_of_mean, light_of_ratio
from faro.engine.contract import ACTIVITY_RESULTS, GROUP_RESULTS, MONTHLY
from faro.engine.method import MEAN_OF_ACTIVITIES, Method, Progress
from faro.engine.tree import objectives_of

ACTIVITY_KEY = ["plan", "year", "activity"]
_LIGHTS = ("green", "amber", "red")
_STATES = ("ok", "si", "sp", "nd", "excluded")
_AMOUNTS = ("programmed_amount", "executed_amount")
_ACTION, _CODE, _ELEMENT = ["plan", "action"], ["plan", "code"], ["plan", "element"]
_PROGRAMMED = pl.col("programmed")
_EXECUTED = pl.col("executed")


def monthly_in_force(by_stage: pl.LazyFrame, method: Method) -> pl.LazyFrame:
    """The programme in force beside what was reported: MONTHLY_BY_STAGE in, MONTHLY out.

    An activity's programme of a year is its first stage, in the method's order, that holds a figure in that year.
    """
    rule = progress_rule(method)
    order = {stage: rank for rank, stage in enumerate(rule.stages)}
    month_key = [*ACTIVITY_KEY, "month"]
    programme = (
        by_stage.filter(pl.col("stage").is_in(list(order)))
        .filter(pl.col("physical").is_not_null() | pl.col("financial").is_not_null())
        .with_columns(rank=pl.col("stage").replace_strict(order, return_dtype=pl.Int8))
        .filter(pl.col("rank") == pl.col("rank").min().over(ACTIVITY_KEY))
        .select(*month_key, programmed=pl.col("physical"), programmed_amount=pl.col("financial"))
    )
    report = by_stage.filter(pl.col("stage") == "executed").select(
        *month_key, executed=pl.col("physical"), executed_amount=pl.col("financial")
    )
    return programme.join(report, on=month_key, how="full", coalesce=True).select(*MONTHLY).sort(month_key)


def activity_results(
    monthly: pl.LazyFrame, activities: pl.LazyFrame, method: Method, through_month: int = 12, due_month: int = 12
) -> pl.DataFrame:
    """The progress of each activity and year: shape ACTIVITY_RESULTS.

    ``monthly`` holds at most one row per activity and month. Months up to ``due_month`` must have a report.
    """
    rule = progress_rule(method)
    totals = monthly.group_by(ACTIVITY_KEY).agg(*_month_totals(through_month, min(through_month, due_month)))
    described = totals.join(
        activities.with_columns(pl.col("active", "approved").fill_null(value=True)),
        left_on=["plan", "activity"],
        right_on=["plan", "code"],
    )
    return (
        described.with_columns(state=_state())
        .with_columns(_parts("annual").alias("annual_target"), _parts("programmed"), _reported(_parts("executed")))
        .with_columns(progress_raw=_progress())
        .with_columns(
            state=pl.when((pl.col("state") == "ok") & pl.col("progress_raw").is_null())
            .then(pl.lit("nd"))
            .otherwise("state")
        )
        .with_columns(progress=capped(pl.col("progress_raw"), rule.cap), light=_light(method), reason_code=_reason())
        .select(*ACTIVITY_RESULTS)
        .cast(pl.Schema(ACTIVITY_RESULTS), strict=False)
        .collect()
    )


def group_results(activities: pl.DataFrame, elements: pl.DataFrame, method: Method) -> pl.DataFrame:
    """Actions, objectives, cost centres and the whole plan: ACTIVITY_RESULTS in, GROUP_RESULTS out.

    Rows keep the order they come in, because the last digit of a mean of floats depends on it.
    """
    objectives = objectives_of(elements)
    placed = activities.join(objectives, left_on=_ACTION, right_on=_ELEMENT, how="left", maintain_order="left")
    counted = _counted(placed)
    scopes = {"action": "action", "objective": "objective", "unit": "unit", "total": "plan"}
    groups = {scope: _scope_results(counted, scope, column) for scope, column in scopes.items()}
    actions = groups["action"].sort(*_CODE)
    by_action = _means_of_actions(
        actions.join(objectives, left_on=_CODE, right_on=_ELEMENT, how="left", maintain_order="left")
    )
    return (
        pl.concat(groups.values())
        .join(by_action, on=["plan", "year", "scope", "code"], how="left", nulls_equal=True)
        .with_columns(result=_total(progress_rule(method)))
        .with_columns(light=light_of_mean(pl.col("result"), method.bands), reason_code=_group_reason())
        .sort("plan", "year", "scope", "code")
        .select(*GROUP_RESULTS)
        .cast(pl.Schema(GROUP_RESULTS), strict=False)
    )


def progress_rule(method: Method) -> Progress:
    """The method's rules for the POI. Raises :class:`ValueError` for a method of another kind."""
    if method.progress is None:
        raise ValueError(method.id)
    return method.progress


def _month_totals(through: int, due: int) -> list[pl.Expr]:
    """What an activity's months add up to, whatever its aggregation type.

    Months left out become null before grouping: Polars vectorises that, while a filter inside the groups runs group by
    group, four times slower on the national data.
    """
    month = pl.col("month")
    elapsed = month <= through
    ratio = pl.when(elapsed & (_PROGRAMMED > 0)).then(_EXECUTED.cast(pl.Float64) / _PROGRAMMED)
    return [
        _sum(_PROGRAMMED).alias("annual_sum"),
        _last_positive(_PROGRAMMED, month <= 12).alias("annual_last"),
        _sum(pl.when(elapsed).then(_PROGRAMMED)).alias("programmed_sum"),
        _sum(pl.when(elapsed).then(_EXECUTED)).alias("executed_sum"),
        pl.when(elapsed).then(_EXECUTED).count().alias("months_reported"),
        _last_positive(_PROGRAMMED, elapsed).alias("programmed_last"),
        _last_positive(_EXECUTED, elapsed).alias("executed_last"),
        ratio.mean().alias("mean_ratio"),
        (due - ((month <= due) & _EXECUTED.is_not_null()).sum().cast(pl.Int64)).alias("months_missing"),
        _sum_or_null(pl.when(elapsed).then("programmed_amount")).alias("programmed_amount"),
        _sum_or_null(pl.when(elapsed).then("executed_amount")).alias("executed_amount"),
    ]


def _sum(values: pl.Expr) -> pl.Expr:
    """The sum in 128 bits: twelve months of large quantities leave 64."""
    return values.cast(pl.Int128).sum()


def _last_positive(values: pl.Expr, elapsed: pl.Expr) -> pl.Expr:
    chosen = pl.when(elapsed & (values > 0))
    return chosen.then(values).max_by(chosen.then(pl.col("month"))).fill_null(0)


def _sum_or_null(values: pl.Expr) -> pl.Expr:
    """The sum, or null where not one value is known."""
    return pl.when(values.is_not_null().any()).then(_sum(values))


def _state() -> pl.Expr:
    counted = pl.col("active") & pl.col("approved") & (pl.col("annual_sum") > 0)
    return (
        pl.when(~counted)
        .then(pl.lit("excluded"))
        .when(pl.col("months_missing") > 0)
        .then(pl.lit("si"))
        .when(pl.col("programmed_sum") == 0)
        .then(pl.lit("sp"))
        .otherwise(pl.lit("ok"))
    )


def _parts(name: str) -> pl.Expr:
    kind = pl.col("aggregation")
    return (
        pl.when(kind == "annual_total")
        .then(pl.col(f"{name}_sum"))
        .when(kind == "monthly_stock")
        .then(pl.col(f"{name}_last").cast(pl.Int128))
        .alias(name)
    )


def _reported(executed: pl.Expr) -> pl.Expr:
    """Null, not zero, where the whole period is without a report."""
    return pl.when(pl.col("months_reported") > 0).then(executed).alias("executed")


def _progress() -> pl.Expr:
    ratio = pl.when(_PROGRAMMED > 0).then(_EXECUTED.cast(pl.Float64) / _PROGRAMMED.cast(pl.Float64))
    points = pl.when(pl.col("aggregation") == "not_cumulative").then(pl.col("mean_ratio")).otherwise(ratio) * 100
    return pl.when(pl.col("state") == "ok").then(points)


def _light(method: Method) -> pl.Expr:
    raw = pl.col("progress_raw")
    of_ratio = light_of_ratio(raw, _EXECUTED, _PROGRAMMED, method.bands)
    of_mean = light_of_mean(raw, method.bands)
    return pl.when(pl.col("aggregation") == "not_cumulative").then(of_mean).otherwise(of_ratio)


def _reason() -> pl.Expr:
    return (
        pl.when(~pl.col("active"))
        .then(pl.lit("inactive"))
        .when(~pl.col("approved"))
        .then(pl.lit("not_approved"))
        .when(pl.col("state") == "excluded")
        .then(pl.lit("no_annual_target"))
        .when(pl.col("state") == "si")
        .then(pl.lit("months_without_report"))
        .when(pl.col("state") == "sp")
        .then(pl.lit("nothing_programmed"))
        .when(pl.col("state") == "nd")
        .then(pl.lit("no_progress"))
    )


def _counted(placed: pl.DataFrame) -> pl.DataFrame:
    """Activities as what their groups add up: a flag for each state and light, and the money of those not excluded."""
    included = pl.when(pl.col("state") != "excluded")
    return placed.select(
        *("plan", "year", "action", "objective", "unit", "progress"),
        *((pl.col("state") == state).alias(state) for state in _STATES),
        *((pl.col("light") == light).alias(light) for light in _LIGHTS),
        *(included.then(pl.col(amount)).alias(amount) for amount in _AMOUNTS),
    )


def _scope_results(counted: pl.DataFrame, scope: str, column: str) -> pl.DataFrame:
    result = pl.when(pl.col("state") == "ok")
    return (
        counted.group_by("plan", "year", code=pl.col(column))
        .agg(
            pl.len().cast(pl.Int64).alias("activities"),
            pl.col(*_STATES, *_LIGHTS).sum().cast(pl.Int64),
            pl.col("progress").mean().alias("mean"),
            pl.col("progress").median().alias("middle"),
            *(_sum_or_null(pl.col(amount)).alias(amount) for amount in _AMOUNTS),
        )
        .with_columns(scope=pl.lit(scope), state=_group_state())
        .with_columns(result=result.then("mean"), median=result.then("middle"))
    )


def _group_state() -> pl.Expr:
    return (
        pl.when(pl.col("si") > 0)
        .then(pl.lit("si"))
        .when(pl.col("ok") > 0)
        .then(pl.lit("ok"))
        .when((pl.col("sp") > 0) & (pl.col("nd") == 0))
        .then(pl.lit("sp"))
        .otherwise(pl.lit("nd"))
    )


def _means_of_actions(actions: pl.DataFrame) -> pl.DataFrame:
    """The mean of the actions' results, for objectives and the plan; null while one action is incomplete."""
    mean = pl.when((pl.col("si") == 0).all()).then(pl.col("mean").mean())
    key = ["plan", "year", "scope", "code"]
    return pl.concat(
        [
            actions.group_by("plan", "year", code=pl.col(column))
            .agg(result_by_action=mean)
            .with_columns(scope=pl.lit(scope))
            .select(*key, "result_by_action")
            for scope, column in (("objective", "objective"), ("total", "plan"))
        ]
    )


def _total(rule: Progress) -> pl.Expr:
    """The result of a group: the mean of its activities or, in objectives and the plan, the one the method chose."""
    if rule.total == MEAN_OF_ACTIVITIES:
        return pl.col("result")
    return pl.when(pl.col("scope").is_in(["objective", "total"])).then("result_by_action").otherwise("result")


def _group_reason() -> pl.Expr:
    return (
        pl.when(pl.col("state") == "si")
        .then(pl.lit("incomplete_activities"))
        .when(pl.col("state") == "sp")
        .then(pl.lit("nothing_programmed"))
        .when(pl.col("state") == "nd")
        .then(pl.lit("no_progress"))
    )
