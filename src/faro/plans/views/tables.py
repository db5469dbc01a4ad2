"""The tables of the pages."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from faro.kernel.formats import MISSING, day, quantity
from faro.kernel.text import _
from faro.package.declaration import Kind
from faro.package.tables import BY_NAME
from faro.plans.domain.rows import Row
from faro.plans.domain.versions import Name
from faro.plans.models import Plan
from faro.plans.selectors.tree import Branch, Sheet, TargetYear
from faro.plans.selectors.wording import shown
from faro.ui.api import Cell, DataTable, TableColumn


def trees(plan: Plan, tree: Iterable[Branch]) -> list[tuple[Branch, DataTable]]:
    """Each objective at the top with a table of all that hangs from it."""
    groups: list[list[Branch]] = []
    for branch in tree:
        if branch.depth == 0 or not groups:
            groups.append([])
        groups[-1].append(branch)
    return [(group[0], tree_table(plan, group)) for group in groups]


def tree_table(plan: Plan, tree: Sequence[Branch]) -> DataTable:
    """Objectives, actions and their indicators, in the plan's order."""
    rows: list[tuple[Cell, ...]] = []
    for branch in tree:
        element = branch.element
        address = reverse("plans:element", args=[plan.code, element.code])
        rows.append((Cell(element.code, address), Cell(element.name), Cell(element.level)))
        for each in branch.indicators:
            code = Cell(each.code, reverse("plans:indicator", args=[plan.code, each.code]))
            rows.append((code, Cell(each.name), Cell(_("Indicador"))))
    columns = (TableColumn(_("Código")), TableColumn(_("Denominación")), TableColumn(_("Nivel")))
    caption = _("{code}: acciones e indicadores").format(code=tree[0].element.code) if tree else _("Árbol del plan")
    return DataTable(caption, columns, tuple(rows), stacked=True)


def targets_table(sheet: Sheet) -> DataTable:
    """Each year with the target in force, the earlier versions and the value of the year."""
    columns = (
        TableColumn(_("Año")),
        TableColumn(_("Meta vigente"), figures=True),
        TableColumn(_("Norma")),
        TableColumn(_("Versiones anteriores")),
        TableColumn(_("Valor obtenido"), figures=True),
    )
    return DataTable(_("Metas"), columns, tuple(_target_row(year) for year in sheet.years), stacked=True)


def _target_row(year: TargetYear) -> tuple[Cell, ...]:
    target = year.in_force
    earlier = "; ".join(
        _("v{version}: {value} ({instrument})").format(
            version=each.version, value=quantity(each.value), instrument=each.instrument or _("sin norma")
        )
        for each in year.versions[:-1]
    )
    measured = year.measured.value if year.measured else None
    return (
        Cell(str(year.year)),
        Cell(quantity(target.value) if target else MISSING),
        Cell(_instrument(target.instrument, day(target.instrument_date)) if target else MISSING),
        Cell(earlier or _("ninguna")),
        Cell(quantity(measured)),
    )


def _instrument(instrument: str | None, on: str) -> str:
    if instrument is None:
        return MISSING
    return instrument if on == MISSING else f"{instrument}, {on}"


def measurements_table(sheet: Sheet, *, may_edit: bool) -> DataTable:
    """What was measured, with its parts."""
    labels = {column.name: column.label for column in BY_NAME["measurements"].columns}
    figures = ("value", "numerator", "denominator")
    columns = (TableColumn(labels["period"]), *(TableColumn(labels[name], figures=True) for name in figures))
    rows = tuple(
        (
            Cell(row.period, _measurement_address(sheet, row.period) if may_edit else ""),
            *(Cell(quantity(getattr(row, name))) for name in figures),
            Cell(day(row.measured_on)),
            Cell(_place(row.source, row.place)),
        )
        for row in sheet.measurements
    )
    all_columns = (*columns, TableColumn(labels["measured_on"]), TableColumn(labels["source"]))
    return DataTable(_("Valores obtenidos"), all_columns, rows, stacked=True)


def _measurement_address(sheet: Sheet, period: str) -> str:
    indicator = sheet.indicator
    return reverse("plans:measurement", args=[indicator.plan.code, indicator.code, period])


def _place(source: str | None, place: str | None) -> str:
    return ", ".join(part for part in (source, place) if part) or MISSING


def names_table(names: Sequence[Name]) -> DataTable | None:
    """Every name it had; nothing where it only ever had one."""
    if len(names) < 2:
        return None
    rows = tuple(
        (Cell(each.name), Cell(each.instrument or _("Norma que aprobó el plan")), Cell(day(each.since)))
        for each in reversed(names)
    )
    columns = (TableColumn(_("Denominación")), TableColumn(_("Norma")), TableColumn(_("Desde")))
    return DataTable(_("Denominaciones"), columns, rows, stacked=True)


LISTED = {
    "texts": ("id", "section", "element", "text"),
    "sources": ("id", "title", "publisher", "date"),
}
_SHORT = 160


def rows_table(table: str, rows: Iterable[tuple[Row, str]]) -> DataTable:
    """Rows of a table people edit, each with its address."""
    declared = [BY_NAME[table].column(name) for name in LISTED[table]]
    found = tuple(
        (
            Cell(str(row["id"]), address),
            *(Cell(_short(shown(column, row[column.name]))) for column in declared[1:]),
        )
        for row, address in rows
    )
    columns = tuple(TableColumn(column.label, figures=column.kind is Kind.QUANTITY) for column in declared)
    return DataTable(BY_NAME[table].label, columns, found, stacked=True)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
