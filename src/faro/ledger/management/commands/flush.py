"""``flush`` empties a database whole: the one time when the triggers on what is written for good stand aside."""

from typing import Any

from django.core.management.commands.flush import Command as FlushCommand
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from faro.ledger.protection import is_protected, protect, unprotect
from faro.ledger.written_once import set_aside


class Command(FlushCommand):
    """Django's own command, which asks before it empties; the triggers are back in place when it ends."""

    def handle(self, **options: Any) -> None:
        """Empty the database."""
        connection = connections[options["database"]]
        with set_aside(connection):
            self._without_the_ledgers_own(connection, options)

    def _without_the_ledgers_own(self, connection: BaseDatabaseWrapper, options: dict[str, Any]) -> None:
        if not is_protected(connection):
            super().handle(**options)
            return
        unprotect(connection)
        try:
            super().handle(**options)
        finally:
            protect(connection)
