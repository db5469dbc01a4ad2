"""Codes: twice, missing, unknown, out of order, malformed, skipped, under another parent, named in vain."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding
from faro.checks.rule import Rule
from faro.checks.rules.code_rules import RULES
from faro.checks.rules.code_shapes import malformed
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, printed, printed_table

CODES = ["OEI.01", *(f"AEI.01.0{number}" for number in range(1, 7)), "OEI.02", "AEI.02.01"]
PLAN = [objective("OEI.01"), objective("OEI.02"), *(action(c, f"OEI.{c[4:6]}") for c in CODES if c[0] == "A")]
HEADINGS = {"code": "Código", "description": "Descripción", "activities": "N° AO"}


def of(rule: str, seen: Evidence) -> list[Finding]:
    return list(next(each for each in RULES if each.id == rule).find(seen))


def table(codes: Sequence[str], units: Sequence[str] = ()) -> Evidence:
    rows = [(code, f"Servicio {at}", "1") for at, code in enumerate(codes)] + [("TOTALES", "", "9")]
    printed_one = printed_table("4", "poi_table_4", HEADINGS, rows, title="Tabla N°04: POI")
    return evidence(elements=PLAN, units=[{"code": code} for code in units], **printed(printed_one))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_show_the_rule(rule: Rule) -> None:
    assert {finding.rule for finding in rule.find(rule.failing().evidence)} == {rule.id}
    assert not list(rule.find(rule.passing().evidence))


def test_right_codes_are_not_flagged() -> None:
    assert not [finding for rule in RULES for finding in rule.find(table(CODES))]


def test_a_code_twice_says_which_one_is_missing() -> None:
    codes = [*CODES[:3], "AEI.01.02", *CODES[4:]]
    (found,) = of("code.duplicate", table(codes))
    assert found.message == (
        "La Tabla N°04 imprime AEI.01.02 en 2 filas: «Servicio 2»; «Servicio 3»; y no imprime AEI.01.03, que el plan "
        "tiene."
    )
    assert [place.place.row for place in found.occurrences] == [3, 4]


def test_a_table_that_goes_by_another_key_may_repeat_codes() -> None:
    assert not of("code.duplicate", table(["AEI.01.01", "AEI.01.01", "AEI.01.02", "AEI.01.02", "AEI.02.01"]))


def test_a_row_without_a_code_among_rows_that_have_one() -> None:
    assert [found.subject for found in of("code.missing", table([*CODES, ""]))] == ["Servicio 9"]
    assert not of("code.missing", table([*CODES[:3], "", "", ""])), "no code is the rule here"


def test_a_code_that_the_plan_lacks() -> None:
    assert [found.subject for found in of("code.unknown", table([*CODES, "AEI.02.07"]))] == ["AEI.02.07"]
    assert not of("code.unknown", table([*CODES, "AEI 02.01"])), "the same code, written with a space"
    assert not of("code.unknown", table(["01.01", "01.02", "AEI.01.01"])), "a table of something else"


def test_malformed_codes_are_not_unknown_too() -> None:
    seen = table([*CODES[:3], "AEI.1.03", *CODES[4:]])
    assert not of("code.unknown", seen)
    assert [found.subject for found in of("code.malformed", seen)] == ["AEI.1.03"]


def test_rows_out_of_order() -> None:
    (found,) = of("code.order", table([*CODES[:2], *CODES[3:], CODES[2]]))
    assert found.message == "La Tabla N°04 va en el orden de sus códigos, menos en AEI.01.02."
    assert not of("code.order", table(list(reversed(CODES)))), "no order at all"
    assert not of("code.order", table([*CODES[:2], CODES[4], *CODES[3:]])), "a code printed twice is told as such"


def test_indicators_stand_in_the_order_of_what_they_measure() -> None:
    codes = ["IND.01.OEI.01", "IND.02.OEI.01", "IND.01.OEI.02", "IND.02.OEI.02", "IND.03.OEI.02"]
    tables = measured(*(Measured(code, code[7:], "1", "1") for code in codes))
    listed = printed_table("i", "indicators", {"code": "Cód.", "name": ""}, [(code, "") for code in codes])
    assert not of("code.order", evidence(elements=PLAN, **tables, **printed(listed)))


@pytest.mark.parametrize(
    ("odd", "right"),
    [
        ("3.11.03.04", "03.11.03.04"),
        ("03.011", "03.11"),
        ("03-12", "03.12"),
        ("03.7", "03.07"),
    ],
)
def test_the_form_of_a_column_is_found_from_the_column(odd: str, right: str) -> None:
    column = [f"{first:02}.{second:02}" for first in (1, 2, 3) for second in range(1, 10)]
    column += [f"03.{second:02}.{third:02}.01" for second in (1, 2) for third in range(1, 6)]
    assert malformed([*column, odd]) == {odd: right}


@given(st.integers(1, 150), st.sampled_from(["AO{}", "AO{:03}", "AO30149800{:03}", "1.{}", "OEI.{:02}"]))
def test_counting_up_is_no_malformation(count: int, pattern: str) -> None:
    assert not malformed(pattern.format(number) for number in range(1, count + 1))


def test_one_malformed_code_is_one_finding_wherever_it_stands() -> None:
    units = [f"03.0{number}" for number in range(1, 8)] + ["3.08"]
    (found,) = of("code.malformed", table(units, units))
    assert [place.place.table for place in found.occurrences] == ["units", "4"]
    assert "sería «03.08»" in found.message


def plan(codes: Sequence[str], parents: Sequence[str] | None = None) -> Evidence:
    roots = [objective("OEI.01"), objective("OEI.02")]
    pairs = zip(codes, parents or ["OEI.01"] * len(codes), strict=True)
    return evidence(elements=[*roots, *(action(code, parent) for code, parent in pairs)])


def test_a_number_skipped_in_the_plan() -> None:
    (found,) = of("code.gap", plan(["AEI.01.01", "AEI.01.02", "AEI.01.05", "AEI.01.06"]))
    assert found.message == "La serie de OEI.01 llega hasta AEI.01.06 y no tiene AEI.01.03, AEI.01.04."
    assert of("code.gap", plan(["AEI.01.02", "AEI.01.03", "AEI.01.04"])), "from 1 up"
    assert not of("code.gap", plan(["AEI.01.1", "AEI.01.9"])), "no series"
    assert not of("code.gap", evidence(elements=[objective("OEI.201"), objective("OEI.305"), objective("OEI.306")]))


def test_a_code_that_names_another_parent() -> None:
    codes = [f"AEI.01.0{number}" for number in range(1, 6)]
    (found,) = of("code.parent", plan([*codes, "AEI.02.01"], ["OEI.01"] * 6))
    assert found.message == "AEI.02.01 cuelga de OEI.01, y su código dice otra cosa."
    assert not of("code.parent", plan(["A.1", "B.2"], ["OEI.01", "OEI.02"])), "codes that say nothing of parents"


def test_indicators_end_with_what_they_measure() -> None:
    own = [Measured(f"IND.01.{code}", code, "1", "1") for code in CODES]
    seen = evidence(elements=PLAN, **measured(*own, Measured("IND.02.AEI.01.01", "AEI.01.02", "1", "1")))
    assert [found.subject for found in of("code.parent", seen)] == ["IND.02.AEI.01.01"]


def test_units_under_a_code_that_is_not_there_are_one_finding() -> None:
    units = ["03.01", "03.02", *(f"03.0{at}.0{number}" for at in (1, 2) for number in range(1, 6))]
    assert not of("code.parent", table(CODES, units))
    (found,) = of("code.parent", table(CODES, [*units, "03.03.01", "03.03.02"]))
    assert found.message == "03.03.01, 03.03.02: sus códigos cuelgan de 03.03, que no existe."


def said(words: str) -> list[Finding]:
    claims = [claim(4, "coverage", words), claim(5, "coverage", words)]
    texts = [{"id": "T1", "section": "analysis", "text": f"Se avanzó: {words}."}]
    return of("code.named-in-text", evidence(elements=PLAN, claims=claims, texts=texts))


def test_codes_named_in_the_text_exist() -> None:
    for words in ("AEI.01.02", "AEI 01.02", "AEI.1.2", "el OEI.02 y la AEI.02.01", "IND.09.AEI.99.99", "2022"):
        assert not said(words), words
    (found,) = said("AEI.05")
    assert [place.place.table for place in found.occurrences] == ["claims", "claims", "texts"]


@given(st.permutations(CODES))
def test_rows_named_out_of_order_leave_an_order(codes: list[str]) -> None:
    for found in of("code.order", table(codes)):
        kept = [code for code in codes if code not in {place.printed for place in found.occurrences}]
        keys = [tuple(map(int, code.split(".")[1:])) for code in kept]
        assert all(one <= other for one, other in pairwise(keys))
