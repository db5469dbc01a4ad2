"""How the history of closed periods reads."""

from faro.kernel.text import _
from faro.ledger.api import FieldWords, name_keys_with

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
    "monitoring.adjusted_physical": FieldWords(_("Hecho en el mes, ajustado"), kind="quantity"),
    "monitoring.adjusted_financial": FieldWords(_("Gastado en el mes, ajustado"), kind="money"),
}


def register() -> None:
    """Say how the keys of seals read."""
    name_keys_with(name_of_key)


def name_of_key(key: str) -> str | None:
    """``seal:poi/<plan>/<year>/<period>`` in words; keys of others are theirs."""
    kind, _colon, rest = key.partition(":poi/")
    parts = rest.split("/")
    if kind != "seal" or len(parts) != 3:
        return None
    return _("cierre {period} del POI {year} ({plan})").format(period=parts[2], year=parts[1], plan=parts[0])
