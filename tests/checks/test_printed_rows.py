"""Which rows of a printed table are totals, groups and details."""

from decimal import Decimal

from faro.checks.evidence import Evidence
from faro.checks.printed_rows import (
    ColumnKind,
    RowKind,
    cell_kind,
    children,
    column_kind,
    detail_rows,
    measure_kind,
    read_rows,
    sum_of,
    top_rows,
)
from faro.checks.samples import action, evidence, objective, printed, printed_table

HEADINGS = {"code": "Código", "description": "Descripción", "activities": "N° AO", "amount": "Monto S/"}
PLAN = [objective("OEI.01"), action("AEI.01.01", "OEI.01"), action("AEI.01.02", "OEI.01"), objective("OEI.02")]


def plan_table(rows: list[tuple[str | None, ...]]) -> Evidence:
    return evidence(elements=PLAN, **printed(printed_table("T", "poi_table_3", HEADINGS, rows)))


def test_objectives_are_groups_of_their_printed_actions() -> None:
    seen = plan_table(
        [
            ("OEI.01", "UNO", "5", "30.00"),
            ("AEI 01.01", "a", "2", "10.00"),
            ("AEI.01.02.", "b", None, "20.00"),
            ("OEI.02", "DOS", "1", "1.00"),
            ("TOTALES S/", "", "6", "31.00"),
        ]
    )
    rows = read_rows(seen.printed_tables[0], seen)
    assert [row.kind for row in rows] == [
        RowKind.GROUP,
        RowKind.DETAIL,
        RowKind.DETAIL,
        RowKind.DETAIL,
        RowKind.TOTAL,
    ]
    assert [row.code for row in rows] == ["OEI.01", "AEI.01.01", "AEI.01.02", "OEI.02", ""]
    assert [row.code for row in children(rows, rows[0])] == ["AEI.01.01", "AEI.01.02"]
    assert sum_of(top_rows(rows), "amount") == Decimal(31)
    assert sum_of(detail_rows(rows), "activities") == Decimal(3), "an empty cell is no zero, it is left out"


def test_a_known_code_makes_no_total_of_a_name_that_begins_with_total() -> None:
    seen = plan_table([("OEI.02", "Total acceso al agua", "1", "1.00"), ("", "Total general", "1", "1.00")])
    rows = read_rows(seen.printed_tables[0], seen)
    assert [row.kind for row in rows] == [RowKind.DETAIL, RowKind.TOTAL]


def test_subtotals_are_neither_totals_nor_details() -> None:
    seen = plan_table([("OEI.02", "DOS", "1", "1.00"), ("", "Sub-total", "1", "1.00")])
    assert read_rows(seen.printed_tables[0], seen)[1].kind is RowKind.SUBTOTAL


def units_table(head: str, amount: str = "10.00") -> Evidence:
    rows = [
        ("03.01", "Gerencia", head, amount),
        ("03.01.01", "Subgerencia", "2", "4.00"),
        ("03.01.02", "Subgerencia", "3", "5.00"),
    ]
    units = [{"code": code, "name": name, "parent": "03.01" if len(code) > 5 else None} for code, name, *_ in rows]
    return evidence(units=units, **printed(printed_table("T", "poi_table_5", HEADINGS, rows)))


def test_cost_centres_are_groups_only_where_the_figures_say_so() -> None:
    apart, summed = units_table("7"), units_table("5", "9.00")
    assert {row.kind for row in read_rows(apart.printed_tables[0], apart)} == {RowKind.DETAIL}
    assert next(row.kind for row in read_rows(summed.printed_tables[0], summed)) is RowKind.GROUP


def test_a_small_count_equal_by_chance_makes_no_group() -> None:
    rows = [("03", "Gerencia", "1", "70.00"), ("03.01", "Subgerencia", "1", "20.00")]
    units = [{"code": "03", "name": "Gerencia"}, {"code": "03.01", "name": "Subgerencia", "parent": "03"}]
    seen = evidence(units=units, **printed(printed_table("T", "poi_table_5", HEADINGS, rows)))
    assert {row.kind for row in read_rows(seen.printed_tables[0], seen)} == {RowKind.DETAIL}


def test_columns_are_told_by_name_heading_and_cells() -> None:
    headings = {"code": "Código", "priority": "Prioridad", "a": "N° de AO", "b": "Ejecución", "c": "Avance", "d": ""}
    seen = evidence(
        **printed(printed_table("T", "", headings, [("1", "2", "07", "1'234,567.80", "55%", "12"), (*["-"] * 5, "3")]))
    )
    table = seen.printed_tables[0]
    assert [column_kind(table, column) for column in headings] == [
        ColumnKind.CODE,
        ColumnKind.PRIORITY,
        ColumnKind.COUNT,
        ColumnKind.AMOUNT,
        ColumnKind.PERCENT,
        ColumnKind.VALUE,
    ]


def test_values_of_indicators_with_two_decimals_are_no_amounts() -> None:
    headings = {"code": "Código", "target": "Meta del año", "obtained": "Resultado"}
    seen = evidence(**printed(printed_table("T", "indicators", headings, [("IND.01", "18.75", "59.19")])))
    assert column_kind(seen.printed_tables[0], "target") is ColumnKind.VALUE


def test_what_is_counted_may_be_named_without_the_word_number() -> None:
    assert measure_kind("ACTIVIDADES OPERATIVAS", ["24"]) is ColumnKind.COUNT
    assert measure_kind("INVERSIONES S/", ["1,200.00"]) is ColumnKind.AMOUNT


def test_in_a_table_by_rows_each_label_says_what_its_figures_are() -> None:
    headings = {"row_label": "", "poi": "POI"}
    seen = evidence(
        **printed(printed_table("T", "poi_table_1", headings, [("Monto total (S/.)", "10"), ("N° inversiones", "3")]))
    )
    table = seen.printed_tables[0]
    assert [cell_kind(table, row, "poi") for row in table.rows] == [ColumnKind.AMOUNT, ColumnKind.COUNT]
    assert {row.kind for row in read_rows(table, seen)} == {RowKind.DETAIL}
