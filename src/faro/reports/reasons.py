"""The sentence behind each reason code of the engine. Made only for what is shown."""

from faro.kernel.text import _

_SENTENCES = {
    "no_value": _("No hay valor obtenido para el año."),
    "no_target": _("No hay logro esperado para el año."),
    "zero_denominator": _("El denominador reportado es cero: el valor no es calculable."),
    "negative_denominator": _("El denominador reportado es negativo: el valor no es calculable."),
    "no_multiplier": _("Hay numerador y denominador, pero falta el factor: el valor no es calculable."),
    "target_zero": _("La meta es cero y el valor está por encima: CEPLAN lo imprime como 100."),
    "division_by_zero": _("La meta es cero: división por cero, sin grado de avance."),
    "zero_over_zero": _("La meta y el valor son cero: la norma no dice qué avance corresponde."),
    "negative": _("Hay valores negativos con los que la razón no dice el avance."),
    "no_indicators": _("No tiene indicadores."),
    "no_data": _("Ninguno de sus indicadores tiene dato."),
    "no_relevance": _("Falta la relevancia de algún indicador: no hay resultado ponderado."),
    "no_results": _("Ningún objetivo tiene resultado."),
    "no_activities": _("No tiene actividades ni inversiones."),
    "inactive": _("La actividad está desactivada."),
    "not_approved": _("Su seguimiento o su reprogramación no está aprobado."),
    "no_annual_target": _("No tiene meta física anual."),
    "months_without_report": _("Seguimiento incompleto (S.I.): hay meses vencidos sin reporte."),
    "nothing_programmed": _("Sin programación (S.P.) en el periodo."),
    "no_progress": _("Ninguna de sus actividades tiene un avance calculable."),
    "incomplete_activities": _("Seguimiento incompleto (S.I.): alguna de sus actividades tiene meses sin reporte."),
}


def reason_sentence(code: str | None) -> str | None:
    """The sentence for a reason code. Raises :class:`KeyError` for a code nobody declared."""
    return None if code is None else _SENTENCES[code]


def reason_codes() -> frozenset[str]:
    """Every reason code that has a sentence."""
    return frozenset(_SENTENCES)
