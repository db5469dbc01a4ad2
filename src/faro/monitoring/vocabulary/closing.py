"""How the history of closed periods reads."""

from faro.kernel.text import _
from faro.ledger.api import FieldWords

ACTIONS: dict[str, str] = {
    "monitoring.period_closed": _("Cerró el periodo"),
    "monitoring.period_corrected": _("Selló una nueva versión del periodo"),
    "monitoring.adjustment_asked": _("Pidió un ajuste"),
    "monitoring.adjustment_accepted": _("Aceptó el ajuste"),
    "monitoring.adjustment_refused": _("No aceptó el ajuste"),
}
FIELDS: dict[str, str | FieldWords] = {
    "monitoring.closing_version": _("Versión"),
    "monitoring.content_digest": _("Huella SHA-256"),
    "monitoring.left_without_figure": _("Sin dato (S.I.)"),
    "monitoring.adjusted_physical": FieldWords(_("Físico ajustado"), kind="quantity"),
    "monitoring.adjusted_financial": FieldWords(_("Financiero ajustado"), kind="money"),
}
