"""Findings as blocks for a terminal or a pipe: a table for each severity, one row a finding, and a line of counts."""

from collections import Counter
from collections.abc import Sequence

from faro.checks.audit import AuditedFinding
from faro.checks.finding import Severity
from faro.kernel.text import _, ngettext
from faro.reports.document import Align, Block, Cell, Column, Paragraph, Row, Table
from faro.reports.findings.wording import CLASSES, SEVERITIES, SEVERITY_MEANINGS, classes_of, severities_of


def findings_overview(findings: Sequence[AuditedFinding]) -> tuple[Block, ...]:
    """The findings grouped by severity, then how many there are of each severity and class."""
    return (*(_table(severity, findings) for severity in severities_of(findings)), *summary(findings))


def summary(findings: Sequence[AuditedFinding]) -> tuple[Block, ...]:
    """How many findings there are, by severity and by class."""
    if not findings:
        return (Paragraph(headline(findings)),)
    by_class = _("Por clase: {counts}.").format(counts=_by_class(findings))
    return (Paragraph(headline(findings)), Paragraph(by_class))


def headline(findings: Sequence[AuditedFinding]) -> str:
    """The counts by severity in one line, also where there is nothing."""
    return count_line(findings) if findings else _("Sin hallazgos: ninguna regla encontró una contradicción.")


def count_line(findings: Sequence[AuditedFinding]) -> str:
    """«12 hallazgos: 3 graves, 8 medios, 1 leve.»."""
    counts = Counter(finding.severity for finding in findings)
    words = ", ".join(counted(severity, counts[severity]) for severity in severities_of(findings))
    total = len(findings)
    return ngettext("{n} hallazgo: {words}.", "{n} hallazgos: {words}.", total).format(n=total, words=words)


def counted(severity: Severity, count: int) -> str:
    """«3 graves», «1 medio»."""
    forms = {
        Severity.HIGH: ngettext("{n} grave", "{n} graves", count),
        Severity.MEDIUM: ngettext("{n} medio", "{n} medios", count),
        Severity.LOW: ngettext("{n} leve", "{n} leves", count),
        Severity.HINT: ngettext("{n} indicio", "{n} indicios", count),
    }
    return forms[severity].format(n=count)


def _by_class(findings: Sequence[AuditedFinding]) -> str:
    counts = Counter(finding.rule_class for finding in findings)
    return ", ".join(f"{CLASSES[each].lower()} {counts[each]}" for each in classes_of(findings))


def _table(severity: Severity, findings: Sequence[AuditedFinding]) -> Table:
    chosen = [finding for finding in findings if finding.severity is severity]
    columns = (
        Column(_("Regla")),
        Column(_("Asunto"), weight=2),
        Column(_("Hallazgo"), weight=8),
        Column(_("Lugares"), Align.RIGHT),
    )
    rows = tuple(
        Row(tuple(Cell(text) for text in (each.rule, each.subject, each.message, f"{len(each.occurrences)}")))
        for each in chosen
    )
    caption = _("{severity} ({n}): {meaning}").format(
        severity=SEVERITIES[severity].upper(), n=len(chosen), meaning=SEVERITY_MEANINGS[severity]
    )
    return Table(caption, columns, rows)
