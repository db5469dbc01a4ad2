"""«¿Cómo se calculó?»: a figure's arithmetic with the numbers put in, step by step.

Nothing is computed anew: every number is the published one of the engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from faro.engine.method import COUNTS_AS_NOT_MET, MET, WEIGHTED_BY_RELEVANCE, Method
from faro.evaluation.api import PublishedIndicator, PublishedMeasurement, PublishedMethod, PublishedTarget, Verdict
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled
from faro.kernel.formats import percent
from faro.kernel.text import _, ngettext
from faro.portal.domain.arithmetic import written, written_units
from faro.portal.domain.outcomes import band_name, reaches
from faro.reports.reasons import reason_sentence

ASCENDING = "ascending"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is done, its arithmetic, what comes out, and a remark."""

    title: str
    formula: str
    outcome: str = ""
    note: str = ""

    @property
    def sign(self) -> str:
        """What stands before the outcome: it equals an operation, and follows from words."""
        return "=" if any(operation in self.formula for operation in "÷×") else "→"


def target_of(indicator: PublishedIndicator, year: int, version: int) -> PublishedTarget | None:
    """The target of the year in that version: the last one given up to it, for a version need not touch them all."""
    given = [each for each in indicator.targets if each.year == year and each.version <= version]
    return max(given, key=lambda each: each.version, default=None)


def measurement_of(indicator: PublishedIndicator, year: int) -> PublishedMeasurement | None:
    """What was measured of the whole year."""
    return next((each for each in indicator.measurements if each.period == str(year)), None)


def common_steps(indicator: PublishedIndicator, year: int, verdict: Verdict) -> tuple[Step, ...]:
    """What no method changes: the value, the target, and whether it was reached."""
    target = target_of(indicator, year, verdict.version)
    steps = (
        _value_step(indicator, measurement_of(indicator, year), verdict),
        Step(
            _("Meta de {year}").format(year=year),
            _("lo que el plan se propuso alcanzar"),
            written_units(verdict.target),
            (target.instrument or "") if target else "",
        ),
        Step(_("Sentido"), sense_words(indicator.sense)),
    )
    reached = _reached_step(indicator, verdict)
    return (*steps, reached) if reached else steps


def sense_words(sense: str | None) -> str:
    """Towards what the indicator improves."""
    if sense is None:
        return _("no declarado")
    return _("más es mejor: debe subir") if sense == ASCENDING else _("menos es mejor: debe bajar")


def _value_step(indicator: PublishedIndicator, measurement: PublishedMeasurement | None, verdict: Verdict) -> Step:
    title = _("Valor obtenido")
    if measurement is None or (measurement.value is None and measurement.numerator is None):
        return Step(title, _("no hay dato del año"), written(None))
    if measurement.numerator is None or measurement.denominator is None:
        return Step(title, _("tal como lo da la fuente, sin numerador ni denominador"), written(verdict.value))
    formula = f"{written_units(measurement.numerator)} ÷ {written_units(measurement.denominator)}"
    factor = indicator.sheet.get("multiplier")
    if factor not in (None, "1"):
        formula += f" × {factor}"
    return Step(title, formula, written(verdict.value), _unlike(measurement, verdict))


def _unlike(measurement: PublishedMeasurement, verdict: Verdict) -> str:
    """Said where the written value is not that of its parts."""
    if measurement.value is None or verdict.value is None:
        return ""
    stated = from_scaled(measurement.value, QUANTITY_SCALE)
    if abs(stated - Decimal(verdict.value)) < Decimal("0.5"):
        return ""
    return _("La fuente escribe {stated}: no coincide con sus partes y no se usa.").format(stated=written(stated))


def _reached_step(indicator: PublishedIndicator, verdict: Verdict) -> Step | None:
    if verdict.achieved is None or verdict.value is None or verdict.target is None:
        return None
    value, target = Decimal(repr(verdict.value)), from_scaled(verdict.target, QUANTITY_SCALE)
    sign = "=" if value == target else "<" if value < target else ">"
    outcome = _("Sí, la alcanzó") if verdict.achieved else _("No la alcanzó")
    return Step(
        _("¿Alcanzó la meta?"), f"{written(value)} {sign} {written(target)}", outcome, _reversed(indicator, verdict)
    )


def _reversed(indicator: PublishedIndicator, verdict: Verdict) -> str:
    if not indicator.sense_ambiguous or verdict.achieved_if_reversed is None:
        return ""
    other = _("sí") if verdict.achieved_if_reversed else _("no")
    return _("El sentido es ambiguo: con la lectura contraria, la respuesta sería {other}.").format(other=other)


def method_steps(
    indicator: PublishedIndicator, verdict: Verdict, method: PublishedMethod, rule: Method
) -> tuple[Step, ...]:
    """What one method makes of it: the degree, its limit, its colour."""
    if verdict.result is None:
        return (Step(_("Avance"), reason_sentence(verdict.reason_code) or "", written(None)),)
    return (*_degree_steps(indicator, verdict, rule), _colour_step(verdict, method))


def _degree_steps(indicator: PublishedIndicator, verdict: Verdict, rule: Method) -> tuple[Step, ...]:
    result = percent(verdict.result, 2)
    if rule.achievement is None or rule.achievement.formula == MET:
        said = _("alcanza su meta: vale 100") if verdict.achieved else _("no alcanza su meta: vale 0")
        return (Step(_("Avance"), said, result),)
    if verdict.reason_code or verdict.degree_raw is None or not _divides(indicator, verdict):
        return (Step(_("Avance"), reason_sentence(verdict.reason_code) or _("valor pleno por regla"), result),)
    step = Step(_("Avance"), f"{_ratio(indicator, verdict)} × 100", percent(verdict.degree_raw, 2))
    if verdict.degree_raw == verdict.result:
        return (step,)
    limit = _("el método lo limita a {limit}").format(limit=written(verdict.result))
    return step, Step(_("Tope"), limit, result)


def _divides(indicator: PublishedIndicator, verdict: Verdict) -> bool:
    return bool(verdict.target if indicator.sense == ASCENDING else verdict.value)


def _ratio(indicator: PublishedIndicator, verdict: Verdict) -> str:
    value, target = written(verdict.value), written_units(verdict.target)
    return f"{value} ÷ {target}" if indicator.sense == ASCENDING else f"{target} ÷ {value}"


def _colour_step(verdict: Verdict, method: PublishedMethod) -> Step:
    reach = next((each for each in reaches(method) if each.light == verdict.light), None)
    return Step(_("Color"), reach.span if reach else "", band_name(method, verdict.light))


def element_steps(
    verdict: Verdict, counted: Sequence[Verdict | None], method: PublishedMethod, rule: Method
) -> tuple[Step, ...]:
    """How the indicators make up an objective or an action. ``counted``: those in the method's scope."""
    if verdict.result is None or rule.aggregation is None:
        return (Step(_("Resultado"), reason_sentence(verdict.reason_code) or "", written(None)),)
    step = Step(_("Resultado"), _joined(counted, rule), percent(verdict.result, 2))
    return step, _colour_step(verdict, method)


def _joined(counted: Sequence[Verdict | None], rule: Method) -> str:
    aggregation = rule.aggregation
    if aggregation is not None and aggregation.result == WEIGHTED_BY_RELEVANCE:
        return _("suma de cada avance por su peso según la relevancia")
    known = [each for each in counted if each is not None and each.result is not None]
    whole = aggregation is not None and aggregation.no_data == COUNTS_AS_NOT_MET
    count = len(counted) if whole else len(known)
    if rule.achievement is not None and rule.achievement.formula == MET:
        reached = sum(bool(each.achieved) for each in known)
        words = ngettext("{n} indicador logrado ÷ {count} × 100", "{n} indicadores logrados ÷ {count} × 100", reached)
        return words.format(n=reached, count=count)
    return mean_formula([each.result for each in known], count)


def mean_formula(results: Sequence[float | None], count: int) -> str:
    """``(50 + 100) ÷ 2``."""
    return f"({' + '.join(written(result) for result in results)}) ÷ {count}"


def total_steps(verdict: Verdict, results: Sequence[float | None], method: PublishedMethod) -> tuple[Step, ...]:
    """How the objectives make up the plan."""
    known = [result for result in results if result is not None]
    if verdict.result is None or not known:
        return (Step(_("Resultado"), reason_sentence(verdict.reason_code) or "", written(None)),)
    title = _("Promedio simple de los objetivos")
    step = Step(title, mean_formula(known, len(known)), percent(verdict.result, 2))
    return step, _colour_step(verdict, method)
