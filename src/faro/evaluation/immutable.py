"""Triggers with which the database itself refuses to change what is written once. Used by the migration."""

from typing import Any

TABLES = ("evaluation_sealedinput", "evaluation_evaluationrun", "evaluation_reportfile", "evaluation_publication")

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION evaluation_refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'written once: % is never changed', TG_TABLE_NAME; END;
$$ LANGUAGE plpgsql
"""


def refuse_changes(_apps: object, editor: Any) -> None:
    """Make the triggers. Deleting is left to the foreign keys, which protect whatever something else stands on."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRESQL_FUNCTION, params=None)  # its % is not a placeholder
    for table in TABLES:
        editor.execute(_trigger(table, editor.connection.vendor))


def allow_changes(_apps: object, editor: Any) -> None:
    """Drop the triggers."""
    for table in TABLES:
        on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_written_once{on}")


def _trigger(table: str, vendor: str) -> str:
    if vendor == "postgresql":
        body = "FOR EACH ROW EXECUTE FUNCTION evaluation_refuse_change()"
    else:
        body = f"BEGIN SELECT RAISE(ABORT, 'written once: {table} is never changed'); END"
    return f"CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table} {body}"
