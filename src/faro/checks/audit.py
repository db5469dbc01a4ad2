"""All rules over one package: findings with their identity, one for each cause, what matters most first."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Occurrence, Place, RuleClass, Severity
from faro.checks.rule import Rule
from faro.checks.rules import ALL

_SEVERITIES = tuple(Severity)
_CLASSES = tuple(RuleClass)
_ID_DIGITS = 8

OnFailure = Callable[[Rule, Exception], None]
"""What is told of a rule that failed: the rule, and what it raised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedFinding(Finding):
    """A finding that knows its rule. ``severity`` is always set; ``id`` stays the same as long as the cause does."""

    id: str
    rule_class: RuleClass
    severity: Severity
    title: str
    explanation: str
    reason: str


def audit(
    evidence: Evidence, rules: Sequence[Rule] = ALL, on_failure: OnFailure | None = None
) -> tuple[AuditedFinding, ...]:
    """What the rules find, sorted by severity, class, number of places, size of the difference, and subject.

    Findings of one rule with equal cause (or, where none is given, with equal subject and message) are one, with the
    places of all. A rule that fails stops the audit, unless ``on_failure`` is there to be told (docs/adr/0009).
    """
    audited = [finding for rule in rules for finding in _of(rule, _found(rule, evidence, on_failure))]
    return tuple(sorted(audited, key=_importance))


def at_least(findings: Iterable[AuditedFinding], severity: Severity) -> tuple[AuditedFinding, ...]:
    """The findings of that severity and above."""
    last = _SEVERITIES.index(severity)
    return tuple(finding for finding in findings if _SEVERITIES.index(finding.severity) <= last)


def _found(rule: Rule, evidence: Evidence, on_failure: OnFailure | None) -> list[Finding]:
    if on_failure is None:
        return list(rule.find(evidence))
    try:
        return list(rule.find(evidence))
    except Exception as error:  # noqa: BLE001  handed over, not hidden
        on_failure(rule, error)
        return []


def _of(rule: Rule, findings: Iterable[Finding]) -> list[AuditedFinding]:
    by_cause: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        by_cause.setdefault(_cause(finding), []).append(finding)
    return [_audited(rule, same) for same in by_cause.values()]


def _audited(rule: Rule, same: Sequence[Finding]) -> AuditedFinding:
    """One finding out of those with the same cause. Which one speaks for them does not depend on their order."""
    chosen = min(same, key=lambda finding: (_rank(finding, rule), finding.subject, finding.message, _figures(finding)))
    places = {occurrence for finding in same for occurrence in finding.occurrences}
    said: dict[str, Any] = {each.name: getattr(chosen, each.name) for each in fields(Finding)}
    return AuditedFinding(
        **said
        | {
            "rule": rule.id,
            "occurrences": tuple(sorted(places, key=_order)),
            "severity": _SEVERITIES[_rank(chosen, rule)],
            "id": _identity(rule, chosen),
            "rule_class": rule.rule_class,
            "title": rule.title,
            "explanation": rule.explanation,
            "reason": rule.reason,
        }
    )


def _figures(finding: Finding) -> tuple[str, ...]:
    return finding.printed, str(finding.recomputed), str(finding.difference), finding.unit


def _rank(finding: Finding, rule: Rule) -> int:
    return _SEVERITIES.index(finding.severity or rule.severity)


def _cause(finding: Finding) -> tuple[str, ...]:
    return (finding.cause,) if finding.cause else (finding.subject, finding.message)


def _identity(rule: Rule, finding: Finding) -> str:
    """The rule and a digest of the cause: no number that shifts when other findings come or go."""
    digest = hashlib.sha256("\0".join((rule.id, *_cause(finding))).encode()).hexdigest()
    return f"{rule.id}-{digest[:_ID_DIGITS]}"


def _order(occurrence: Occurrence) -> tuple[object, ...]:
    """Documents from their beginning to their end; what has no number comes before what has one."""
    place: Place = occurrence.place
    numbers = ((number is not None, number or 0) for number in (place.page, place.line, place.row))
    page, line, row = numbers
    return place.document, page, line, place.table, row, place.column, occurrence.printed


def _importance(finding: AuditedFinding) -> tuple[object, ...]:
    size = abs(finding.difference) if finding.difference is not None else Decimal(-1)
    return (
        _SEVERITIES.index(finding.severity),
        _CLASSES.index(finding.rule_class),
        -len(finding.occurrences),
        -size,
        finding.subject,
        finding.id,
    )
