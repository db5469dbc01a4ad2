"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import Permission, declare_permissions
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.ui.api import MenuItem, register_menu

PERMISSIONS = (
    Permission("promises.view", _("Ver los planes de gobierno, sus promesas y las lecturas en curso")),
    Permission("promises.edit", _("Traer planes de gobierno, corregir su lectura y vincular promesas")),
    Permission("promises.approve_reading", _("Aprobar la lectura de un plan de gobierno que otra persona corrigió")),
    Permission("promises.decide_state", _("Decidir el estado de una promesa, con su fuente")),
)

ACTIONS: dict[str, str] = {}

FIELDS: dict[str, str | FieldWords] = {}


def name_of_key(key: str) -> str | None:
    """The words for the keys of this room."""
    kind, _colon, code = key.partition(":")
    if kind == "pledge":
        return _("promesa {code}").format(code=code.partition("/")[2])
    return _("plan de gobierno {code}").format(code=code) if kind == "govplan" else None


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields(FIELDS)
    name_keys_with(name_of_key)
    register_menu(
        MenuItem(_("Promesas"), "promises:list", "promises.view", order=340, section=_("Ciudadanía")),
    )
