"""Sums: groups, totals, copies, labels that promise a sum, and the initial budget."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Severity, Unit
from faro.checks.rule import Rule
from faro.checks.rules.sum_rules import RULES
from faro.checks.samples import action, centimos, claim, evidence, objective, printed, printed_table

PLAN = [
    objective("OEI.01"),
    action("AEI.01.01", "OEI.01"),
    action("AEI.01.02", "OEI.01"),
    objective("OEI.02"),
    action("AEI.02.01", "OEI.02"),
]
HEADINGS = {"code": "Código", "description": "Descripción", "activities": "N° AO", "amount": "Monto S/"}
Rows = Sequence[Sequence[str | None]]


def of(rule: str, seen: Evidence) -> list[Finding]:
    return list(next(each for each in RULES if each.id == rule).find(seen))


def table(rows: Rows, *others: Any, **tables: Any) -> Evidence:
    main = printed_table("poi-3", "poi_table_3", HEADINGS, rows, title="Tabla N°03: POI")
    return evidence(elements=PLAN, **printed(main, *others), **tables)


def by_rows(rows: Rows) -> Any:
    headings = {"row_label": "", "approved": "POI aprobado", "pia": "POI consistente con PIA"}
    return printed_table("poi-1", "poi_table_1", headings, rows, title="Tabla N°01: POI")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_show_the_rule(rule: Rule) -> None:
    assert {finding.rule for finding in rule.find(rule.failing().evidence)} == {rule.id}
    assert not list(rule.find(rule.passing().evidence))


GOOD: Rows = [
    ("OEI.01", "", "5", "30.35"),
    ("AEI.01.01", "", "2", "10.15"),
    ("AEI.01.02", "", "3", "20.20"),
    ("OEI.02", "", "4", "1.00"),
    ("AEI.02.01", "", "4", "1.00"),
    ("TOTAL", "", "9", "31.35"),
]


def changed(row: int, column: int, text: str | None) -> Rows:
    return [
        tuple(text if (r, c) == (row, column) else cell for c, cell in enumerate(cells)) for r, cells in enumerate(GOOD)
    ]


def test_right_sums_are_not_flagged() -> None:
    assert not [finding for rule in RULES for finding in rule.find(table(GOOD))]


def test_a_wrong_group_is_told_apart_from_the_total() -> None:
    seen = table(changed(0, 2, "6"))
    (group,) = of("sum.group", seen)
    assert (group.subject, group.printed, group.recomputed, group.difference) == ("OEI.01", "6", Decimal(5), Decimal(1))
    assert group.message == "La Tabla N°03 imprime 6 en OEI.01, «N° AO»; sus acciones suman 5."
    assert not of("sum.total", seen), "the total is still the sum of the details"


def test_a_wrong_total_is_compared_in_centimos() -> None:
    (total,) = of("sum.total", table(changed(5, 3, "31.36")))
    assert (total.recomputed, total.difference, total.unit) == (Decimal("31.35"), Decimal("0.01"), Unit.SOLES)
    assert not of("sum.group", table(changed(5, 3, "31.36")))


@given(st.integers(1, 10**9).filter(lambda number: number != 3135))
def test_any_other_total_is_found(total_centimos: int) -> None:
    printed_total = f"{Decimal(total_centimos).scaleb(-2):,.2f}"
    assert len(of("sum.total", table(changed(5, 3, printed_total)))) == 1


def test_where_a_row_is_blank_a_higher_total_is_no_certainty() -> None:
    (blank,) = of("sum.total", table([("AEI.01.01", "", "2", ""), ("AEI.02.01", "", "", ""), ("TOTAL", "", "9", "")]))
    assert blank.severity is Severity.MEDIUM
    assert "sus filas suman 2 (1 sin cifra)" in blank.message


def test_a_total_said_again_in_the_text_is_one_finding() -> None:
    claims = [claim(1, "count_activities", "19"), claim(2, "count_activities", "19", element="OEI.01")]
    (total,) = of("sum.total", table(changed(5, 2, "19"), claims=claims))
    assert [place.place.table for place in total.occurrences] == ["poi-3", "claims"]


def test_a_copied_total_says_from_where_and_is_not_told_twice() -> None:
    seen = table(changed(5, 3, "8,000.50"), by_rows([("Monto total (S/)", "8'000.50", "31.35")]))
    (copied,) = of("sum.copied-total", seen)
    assert copied.message.endswith("suman S/ 31.35; es la cifra de la Tabla N°01, «POI aprobado».")
    assert [place.place.table for place in copied.occurrences] == ["poi-3", "poi-1"]
    assert not of("sum.total", seen)


def test_a_right_total_equal_to_another_stage_is_no_copy() -> None:
    assert not of("sum.copied-total", table(GOOD, by_rows([("Monto total (S/)", "31.35", "31.35")])))


def test_small_counts_meet_by_chance() -> None:
    seen = table(changed(5, 2, "14"), by_rows([("N° inversiones", "14", "2")]))
    assert len(of("sum.total", seen)) == 1
    assert not of("sum.copied-total", seen)


def test_labels_that_join_others_are_their_sum() -> None:
    rows = [("N° inversiones", "14", "38"), ("N° AO", "198", "207"), ("N° AO e inversiones", "212", "244")]
    (parts,) = of("sum.parts", table(GOOD, by_rows(rows)))
    assert (parts.recomputed, parts.difference) == (Decimal(245), Decimal(-1))
    assert "38 («N° inversiones») + 207 («N° AO») suman 245" in parts.message


def test_a_joined_label_with_a_part_missing_promises_no_checkable_sum() -> None:
    assert not of(
        "sum.parts", table(GOOD, by_rows([("N° inversiones", "38", "42"), ("N° AO e inversiones", "207", "341")]))
    )


def test_headings_that_join_others_are_their_sum_in_each_row() -> None:
    headings = {"code": "Código", "a": "N° AO", "b": "N° inversiones", "c": "N° AO/inversión"}
    joined = printed_table("t", "", headings, [("AEI.01.01", "2", "3", "5"), ("AEI.01.02", "2", "3", "6")])
    (parts,) = of("sum.parts", evidence(elements=PLAN, **printed(joined)))
    assert (parts.printed, parts.recomputed) == ("6", Decimal(5))


def budget(amount: str, months: Sequence[str | None], note: str | None = None) -> Evidence:
    return evidence(
        units=[{"code": "03"}, {"code": "03.01", "parent": "03"}],
        activities=[{"code": "AO1", "unit": "03.01", "action": "AEI.01.01"}],
        monthly=[
            {"activity": "AO1", "year": 2022, "month": number, "stage": stage, "financial": amount_in(month)}
            for number, month in enumerate(months, start=1)
            for stage in ("approved", "pia")
        ],
        budget=[
            {"unit": "03.01", "year": 2022, "stage": "pia", "amount": centimos(amount), "note": note},
            {"unit": "03.01", "year": 2022, "stage": "pim", "amount": centimos("999")},
        ],
    )


def amount_in(soles: str | None) -> int | None:
    return None if soles is None else centimos(soles)


def test_the_initial_budget_is_what_its_months_sum() -> None:
    assert not of("sum.initial-budget", budget("30.01", ["10.00", "20.01"]))
    (wrong,) = of("sum.initial-budget", budget("30.00", ["10.00", "20.01"]))
    assert (wrong.subject, wrong.recomputed, wrong.difference) == ("03.01", Decimal("30.01"), Decimal("-0.01"))


def test_what_a_note_explains_or_a_month_lacks_is_left_alone() -> None:
    assert not of("sum.initial-budget", budget("30.00", ["10.00"], note="Incluye S/ 20.00 sin actividad."))
    assert not of("sum.initial-budget", budget("30.00", ["10.00", None]))


def test_a_wrong_code_among_a_groups_rows_is_not_a_wrong_sum() -> None:
    rows = [
        ["OEI.01", "Objetivo", "5", "300.00"],
        ["AEI.01.01", "Acción", "2", "100.00"],
        ["AEI.01.20", "Acción con el código mal escrito", "3", "200.00"],
        ["OEI.02", "Objetivo", "1", "50.00"],
        ["AEI.02.01", "Acción", "1", "50.00"],
    ]

    assert of("sum.group", table(rows)) == []
    assert [found.subject for found in of("sum.group", table([[*rows[0][:2], "6", "300.00"], *rows[1:]]))] == ["OEI.01"]
