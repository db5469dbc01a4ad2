"""How the history of telephones and of what they send reads."""

from collections.abc import Collection, Mapping

from faro.catalogs.api import require_limits
from faro.kernel.text import _
from faro.ledger.api import FieldWords
from faro.registers.models import Device
from faro.ui.api import MenuItem

MENU = (
    MenuItem(_("Teléfonos"), "registers:devices", "registers.enter", order=280, section=_("Registros")),
    MenuItem(_("Envíos por revisar"), "registers:submissions", "registers.correct", order=285, section=_("Registros")),
)
ACTIONS = {
    "registers.device_made": _("Dio acceso a un teléfono"),
    "registers.device_revoked": _("Dio de baja un teléfono"),
    "registers.submission_kept": _("Apartó un envío para revisarlo"),
    "registers.submission_discarded": _("Descartó un envío"),
    "registers.submission_read": _("Leyó un envío de un registro reservado"),
}
FIELDS: dict[str, str | FieldWords] = {
    "registers.on_device": FieldWords(_("Registro"), kind="key"),
    "registers.revoked": FieldWords(_("Dado de baja"), kind="boolean"),
    "registers.submission": _("Clave de la instancia"),
}
LIMITS = (
    "registers.odk_submission_size",
    "registers.odk_list_rows",
    "registers.odk_attempts",
    "registers.odk_wait_minutes",
    "registers.device_days",
    "registers.devices_of_person",
)


def need_limits() -> None:
    """Say which limits are used."""
    require_limits(*LIMITS)


def names_of_telephones(keys: Collection[str]) -> Mapping[str, str]:
    """The words for keys of telephones and of submissions."""
    codes = {key.partition(":")[2]: key for key in keys if key.startswith("device:")}
    found = {key: _("envío {n}").format(n=key.partition(":")[2]) for key in keys if key.startswith("submission:")}
    if codes:
        rows = Device.objects.filter(code__in=list(codes)).order_by()
        found |= {
            codes[code]: _("teléfono «{name}»").format(name=name) for code, name in rows.values_list("code", "name")
        }
    return found
