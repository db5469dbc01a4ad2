"""What a form offers where a column refers to other rows of the plan."""

from collections.abc import Sequence

from faro.directory.api import unit_labels
from faro.package.tables import BY_NAME
from faro.plans.models import Element, Plan, Source, StoredTable
from faro.plans.stored import stored_frames

Offered = Sequence[tuple[str, str]]


def choices_of(plan_id: int, table: str) -> dict[str, Offered]:
    """For each column that refers to elements, sources or units of the plan: code and label of each one there is.

    A table that the plan doesn't have leaves its column free, as the package does.
    """
    found: dict[str, Offered] = {}
    for column in BY_NAME[table].columns:
        target = (column.references or "").partition(".")[0]
        offered = _offered(plan_id, target)
        if offered:
            found[column.name] = offered
    return found


def _offered(plan_id: int, target: str) -> Offered:
    if target == "elements":
        rows = Element.objects.filter(plan_id=plan_id).values_list("code", "name")
        return [(code, f"{code} {name}") for code, name in rows]
    if target == "sources":
        return list(Source.objects.filter(plan_id=plan_id).values_list("code", "title"))
    if target == "units":
        return _units(plan_id)
    return []


def _units(plan_id: int) -> Offered:
    stored = stored_frames(Plan(pk=plan_id), StoredTable.Role.KEPT, ["units"])
    if "units" not in stored:
        return []
    labels = unit_labels()
    return [(code, f"{code} {labels.get(code, name)}") for code, name in stored["units"].select("code", "name").rows()]
