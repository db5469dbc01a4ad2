"""Triggers with which the database itself refuses to change a closed period, or an adjustment that was decided."""

from typing import Any

CLOSED, DECIDED = "monitoring_closedperiod", "monitoring_adjustment"
_WHEN = {CLOSED: "", DECIDED: "WHEN (OLD.accepted IS NOT NULL)"}

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION monitoring_refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'written once: % is never changed', TG_TABLE_NAME; END;
$$ LANGUAGE plpgsql
"""


def refuse_changes(_apps: object, editor: Any) -> None:
    """Make the triggers."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRESQL_FUNCTION, params=None)  # its % is not a placeholder
    for table in _WHEN:
        editor.execute(_trigger(table, editor.connection.vendor))


def allow_changes(_apps: object, editor: Any) -> None:
    """Drop the triggers."""
    for table in _WHEN:
        on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_written_once{on}")


def _trigger(table: str, vendor: str) -> str:
    if vendor == "postgresql":
        body = "EXECUTE FUNCTION monitoring_refuse_change()"
    else:
        body = f"BEGIN SELECT RAISE(ABORT, 'written once: {table} is never changed'); END"
    return f"CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table} FOR EACH ROW {_WHEN[table]} {body}"
