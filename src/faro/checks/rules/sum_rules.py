"""Sums: printed groups and totals against their rows, totals copied from elsewhere, sums told by labels, the PIA."""

from faro.checks.finding import RuleClass, Severity
from faro.checks.rule import Rule
from faro.checks.rules import sum_budget, sum_examples, sum_labels, sum_totals
from faro.kernel.text import _

RULES: tuple[Rule, ...] = (
    Rule(
        id="sum.group",
        rule_class=RuleClass.SUM,
        severity=Severity.HIGH,
        title=_("Un objetivo no es la suma de sus acciones"),
        explanation=_("La cifra impresa de un grupo no es la suma de las filas impresas debajo de él."),
        reason=_("Quien lee un objetivo entiende que reúne a sus acciones: si no suman, una de las cifras es falsa."),
        find=sum_totals.find_groups,
        failing=sum_examples.group_failing,
        passing=sum_examples.group_passing,
    ),
    Rule(
        id="sum.total",
        rule_class=RuleClass.SUM,
        severity=Severity.HIGH,
        title=_("Un total no es la suma de sus filas"),
        explanation=_("El total impreso no es la suma de los grupos de su cuadro ni la de todas sus filas de detalle."),
        reason=_("El total es la cifra que se cita: si no sale de sus filas, nadie puede rehacerlo."),
        find=sum_totals.find_totals,
        failing=sum_examples.total_failing,
        passing=sum_examples.total_passing,
    ),
    Rule(
        id="sum.copied-total",
        rule_class=RuleClass.SUM,
        severity=Severity.HIGH,
        title=_("Un total copiado de otro cuadro o de otra etapa"),
        explanation=_("El total impreso no es la suma de sus filas: es una cifra impresa en otro lugar."),
        reason=_(
            "Cada etapa del POI (aprobado, consistente con el PIA, modificado) tiene su monto; copiar el de otra "
            "oculta cuánto cambió."
        ),
        find=sum_totals.find_copied,
        failing=sum_examples.copied_failing,
        passing=sum_examples.total_passing,
    ),
    Rule(
        id="sum.parts",
        rule_class=RuleClass.SUM,
        severity=Severity.HIGH,
        title=_("La suma que dice un rótulo no sale de sus partes"),
        explanation=_("Una fila o columna dice reunir a otras («AO e inversiones») y no es su suma."),
        reason=_("El rótulo promete una suma; el lector la da por hecha."),
        find=sum_labels.find,
        failing=sum_examples.parts_failing,
        passing=sum_examples.parts_passing,
    ),
    Rule(
        id="sum.initial-budget",
        rule_class=RuleClass.SUM,
        severity=Severity.MEDIUM,
        title=_("El PIA de una unidad no es lo que programan sus actividades"),
        explanation=_("El POI consistente con el PIA de una unidad no suma lo que su presupuesto inicial dice."),
        reason=_("Guía para el planeamiento institucional (CEPLAN): el POI se ajusta al PIA y la diferencia es cero."),
        find=sum_budget.find,
        failing=sum_examples.budget_failing,
        passing=sum_examples.budget_passing,
    ),
)
