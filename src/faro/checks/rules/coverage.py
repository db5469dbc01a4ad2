"""Coverage: what lacks its other half: an action its activities, money its work, an indicator its value."""

from functools import partial

from faro.checks.finding import RuleClass, Severity
from faro.checks.rule import Rule
from faro.checks.rules import coverage_examples as examples
from faro.checks.rules.coverage_activities import (
    action_without_activities,
    silent_units,
    without_activities,
    without_budget,
)
from faro.checks.rules.coverage_plan import without_indicator, without_parent, without_target, without_value
from faro.checks.rules.coverage_printed import claims, missing_rows, unknown_codes
from faro.kernel.text import _

_PLAN_GUIDE = _("Guía para el planeamiento institucional, CEPLAN: cada objetivo y acción se mide con su indicador.")
_POI_GUIDE = _("Guía para el planeamiento institucional, CEPLAN: el POI programa actividades para cada acción.")

RULES: tuple[Rule, ...] = (
    Rule(
        "coverage.no-parent",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Acción sin objetivo"),
        _("Un elemento del plan no cuelga de ningún otro, y los demás de su nivel sí: ningún objetivo lo cuenta."),
        _("Guía para el planeamiento institucional, CEPLAN: cada acción contribuye a un objetivo."),
        without_parent,
        examples.no_parent,
        examples.every_indicator,
    ),
    Rule(
        "coverage.no-indicator",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Objetivo o acción sin indicador"),
        _("Un objetivo o una acción no tiene con qué medirse."),
        _PLAN_GUIDE,
        without_indicator,
        examples.no_indicator,
        examples.every_indicator,
    ),
    Rule(
        "coverage.no-target",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Indicador sin meta"),
        _("El indicador no tiene meta para el año: no se puede decir si se logró."),
        _PLAN_GUIDE,
        without_target,
        examples.no_target,
        examples.every_indicator,
    ),
    Rule(
        "coverage.no-value",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Indicador sin valor obtenido"),
        _("El indicador tenía meta este año y nadie dice cuánto se obtuvo."),
        _("Guía para el seguimiento y evaluación, CEPLAN: cada indicador reporta su valor del año."),
        without_value,
        examples.no_value,
        examples.every_indicator,
    ),
    Rule(
        "coverage.no-activities",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Acción sin actividades"),
        _("Nadie programó trabajo para esta acción: su indicador no puede moverse por ella."),
        _POI_GUIDE,
        action_without_activities,
        examples.no_activities,
        examples.with_activities,
    ),
    Rule(
        "coverage.no-activity-for-budget",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Dinero sin actividades"),
        _("Hay un monto y ninguna actividad que lo gaste."),
        _POI_GUIDE,
        without_activities,
        examples.money_alone,
        examples.with_activities,
    ),
    Rule(
        "coverage.no-budget",
        RuleClass.COVERAGE,
        Severity.LOW,
        _("Actividades sin dinero"),
        _("Hay actividades y ningún monto: o no cuestan nada, o falta su presupuesto."),
        _POI_GUIDE,
        without_budget,
        examples.activities_alone,
        examples.with_activities,
    ),
    Rule(
        "coverage.no-report",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Centro de costo sin reporte"),
        _("El centro de costo no reportó ningún mes de ninguna de sus actividades."),
        _("CEPLAN: el seguimiento de cada mes vence el último día del mes siguiente."),
        silent_units,
        examples.no_report,
        examples.all_reported,
    ),
    Rule(
        "coverage.unknown-code",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Código impreso que el plan no tiene"),
        _("Una tabla da cifras a un código que no está en el plan."),
        _("Lo que se evalúa es el plan aprobado, con sus códigos."),
        unknown_codes,
        partial(examples.listing, "OEI.01", "OEI.02", "OEI.03", "OEI.11"),
        partial(examples.listing, "OEI.01", "OEI.02", "OEI.03"),
    ),
    Rule(
        "coverage.missing-row",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("Código del plan que la tabla no lista"),
        _("Una tabla que lista los objetivos, acciones o indicadores del plan deja alguno fuera."),
        _("Lo que se evalúa es el plan aprobado, entero."),
        missing_rows,
        partial(examples.listing, "OEI.01", "OEI.02"),
        partial(examples.listing, "OEI.01", "OEI.02", "OEI.03"),
    ),
    Rule(
        "coverage.claims",
        RuleClass.COVERAGE,
        Severity.MEDIUM,
        _("El texto y las tablas no dan las mismas actividades a una acción"),
        _("El texto dice qué acciones tienen actividades, o cuántas, y las tablas dicen otra cosa."),
        _("El texto resume las tablas: los dos deben decir lo mismo."),
        claims,
        partial(examples.said, "1"),
        partial(examples.said, "0"),
    ),
)
