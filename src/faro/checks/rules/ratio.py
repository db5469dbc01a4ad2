"""Ratios: printed percentages against their two amounts, degrees and shares said in the text."""

from faro.checks.finding import RuleClass, Severity
from faro.checks.rule import Rule
from faro.checks.rules import ratio_claims, ratio_examples, ratio_percents, ratio_rows
from faro.kernel.text import _

RULES: tuple[Rule, ...] = (
    Rule(
        id="ratio.percent",
        rule_class=RuleClass.RATIO,
        severity=Severity.HIGH,
        title=_("Un porcentaje no sale de sus dos montos"),
        explanation=_("El porcentaje impreso no es lo ejecutado entre lo programado de su misma fila."),
        reason=_(
            "El porcentaje de ejecución es lo ejecutado entre lo programado, por cien; cualquiera puede rehacerlo."
        ),
        find=ratio_percents.find,
        failing=ratio_examples.percent_failing,
        passing=ratio_examples.percent_passing,
    ),
    Rule(
        id="ratio.power-of-ten",
        rule_class=RuleClass.RATIO,
        severity=Severity.HIGH,
        title=_("Un monto corrido por una potencia de diez"),
        explanation=_("El porcentaje impreso sale si uno de sus montos fuera 10, 100, 1,000… veces mayor o menor."),
        reason=_("Una coma o un punto mal puesto multiplica el monto y arrastra el total del cuadro."),
        find=ratio_rows.find_shifted,
        failing=ratio_examples.shifted_failing,
        passing=ratio_examples.percent_passing,
    ),
    Rule(
        id="ratio.truncated",
        rule_class=RuleClass.RATIO,
        severity=Severity.LOW,
        title=_("Porcentajes cortados donde otros se redondean"),
        explanation=_("En un mismo cuadro unos porcentajes se redondearon y otros solo se truncaron."),
        reason=_("Un cuadro usa una sola regla para sus decimales; si no, dos filas iguales se leen distintas."),
        find=ratio_rows.find_truncated,
        failing=ratio_examples.truncated_failing,
        passing=ratio_examples.percent_passing,
    ),
    Rule(
        id="ratio.degree",
        rule_class=RuleClass.RATIO,
        severity=Severity.MEDIUM,
        title=_("Un grado de logro no sale de la meta y el valor"),
        explanation=_("El texto dice qué parte de la meta se logró; el valor obtenido y la meta dan otra."),
        reason=_("Guía de seguimiento y evaluación (CEPLAN): el avance compara el valor obtenido con el esperado."),
        find=ratio_claims.find_degrees,
        failing=ratio_examples.degree_failing,
        passing=ratio_examples.degree_passing,
    ),
    Rule(
        id="ratio.budget-share",
        rule_class=RuleClass.RATIO,
        severity=Severity.MEDIUM,
        title=_("Una parte del presupuesto que ningún total reproduce"),
        explanation=_("El porcentaje que el texto da a un objetivo no sale del monto y del total de ningún cuadro."),
        reason=_("Una parte sin su total no se puede comprobar ni comparar."),
        find=ratio_claims.find_shares,
        failing=ratio_examples.share_failing,
        passing=ratio_examples.share_passing,
    ),
)
