"""Which database an installation uses: SQLite in its own folder, or PostgreSQL by ``DATABASE_URL``."""

from pathlib import Path
from typing import Any

from environ import Env

SQLITE_OPTIONS = {
    # Writers queue instead of failing half-way; readers never wait (measured in docs/adr).
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;PRAGMA cache_size=-16000;"
    ),
}


def database_from_url(env: Env, home: Path) -> dict[str, Any]:
    """The settings of the one database. Raises :class:`django.core.exceptions.ImproperlyConfigured`."""
    settings: dict[str, Any] = dict(env.db_url("DATABASE_URL", default=f"sqlite:///{home / 'faro.sqlite3'}"))
    settings["ATOMIC_REQUESTS"] = False
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = SQLITE_OPTIONS
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    return settings
