"""The annex of the report: how many contradictions there are, and the grave and medium ones with place and figures."""

from collections import Counter
from collections.abc import Iterable, Sequence

from faro.checks.audit import AuditedFinding, at_least
from faro.checks.finding import Severity
from faro.kernel.text import _
from faro.reports.document import Align, Block, Cell, Column, Heading, Notice, Paragraph, Row, RowKind, Table
from faro.reports.findings.overview import count_line
from faro.reports.findings.places import PlaceNames, where
from faro.reports.findings.wording import (
    CLASSES,
    SEVERITIES,
    SEVERITY_LIGHTS,
    classes_of,
    difference,
    figure,
    printed_text,
)

_UNKNOWN = PlaceNames()


def findings_annex(
    findings: Sequence[AuditedFinding], letter: str = "", names: PlaceNames = _UNKNOWN
) -> tuple[Block, ...]:
    """The annex, from its heading on. ``names`` say places as a reader finds them."""
    title = _("Hallazgos del auditor")
    heading = Heading(
        1, _("Anexo {letter}. {title}").format(letter=letter, title=title) if letter else title, "anexo-hallazgos"
    )
    if not findings:
        return heading, Paragraph(_("Ninguna regla del auditor encontró una contradicción."))
    return (
        heading,
        Notice(
            _(
                "El auditor señala lo que no puede ser cierto a la vez en el plan, sus cifras y lo que un documento "
                "dice de ellas. No cambia ninguna cifra de este informe: la decisión es de quien las firma."
            )
        ),
        Paragraph(count_line(findings)),
        counts_table(findings),
        *_listed(at_least(findings, Severity.MEDIUM), names),
    )


def counts_table(findings: Sequence[AuditedFinding]) -> Table:
    """How many findings each class has of each severity."""
    counts = Counter((finding.rule_class, finding.severity) for finding in findings)
    columns = (
        Column(_("Clase"), weight=2),
        *(Column(SEVERITIES[severity], Align.RIGHT) for severity in Severity),
        Column(_("Total"), Align.RIGHT),
    )
    rows = [_counted(CLASSES[each], [counts[each, severity] for severity in Severity]) for each in classes_of(findings)]
    totals = Counter(finding.severity for finding in findings)
    last = _counted(_("Total"), [totals[severity] for severity in Severity])
    return Table(
        _("Hallazgos por clase y gravedad"), columns, (*rows, Row(last.cells, RowKind.TOTAL)), notes=(_meanings(),)
    )


def _counted(label: str, counts: Iterable[int]) -> Row:
    numbers = list(counts)
    return Row(tuple(Cell(text) for text in (label, *(f"{n:,}" for n in (*numbers, sum(numbers))))))


def _meanings() -> str:
    return _(
        "Grave: no puede ser cierto y cambia lo que se concluye. Medio: alguien debe decidir qué cifra o nombre vale. "
        "Leve: de forma. Indicio: conviene mirarlo; no es un error."
    )


def _listed(findings: Sequence[AuditedFinding], names: PlaceNames) -> tuple[Block, ...]:
    if not findings:
        return ()
    columns = (
        Column(_("Gravedad"), weight=0.9),
        Column(_("Asunto"), weight=1.4),
        Column(_("Hallazgo"), weight=4),
        Column(_("Lugar"), weight=2.2),
        Column(_("Impreso"), Align.RIGHT, 1.2),
        Column(_("Recalculado"), Align.RIGHT, 1.2),
        Column(_("Diferencia"), Align.RIGHT, 1.2),
    )
    rows = tuple(
        Row(
            (
                Cell(SEVERITIES[each.severity], SEVERITY_LIGHTS[each.severity]),
                *(
                    Cell(text)
                    for text in (
                        each.subject,
                        each.message,
                        where(names, each),
                        printed_text(each),
                        figure(each.recomputed, each.unit),
                        difference(each.difference, each.unit),
                    )
                ),
            )
        )
        for each in findings
    )
    return (Table(_("Hallazgos graves y medios"), columns, rows, wide=True),)
