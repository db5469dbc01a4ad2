"""What other rooms may use of plans."""

from faro.plans.domain.differences import Differences, RowChange, TableDifferences
from faro.plans.models import Plan
from faro.plans.selectors.meeting import preview_import
from faro.plans.selectors.packages import package_digest, package_of
from faro.plans.selectors.plans import plan, plans
from faro.plans.services.importing import Decisions, ImportOutcome, import_package

__all__ = [
    "Decisions",
    "Differences",
    "ImportOutcome",
    "Plan",
    "RowChange",
    "TableDifferences",
    "import_package",
    "package_digest",
    "package_of",
    "plan",
    "plans",
    "preview_import",
]
