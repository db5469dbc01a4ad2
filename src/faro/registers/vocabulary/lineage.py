"""How the history of what feeds an indicator reads."""

from faro.kernel.text import _
from faro.ledger.api import FieldWords
from faro.ui.api import MenuItem

MENU = (
    MenuItem(_("Indicadores y medidas"), "registers:bindings", "registers.manage", order=205, section=_("Registros")),
)
ACTIONS = {
    "registers.measure_bound": _("Aprobó la medida que alimenta el indicador"),
    "registers.measure_declined": _("No dejó que la medida alimente el indicador"),
    "registers.measure_unbound": _("Retiró la medida que alimentaba el indicador"),
}
FIELDS: dict[str, str | FieldWords] = {
    "registers.measure": _("Medida"),
    "registers.valid_from": FieldWords(_("Desde"), kind="day"),
    "registers.valid_to": FieldWords(_("Hasta"), kind="day"),
}
