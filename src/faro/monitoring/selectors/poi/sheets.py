"""The sheet of a unit: each activity with the cells of the stage that is open, or of the one in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faro.kernel.fixed import MONEY_SCALE, from_scaled
from faro.kernel.formats import quantity
from faro.kernel.text import _
from faro.monitoring.domain.consistency_facts import MONTH_NAMES
from faro.monitoring.domain.poi.cells import ATTRIBUTES, FINANCIAL, MONTHS, PHYSICAL, month_cell, shown_cell
from faro.monitoring.domain.poi.stages import OpenStage
from faro.monitoring.models import Activity, Poi
from faro.monitoring.selectors.poi.programme import (
    MonthFacts,
    StageKey,
    activities_of,
    approved_numbers,
    in_force_key,
    open_stage_of,
    sheet_revision,
    stages_of,
)
from faro.package.tables.poi import ACTIVITY_AGGREGATIONS, PRIORITIES

HEADS = {
    "name": _("denominación"),
    "action": _("acción estratégica"),
    "measure": _("unidad de medida"),
    "aggregation": _("tipo de agregación"),
    "priority": _("prioridad"),
}
CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "aggregation": tuple(ACTIVITY_AGGREGATIONS.items()),
    "priority": (("", "—"), *PRIORITIES.items()),
}


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its field, the text it shows, and what to call it."""

    field: str
    text: str
    label: str
    choices: Sequence[tuple[str, str]] = ()

    @property
    def words(self) -> str:
        """What a reader sees: the words of a choice."""
        return dict(self.choices).get(self.text, self.text)

    @property
    def head(self) -> str:
        """What the cell is called beside its activity."""
        words = self.label.partition(", ")[2]
        return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An activity. ``attributes`` and ``months`` are its cells; totals are shown texts."""

    activity: Activity | None
    attributes: tuple[SheetCell, ...]
    months: tuple[SheetCell, ...]
    physical_total: str = ""
    financial_total: str = ""

    @property
    def code(self) -> str:
        """Empty for the mould of new rows."""
        return self.activity.code if self.activity else ""

    @property
    def physical(self) -> tuple[SheetCell, ...]:
        """The cells of the physical programme."""
        return self.months[:12]

    @property
    def financial(self) -> tuple[SheetCell, ...]:
        """The cells of the money."""
        return self.months[12:]


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """The sheet of a unit. ``stage`` is None where nothing is open; then the months in force are shown."""

    poi: Poi
    unit: str
    stage: OpenStage | None
    rows: tuple[SheetRow, ...]
    financial_total: int
    revision: int

    @property
    def mould(self) -> SheetRow:
        """An empty row."""
        return _row(None, {})


def sheet_of(poi: Poi, unit: str, code: str | None = None) -> UnitSheet:
    """The sheet, in a bounded number of queries. ``code``: only that activity."""
    stage = open_stage_of(poi)
    activities = list(activities_of(poi, unit))
    if code is not None:
        activities = [each for each in activities if each.code == code]
    months = shown_months(poi, activities, stage)
    rows = tuple(_row(each, months.get(each.pk, {})) for each in activities)
    money = sum(figures[1] or 0 for by_month in months.values() for figures in by_month.values())
    return UnitSheet(poi, unit, stage, rows, money, sheet_revision(poi, unit))


def shown_months(poi: Poi, activities: Sequence[Activity], stage: OpenStage | None) -> dict[int, dict[int, MonthFacts]]:
    """The months of the open stage; of activities that an open reprogramming does not touch, those in force."""
    stages = stages_of([each.pk for each in activities])
    approved = approved_numbers(poi)
    found = {}
    for activity, held in stages.items():
        key = _shown_key(held, stage, approved)
        found[activity] = held.get(key, {}) if key else {}
    return found


def _shown_key(
    held: Mapping[StageKey, Mapping[int, MonthFacts]], stage: OpenStage | None, approved: frozenset[int]
) -> StageKey | None:
    if stage is not None and ((stage.stage, stage.version) in held or stage.version == 0):
        return stage.stage, stage.version
    return in_force_key(held, approved)


def _row(activity: Activity | None, months: Mapping[int, MonthFacts]) -> SheetRow:
    name = activity.code if activity else _("fila nueva")
    attributes = tuple(
        SheetCell(field, _attribute(activity, field), f"{name}, {HEADS[field]}", CHOICES.get(field, ()))
        for field in ATTRIBUTES
    )
    cells = tuple(
        SheetCell(
            month_cell(side, month),
            shown_cell(month_cell(side, month), months.get(month, (None, None))[place]),
            f"{name}, {words}, {MONTH_NAMES[month - 1]}",
        )
        for place, (side, words) in enumerate(((PHYSICAL, _("físico")), (FINANCIAL, _("soles"))))
        for month in MONTHS
    )
    physical = [figures[0] for figures in months.values() if figures[0] is not None]
    money = [figures[1] for figures in months.values() if figures[1] is not None]
    return SheetRow(
        activity,
        attributes,
        cells,
        _year(activity, months, physical),
        soles(sum(money)) if money else "",
    )


def _attribute(activity: Activity | None, field: str) -> str:
    if activity is None:
        return "annual_total" if field == "aggregation" else ""
    return shown_cell(field, getattr(activity, field))


def _year(activity: Activity | None, months: Mapping[int, MonthFacts], physical: Sequence[int]) -> str:
    """What the months come to by the kind of aggregation: their sum, the last above zero, or nothing."""
    if activity is None or not physical or activity.aggregation == "not_cumulative":
        return "" if not physical else "—"
    if activity.aggregation == "annual_total":
        return quantity(sum(physical))
    above = [month for month in sorted(months) if months[month][0]]
    return quantity(months[above[-1]][0] if above else 0)


def soles(centimos: int) -> str:
    """An amount below a heading that says that it is in soles: ``1,234.50``."""
    return f"{from_scaled(centimos, MONEY_SCALE):,.2f}"
