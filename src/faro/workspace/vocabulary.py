"""The words of this room: its permission and its places in the menu."""

from faro.directory.api import Permission, declare_permissions
from faro.kernel.text import _
from faro.ledger.api import name_keys_with
from faro.questions.api import Kind, register_kind
from faro.ui.api import MenuItem, register_menu, register_reminder

ENTER = "workspace.enter"
READ_HISTORY = "ledger.read"
FILL = "monitoring.fill"
VIEW = "monitoring.view"
ASK = "workspace.ask_as_councillor"
COUNCILLOR_KIND = "councillor"


def register() -> None:
    """Tell the rooms below."""
    declare_permissions(
        Permission(ENTER, _("Entrar al espacio de trabajo")),
        Permission(ASK, _("Pedir información como regidor")),
    )
    register_kind(Kind(COUNCILLOR_KIND, _("Pedido de un regidor"), "councillors.answer"))
    name_keys_with(_name_of_program)
    from faro.workspace.owed import reminder  # noqa: PLC0415  it reads the permissions named above

    register_reminder(reminder)
    register_menu(
        MenuItem(_("Lo que tengo pendiente"), "workspace:home", ENTER, order=0),
        MenuItem(_("Lo que debo este mes"), "workspace:owed", FILL, order=5),
        MenuItem(_("Tableros"), "workspace:boards", VIEW, order=8),
        MenuItem(_("Historia"), "workspace:history", READ_HISTORY, order=900, section=_("Control")),
    )


def _name_of_program(key: str) -> str | None:
    """Who did it where it was no person."""
    kind, _colon, name = key.partition(":")
    words = {
        "command": _("orden de consola «{name}»"),
        "job": _("tarea programada «{name}»"),
        "public": _("un ciudadano"),
    }
    return words[kind].format(name=name) if kind in words else None
