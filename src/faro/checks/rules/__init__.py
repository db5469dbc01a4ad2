"""Every rule of the auditor, in the order of their classes. A new module of rules is named here, nowhere else."""

from faro.checks.rule import Rule
from faro.checks.rules import (
    count,
    cross_table,
    format_rules,
    name,
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
    *cross_table.RULES,
    *name.RULES,
    *format_rules.RULES,
    *reference.RULES,
)
