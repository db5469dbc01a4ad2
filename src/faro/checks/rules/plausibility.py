"""Plausibility: places to look, never faults. Every limit is published in ``plausibility_thresholds``."""

from collections.abc import Callable, Iterable, Sequence

from faro.checks.evidence import Evidence, Record
from faro.checks.finding import Finding, RuleClass, Severity
from faro.checks.rule import Example, Rule
from faro.checks.rules.plausibility_months import (
    COPIED_MONTHS,
    DECEMBER,
    OUTLIER,
    ROUND_AMOUNTS,
    UNIT_COST,
    copied_months,
    december,
    round_amounts,
    unit_costs,
)
from faro.checks.rules.plausibility_values import (
    COPIED_TEXT,
    EXACT_TARGETS,
    ROUND_VALUES,
    SAME_EVIDENCE,
    copied_texts,
    exact_targets,
    outliers,
    round_values,
    same_evidence,
)
from faro.checks.samples import YEAR, Measured, action, centimos, evidence, measured, objective, units
from faro.kernel.text import _

_CODES = tuple(f"AOI{number:02}" for number in range(1, 25))
_ODD = tuple(f"{1000 + 37 * number}.{11 + number}" for number in range(24))
"""Amounts of one size, none of them round."""


def _hint(
    rule: str,
    words: tuple[str, str, str],
    find: Callable[[Evidence], Iterable[Finding]],
    failing: Callable[[], Example],
    passing: Callable[[], Example],
) -> Rule:
    title, explanation, reason = words
    return Rule(rule, RuleClass.PLAUSIBILITY, Severity.HINT, title, explanation, reason, find, failing, passing)


def _activities(months: Sequence[Record], words: str) -> Example:
    activities = [
        {"code": code, "name": code, "kind": "activity", "action": "AEI.01.01", "unit": "01"}
        | {"measure": "Informe", "aggregation": "annual_total"}
        for code in dict.fromkeys(month["activity"] for month in months)
    ]
    elements = [objective("OEI.01"), action("AEI.01.01", "OEI.01")]
    return Example(words, evidence(elements=elements, activities=activities, monthly=months))


def _month(code: str, month: int, stage: str, soles: str, done: str = "1") -> Record:
    return {
        "activity": code,
        "year": YEAR,
        "month": month,
        "stage": stage,
        "financial": centimos(soles),
        "physical": units(done),
    }


def _spent_in(words: str, month_of_the_last: int) -> Example:
    """Twelve activities programmed and executed in June, but the last one, which executes in another month."""
    codes = _CODES[:12]
    months = [_month(code, 6, "pia", soles) for code, soles in zip(codes, _ODD, strict=False)]
    months += [_month(code, 6, "executed", soles) for code, soles in zip(codes[:-1], _ODD, strict=False)]
    return _activities([*months, _month(codes[-1], month_of_the_last, "executed", "1500.50")], words)


def _year_of(words: str, spent: Sequence[str]) -> Example:
    """Three activities with the programme of a year, and what each month spent."""
    months = [
        _month(code, at, stage, soles)
        for code in _CODES[:3]
        for stage, amounts in (("pia", _ODD[:12]), ("executed", spent))
        for at, soles in enumerate(amounts, start=1)
    ]
    return _activities(months, words)


def _spent(words: str, amounts: Sequence[str], done: str = "1") -> Example:
    cases = zip(_CODES, amounts, strict=False)
    return _activities([_month(code, 6, "executed", soles, done) for code, soles in cases], words)


def _told(words: str, first: str, second: str) -> Example:
    rows = [{"id": "F.01", "section": "factors", "text": first}, {"id": "F.02", "section": "factors", "text": second}]
    return Example(words, evidence(texts=rows))


def _parts(words: str, second: str) -> Example:
    rows = [("I-1", "320"), ("I-2", second)]
    measurements = [
        {"indicator": code, "period": str(YEAR), "numerator": units(over), "denominator": units("1250")}
        for code, over in rows
    ]
    return Example(words, evidence(measurements=measurements))


def _values(words: str, values: Sequence[str]) -> Example:
    cases = (Measured(f"I-{at:02}", "OEI.01", "60", value) for at, value in enumerate(values))
    return Example(words, evidence(elements=[objective("OEI.01")], **measured(*cases)))


_LONG = "La actividad se retrasó porque el proveedor entregó los bienes después del plazo del contrato firmado."

RULES: tuple[Rule, ...] = (
    _hint(
        OUTLIER,
        (
            _("Un monto muy lejos de los demás"),
            _("Un monto es muchas veces mayor o menor que los otros de su columna."),
            _("Puede ser verdad, o una cifra con un dígito de más o de menos."),
        ),
        outliers,
        lambda: _spent(_("Uno de doce montos es mil veces mayor."), (*_ODD[:11], "1500000.50")),
        lambda: _spent(_("Los doce montos se parecen."), _ODD[:12]),
    ),
    _hint(
        DECEMBER,
        (
            _("Ejecución concentrada en diciembre"),
            _("Una actividad ejecutó en diciembre gran parte de su año sin que estuviera programado así."),
            _("El gasto de fin de año puede ser apuro, o un registro tardío de lo hecho antes."),
        ),
        december,
        lambda: _spent_in(_("Una actividad programada en junio ejecuta en diciembre."), 12),
        lambda: _spent_in(_("Una actividad programada en junio ejecuta en julio."), 7),
    ),
    _hint(
        UNIT_COST,
        (
            _("Un costo por unidad fuera de lo usual"),
            _("Una actividad gasta por unidad mucho más o mucho menos que otras de igual medida y acción."),
            _("Puede faltar o sobrar un cero en lo físico o en lo financiero."),
        ),
        unit_costs,
        lambda: _spent(_("Una de seis actividades cuesta cien veces más."), (*_ODD[:5], "150000.50")),
        lambda: _spent(_("Las seis actividades cuestan parecido."), _ODD[:6]),
    ),
    _hint(
        COPIED_MONTHS,
        (
            _("Meses iguales a lo programado"),
            _("Muchas actividades informan en todos sus meses, al céntimo, lo mismo que se programó."),
            _("Lo ejecutado parece copiado del programa y no medido."),
        ),
        copied_months,
        lambda: _year_of(_("Los doce meses de tres actividades coinciden."), _ODD[:12]),
        lambda: _year_of(_("Un mes de cada una difiere."), (*_ODD[:11], "999.99")),
    ),
    _hint(
        ROUND_AMOUNTS,
        (
            _("Demasiados montos redondos"),
            _("Muchos de los montos ejecutados son miles enteros de soles."),
            _("Lo que se paga rara vez es redondo: los montos pueden ser estimados."),
        ),
        round_amounts,
        lambda: _spent(_("Veinte montos son miles enteros."), [str(1000 * n) for n in range(1, 21)]),
        lambda: _spent(_("Ningún monto es redondo."), _ODD[:20]),
    ),
    _hint(
        ROUND_VALUES,
        (
            _("Demasiados porcentajes redondos"),
            _("Casi todos los porcentajes obtenidos son múltiplos de cinco."),
            _("Un porcentaje medido rara vez es redondo: los valores pueden ser estimados."),
        ),
        round_values,
        lambda: _values(_("Veinte valores son múltiplos de cinco."), [str(5 * n) for n in range(1, 21)]),
        lambda: _values(_("Los valores son de toda clase."), [str(n) for n in range(31, 51)]),
    ),
    _hint(
        EXACT_TARGETS,
        (
            _("Todas las metas cumplidas con exactitud"),
            _("Todos los indicadores obtuvieron exactamente el valor de su meta."),
            _("Es más probable que se copiara la meta."),
        ),
        exact_targets,
        lambda: _values(_("Diez indicadores obtienen su meta."), ["60"] * 10),
        lambda: _values(_("Uno de los diez se aparta."), [*["60"] * 9, "61"]),
    ),
    _hint(
        COPIED_TEXT,
        (
            _("El mismo texto dos veces"),
            _("Un texto largo se repite palabra por palabra en dos lugares."),
            _("Lo que se copia de un objetivo a otro no explica ninguno."),
        ),
        copied_texts,
        lambda: _told(_("Dos factores dicen lo mismo."), _LONG, _LONG),
        lambda: _told(_("Cada factor dice lo suyo."), _LONG, f"{_LONG} Se aplicó la penalidad."),
    ),
    _hint(
        SAME_EVIDENCE,
        (
            _("La misma evidencia para dos indicadores"),
            _("Dos indicadores informan el mismo numerador sobre el mismo denominador."),
            _("Pueden haberse tomado del mismo registro."),
        ),
        same_evidence,
        lambda: _parts(_("Dos indicadores informan 320 de 1,250."), "320"),
        lambda: _parts(_("Cada indicador informa lo suyo."), "411"),
    ),
)
