"""Findings as JSON (published in ``docs/check.schema.json``): a list of objects, the most serious first."""

import json
from collections.abc import Sequence
from decimal import Context, Decimal
from typing import Any

from faro.checks.audit import AuditedFinding
from faro.checks.finding import Occurrence

_SIGNIFICANT = Context(prec=15)
"""As many digits as a double gives back as they were written; whole numbers are written whole whatever their length."""

Json = dict[str, Any]


def findings_json(findings: Sequence[AuditedFinding]) -> list[Json]:
    """The findings with what a program or a reader needs to verify each."""
    return [_finding(finding) for finding in findings]


def findings_text(findings: Sequence[AuditedFinding]) -> str:
    """The same as text, indented."""
    return json.dumps(findings_json(findings), ensure_ascii=False, indent=2, allow_nan=False)


def _finding(finding: AuditedFinding) -> Json:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "class": finding.rule_class.value,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "printed": finding.printed,
        "recomputed": _number(finding.recomputed),
        "unit": finding.unit.value,
        "difference": _number(finding.difference),
        "message": finding.message,
        "explanation": finding.explanation,
        "occurrences": [_occurrence(each) for each in finding.occurrences],
    }


def _occurrence(occurrence: Occurrence) -> Json:
    place = occurrence.place
    return {
        "place": {
            "document": place.document,
            "page": place.page,
            "line": place.line,
            "table": place.table,
            "row": place.row,
            "column": place.column,
        },
        "printed": occurrence.printed,
    }


def _number(value: Decimal | None) -> float | int | None:
    """A decimal as JSON writes it: 84.75 and not 84.74999999999999."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(_SIGNIFICANT.plus(value))
