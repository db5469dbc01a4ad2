"""The Spanish words for severities, classes and units, and figures as a reader expects them."""

from collections.abc import Iterable
from decimal import Decimal

from faro.checks.audit import AuditedFinding
from faro.checks.finding import RuleClass, Severity, Unit
from faro.kernel.formats import MISSING
from faro.kernel.rounding import half_up
from faro.kernel.text import _
from faro.reports.document import Light

_MOST_DECIMALS = 4
"""A recomputed figure with more decimals than this is shown with two."""

SEVERITIES = {
    Severity.HIGH: _("Grave"),
    Severity.MEDIUM: _("Medio"),
    Severity.LOW: _("Leve"),
    Severity.HINT: _("Indicio"),
}
SEVERITY_PLURALS = {
    Severity.HIGH: _("Graves"),
    Severity.MEDIUM: _("Medios"),
    Severity.LOW: _("Leves"),
    Severity.HINT: _("Indicios"),
}
SEVERITY_MEANINGS = {
    Severity.HIGH: _("una cifra o un veredicto que no puede ser cierto y cambia lo que se concluye"),
    Severity.MEDIUM: _("cifras, conteos o nombres que no concuerdan: alguien debe decidir cuál vale"),
    Severity.LOW: _("de forma: escritura, formato, orden o rótulos"),
    Severity.HINT: _("un valor poco común que conviene mirar; no es un error"),
}
SEVERITY_LIGHTS = {
    Severity.HIGH: Light.RED,
    Severity.MEDIUM: Light.AMBER,
    Severity.LOW: Light.ND,
    Severity.HINT: Light.ND,
}
CLASSES = {
    RuleClass.SENSE: _("Sentido"),
    RuleClass.VERDICT: _("Veredicto"),
    RuleClass.COUNT: _("Conteo"),
    RuleClass.SUM: _("Suma"),
    RuleClass.RATIO: _("Porcentaje"),
    RuleClass.AVERAGE: _("Promedio"),
    RuleClass.CROSS_TABLE: _("Entre cuadros"),
    RuleClass.COVERAGE: _("Cobertura"),
    RuleClass.OUTCOME: _("Avance y resultado"),
    RuleClass.RANGE: _("Rango"),
    RuleClass.CODE: _("Código"),
    RuleClass.NAME: _("Nombre"),
    RuleClass.LABEL: _("Rótulo"),
    RuleClass.FORMAT: _("Formato"),
    RuleClass.REFERENCE: _("Referencia"),
    RuleClass.PLAUSIBILITY: _("Verosimilitud"),
}
CLASS_MEANINGS = {
    RuleClass.SENSE: _("¿El indicador debe subir o bajar? Lo declarado contra sus metas, su redacción y su veredicto."),
    RuleClass.VERDICT: _("Lo que se da por logrado o no logrado, contra la meta, el valor y el sentido."),
    RuleClass.COUNT: _("Lo que el documento dice que hay, contra lo que se cuenta, en cifras y en letras."),
    RuleClass.SUM: _("Los totales contra la suma de sus filas, y los totales copiados de otro cuadro o etapa."),
    RuleClass.RATIO: _("El porcentaje impreso contra los dos montos de los que sale."),
    RuleClass.AVERAGE: _("El promedio impreso contra los valores que promedia."),
    RuleClass.CROSS_TABLE: _("Un mismo código en dos cuadros: conteos, montos, nombres y prioridad."),
    RuleClass.COVERAGE: _(
        "Lo que falta: acciones sin actividades, actividades sin presupuesto, indicadores sin valor."
    ),
    RuleClass.OUTCOME: _("El avance físico contra el indicador que debía mover y contra lo gastado."),
    RuleClass.RANGE: _("Valores fuera de lo posible o de lo usual: más de 100 %, negativos, divisiones entre cero."),
    RuleClass.CODE: _("Códigos repetidos, faltantes, desordenados o mal formados."),
    RuleClass.NAME: _("Varios nombres para un mismo código."),
    RuleClass.LABEL: _("Años, unidades y encabezados que no corresponden a su contenido."),
    RuleClass.FORMAT: _("Apóstrofos, decimales, signos de moneda y otras diferencias de escritura."),
    RuleClass.REFERENCE: _("Una misma norma o documento citado de dos maneras."),
    RuleClass.PLAUSIBILITY: _("Valores muy distintos de los demás de su columna. Solo indicios."),
}

UNITS = {
    Unit.NUMBER: _("número"),
    Unit.PERCENT: _("porcentaje"),
    Unit.SOLES: _("soles"),
    Unit.WORDS: _("palabras"),
}


def figure(value: Decimal | None, unit: Unit) -> str:
    """A recomputed figure in its unit: ``S/ 1,234.56``, ``84.75 %``, ``316``; a dash where no number follows."""
    return "—" if value is None else _in_unit(f"{_shown(value, unit):,f}", unit)


def difference(value: Decimal | None, unit: Unit) -> str:
    """A difference with its sign; percentages differ by points."""
    if value is None:
        return "—"
    signed = f"{_shown(value, unit):+,f}"
    return f"{signed} pp" if unit is Unit.PERCENT else _in_unit(signed, unit)


def _in_unit(number: str, unit: Unit) -> str:
    if unit is Unit.SOLES:
        return f"S/ {number}"
    return f"{number} %" if unit is Unit.PERCENT else number


def _shown(value: Decimal, unit: Unit) -> Decimal:
    """Amounts with their céntimos, other figures with the decimals they have, unless these never end."""
    exponent = value.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if unit is Unit.SOLES:
        return half_up(value, 2)
    return half_up(value, decimals if decimals <= _MOST_DECIMALS else 2)


def printed_text(finding: AuditedFinding) -> str:
    """What stands printed; ND where nothing does."""
    return finding.printed or MISSING


def severities_of(findings: Iterable[AuditedFinding]) -> tuple[Severity, ...]:
    """The severities there are, most serious first."""
    present = {finding.severity for finding in findings}
    return tuple(severity for severity in Severity if severity in present)


def classes_of(findings: Iterable[AuditedFinding]) -> tuple[RuleClass, ...]:
    """The classes there are, in their order."""
    present = {finding.rule_class for finding in findings}
    return tuple(each for each in RuleClass if each in present)
