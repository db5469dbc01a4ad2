"""Every planter, by the class of error it plants."""

from tests.checks.planting import in_figures, in_forms, in_indicators, in_months
from tests.checks.planting.draft import Planter

PLANTERS: tuple[Planter, ...] = (
    *in_indicators.PLANTERS,
    *in_figures.PLANTERS,
    *in_months.PLANTERS,
    *in_forms.PLANTERS,
)
