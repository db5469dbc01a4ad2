"""Which database an installation uses: SQLite in its own folder, or PostgreSQL by ``DATABASE_URL``."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from faro.kernel.text import _

DATABASE_FILE = "faro.sqlite3"
SQLITE_OPTIONS = {
    # Writers queue instead of failing half-way; readers never wait (measured in docs/adr).
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;PRAGMA cache_size=-16000;"
    ),
}
SCHEMES = ("sqlite://", "postgres://", "postgresql://")
MENDED = "postgresql://usuario:clave@127.0.0.1:5432/faro"


def database_from_environment(home: Path) -> dict[str, Any]:
    """The settings of the one database. Raises :class:`django.core.exceptions.ImproperlyConfigured`."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{home / DATABASE_FILE}"
    if not url.startswith(SCHEMES):
        # What was given is not repeated: it may hold a password.
        sentence = _("DATABASE_URL no se entiende: escriba algo como {mended}, o quítela para usar SQLite.")
        raise ImproperlyConfigured(sentence.format(mended=MENDED))
    settings: dict[str, Any] = dict(Env.db_url_config(url))
    settings["ATOMIC_REQUESTS"] = False
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = SQLITE_OPTIONS
        settings["CONN_MAX_AGE"] = None  # opening the file and its pragmas costs more than a kept page
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    return settings
