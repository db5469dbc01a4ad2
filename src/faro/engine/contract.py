"""The columns of every table that enters and leaves the engine.

Quantities are integers in millionths, money integers in céntimos (:mod:`faro.kernel.fixed`); ratios are float64 points
(100.0 is one hundred per cent). Null is missing, never zero. ``plan`` names the package, so that one call can hold one
municipality or all of them; the same code serves both. Integers that enter are below 10**18 in size, codes are unique
within their plan, and no input table says the same thing twice (same indicator, year and version; same activity, month
and stage): the package's reader refuses what breaks this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import polars as pl

Schema: TypeAlias = Mapping[str, type[pl.DataType]]

ELEMENTS: Final = {"plan": pl.String, "code": pl.String, "level": pl.String, "parent": pl.String}
"""``parent`` is null in objectives, the roots of the tree."""

INDICATORS: Final = {
    "plan": pl.String,
    "code": pl.String,
    "element": pl.String,
    "sense": pl.String,
    "sense_ambiguous": pl.Boolean,
    "relevance": pl.Int64,
    "multiplier": pl.Int64,
}
"""``sense``: ascending, descending or null (undeclared). ``relevance``: 1 (most) to 3. ``multiplier``: millionths."""

TARGETS: Final = {
    "plan": pl.String,
    "indicator": pl.String,
    "year": pl.Int64,
    "version": pl.Int64,
    "value": pl.Int64,
}
"""``version`` 0 is the original target; the highest is the one in force."""

MEASUREMENTS: Final = {
    "plan": pl.String,
    "indicator": pl.String,
    "year": pl.Int64,
    "value": pl.Int64,
    "numerator": pl.Int64,
    "denominator": pl.Int64,
}
"""Yearly measurements. Where numerator and denominator are there, the value is computed from them."""

ACTIVITIES: Final = {
    "plan": pl.String,
    "code": pl.String,
    "action": pl.String,
    "unit": pl.String,
    "aggregation": pl.String,
    "active": pl.Boolean,
    "approved": pl.Boolean,
}
"""``aggregation``: annual_total, monthly_stock or not_cumulative. Null ``active`` or ``approved`` counts as true."""

MONTHLY_BY_STAGE: Final = {
    "plan": pl.String,
    "activity": pl.String,
    "year": pl.Int64,
    "month": pl.Int64,
    "stage": pl.String,
    "physical": pl.Int64,
    "financial": pl.Int64,
}
"""One row per activity, month and stage: approved, pia, reprogrammed, executed."""

MONTHLY: Final = {
    "plan": pl.String,
    "activity": pl.String,
    "year": pl.Int64,
    "month": pl.Int64,
    "programmed": pl.Int64,
    "executed": pl.Int64,
    "programmed_amount": pl.Int64,
    "executed_amount": pl.Int64,
}
"""One row per activity and month: the programme in force beside what was reported (null: no report)."""

INDICATOR_RESULTS: Final = {
    "plan": pl.String,
    "indicator": pl.String,
    "element": pl.String,
    "sense": pl.String,
    "sense_source": pl.String,
    "sense_ambiguous": pl.Boolean,
    "state": pl.String,
    "value": pl.Float64,
    "numerator": pl.Int64,
    "denominator": pl.Int64,
    "version": pl.Int64,
    "in_force": pl.Boolean,
    "carried": pl.Boolean,
    "target": pl.Int64,
    "degree_raw": pl.Float64,
    "degree": pl.Float64,
    "achieved": pl.Boolean,
    "achieved_if_reversed": pl.Boolean,
    "light": pl.String,
    "reason_code": pl.String,
}
"""One row per indicator and target version of the plan.

``carried``: this version did not touch the indicator, its earlier target stands. ``in_force``: the last version.
``sense_source``: declared, inferred or none. ``state``: ok, nd (no data) or not_calculable. ``light``: green, amber,
red or nd. ``achieved`` is null without value, target or sense. ``achieved_if_reversed`` is the verdict under the
contrary sense, for indicators whose sense is ambiguous.
"""

ELEMENT_RESULTS: Final = {
    "plan": pl.String,
    "element": pl.String,
    "level": pl.String,
    "parent": pl.String,
    "version": pl.Int64,
    "in_force": pl.Boolean,
    "result": pl.Float64,
    "simple_mean": pl.Float64,
    "light": pl.String,
    "indicators": pl.Int64,
    "own_indicators": pl.Int64,
    "achieved": pl.Int64,
    "no_data": pl.Int64,
    "reason_code": pl.String,
}
"""One row per element and target version. Counts include descendants, ``own_indicators`` does not."""

SUMMARY: Final = {
    "plan": pl.String,
    "version": pl.Int64,
    "in_force": pl.Boolean,
    "indicators": pl.Int64,
    "achieved": pl.Int64,
    "achieved_low": pl.Int64,
    "achieved_high": pl.Int64,
    "no_data": pl.Int64,
    "mean": pl.Float64,
    "light": pl.String,
    "green": pl.Int64,
    "amber": pl.Int64,
    "red": pl.Int64,
    "nd": pl.Int64,
    "reason_code": pl.String,
}
"""One row per plan and target version. The lights count objectives; low and high span the ambiguous senses."""

ACTIVITY_RESULTS: Final = {
    "plan": pl.String,
    "year": pl.Int64,
    "activity": pl.String,
    "action": pl.String,
    "unit": pl.String,
    "state": pl.String,
    "annual_target": pl.Int64,
    "programmed": pl.Int64,
    "executed": pl.Int64,
    "progress_raw": pl.Float64,
    "progress": pl.Float64,
    "light": pl.String,
    "months_missing": pl.Int64,
    "programmed_amount": pl.Int64,
    "executed_amount": pl.Int64,
    "reason_code": pl.String,
}
"""One row per activity and year.

``state``: ok; si (a month past its deadline has no report); sp (nothing programmed in the period); nd (no progress can
be told); excluded (inactive, not approved, or without an annual target). ``annual_target``, ``programmed`` and
``executed`` are sums or, for monthly_stock, the last value above zero; null where the aggregation type has no total
(not_cumulative) and where a total leaves 64 bits. ``executed`` is null, not zero, where the whole period is without a
report.
"""

GROUP_RESULTS: Final = {
    "plan": pl.String,
    "year": pl.Int64,
    "scope": pl.String,
    "code": pl.String,
    "state": pl.String,
    "result": pl.Float64,
    "result_by_action": pl.Float64,
    "median": pl.Float64,
    "light": pl.String,
    "activities": pl.Int64,
    "ok": pl.Int64,
    "si": pl.Int64,
    "sp": pl.Int64,
    "nd": pl.Int64,
    "excluded": pl.Int64,
    "green": pl.Int64,
    "amber": pl.Int64,
    "red": pl.Int64,
    "programmed_amount": pl.Int64,
    "executed_amount": pl.Int64,
    "reason_code": pl.String,
}
"""Physical progress by ``scope``: action, objective, unit (cost centre) and total (the whole plan).

``result`` is the mean over activities or, in objectives and the total, what the method's ``total`` says;
``result_by_action``, for objectives and the total, is the mean over actions.
``median`` is over activities. Both are null, with state si, while one activity is incomplete.
"""


def empty(schema: Schema) -> pl.DataFrame:
    """A table of that shape without rows."""
    return pl.DataFrame(schema=dict(schema))


@dataclass(frozen=True, slots=True)
class PlanTables:
    """What one evaluation reads. ``activities`` and ``monthly_by_stage`` are None where the package has none."""

    elements: pl.DataFrame
    indicators: pl.DataFrame
    targets: pl.DataFrame
    measurements: pl.DataFrame = field(default_factory=lambda: empty(MEASUREMENTS))
    activities: pl.DataFrame | None = None
    monthly_by_stage: pl.DataFrame | None = None
