"""Triggers with which the database itself refuses to change a version of a register. Used by the migration."""

from typing import Any

_TABLE = "registers_registerversion"

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION registers_refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'written once: % is never changed', TG_TABLE_NAME; END;
$$ LANGUAGE plpgsql
"""


def refuse_changes(_apps: object, editor: Any) -> None:
    """Make the trigger. Deleting is left to the foreign keys, which protect whatever records stand on."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRESQL_FUNCTION, params=None)  # its % is not a placeholder
        body = "FOR EACH ROW EXECUTE FUNCTION registers_refuse_change()"
    else:
        body = f"FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'written once: {_TABLE} is never changed'); END"
    editor.execute(f"CREATE TRIGGER {_TABLE}_written_once BEFORE UPDATE ON {_TABLE} {body}")


def allow_changes(_apps: object, editor: Any) -> None:
    """Drop the trigger."""
    on = f" ON {_TABLE}" if editor.connection.vendor == "postgresql" else ""
    editor.execute(f"DROP TRIGGER IF EXISTS {_TABLE}_written_once{on}")
