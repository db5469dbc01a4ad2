"""Every rule of the auditor, in the order of their classes. A new module of rules is named here, nowhere else."""

from faro.checks.rule import Rule
from faro.checks.rules import name

ALL: tuple[Rule, ...] = (*name.RULES,)
