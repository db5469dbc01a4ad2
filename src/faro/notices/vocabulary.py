"""The words of this room: its permission, and how its history reads."""

from faro.directory.api import Permission, declare_permissions
from faro.kernel.text import _
from faro.ledger.api import describe_actions, name_keys_with
from faro.notices.registry import registered_job
from faro.ui.api import MenuItem, register_menu

MANAGE = "notices.manage"
PERMISSIONS = (Permission(MANAGE, _("Vigilar el correo y las tareas programadas")),)

ACTIONS = {
    "notices.delivery_given_up": _("Se dejó de intentar el envío"),
    "notices.delivery_retried": _("Mandó intentar el envío otra vez"),
    "notices.job_started_by_hand": _("Puso en marcha la tarea"),
}


def name_of_key(key: str) -> str | None:
    """The words for a job's or a delivery's key."""
    kind, _colon, code = key.partition(":")
    if kind == "delivery":
        return _("envío {number}").format(number=code)
    job = registered_job(code) if kind == "job" else None
    return _("tarea «{label}»").format(label=job.label) if job else None


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    name_keys_with(name_of_key)
    register_menu(MenuItem(_("Correo y tareas"), "notices:overview", MANAGE, order=930, section=_("Sistema")))
