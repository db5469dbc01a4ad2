"""Ratios: percentages against their amounts, powers of ten, degrees and shares in the text."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Unit
from faro.checks.rule import Rule
from faro.checks.rules.ratio import RULES
from faro.checks.rules.sum_rules import RULES as SUM_RULES
from faro.checks.samples import (
    Measured,
    action,
    claim,
    evidence,
    measured,
    objective,
    printed,
    printed_table,
)

HEADINGS = {
    "code": "Código",
    "description": "Centro de costo",
    "programmed": "Programación",
    "executed": "Ejecución",
    "percent": "Ejecución en %",
}
Rows = Sequence[Sequence[str | None]]


def of(rule: str, seen: Evidence) -> list[Finding]:
    return list(next(each for each in (*RULES, *SUM_RULES) if each.id == rule).find(seen))


def rows_of(*rows: Sequence[str | None]) -> Evidence:
    table = printed_table("poi-5", "poi_table_5", HEADINGS, rows, title="Tabla N°05: Ejecución")
    return evidence(**printed(table))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_show_the_rule(rule: Rule) -> None:
    assert {finding.rule for finding in rule.find(rule.failing().evidence)} == {rule.id}
    assert not list(rule.find(rule.passing().evidence))


def test_a_percentage_is_its_two_amounts() -> None:
    (wrong,) = of("ratio.percent", rows_of(("03.07.03", "", "980,034.23", "379,035.09", "69")))
    assert wrong.message == ("La Tabla N°05, 03.07.03: imprime 69 %; S/ 379,035.09 entre S/ 980,034.23 es 38.7 %.")
    assert (wrong.printed, wrong.recomputed, wrong.difference, wrong.unit) == (
        "69",
        Decimal("38.7"),
        Decimal("30.3"),
        Unit.PERCENT,
    )


@given(st.integers(1, 10**8), st.integers(1, 10**8), st.integers(0, 2))
def test_a_percentage_rounded_or_cut_off_is_never_wrong(executed: int, programmed: int, decimals: int) -> None:
    thousandths = executed * 100 * 10**decimals
    rounded, cut = (2 * thousandths + programmed) // (2 * programmed), thousandths // programmed
    for units in (rounded, cut):
        text = f"{Decimal(units).scaleb(-decimals):.{decimals}f}"
        seen = rows_of(("1", "", f"{Decimal(programmed) / 100:.2f}", f"{Decimal(executed) / 100:.2f}", text))
        assert not of("ratio.percent", seen)
        assert not of("ratio.power-of-ten", seen)


def test_blanks_and_zero_denominators_are_not_ratios() -> None:
    seen = rows_of(("1", "", "", "6,150.00", "100"), ("2", "", "0.00", "5.00", "100"), ("3", "", "5.00", None, "0"))
    assert not of("ratio.percent", seen)


def test_a_table_that_cuts_at_a_hundred_says_so_in_every_row() -> None:
    capped = [("1", "", "10.00", "15.00", "100"), ("2", "", "10.00", "30.00", "100"), ("3", "", "10.00", "5.00", "50")]
    assert not of("ratio.percent", rows_of(*capped))
    assert len(of("ratio.percent", rows_of(*capped, ("4", "", "10.00", "12.00", "120")))) == 2


@pytest.mark.parametrize(
    ("executed", "percent", "factor", "right"),
    [
        ("88,405,600.21", "54", "1,000 veces menor (S/ 88,405.60)", "S/ 163,295,380.00"),
        ("884,056.00", "54", "10 veces menor (S/ 88,405.60)", "S/ 1,632,953.80"),
        ("8,840.56", "54.1", "10 veces mayor (S/ 88,405.60)", "S/ 16,329.54"),
    ],
)
def test_a_shifted_amount_names_its_power_of_ten(executed: str, percent: str, factor: str, right: str) -> None:
    seen = rows_of(("03.11", "", "163,295.38", executed, percent))
    (shifted,) = of("ratio.power-of-ten", seen)
    assert factor in shifted.message
    assert right in shifted.message
    assert not of("ratio.percent", seen), "one cause, one finding"


def test_a_shifted_amount_is_told_apart_from_the_total_it_spoils() -> None:
    rows = [("1", "", "100.00", "540.00", "54"), ("2", "", "100.00", "60.00", "60")]
    assert of("ratio.power-of-ten", rows_of(*rows, ("", "TOTAL", "200.00", "114.00", "57")))
    assert not of("sum.total", rows_of(*rows, ("", "TOTAL", "200.00", "114.00", "57")))
    spoiled = rows_of(*rows, ("", "TOTAL", "200.00", "600.00", "300"))
    (shifted,) = of("ratio.power-of-ten", spoiled)
    assert "el total, S/ 600.00, sería S/ 114.00" in shifted.message


def test_a_total_is_denied_once_by_the_rule_that_knows_why() -> None:
    rows = [("1", "", "100.00", "50.00", "50"), ("2", "", "300.00", "270.00", "90")]
    assert of("ratio.percent", rows_of(*rows, ("", "TOTAL", "400.00", "320.00", "85")))
    assert not of("ratio.percent", rows_of(*rows, ("", "TOTAL", "400.00", "320.00", "80")))
    assert not of("ratio.percent", rows_of(*rows, ("", "TOTAL", "400.00", "320.00", "70"))), "the mean of 50 and 90"
    assert not of("ratio.percent", rows_of(*rows, ("", "TOTAL", "999.00", "320.00", "80"))), "the total is wrong"


def test_cutting_off_is_named_only_where_others_are_rounded_up() -> None:
    cut = ("1", "", "100.00", "38.70", "38")
    assert not of("ratio.truncated", rows_of(cut, ("2", "", "100.00", "66.70", "66"), ("3", "", "1.00", "1.00", "100")))
    (mixed,) = of("ratio.truncated", rows_of(cut, ("2", "", "100.00", "66.70", "67")))
    assert [place.place.row for place in mixed.occurrences] == [1]


def test_other_percentages_are_not_of_execution() -> None:
    headings = {**HEADINGS, "percent": "Avance físico %"}
    table = printed_table("t", "", headings, [("1", "", "100.00", "38.70", "90%")])
    assert not of("ratio.percent", evidence(**printed(table)))


def degree(said: str, sense: str = "ascending", target: str = "95", value: str = "55") -> list[Finding]:
    seen = evidence(
        ["ilo-2022", "ceplan-2021"],
        elements=[objective("OEI.01"), action("AEI.01.01", "OEI.01")],
        claims=[claim(231, "degree", said, indicator="IND.01")],
        **measured(Measured("IND.01", "AEI.01.01", target, value, sense)),
    )
    return of("ratio.degree", seen)


def test_a_degree_said_is_value_over_target() -> None:
    (wrong,) = degree("50")
    assert wrong.recomputed == Decimal("57.9")
    assert "obtuvo 55 contra una meta de 95: 57.9 %" in wrong.message
    assert not degree("58")
    assert not degree("57.8"), "cut off"
    assert not degree("80", "descending", "20", "25")


def test_a_degree_at_a_half_is_rounded_up_without_the_noise_of_its_division() -> None:
    assert not degree("103", target="200", value="205"), "102.5 exactly"


def test_a_degree_above_a_hundred_may_be_said_capped_or_not() -> None:
    assert not degree("100", target="50", value="60")
    assert not degree("120", target="50", value="60")
    assert degree("110", target="50", value="60")


def shares(total: str, *said: tuple[str, str]) -> list[Finding]:
    headings = {"code": "Código", "description": "", "amount": "Monto S/"}
    rows = [("OEI.01", "", "380.00"), ("OEI.02", "", "620.00"), ("", "TOTALES", total)]
    table = printed_table("poi-3", "poi_table_3", headings, rows, title="Tabla N°03: POI")
    claims = [claim(at, "budget_share", share, element=code) for at, (code, share) in enumerate(said, start=1)]
    seen = evidence(elements=[objective("OEI.01"), objective("OEI.02")], claims=claims, **printed(table))
    return of("ratio.budget-share", seen)


def test_a_share_of_the_printed_total_is_right() -> None:
    assert not shares("1,000.00", ("OEI.01", "38"), ("OEI.02", "62"))


def test_shares_of_the_rows_against_another_total_are_one_finding() -> None:
    (found,) = shares("2,000.00", ("OEI.01", "38"), ("OEI.02", "62"))
    assert "a OEI.01 el 38 %, a OEI.02 el 62 %" in found.message
    assert "que da 19.0 %, 31.0 %" in found.message
    assert len(found.occurrences) == 5


def test_a_share_that_nothing_gives_lists_what_the_tables_give() -> None:
    (found,) = shares("1,000.00", ("OEI.01", "50"))
    assert "la Tabla N°03, «Monto S/», 38.0 %" in found.message
    assert found.recomputed == Decimal("38.0")
