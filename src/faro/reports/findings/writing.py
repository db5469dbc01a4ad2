"""Findings as a file: a workbook, a page or JSON."""

from collections.abc import Sequence
from dataclasses import dataclass

from faro.checks.audit import AuditedFinding
from faro.checks.finding import Severity
from faro.checks.rule import Rule
from faro.package.model import Package


@dataclass(frozen=True, slots=True)
class Check:
    """What was audited, by which rules, and what they found of that severity and above."""

    package: Package
    year: int
    rules: Sequence[Rule]
    findings: Sequence[AuditedFinding]
    least: Severity = Severity.HINT


def written(check: Check, form: str) -> bytes:
    """The findings as ``json``, ``xlsx`` or ``html``. A form's library is loaded when it is asked for."""
    if form == "xlsx":
        from faro.reports.findings.workbook import findings_workbook  # noqa: PLC0415

        return findings_workbook(check)
    if form == "html":
        from faro.reports.findings.page import findings_page  # noqa: PLC0415

        return findings_page(check).encode()
    if form == "json":
        from faro.reports.findings.findings_json import findings_text  # noqa: PLC0415

        return f"{findings_text(check.findings)}\n".encode()
    raise ValueError(form)
