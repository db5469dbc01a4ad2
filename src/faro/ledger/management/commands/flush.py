"""``flush`` empties a database whole: the one time when the ledger's triggers stand aside."""

from typing import Any

from django.core.management.commands.flush import Command as FlushCommand
from django.db import connections

from faro.ledger.protection import is_protected, protect, unprotect


class Command(FlushCommand):
    """Django's own command, which asks before it empties; the triggers are back in place when it ends."""

    def handle(self, **options: Any) -> None:
        """Empty the database."""
        connection = connections[options["database"]]
        if not is_protected(connection):
            super().handle(**options)
            return
        unprotect(connection)
        try:
            super().handle(**options)
        finally:
            protect(connection)
