"""One import at a time."""

from django.db import connection

_ADVISORY_LOCK = 0x504C414E  # «PLAN»


def queue_behind_other_imports() -> None:
    """Wait for the imports that run now. SQLite queues every writer by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])
