"""What other rooms may use of the budget. Amounts are whole céntimos; None is what the file does not say.

``unit`` is an executing unit's code; left out, it is the municipality's own. A year without a file in force has no
amounts. Everything is read from the one yearly file in force, so that nothing counts twice.
"""

from faro.budget.domain.amounts import progress_percent
from faro.budget.domain.columns import sec_func_code
from faro.budget.domain.phases import Amounts, Part
from faro.budget.models import Release
from faro.budget.selectors.amounts import by_generic, months_accrued, sec_funcs, total_of, totals
from faro.budget.selectors.releases import release_in_force, years
from faro.budget.selectors.reports import as_data as described_import
from faro.budget.selectors.reports import progress_of, quarantine_of, reason_of, warnings_of
from faro.budget.services.amigable import import_amigable
from faro.budget.services.mef import import_mef
from faro.budget.services.releases import GivenFile, Imported

__all__ = [
    "Amounts",
    "GivenFile",
    "Imported",
    "Part",
    "Release",
    "by_generic",
    "described_import",
    "import_amigable",
    "import_mef",
    "months_accrued",
    "progress_of",
    "progress_percent",
    "quarantine_of",
    "reason_of",
    "release_in_force",
    "sec_func_code",
    "sec_funcs",
    "total_of",
    "totals",
    "warnings_of",
    "years",
]
