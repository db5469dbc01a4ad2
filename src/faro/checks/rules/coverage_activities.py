"""Coverage of the operational plan: actions without activities, money without activities and the reverse, silence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from faro.checks.evidence import Evidence, PrintedTable, row_place
from faro.checks.finding import Finding, Occurrence, Unit
from faro.checks.judged import listed
from faro.checks.printed_rows import ColumnKind, ReadRow, RowKind, columns_of, read_rows
from faro.checks.printed_words import capital, shown, table_name, told, told_list
from faro.checks.rules.count_things import activity_columns
from faro.checks.rules.coverage_budget import activities_without_amount, budget_without_activities
from faro.checks.words import folded
from faro.engine.method import POI
from faro.kernel.text import _, ngettext

_FIRST_ROW = 2
_SPENT = re.compile(r"(execut|ejecut|ejecuc|devengad|gasto|gastad|girad)")


@dataclass(frozen=True, slots=True)
class _Row:
    """A printed row with its activities (in ``column``) and its programmed amount (in ``paid``)."""

    table: PrintedTable
    row: ReadRow
    column: str
    paid: str
    count: Decimal | None
    amount: Decimal | None

    @property
    def name(self) -> str:
        return self.row.name


def actions_of(source: Evidence) -> list[str]:
    """The elements that activities can hang from: the ends of the tree, roots apart."""
    parents = {row["parent"] for row in source.rows("elements")}
    return [code for code, row in source.elements.items() if row["parent"] is not None and code not in parents]


def listing_tables(source: Evidence) -> list[tuple[PrintedTable, str, tuple[ReadRow, ...]]]:
    """The printed tables that count activities action by action: at least half of the actions are in them."""
    actions = actions_of(source)
    found = []
    for table, column in activity_columns(source):
        rows = read_rows(table, source)
        listed = {row.code for row in rows}
        if actions and sum(code in listed for code in actions) * 2 >= len(actions):
            found.append((table, column, rows))
    return found


def action_without_activities(source: Evidence) -> Iterable[Finding]:
    """Actions that the package, or every printed table that counts activities, leaves without any.

    Those that have money all the same have their own rule.
    """
    places = {record["code"]: (row, record) for row, record in enumerate(source.rows("elements"), start=_FIRST_ROW)}
    if source.has("activities"):
        served = {row["action"] for row in source.rows("activities")}
        for code in actions_of(source):
            if code not in served:
                text = _("no hay ninguna en la tabla de actividades")
                yield _without_activities(code, text, [Occurrence(row_place("elements", *places[code], "code"))])
        return
    tables = listing_tables(source)
    paid = {row.name for table, column, _rows in tables for row in _programmed(source, table, column) if row.amount}
    for code in actions_of(source) if tables else []:
        seen = [_seen_in(table, column, rows, code) for table, column, rows in tables]
        if code not in paid and all(none for none, _text, _cells in seen):
            cells = [cell for _none, _text, cells in seen for cell in cells]
            own = [Occurrence(row_place("elements", *places[code], "code"), code)]
            yield _without_activities(code, "; ".join(text for _none, text, _cells in seen), cells or own)


def printed_money_without_activities(source: Evidence) -> Iterable[Finding]:
    """Rows of printed tables with an amount and no activities. Rows without a count are one finding per table."""
    zeros: dict[str, list[_Row]] = {}
    for table, column in activity_columns(source):
        blank = []
        for row in _programmed(source, table, column):
            if row.amount and row.amount > 0 and row.count == 0:
                zeros.setdefault(row.name, []).append(row)
            elif row.amount and row.amount > 0 and not table.text(row.row.cells, column).strip():
                blank.append(row)
        if blank:
            yield _blank_counts(table, blank)
    for name, rows in zeros.items():
        given = listed(
            _("{table} le da {amount}").format(table=table_name(row.table), amount=told(ColumnKind.AMOUNT, row.amount))
            for row in rows
            if row.amount is not None
        )
        message = _("{name} no tiene actividades y {given}.").format(name=name, given=given)
        places = tuple(shown(row.row.cells[row.column]) for row in rows)
        yield Finding(
            "coverage.no-activity-for-budget",
            name,
            message,
            places,
            printed=places[0].printed,
            recomputed=rows[0].amount,
            unit=Unit.SOLES,
            cause=name,
        )


def printed_activities_without_money(source: Evidence) -> Iterable[Finding]:
    """Rows of printed tables with activities and an amount of zero, or none where the table's other rows have one."""
    unpaid: dict[str, list[_Row]] = {}
    for table, column in activity_columns(source):
        for row in _programmed(source, table, column):
            if row.count and not row.amount:
                unpaid.setdefault(row.name, []).append(row)
    for name, rows in unpaid.items():
        given = listed(
            _("{table} le da {count}").format(table=table_name(row.table), count=told(ColumnKind.COUNT, row.count))
            for row in rows
            if row.count is not None
        )
        message = _("{name} tiene actividades y ningún monto: {given}.").format(name=name, given=given)
        cells = [row.row.cells[column] for row in rows for column in (row.column, row.paid) if column in row.row.cells]
        yield Finding(
            "coverage.no-budget",
            name,
            message,
            tuple(shown(cell) for cell in cells),
            printed=cells[0].text,
            unit=Unit.NUMBER,
            cause=name,
        )


def without_budget(source: Evidence) -> Iterable[Finding]:
    """Activities without money, printed and in the package."""
    yield from printed_activities_without_money(source)
    yield from activities_without_amount(source)


def without_activities(source: Evidence) -> Iterable[Finding]:
    """Money without activities, printed and in the package."""
    if source.has("activities"):
        yield from budget_without_activities(source)
    yield from printed_money_without_activities(source)


def silent_units(source: Evidence) -> Iterable[Finding]:
    """Cost centres none of whose activities has a report of any month that was due."""
    run = next((run for run in source.runs.values() if run.method.kind == POI), None)
    if run is None or run.method.progress is None:
        return
    due = run.horizon.due_month(run.method.progress.report_due_months)
    counted = run.activities.filter(pl.col("state") != "excluded")
    by_unit = counted.group_by("unit").agg(count=pl.len(), silent=(pl.col("months_missing") >= due).all())
    places = {row["code"]: (at, row) for at, row in enumerate(source.rows("units"), start=_FIRST_ROW)}
    for unit, count, silent in by_unit.sort("unit").iter_rows() if due else ():
        if silent and unit in places:
            message = ngettext(
                "El centro de costo {unit} no reportó ningún mes: su única actividad no tiene seguimiento.",
                "El centro de costo {unit} no reportó ningún mes: {count} actividades sin seguimiento.",
                count,
            )
            yield Finding(
                "coverage.no-report",
                unit,
                message.format(unit=unit, count=count),
                (Occurrence(row_place("units", *places[unit], "code"), unit),),
                recomputed=Decimal(count),
                unit=Unit.NUMBER,
                cause=unit,
            )


def _without_activities(code: str, text: str, places: list[Occurrence]) -> Finding:
    return Finding(
        "coverage.no-activities",
        code,
        _("La acción {code} no tiene actividades: {text}.").format(code=code, text=text),
        tuple(places),
        printed=places[0].printed,
        cause=code,
    )


def _seen_in(
    table: PrintedTable, column: str, rows: tuple[ReadRow, ...], code: str
) -> tuple[bool, str, list[Occurrence]]:
    """Whether a table shows no activities of the action, in words, and where."""
    own = [row for row in rows if row.code == code]
    cells = [shown(row.cells[column]) for row in own if column in row.cells]
    if not own:
        return True, _("{table} no la lista").format(table=table_name(table)), []
    none = all(not row.numbers.get(column) for row in own)
    zero = any(row.numbers.get(column) == 0 for row in own)
    text = _("{table} imprime 0") if zero else _("{table} no da su número")
    return none, text.format(table=table_name(table)), cells


def _programmed(source: Evidence, table: PrintedTable, column: str) -> list[_Row]:
    """The detail rows with their count and their first amount that is not what was spent."""
    amounts = [
        column
        for column in columns_of(table, ColumnKind.AMOUNT)
        if not _SPENT.search(f"{column} {folded(table.headings[column])}")
    ]
    return [
        _Row(table, row, column, amounts[0], row.numbers.get(column), row.numbers.get(amounts[0]))
        for row in (read_rows(table, source) if amounts else ())
        if row.kind is RowKind.DETAIL
    ]


def _blank_counts(table: PrintedTable, blank: list[_Row]) -> Finding:
    total = sum((row.amount for row in blank if row.amount is not None), Decimal(0))
    message = ngettext(
        "{table} da {total} y ningún número de actividades a una fila: {names}.",
        "{table} da {total} y ningún número de actividades a {count} filas: {names}.",
        len(blank),
    ).format(
        table=capital(table_name(table)),
        total=told(ColumnKind.AMOUNT, total),
        count=len(blank),
        names=told_list(row.name for row in blank),
    )
    return Finding(
        "coverage.no-activity-for-budget",
        table.id,
        message,
        tuple(shown(row.row.cells[row.paid]) for row in blank),
        recomputed=total,
        unit=Unit.SOLES,
        cause=f"blank:{table.id}",
    )
