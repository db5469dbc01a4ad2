"""Count: what a document says there are, against what can be counted."""

from functools import partial

from faro.checks.finding import RuleClass, Severity
from faro.checks.rule import Rule
from faro.checks.rules import count_examples as examples
from faro.checks.rules.count_achieved import against_counted, parts
from faro.checks.rules.count_results import against_methods, lights
from faro.checks.rules.count_text import two_figures, words_and_digits
from faro.checks.rules.count_things import activities, things
from faro.kernel.text import _

_GUIDE = _("Guía para el seguimiento y evaluación, CEPLAN: cada resultado se sustenta en los indicadores del plan.")

RULES: tuple[Rule, ...] = (
    Rule(
        "count.achieved",
        RuleClass.COUNT,
        Severity.HIGH,
        _("Indicadores logrados mal contados"),
        _("El texto dice cuántos indicadores lograron su meta, o no, y al contarlos sale otro número."),
        _GUIDE,
        against_counted,
        partial(examples.achieved, "3"),
        partial(examples.achieved, "1"),
    ),
    Rule(
        "count.parts",
        RuleClass.COUNT,
        Severity.MEDIUM,
        _("Logrados y no logrados que no suman el total"),
        _("Los indicadores logrados más los no logrados no dan el total que el mismo texto dice."),
        _("Todo indicador evaluado se logró o no se logró: las dos partes hacen el total."),
        parts,
        partial(examples.parts, "5"),
        partial(examples.parts, "4"),
    ),
    Rule(
        "count.things",
        RuleClass.COUNT,
        Severity.MEDIUM,
        _("Objetivos, acciones o indicadores mal contados"),
        _("El texto dice cuántos objetivos, acciones o indicadores hay, y en el plan hay otro número."),
        _("El plan aprobado dice cuántos son."),
        things,
        partial(examples.things, "5"),
        partial(examples.things, "2"),
    ),
    Rule(
        "count.activities",
        RuleClass.COUNT,
        Severity.MEDIUM,
        _("Actividades mal contadas"),
        _("El texto dice cuántas actividades hay y en el paquete hay otro número."),
        _("El POI registra cada actividad: el texto solo las cuenta."),
        activities,
        partial(examples.activities, "25"),
        partial(examples.activities, "2"),
    ),
    Rule(
        "count.words-digits",
        RuleClass.COUNT,
        Severity.MEDIUM,
        _("Un número en palabras y otro en cifras"),
        _("El texto escribe un número en palabras y otro, distinto, en cifras."),
        _("Solo uno puede ser: quien lee no sabe cuál."),
        words_and_digits,
        partial(examples.words_and_digits, "cinco (03) no han cumplido"),
        partial(examples.words_and_digits, "tres (03) no han cumplido"),
    ),
    Rule(
        "count.two-figures",
        RuleClass.COUNT,
        Severity.MEDIUM,
        _("La misma cosa con dos cifras"),
        _("El documento da dos cifras distintas de lo mismo en dos lugares."),
        _("Solo una puede ser."),
        two_figures((against_counted, things, activities)),
        partial(examples.two_figures, "333"),
        partial(examples.two_figures, "383"),
    ),
    Rule(
        "count.results",
        RuleClass.COUNT,
        Severity.HIGH,
        _("Resultado de un objetivo que sus indicadores no dan"),
        _("El porcentaje impreso de un objetivo no sale de los valores y metas de sus indicadores."),
        _GUIDE,
        against_methods,
        partial(examples.results, "50%"),
        partial(examples.results, "25%"),
    ),
    Rule(
        "count.lights",
        RuleClass.COUNT,
        Severity.HIGH,
        _("Semáforo mal contado"),
        _("El documento dice cuántos objetivos hay de cada color, y con sus metas y valores salen otros."),
        _("El color de un objetivo sale de su resultado y de los límites del método."),
        lights,
        partial(examples.lights, "2"),
        partial(examples.lights, "1"),
    ),
)
