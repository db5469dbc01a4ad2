"""Tables of any room whose rows are written once: triggers with which the database itself refuses to change them.

Like those of the ledger's own tables (:mod:`faro.ledger.protection`) they stop accidents and careless scripts, not
someone who owns the database. A migration puts them there with :func:`written_once`; a later one that rebuilds such a
table ends with it again.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

ALWAYS = ""
Tables = Mapping[str, str]
"""Each table, and the column that is null while a row may still change; :data:`ALWAYS`: from its first day."""

_MARK = "_written_once"
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_written_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'written once: % is never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def written_once(tables: Tables) -> RunPython:
    """The operation of a migration that makes the rows of these tables neither changed, deleted nor replaced."""

    def refuse(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        _allow(editor.connection, tables)
        _refuse(editor.connection, tables)

    def allow(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        _allow(editor.connection, tables)

    return RunPython(refuse, allow)


def _refuse(connection: BaseDatabaseWrapper, tables: Tables) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for table, open_while_null in tables.items():
            for name, event in _events(connection, table, open_while_null):
                cursor.execute(f"CREATE TRIGGER {name} {event} {_refusal(connection.vendor, table)}")


def _allow(connection: BaseDatabaseWrapper, tables: Tables) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            for name in _NAMES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}{_MARK}{name}{on}")


_UPDATE, _DELETE, _REPLACE, _TRUNCATE = _NAMES = "", "_delete", "_replace", "_truncate"


def _events(connection: BaseDatabaseWrapper, table: str, open_while_null: str) -> Iterator[tuple[str, str]]:
    """The name of each trigger and when it stands up."""
    settled = f" WHEN (OLD.{open_while_null} IS NOT NULL)" if open_while_null else ""
    yield f"{table}{_MARK}{_UPDATE}", f"BEFORE UPDATE ON {table} FOR EACH ROW{settled}"
    yield f"{table}{_MARK}{_DELETE}", f"BEFORE DELETE ON {table} FOR EACH ROW{settled}"
    if connection.vendor == "postgresql":
        yield f"{table}{_MARK}{_TRUNCATE}", f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
        return
    # «INSERT OR REPLACE» deletes a row without a word to the triggers on deletion.
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
    also = f" AND {open_while_null} IS NOT NULL" if open_while_null else ""
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}{also})"  # noqa: S608  names of the schema
    yield f"{table}{_MARK}{_REPLACE}", f"BEFORE INSERT ON {table} FOR EACH ROW WHEN {there}"


def _refusal(vendor: str, table: str) -> str:
    if vendor == "postgresql":
        return "EXECUTE FUNCTION ledger_written_once()"
    return f"BEGIN SELECT RAISE(ABORT, 'written once: {table} is never changed'); END"


@contextmanager
def set_aside(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Every such trigger stands aside meanwhile: only to empty a database whole."""
    if connection.vendor == "postgresql":
        names, away, back = (
            _POSTGRESQL_PRESENT,
            "ALTER TABLE {1} DISABLE TRIGGER {0}",
            "ALTER TABLE {1} ENABLE TRIGGER {0}",
        )
    else:
        names, away, back = _SQLITE_PRESENT, "DROP TRIGGER {0}", "{1}"
    with connection.cursor() as cursor:
        cursor.execute(names)
        present = cursor.fetchall()
    _tell_each(connection, [away.format(*row) for row in present])
    try:
        yield
    finally:
        _tell_each(connection, [back.format(*row) for row in present])


def _tell_each(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    # PostgreSQL alters no table while checks of its foreign keys wait for the end of the transaction: they come first.
    checks_wait = connection.vendor == "postgresql" and connection.in_atomic_block
    around = ("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED") if checks_wait else ("", "")
    with connection.cursor() as cursor:
        for statement in filter(None, (around[0], *statements, around[1])):
            cursor.execute(statement)


_SQLITE_PRESENT = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_written_once%'"
_POSTGRESQL_PRESENT = """
    SELECT tgname, tgrelid::regclass::text FROM pg_trigger
    WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal AND tgname LIKE '%_written_once%'
"""
