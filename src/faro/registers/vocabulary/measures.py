"""How the history of measures reads."""

from collections.abc import Collection, Mapping

from faro.kernel.text import _
from faro.ledger.api import FieldWords
from faro.registers.models import MeasureVersion

ACTIONS = {
    "registers.measure_proposed": _("Propuso la medida"),
    "registers.measure_approved": _("Aprobó la medida"),
    "registers.measure_rejected": _("No aprobó la medida"),
    "registers.measure_withdrawn": _("La medida ya no está en su registro"),
}
FIELDS: dict[str, str | FieldWords] = {
    "registers.measure_version": _("Versión de la medida"),
    "registers.measure_name": _("Nombre"),
    "registers.expression": _("Expresión"),
    "registers.measure_indicators": _("Indicador que alimentaría"),
    "registers.measure_public": _("La ven los ciudadanos"),
}


def names_of_measures(keys: Collection[str]) -> Mapping[str, str]:
    """The words for keys of measures."""
    codes = {key.partition(":")[2]: key for key in keys if key.startswith("measure:")}
    if not codes:
        return {}
    rows = MeasureVersion.objects.filter(register__code__in=[code.partition(".")[0] for code in codes])
    names = rows.order_by("number").values_list("register__code", "code", "name")
    return {codes[full]: name for register, code, name in names if (full := f"{register}.{code}") in codes}
