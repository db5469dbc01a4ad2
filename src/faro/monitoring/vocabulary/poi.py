"""How the history of the POI reads."""

from datetime import datetime, time
from itertools import product

from faro.kernel.text import _
from faro.ledger.api import FieldWords, name_keys_with
from faro.monitoring.domain.consistency_facts import MONTH_NAMES
from faro.monitoring.domain.poi.package_rows import ACTIVITY_FIELDS
from faro.monitoring.services.poi.uploading import forget_expired
from faro.monitoring.vocabulary.permissions import VIEW
from faro.notices.api import Job, register_job
from faro.package.declaration import Kind
from faro.package.tables import BY_NAME
from faro.package.tables.poi import STAGES
from faro.ui.api import MenuItem, register_menu

ACTIONS: dict[str, str] = {
    "monitoring.poi_made": _("Abrió el POI"),
    "monitoring.poi_approved": _("Aprobó el POI"),
    "monitoring.poi_made_consistent": _("Dio por consistente el POI con el PIA"),
    "monitoring.poi_imported": _("Importó actividades del POI"),
    "monitoring.activity_added": _("Agregó la actividad"),
    "monitoring.activity_changed": _("Cambió la actividad"),
    "monitoring.activity_coded": _("Puso a la actividad el código del CEPLAN"),
    "monitoring.activity_removed": _("Quitó la actividad"),
    "monitoring.reprogramming_opened": _("Abrió una reprogramación"),
    "monitoring.reprogramming_approved": _("Aprobó una reprogramación"),
    "monitoring.reprogramming_dropped": _("Dejó sin efecto una reprogramación"),
    "monitoring.budget_linked": _("Vinculó la actividad con el presupuesto"),
    "monitoring.budget_unlinked": _("Quitó el vínculo de la actividad con el presupuesto"),
}


def _activity_words(name: str) -> FieldWords:
    column = BY_NAME["activities"].column(name)
    if column.kind is Kind.CHOICE:
        return FieldWords(column.label, "choice", column.choices)
    return FieldWords(column.label, "boolean") if column.kind is Kind.BOOLEAN else FieldWords(column.label)


def _month_words() -> dict[str, str | FieldWords]:
    found: dict[str, str | FieldWords] = {}
    for (stage, words), (number, name) in product(STAGES.items(), enumerate(MONTH_NAMES, start=1)):
        start = f"monitoring.month_{stage}"
        found[f"{start}_physical_{number:02d}"] = FieldWords(f"{words}, {name}: {_('físico')}", "quantity")
        found[f"{start}_financial_{number:02d}"] = FieldWords(f"{words}, {name}: {_('financiero')}", "money")
    return found


def _month_labels() -> dict[str, tuple[str, str]]:
    sides = (_("físico"), _("financiero"))
    return {
        f"{words}, {name}: {side}": (f"{words}: {side}", name)
        for words, name, side in product(STAGES.values(), MONTH_NAMES, sides)
    }


MONTH_LABELS = _month_labels()
"""How a month's figure is called → the year's row of them, and the month."""


FIELDS: dict[str, str | FieldWords] = {
    **{f"monitoring.activity_{name}": _activity_words(name) for name in ACTIVITY_FIELDS},
    **_month_words(),
    "monitoring.synthetic": FieldWords(_("Datos sintéticos"), "boolean"),
    "monitoring.poi_instrument": _("Norma o documento"),
    "monitoring.poi_day": FieldWords(_("Fecha"), "day"),
    "monitoring.poi_file": _("Archivo"),
    "monitoring.poi_file_digest": _("Huella del archivo (SHA-256)"),
    "monitoring.poi_rows_added": _("Actividades nuevas"),
    "monitoring.poi_rows_changed": _("Actividades cambiadas"),
    "monitoring.reprogramming": _("Reprogramación"),
    "monitoring.reprogramming_motive": _("Motivo de la reprogramación"),
    "monitoring.sec_func": _("SEC_FUNC"),
    "monitoring.share": FieldWords(_("Parte"), "quantity"),
}


def _name_of_key(key: str) -> str | None:
    """``poi:<plan>/<year>`` and ``activity:<plan>/<year>/<code>`` in words; keys of others are theirs."""
    kind, _colon, rest = key.partition(":")
    parts = rest.split("/", 2)
    if kind == "poi" and len(parts) == 2:
        return _("POI {year} ({plan})").format(year=parts[1], plan=parts[0])
    return parts[2] if kind == "activity" and len(parts) == 3 else None


def _forget_uploads(now: datetime) -> str:
    return _("Se olvidaron {n} archivos del POI por confirmar.").format(n=forget_expired(now))


def register() -> None:
    """Take a place in the menu, say how keys read, and what is done without being asked."""
    register_menu(MenuItem(_("POI"), "monitoring:poi_list", VIEW, order=200, section=_("POI y seguimiento")))
    name_keys_with(_name_of_key)
    register_job(
        Job("monitoring.forget_uploads", _("Olvidar los archivos que nadie confirmó"), _forget_uploads, at=time(3, 40))
    )
