"""Form: how numbers, names and headings are printed. Nothing here changes what a reader concludes."""

from faro.checks.rule import Rule
from faro.checks.rules.format_misspelling import MISSPELT_RULES
from faro.checks.rules.format_numbers import NUMBER_RULES
from faro.checks.rules.format_wording import WORDING_RULES

RULES: tuple[Rule, ...] = (*NUMBER_RULES, *WORDING_RULES, *MISSPELT_RULES)
