"""What a file would change, activity by activity, in lines that a person can read through."""

from collections.abc import Sequence

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.monitoring.domain.consistency_facts import MONTH_NAMES
from faro.monitoring.models import Poi
from faro.monitoring.services.poi.outcome import ActivityDifference
from faro.monitoring.views.poi.fetching import address
from faro.monitoring.vocabulary.poi import MONTH_LABELS
from faro.ui.api import Cell, DataTable, TableColumn

Line = tuple[ActivityDifference, str, str, str]
"""The activity; the field, the value before and the one after."""


def lines_of(differences: Sequence[ActivityDifference]) -> tuple[Line, ...]:
    """A line for each field that differs; the months of a stage are one. One for an activity of which only columns
    that Faro does not use differ."""
    return tuple((each, *line) for each in differences for line in _lines(each) or [(_("Otras columnas"), "", "")])


def _lines(difference: ActivityDifference) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    months: dict[str, list[tuple[str, str, str]]] = {}
    for label, before, after in difference.changes:
        group, month = MONTH_LABELS.get(label, ("", ""))
        if group:
            months.setdefault(group, []).append((month, before, after))
        elif not difference.is_new or after != MISSING:
            found.append((label, "" if difference.is_new else before, after))
    for group, told in months.items():
        before = "" if difference.is_new else _listed([(month, old) for month, old, _new in told])
        found.append((group, before, _listed([(month, new) for month, _old, new in told])))
    return found


def _listed(months: list[tuple[str, str]]) -> str:
    """Each month with its figure; said once where the twelve have the same."""
    figures = {figure for _month, figure in months}
    if len(months) == len(MONTH_NAMES) and len(figures) == 1:
        return _("cada mes: {figure}").format(figure=figures.pop())
    return "; ".join(f"{month}: {figure}" for month, figure in months)


def differences_table(poi: Poi, lines: Sequence[Line]) -> DataTable:
    """The lines as a table; a new activity has no page yet."""
    rows = tuple(
        (
            Cell(_("{code} (nueva)").format(code=each.code))
            if each.is_new
            else Cell(each.code, address(poi, "poi_activity", code=each.code)),
            Cell(field),
            Cell(before),
            Cell(after),
        )
        for each, field, before, after in lines
    )
    words = (_("Actividad"), _("Campo"), _("Antes"), _("Después"))
    return DataTable(_("Lo que cambia"), tuple(TableColumn(word) for word in words), rows, stacked=True)
