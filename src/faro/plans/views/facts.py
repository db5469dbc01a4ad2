"""The columns of a row as lines for a reader."""

from collections.abc import Iterable

from faro.directory.api import unit_labels
from faro.package.tables import BY_NAME
from faro.plans.domain.rows import Row
from faro.plans.models import Element, Indicator, Plan, PlanRow
from faro.plans.selectors.wording import shown
from faro.plans.stored import as_row
from faro.ui.api import Fact


def facts_of(table: str, row: Row, left_out: Iterable[str] = ()) -> list[Fact]:
    """A line for each column that says something, except those."""
    skipped = set(left_out)
    return [
        Fact(column.label, shown(column, row[column.name]))
        for column in BY_NAME[table].columns
        if column.name not in skipped and row[column.name] is not None
    ]


def plan_facts(plan: Plan) -> list[Fact]:
    """What the plan says of itself."""
    return facts_of("plan", as_row("plan", plan), ("name",))


def element_facts(element: Element) -> list[Fact]:
    """An objective or action, its unit by name."""
    return _with_unit("elements", element, element.unit)


def ficha_facts(indicator: Indicator) -> list[Fact]:
    """The ficha técnica, its unit by name."""
    return _with_unit("indicators", indicator, indicator.unit)


def _with_unit(table: str, row: PlanRow, unit: str | None) -> list[Fact]:
    facts = facts_of(table, as_row(table, row), ("name", "unit"))
    if unit is None:
        return facts
    return [Fact(BY_NAME[table].column("unit").label, f"{unit} {unit_labels().get(unit, '')}".strip()), *facts]
