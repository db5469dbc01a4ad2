"""Every rule of the auditor, in the order of their classes. A new module of rules is named here, nowhere else."""

from faro.checks.rule import Rule
from faro.checks.rules import (
    average,
    code_rules,
    count,
    coverage,
    cross_table,
    format_rules,
    label,
    name,
    outcome,
    plausibility,
    range_rules,
    ratio,
    reference,
    sense,
    sum_rules,
    verdict,
)

ALL: tuple[Rule, ...] = (
    *sense.RULES,
    *verdict.RULES,
    *count.RULES,
    *sum_rules.RULES,
    *ratio.RULES,
    *average.RULES,
    *cross_table.RULES,
    *coverage.RULES,
    *outcome.RULES,
    *range_rules.RULES,
    *code_rules.RULES,
    *name.RULES,
    *label.RULES,
    *format_rules.RULES,
    *reference.RULES,
    *plausibility.RULES,
)
