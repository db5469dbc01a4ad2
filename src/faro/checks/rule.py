"""A rule of the auditor: a pure function with its explanation, its reason and two examples."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, RuleClass, Severity

Find = Callable[[Evidence], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Example:
    """A small case: what it says in words, and the evidence a program can check."""

    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``id`` is ``class.name``; ``title`` and ``explanation`` are Spanish; ``reason`` is a norm or why.

    ``failing`` and ``passing`` build the examples of ``docs/checks``; a test runs them: the first gives a finding of
    this rule, the second none.
    """

    id: str
    rule_class: RuleClass
    severity: Severity
    title: str
    explanation: str
    reason: str
    find: Find
    failing: Callable[[], Example]
    passing: Callable[[], Example]
