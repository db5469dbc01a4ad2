"""The words of this room: its permissions, and how its history reads."""

from faro.directory.permissions import Permission, declare_permissions
from faro.directory.selectors.people import names_of_keys
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_many_keys_with
from faro.ui.api import MenuItem, register_menu

PERMISSIONS = (
    Permission("directory.manage_people", _("Administrar personas, cargos y designaciones")),
    Permission("directory.manage_roles", _("Decidir qué puede hacer cada rol")),
    Permission("directory.manage_units", _("Reorganizar las unidades")),
    Permission("ledger.read", _("Leer la historia de los cambios"), scoped=True),
)

MENU = (
    MenuItem(_("Unidades"), "directory:units", "workspace.enter", order=800, section=_("Directorio")),
    MenuItem(_("Personas"), "directory:people", "directory.manage_people", order=810, section=_("Directorio")),
    MenuItem(_("Cargos"), "directory:posts", "directory.manage_people", order=820, section=_("Directorio")),
    MenuItem(_("Designaciones"), "directory:appointments", "directory.manage_people", 830, _("Directorio")),
    MenuItem(_("Roles"), "directory:roles", "directory.manage_roles", order=840, section=_("Directorio")),
    MenuItem(_("Mi cuenta"), "account_home", order=990, section=_("Cuenta")),
)

ACTIONS = {
    "directory.municipality_set": _("Registró la municipalidad"),
    "directory.unit_registered": _("Registró la unidad"),
    "directory.unit_open": _("Creó la unidad"),
    "directory.unit_rename": _("Cambió el nombre de la unidad"),
    "directory.unit_move": _("Cambió de quién depende la unidad"),
    "directory.unit_split": _("Dividió la unidad"),
    "directory.unit_merge": _("Fusionó unidades"),
    "directory.unit_close": _("Desactivó la unidad"),
    "directory.unit_corrected": _("Corrigió la unidad según su fuente"),
    "directory.person_created": _("Registró a la persona"),
    "directory.signed_in": _("Ingresó"),
    "directory.signed_out": _("Salió"),
    "directory.locked_out": _("Se bloqueó el ingreso por intentos fallidos"),
    "directory.password_changed": _("Cambió su contraseña"),
    "directory.one_time_password_given": _("Dio una contraseña de un solo uso"),
    "directory.session_ended": _("Cerró sesiones abiertas"),
    "directory.person_changed": _("Corrigió los datos de la persona"),
    "directory.person_deactivated": _("Desactivó a la persona"),
    "directory.person_reactivated": _("Reactivó a la persona"),
    "directory.second_factor_activated": _("Activó el segundo factor"),
    "directory.second_factor_deactivated": _("Desactivó el segundo factor"),
    "directory.recovery_codes_made": _("Hizo códigos de recuperación nuevos"),
    "directory.second_factor_dropped": _("Quitó el segundo factor"),
    "directory.unlocked": _("Desbloqueó el ingreso"),
    "directory.post_changed": _("Cambió el cargo"),
    "directory.post_retired": _("Dio por terminado el cargo"),
    "directory.substitute_appointed": _("Designó a una persona en suplencia"),
    "directory.appointment_ended": _("Terminó la designación"),
    "directory.post_created": _("Creó el cargo"),
    "directory.person_appointed": _("Designó a una persona en el cargo"),
    "directory.role_updated": _("Actualizó el rol con lo que trae esta versión de Faro"),
    "directory.role_changed": _("Cambió lo que puede hacer el rol"),
}

FIELDS: dict[str, str | FieldWords] = {
    "name": _("Denominación"),
    "executing_unit": _("Unidad ejecutora"),
    "parent": FieldWords(_("Depende de"), "key"),
    "place": _("Lugar en la fuente"),
    "note": _("Nota"),
    "username": _("Usuario"),
    "full_name": _("Nombre completo"),
    "email": _("Correo"),
    "title": _("Cargo"),
    "role": FieldWords(_("Rol"), "key"),
    "unit": FieldWords(_("Unidad"), "key"),
    "person": FieldWords(_("Persona"), "key"),
    "since": FieldWords(_("Desde"), "day"),
    "until": FieldWords(_("Hasta"), "day"),
    "on": FieldWords(_("Vigente desde"), "day"),
    "instrument": _("Documento"),
    "permissions": _("Permisos"),
    "everywhere": FieldWords(_("Alcanza a toda la municipalidad"), "boolean"),
}


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields({f"directory.{name}": words for name, words in FIELDS.items()})
    name_many_keys_with(names_of_keys)
    register_menu(*MENU)
