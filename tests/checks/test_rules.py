"""What every rule keeps to, whatever its class."""

import random
import re
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.package.generated import STRANGE_TEXTS, packages

from faro.checks.audit import AuditedFinding, audit
from faro.checks.finding import RuleClass, Unit
from faro.checks.rule import Rule
from faro.checks.rules import ALL
from faro.kernel.printed_numbers import printed_number
from faro.package.auditing import audit_package
from faro.package.declaration import Column, Kind
from faro.package.model import Package
from faro.package.reading import read_package
from faro.package.tables import BY_NAME

ILO = Path(__file__).parents[2] / "data" / "ilo" / "pei-2022"
every_rule = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)


@every_rule
def test_the_failing_example_fails_by_this_rule(rule: Rule) -> None:
    assert audit(rule.failing().evidence, [rule])


@every_rule
def test_the_passing_example_passes(rule: Rule) -> None:
    assert [finding.message for finding in audit(rule.passing().evidence, [rule])] == []


@every_rule
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    assert rule.id.split(".", maxsplit=1)[0] == rule.rule_class.value
    for text in (rule.title, rule.explanation, rule.reason, rule.failing().words, rule.passing().words):
        assert text == text.strip() != ""
    assert rule.explanation.endswith((".", "?"))


@every_rule
def test_what_it_finds_can_be_verified(rule: Rule) -> None:
    for finding in audit(rule.failing().evidence, [rule]):
        assert finding.subject
        assert finding.message.endswith((".", "»", "?", ")"))
        assert finding.occurrences
        assert difference_follows(finding)


def difference_follows(finding: AuditedFinding) -> bool:
    """A difference is what is printed less what follows, where both are single numbers."""
    printed = printed_number(finding.printed)
    if finding.difference is None or finding.recomputed is None or printed is None or finding.unit is Unit.WORDS:
        return True
    return finding.difference == printed - finding.recomputed


def test_identifiers_are_unique() -> None:
    assert len({rule.id for rule in ALL}) == len(ALL)


def test_rules_stand_in_the_order_of_their_classes() -> None:
    order = [list(RuleClass).index(rule.rule_class) for rule in ALL]

    assert order == sorted(order)


@cache
def ilo() -> Package:
    return read_package(ILO)


def test_figures_of_ilo_can_be_verified() -> None:
    findings = audit_package(ilo())

    assert [finding.message for finding in findings if not difference_follows(finding)] == []
    assert [finding.id for finding in findings if not finding.occurrences] == []
    assert len({finding.id for finding in findings}) == len(findings)


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much]


@settings(max_examples=12, deadline=None, suppress_health_check=QUIET)
@given(packages())
def test_no_rule_fails_on_an_odd_package(package: Package) -> None:
    """Where a rule may raise, one odd cell costs a user the others' findings (docs/adr/0009)."""
    audit_package(package)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.02, 0.3, 1.0]))
def test_no_rule_fails_on_a_damaged_package(seed: int, share: float) -> None:
    """The real package, with odd values in cells where its reader lets them stand, or with none."""
    chance = random.Random(seed)  # noqa: S311  nothing secret
    tables = {name: damaged(frame, name, chance, share) for name, frame in ilo().tables.items()}

    audit_package(Package(tables, "damaged"))


ODD_TEXTS = (*STRANGE_TEXTS, "doce (12)", "cinco (03)", "0%", "100%", "-1", "1/0", "2/", "TOTAL", "OEI.01", "9" * 40)
ODD_NUMBERS = (0, -1, 1, 10**6, 10**18 - 1, -(10**18) + 1)
ROLES = ("poi_table_1", "poi_table_2", "poi_table_3", "poi_table_4", "poi_table_5", "objective_results", "lights")


def damaged(frame: pl.DataFrame, name: str, chance: random.Random, share: float) -> pl.DataFrame:
    if name == "plan":
        return frame
    for column in BY_NAME[name].columns:
        if chance.random() < 0.3 and column.name not in BY_NAME[name].key:
            values = [odd(each, column, chance) if chance.random() < share else each for each in frame[column.name]]
            frame = frame.with_columns(pl.Series(column.name, values, frame.schema[column.name]))
    return frame


def odd(value: Any, column: Column, chance: random.Random) -> Any:
    """A value the reader accepts: none, another of its choices, or something nobody would write."""
    if not column.required and chance.random() < 0.5:
        return None
    if column.name == "role":
        return chance.choice(ROLES)
    if column.references:
        return value
    if column.kind is Kind.CHOICE:
        return chance.choice(list(column.choices))
    if column.kind in (Kind.TEXT, Kind.VERBATIM):
        return chance.choice(ODD_TEXTS)
    return chance.choice(ODD_NUMBERS) if column.kind in (Kind.QUANTITY, Kind.MONEY) else value
