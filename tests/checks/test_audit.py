"""The audit: one finding for each cause, an identity that stays, what matters most first."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.checks.audit import at_least, audit
from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Occurrence, Place, RuleClass, Severity, Unit
from faro.checks.rule import Example, Rule

EMPTY = Evidence({}, {})


def place(line: int | None = None, row: int | None = None, document: str = "informe") -> Occurrence:
    return Occurrence(Place(document, line=line, row=row), "3")


def found(
    subject: str = "OEI.01", *occurrences: Occurrence, cause: str = "", severity: Severity | None = None
) -> Finding:
    return Finding("", subject, f"{subject} no concuerda.", occurrences, severity=severity, cause=cause)


def rule(*findings: Finding, rule_id: str = "sum.total", severity: Severity = Severity.MEDIUM) -> Rule:
    return Rule(
        rule_id,
        RuleClass(rule_id.split(".", maxsplit=1)[0]),
        severity,
        "Total",
        "El total es la suma de sus filas.",
        "Quien suma debe llegar a lo mismo.",
        lambda evidence: iter(findings),
        lambda: Example("", EMPTY),
        lambda: Example("", EMPTY),
    )


def broken(evidence: Evidence) -> list[Finding]:
    raise KeyError("code")


def test_a_finding_takes_class_words_and_severity_from_its_rule() -> None:
    (finding,) = audit(EMPTY, [rule(found("OEI.01", place(3)))])

    assert (finding.rule, finding.rule_class, finding.severity) == ("sum.total", RuleClass.SUM, Severity.MEDIUM)
    assert finding.title == "Total"
    assert finding.explanation == "El total es la suma de sus filas."
    assert finding.reason == "Quien suma debe llegar a lo mismo."


def test_a_finding_may_be_graver_than_its_rule() -> None:
    (finding,) = audit(EMPTY, [rule(found(severity=Severity.HIGH))])

    assert finding.severity is Severity.HIGH


def test_equal_causes_are_one_finding_with_every_place_once() -> None:
    first = found("OEI.01", place(9), place(4), cause="cinco")
    again = found("OEI.01", place(4), place(None), cause="cinco")

    (finding,) = audit(EMPTY, [rule(first, again)])

    assert finding.occurrences == (place(None), place(4), place(9))


def test_the_gravest_speaks_for_those_of_one_cause_in_whatever_order_they_come() -> None:
    same = [
        found("OEI.02", place(1), cause="x"),
        found("OEI.01", place(2), cause="x"),
        found("OEI.03", place(3), cause="x", severity=Severity.HIGH),
    ]

    audited = {audit(EMPTY, [rule(*order)]) for order in permutations(same)}

    assert [(each.subject, each.severity, len(each.occurrences)) for (each,) in audited] == [
        ("OEI.03", Severity.HIGH, 3)
    ]


def test_without_a_cause_only_equal_words_about_one_subject_are_one() -> None:
    other = replace(found("OEI.01", place(2)), message="OEI.01 es otra cosa.")

    findings = audit(EMPTY, [rule(found("OEI.01", place(1)), found("OEI.01", place(3)), found("OEI.02"), other)])

    assert sorted((each.subject, len(each.occurrences)) for each in findings) == [
        ("OEI.01", 1),
        ("OEI.01", 2),
        ("OEI.02", 0),
    ]


def test_the_same_cause_in_two_rules_stays_two() -> None:
    one, two = rule(found(cause="x")), rule(found(cause="x"), rule_id="count.rows")

    assert len(audit(EMPTY, [one, two])) == 2


def test_an_identity_stays_when_other_findings_come_and_figures_change() -> None:
    alone = found("OEI.05", place(7), cause="total")
    among = replace(alone, message="Ahora imprime 9.", occurrences=(place(70),))

    (before,) = audit(EMPTY, [rule(alone)])
    after = audit(EMPTY, [rule(found("OEI.01", cause="other"), among, found("OEI.09", cause="more"))])

    assert before.id in {each.id for each in after}
    assert len({each.id for each in after}) == 3
    assert before.id.startswith("sum.total-")


def test_what_matters_most_comes_first() -> None:
    """By severity, class, number of places, size of the difference (none is the smallest), then subject."""
    rules = [
        rule(found("hint"), rule_id="sense.wording", severity=Severity.HINT),
        rule(
            found("g"),
            replace(found("f", cause="f"), difference=Decimal("-7"), unit=Unit.NUMBER),
            replace(found("e", cause="e"), difference=Decimal("-8"), unit=Unit.NUMBER),
            replace(found("d", cause="d"), difference=Decimal("8"), unit=Unit.NUMBER),
            found("c", place(1), place(2), cause="c"),
        ),
        rule(found("b"), rule_id="count.rows"),
        rule(found("a"), rule_id="plausibility.spike", severity=Severity.HIGH),
    ]

    assert [each.subject for each in audit(EMPTY, rules)] == ["a", "b", "c", "d", "e", "f", "g", "hint"]


def test_a_rule_that_fails_is_heard() -> None:
    with pytest.raises(KeyError):
        audit(EMPTY, [replace(rule(), find=broken)])


def test_a_rule_that_fails_hides_no_other_when_someone_is_told() -> None:
    failures: list[tuple[str, str]] = []
    rules = [replace(rule(rule_id="code.parent"), find=broken), rule(found("OEI.01"))]

    findings = audit(EMPTY, rules, lambda each, error: failures.append((each.id, repr(error))))

    assert [each.subject for each in findings] == ["OEI.01"]
    assert failures == [("code.parent", "KeyError('code')")]


def test_at_least_keeps_a_severity_and_those_above() -> None:
    findings = audit(EMPTY, [rule(*(found(each.value, severity=each) for each in Severity))])

    assert [each.subject for each in at_least(findings, Severity.LOW)] == ["high", "medium", "low"]
    assert at_least(findings, Severity.HINT) == findings


OCCURRENCES = st.builds(
    lambda document, line, row: place(line, row, document),
    st.sampled_from(["", "a"]),
    st.none() | st.integers(1, 3),
    st.none() | st.integers(1, 3),
)
FINDINGS = st.builds(
    lambda subject, occurrences, cause, severity, difference: replace(
        found(subject, *occurrences, cause=cause, severity=severity), difference=difference
    ),
    st.sampled_from(["x", "y"]),
    st.lists(OCCURRENCES, max_size=3),
    st.sampled_from(["", "p", "q"]),
    st.none() | st.sampled_from(Severity),
    st.none() | st.decimals(-9, 9, places=1),
)


@given(st.lists(FINDINGS, max_size=6), st.randoms(use_true_random=False))
def test_the_audit_does_not_depend_on_the_order_of_findings(findings: list[Finding], random: object) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    audited = audit(EMPTY, [rule(*findings)])

    assert [(each.id, each.occurrences) for each in audited] == [
        (each.id, each.occurrences) for each in audit(EMPTY, [rule(*shuffled)])
    ]
    assert {place for each in audited for place in each.occurrences} == {
        place for each in findings for place in each.occurrences
    }
    assert len({each.id for each in audited}) == len(audited)
