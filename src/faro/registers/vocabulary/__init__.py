"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import declare_permissions
from faro.registers.vocabulary.permissions import PERMISSIONS


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
