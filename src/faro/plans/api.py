"""What other rooms may use of plans."""

from faro.plans.domain.completing import completed, named_in
from faro.plans.domain.differences import Differences, RowChange, TableDifferences, table_differences
from faro.plans.domain.measuring import value_of_parts
from faro.plans.domain.versions import Name, in_force, name_on
from faro.plans.models import Plan
from faro.plans.selectors.measuring import elements_above, indicators_of, measurement, targets_in_force
from faro.plans.selectors.meeting import preview_import
from faro.plans.selectors.packages import package_digest, package_of
from faro.plans.selectors.plans import plan, plans
from faro.plans.selectors.tree import ActionFacts, action_facts, actions, alignment_of, names_of
from faro.plans.selectors.wording import described_differences, shown
from faro.plans.services.editing import Seen, SomeoneWasFaster, add_row, change_row, remove_row
from faro.plans.services.handing_over import hand_over_tables
from faro.plans.services.importing import Decisions, ImportOutcome, import_package
from faro.plans.services.measuring import record_measurement
from faro.plans.services.versions import NewName, NewTarget, change_target, rename, rename_element

__all__ = [
    "ActionFacts",
    "Decisions",
    "Differences",
    "ImportOutcome",
    "Name",
    "NewName",
    "NewTarget",
    "Plan",
    "RowChange",
    "Seen",
    "SomeoneWasFaster",
    "TableDifferences",
    "action_facts",
    "actions",
    "add_row",
    "alignment_of",
    "change_row",
    "change_target",
    "completed",
    "described_differences",
    "elements_above",
    "hand_over_tables",
    "import_package",
    "in_force",
    "indicators_of",
    "measurement",
    "name_on",
    "named_in",
    "names_of",
    "package_digest",
    "package_of",
    "plan",
    "plans",
    "preview_import",
    "record_measurement",
    "remove_row",
    "rename",
    "rename_element",
    "shown",
    "table_differences",
    "targets_in_force",
    "value_of_parts",
]
