"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import declare_permissions
from faro.ledger.api import describe_actions, describe_fields, name_keys_with
from faro.registers.vocabulary import capture
from faro.registers.vocabulary.permissions import PERMISSIONS
from faro.ui.api import register_menu


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(capture.ACTIONS)
    describe_fields(capture.FIELDS)
    name_keys_with(capture.name_of_map)
    register_menu(*capture.MENU)
