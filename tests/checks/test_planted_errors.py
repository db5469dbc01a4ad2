"""One error in a plan in which everything else agrees: it is found for what it is, and nothing else is made of it."""

import zlib
from collections.abc import Sequence
from random import Random

import pytest
from tests.checks.consistent.many import evidence_of
from tests.checks.consistent.plan import consistent_plan
from tests.checks.planting.draft import Draft, Planted, Planter
from tests.checks.planting.planters import PLANTERS
from tests.checks.planting.tracing import Tracer
from tests.conftest import THOROUGH

from faro.checks.audit import AuditedFinding, audit
from faro.checks.finding import RuleClass, Severity

PLANS = 20 if THOROUGH else 3
TRIES_FOR_EACH = 30


def planted_plans(planter: Planter) -> list[Planted]:
    """So many plans with that error; plans that have no place for it are passed over."""
    found: list[Planted] = []
    first = zlib.crc32(planter.name.encode()) % 10_000 * 10_000
    for seed in range(first, first + PLANS * TRIES_FOR_EACH):
        random = Random(seed)  # noqa: S311  for made-up data
        plan = consistent_plan(seed, planter.smallest + random.randint(0, 25), published=planter.published)
        planted = planter.plant(Draft(plan), random)
        if planted is not None:
            found.append(planted)
        if len(found) == PLANS:
            return found
    raise AssertionError(f"{planter.name}: only {len(found)} plans have a place for it")


@pytest.mark.parametrize("planter", PLANTERS, ids=lambda planter: planter.name)
def test_a_planted_error_is_found_for_what_it_is(planter: Planter) -> None:
    plans = planted_plans(planter)
    primary = set()
    for planted, evidence in zip(plans, evidence_of([planted.plan for planted in plans]), strict=True):
        tracer = Tracer(planted)
        findings = audit(evidence)
        here = at_the_error(findings, tracer)
        where = (planted.plan.tables["plan"][0]["code"], planted.spot)
        assert here, f"not found: {where}"
        assert here[0].rule_class in {planter.rule_class, *planter.or_first}, where
        primary.add(here[0].rule_class)
        classes = {finding.rule_class for finding in here if finding.severity is not Severity.HINT}
        assert classes <= {planter.rule_class, *planter.also, *planter.or_first}, where
        strangers = [finding.message for finding in findings if not belongs(finding, tracer)]
        assert strangers == [], where
    assert planter.rule_class in primary


def at_the_error(findings: Sequence[AuditedFinding], tracer: Tracer) -> list[AuditedFinding]:
    """What stands at the error or, where only a group or a total shows it, what stands at those; the first first."""
    here = [finding for finding in findings if tracer.stands_at(finding)]
    return here or [finding for finding in findings if tracer.stands_above(finding)]


def belongs(finding: AuditedFinding, tracer: Tracer) -> bool:
    return finding.severity is Severity.HINT or tracer.traces(finding)


def test_every_class_is_planted() -> None:
    assert {planter.rule_class for planter in PLANTERS} == set(RuleClass)


def test_a_finding_elsewhere_is_a_stranger() -> None:
    """The tracing itself can fail: a finding of another action does not trace to the planted one."""
    planter = next(each for each in PLANTERS if each.name == "amount of a row of table 3")
    planted = next(each for each in planted_plans(planter) if each.spot.row > 0)
    tracer = Tracer(planted)
    findings = audit(evidence_of([planted.plan])[0])
    assert all(tracer.traces(finding) for finding in findings if finding.severity is not Severity.HINT)
    other = Tracer(Planted(planted.plan, planted.spot.__class__("units", 2, "name"), frozenset({"99"})))
    assert not any(other.traces(finding) for finding in findings if not _of_the_whole(finding))


def _of_the_whole(finding: AuditedFinding) -> bool:
    return any("total" in occurrence.printed.lower() for occurrence in finding.occurrences)
