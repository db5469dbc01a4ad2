"""Average: a printed average against its terms, and the way of averaging that gives it, if any."""

from functools import partial

from faro.checks.finding import RuleClass, Severity
from faro.checks.rule import Rule
from faro.checks.rules import average_examples as examples
from faro.checks.rules.average_results import of_terms, recomputed
from faro.checks.rules.average_tables import of_groups, of_totals
from faro.kernel.text import _

RULES: tuple[Rule, ...] = (
    Rule(
        "average.total",
        RuleClass.AVERAGE,
        Severity.MEDIUM,
        _("Total de porcentajes que no es una razón"),
        _("El porcentaje del total es una media de porcentajes, o ni eso, y no lo ejecutado entre lo programado."),
        _("Una media de porcentajes da el mismo peso a S/ 1,000.00 que a S/ 1'000,000.00."),
        of_totals,
        partial(examples.total, "55"),
        partial(examples.total, "91"),
    ),
    Rule(
        "average.groups",
        RuleClass.AVERAGE,
        Severity.MEDIUM,
        _("Objetivo promediado de otro modo"),
        _("El porcentaje de un objetivo no se calculó como el de los demás objetivos de su tabla."),
        _("Dos objetivos solo se comparan si se miden igual."),
        of_groups,
        partial(examples.groups, "50%"),
        partial(examples.groups, "25%"),
    ),
    Rule(
        "average.plan",
        RuleClass.AVERAGE,
        Severity.HIGH,
        _("Promedio del plan que no sale de sus resultados"),
        _("El promedio del plan no es la media de los resultados de sus objetivos."),
        _("Un promedio se puede rehacer con las cifras que promedia."),
        of_terms,
        partial(examples.plan, "70"),
        partial(examples.plan, "50"),
    ),
    Rule(
        "average.recomputed",
        RuleClass.AVERAGE,
        Severity.MEDIUM,
        _("Promedio bien sacado de resultados equivocados"),
        _("El promedio es la media de los resultados impresos, pero alguno de ellos no sale de sus indicadores."),
        _("El promedio hereda el error de lo que promedia."),
        recomputed,
        partial(examples.plan, "75", second="50%"),
        partial(examples.plan, "50"),
    ),
)
