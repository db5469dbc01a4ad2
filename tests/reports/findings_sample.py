"""Findings made by hand, over a small package, for the tests of their forms."""

from dataclasses import replace
from decimal import Decimal

from tests.reports.small_package import PLAN, package_of, printed

from faro.checks.audit import AuditedFinding, audit
from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Occurrence, Place, RuleClass, Severity, Unit
from faro.checks.rule import Example, Rule
from faro.reports.findings.writing import Check

HOSTILE = "<script>alert(1)</script> =1+1 & «ñ»"
EMPTY = Evidence({}, {})

COUNT = Finding(
    "",
    "Tabla N°05",
    "La Tabla N°05 imprime 333 actividades en el total; sus filas suman 316.",
    (
        Occurrence(Place("informe", 12, 940, "poi-5", 30, "activities"), "333"),
        Occurrence(Place("informe", None, 700), "333 actividades"),
    ),
    "333",
    Decimal(316),
    Unit.NUMBER,
    Decimal(17),
)
AMOUNT = Finding(
    "",
    "OEI.01",
    "OEI.01 imprime 143'405,654.45; sus acciones suman S/ 14,340,565.45.",
    (Occurrence(Place("informe", line=640, table="poi-3", row=1, column="amount"), "143'405,654.45"),),
    "143'405,654.45",
    Decimal("14340565.45"),
    Unit.SOLES,
    Decimal("129065089.00"),
    Severity.HIGH,
)
SHARE = Finding(
    "",
    "OEI.02",
    "OEI.02 imprime 84.8 %; 89 de 105 es 84.76 %.",
    (Occurrence(Place("", table="targets", row=3, column="value"), "84.8"),),
    "84.8",
    Decimal(8900) / 105,
    Unit.PERCENT,
    Decimal("0.1"),
)
NAME = Finding("", HOSTILE, f"{HOSTILE} no concuerda.", (), HOSTILE, severity=Severity.HINT)


def rule(rule_id: str, *findings: Finding) -> Rule:
    return Rule(
        rule_id,
        RuleClass(rule_id.split(".", maxsplit=1)[0]),
        Severity.MEDIUM,
        "Título",
        "Lo que se busca.",
        "Por lo que importa.",
        lambda evidence: findings,
        lambda: Example("", EMPTY),
        lambda: Example("", EMPTY),
    )


RULES = (rule("count.rows", COUNT), rule("sum.group", AMOUNT), rule("ratio.row", SHARE), rule("name.words", NAME))


def sample_findings() -> tuple[AuditedFinding, ...]:
    """One of each severity but low, in the order of the audit."""
    return audit(EMPTY, RULES)


def sample_check(findings: tuple[AuditedFinding, ...] | None = None, **changes: object) -> Check:
    """The check of a package whose Table 5 has a heading; ``changes`` are of its plan."""
    table = printed("poi-5", {"activities": "N° AO"}, [["333"]])
    table["printed_tables"][0]["title"] = "Tabla N°05: ejecución por centro de costo"
    sources = ({"id": "informe", "title": "Informe de evaluación", "instrument": "R.A. 850-2023-MPI"},)
    package = package_of(plan=({**PLAN, **changes},), sources=sources, **table)
    return Check(package, 2022, RULES, sample_findings() if findings is None else findings)


def finding(**changes: object) -> AuditedFinding:
    (made,) = audit(EMPTY, [rule("count.rows", replace(COUNT, **changes))])  # type: ignore[arg-type]
    return made
