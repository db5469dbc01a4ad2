"""The words of this room: its permissions, its place in the menu, and how its history reads."""

from faro.directory.api import declare_permissions
from faro.ledger.api import describe_actions, describe_fields
from faro.monitoring.vocabulary import closing, poi, reporting, synthetic
from faro.monitoring.vocabulary.permissions import PERMISSIONS

PARTS = (poi, reporting, closing, synthetic)


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    poi.register()
    reporting.register()
    closing.register()
    for part in PARTS:
        describe_actions(part.ACTIONS)
        describe_fields(part.FIELDS)
