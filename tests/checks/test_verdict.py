"""What a document calls achieved, or not."""

import pytest

from faro.checks.claims import stated_number, verdict_said
from faro.checks.evidence import Evidence
from faro.checks.rule import Rule
from faro.checks.rules.verdict import RULES, against_figures, two_verdicts
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, units

CODE = "IND.01.AEI.01.01"
TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"))


def seen(indicator: Measured, *claims: tuple[str, str], second_target: str = "", year: int = 2022) -> Evidence:
    tables = measured(indicator)
    if second_target:
        tables["targets"].append({"indicator": CODE, "year": 2022, "version": 1, "value": units(second_target)})
    said = [
        claim(number, kind, stated, indicator=CODE, year=year, stated_unit="percent" if kind == "degree" else "words")
        for number, (kind, stated) in enumerate(claims, start=1)
    ]
    return evidence(("ceplan-2021", "ilo-2022"), elements=TREE, claims=said, **tables)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_failing_example_only(rule: Rule) -> None:
    assert [finding.rule for finding in rule.find(rule.failing().evidence)] == [rule.id]
    assert list(rule.find(rule.passing().evidence)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("logrado", True),
        ("SÍ", True),
        ("cumplió la meta", True),
        ("superado", True),
        ("no logrado", False),
        ("NO ALCANZADO", False),
        ("incumplido", False),
        ("ninguno ha logrado", False),
        ("logrado parcialmente", None),
        ("en proceso", None),
        (None, None),
    ],
)
def test_a_verdict_is_read_from_its_words(text: str | None, said: bool | None) -> None:  # noqa: FBT001
    assert verdict_said(text) is said


@pytest.mark.parametrize(
    ("text", "number"), [("02 OEI", 2), ("siete", 7), ("86%", 86), ("70,000", 70000), ("AEI 03.01", None)]
)
def test_a_stated_number_is_read_with_its_noun_or_in_words(text: str, number: int | None) -> None:
    assert stated_number(text) == number


def test_a_target_missed_by_little_is_missed() -> None:
    (finding,) = against_figures(seen(Measured(CODE, "AEI.01.01", "100", "99.999999"), ("verdict", "logrado")))
    assert finding.subject == CODE
    (finding,) = against_figures(seen(Measured(CODE, "AEI.01.01", "100", "95"), ("verdict", "logrado")))
    assert "obtuvo 95 contra una meta de 100 (más es mejor): no alcanzó la meta" in finding.message


def test_a_met_target_that_is_called_missed_is_found() -> None:
    (finding,) = against_figures(seen(Measured(CODE, "AEI.01.01", "60", "100"), ("verdict", "no logrado")))
    assert finding.message.endswith("(más es mejor): la alcanzó.")


def test_a_verdict_that_an_earlier_target_bears_out_is_not_flagged() -> None:
    case = seen(Measured(CODE, "AEI.01.01", "90", "95"), ("verdict", "logrado"), second_target="100")
    assert list(against_figures(case)) == []


def test_without_a_value_or_for_another_year_no_verdict_is_judged() -> None:
    assert list(against_figures(seen(Measured(CODE, "AEI.01.01", "90", None), ("verdict", "logrado")))) == []
    assert list(against_figures(seen(Measured(CODE, "AEI.01.01", "90", "5"), ("verdict", "logrado"), year=2021))) == []


def test_an_ambiguous_sense_and_two_verdicts_are_left_to_their_own_rules() -> None:
    ambiguous = Measured(CODE, "AEI.01.01", "20", "10", ambiguous=True)
    assert list(against_figures(seen(ambiguous, ("verdict", "logrado")))) == []
    both = seen(Measured(CODE, "AEI.01.01", "20", "10"), ("verdict", "logrado"), ("verdict", "no logrado"))
    assert list(against_figures(both)) == []
    assert len(list(two_verdicts(both))) == 1


def test_a_degree_below_a_hundred_contradicts_a_verdict_of_success() -> None:
    (finding,) = two_verdicts(seen(Measured(CODE, "AEI.01.01", "20", "10"), ("verdict", "logrado"), ("degree", "50")))
    assert "«50 % de la meta», línea 2" in finding.message
    assert len(finding.occurrences) == 2


@pytest.mark.parametrize(
    ("value", "claims"),
    [
        ("10", (("verdict", "no logrado"), ("degree", "50"))),
        ("25", (("verdict", "logrado"), ("degree", "125"))),
        ("19.95", (("verdict", "no logrado"), ("degree", "100"))),
        ("10", (("degree", "50"), ("degree", "120"))),
    ],
)
def test_what_can_stand_together_is_not_flagged(value: str, claims: tuple[tuple[str, str], ...]) -> None:
    """19.95 of 20 is 99.75 %, printed as 100 without a decimal; two degrees are no verdicts."""
    assert list(two_verdicts(seen(Measured(CODE, "AEI.01.01", "20", value), *claims))) == []
