"""Triggers that refuse, in the database itself, to change or delete what was written for good.

They stop accidents and careless scripts, not someone who owns the database: against that person stand the digests and
the published heads. The one change they let through is the erasure of a personal value.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_ERASURE = """
    NEW.digest = OLD.digest AND NEW.entry_id = OLD.entry_id AND NEW.salt = '' AND NEW.value = ''
    AND OLD.erased_by IS NULL AND NEW.erased_by IS NOT NULL
"""

_SQLITE_TRIGGERS = {
    "ledger_entry_no_update": "BEFORE UPDATE ON ledger_entry",
    "ledger_entry_no_delete": "BEFORE DELETE ON ledger_entry",
    "ledger_entry_no_replace": """BEFORE INSERT ON ledger_entry
        WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE sequence = NEW.sequence)""",
    "ledger_personalvalue_only_erasure": f"BEFORE UPDATE ON ledger_personalvalue WHEN NOT ({_ERASURE})",
    "ledger_personalvalue_no_delete": "BEFORE DELETE ON ledger_personalvalue",
    "ledger_personalvalue_no_replace": """BEFORE INSERT ON ledger_personalvalue
        WHEN EXISTS (SELECT 1 FROM ledger_personalvalue WHERE digest = NEW.digest)""",
}
"""«INSERT OR REPLACE» deletes a row without a word to the triggers on deletion: hence those on insertion."""

_POSTGRESQL_FUNCTION = """
    CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'the ledger only grows' USING ERRCODE = 'integrity_constraint_violation';
    END $$
"""
_POSTGRESQL_TRIGGERS = {
    "ledger_entry_no_update": "BEFORE UPDATE ON ledger_entry FOR EACH ROW",
    "ledger_entry_no_delete": "BEFORE DELETE OR TRUNCATE ON ledger_entry FOR EACH STATEMENT",
    "ledger_personalvalue_only_erasure": f"""BEFORE UPDATE ON ledger_personalvalue FOR EACH ROW
        WHEN (NOT ({_ERASURE}))""",
    "ledger_personalvalue_no_delete": "BEFORE DELETE OR TRUNCATE ON ledger_personalvalue FOR EACH STATEMENT",
}

_REFUSAL = {
    "sqlite": "BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END",
    "postgresql": "EXECUTE FUNCTION ledger_refuse()",
}

_PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal",
}


def protect(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers there, anew."""
    unprotect(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for name, when in _triggers(connection).items():
            cursor.execute(f"CREATE TRIGGER {name} {when} {_REFUSAL[connection.vendor]}")


def unprotect(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: only to empty a database whole, and to prove that faults are found."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS ledger_refuse() CASCADE")
            return
        for name in _SQLITE_TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def is_protected(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger is there and on."""
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor])
        return set(_triggers(connection)) <= {name for (name,) in cursor.fetchall()}


def _triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return _POSTGRESQL_TRIGGERS if connection.vendor == "postgresql" else _SQLITE_TRIGGERS
