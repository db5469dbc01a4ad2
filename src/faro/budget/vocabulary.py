"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import Permission, declare_permissions
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.ui.api import MenuItem, register_menu

VIEW, IMPORT = "budget.view", "budget.import"
PERMISSIONS = (
    Permission(VIEW, _("Ver el presupuesto")),
    Permission(IMPORT, _("Importar el presupuesto")),
)
ACTIONS = {"budget.release_imported": _("Importó el presupuesto")}
FIELDS: dict[str, str | FieldWords] = {
    "budget.file_name": _("Archivo"),
    "budget.sha256": _("Huella SHA-256"),
    "budget.scope": _("Nivel de la consulta"),
    "budget.rows_taken": _("Filas tomadas"),
    "budget.rows_quarantined": _("Filas en cuarentena"),
    "budget.warnings": _("Advertencias"),
    "budget.accrued": FieldWords(_("Devengado"), kind="money"),
    "budget.pim": FieldWords(_("PIM"), kind="money"),
}


def name_of_key(key: str) -> str | None:
    """The words for the key of a unit's year."""
    kind, _colon, rest = key.partition(":")
    unit, _slash, year = rest.partition("/")
    return _("presupuesto {year} de {unit}").format(year=year, unit=unit) if kind == "budget" and year else None


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields(FIELDS)
    name_keys_with(name_of_key)
    register_menu(MenuItem(_("Presupuesto"), "budget:list", VIEW, order=30))
