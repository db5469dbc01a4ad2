"""What was measured: the value itself, or its parts."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.plans.domain.measuring import value_of_parts
from faro.plans.models import Indicator, PlanRow
from faro.plans.services.editing import Seen, add_row, change_row, locked_plan


@transaction.atomic
def record_measurement(
    *, actor: Actor, plan_code: str, values: Mapping[str, Any], seen: Seen | None, reason: str
) -> PlanRow:
    """Add the measurement of a period, or change the one that was seen.

    ``values``: the columns of ``measurements``. Given both parts, the value is computed from them with the factor of
    the ficha; a denominator of zero leaves it missing. Raises :class:`FaroError` for a value that contradicts its
    parts or one part without the other, and what :func:`add_row` and :func:`change_row` raise.
    """
    plan = locked_plan(plan_code)
    indicator = Indicator.objects.filter(plan=plan, code=values.get("indicator")).first()
    computed = {**values, "value": _value(values, indicator.multiplier if indicator else None)}
    if seen is None:
        return add_row(actor=actor, plan_code=plan_code, table="measurements", values=computed, reason=reason)
    return change_row(actor=actor, plan_code=plan_code, table="measurements", seen=seen, values=computed, reason=reason)


def _value(values: Mapping[str, Any], multiplier: int | None) -> int | None:
    value, numerator, denominator = (values.get(name) for name in ("value", "numerator", "denominator"))
    if numerator is None and denominator is None:
        return value
    if numerator is None or denominator is None:
        raise FaroError(_("Escriba las dos partes, numerador y denominador, o ninguna."))
    if multiplier is None:
        if value is None:
            raise FaroError(_("La ficha no dice el factor: escriba también el valor, o complete el factor."))
        return int(value)
    try:
        computed = value_of_parts(numerator, denominator, multiplier)
    except OverflowError:
        raise FaroError(_("El valor que sale de esas partes es demasiado grande: revise las cifras.")) from None
    if value is not None and computed is not None and value != computed:
        raise FaroError(_("El valor no es el que sale de sus partes. Deje el valor vacío y se calcula."))
    return computed
