"""The rows of the chain as the bytes they are stored in, before any conversion could hide or stumble over a change."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BinaryField, Func
from django.db.models.sql.compiler import SQLCompiler

from faro.ledger.domain.judging import COLUMNS, StoredEntry, StoredPersonal, body_of, erasures_of
from faro.ledger.models import Entry, PersonalValue

CHUNK = 1000
_TEXTS = ("body", "previous", "digest")


class AsStored(Func):
    """A column as bytes: in SQLite those of the file, in PostgreSQL, which converts by itself, those of its text."""

    output_field = BinaryField()
    arity = 1

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """SQLite keeps what it was given, whatever the column's type."""
        return super().as_sql(compiler, connection, template="CAST(%(expressions)s AS BLOB)", **context)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """As text in UTF-8."""
        template = "convert_to(CAST(%(expressions)s AS text), 'UTF8')"
        return super().as_sql(compiler, connection, template=template, **context)


class MomentAsStored(AsStored):
    """A moment as SQLite keeps it: ``2026-11-21 11:30:00.000001``, in UTC."""

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Written as SQLite would."""
        template = "convert_to(to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), 'UTF8')"
        return super(AsStored, self).as_sql(compiler, connection, template=template, **context)


class TruthAsStored(AsStored):
    """A truth value as SQLite keeps it: 1 or 0."""

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Written as SQLite would."""
        template = "convert_to(CAST(CAST(%(expressions)s AS integer) AS text), 'UTF8')"
        return super(AsStored, self).as_sql(compiler, connection, template=template, **context)


_SPECIAL = {"at": MomentAsStored, "public": TruthAsStored}


def damage() -> list[str]:
    """What SQLite finds wrong with the pages and indexes of the two tables: a row may differ from its index there.

    PostgreSQL has checksums of its pages for that, where the cluster was made with them.
    """
    if connection.vendor != "sqlite":
        return []
    found = []
    with connection.cursor() as cursor:
        for model in (Entry, PersonalValue):
            cursor.execute(f"PRAGMA integrity_check({model._meta.db_table})")  # noqa: SLF001  documented
            found += [says for (says,) in cursor.fetchall() if says != "ok"]
    return found


def stored_chunks() -> Iterator[list[StoredEntry]]:
    """Every entry in order of its number, a thousand at a time."""
    expressions = [_SPECIAL.get(column, AsStored)(column) for column in (*COLUMNS, *_TEXTS)]
    rows = Entry.objects.order_by("sequence").values_list(*expressions).iterator(chunk_size=CHUNK)
    while chunk := [_entry(row) for row in islice(rows, CHUNK)]:
        yield chunk


def personal_of(chunk: Iterable[StoredEntry]) -> dict[bytes, list[StoredPersonal]]:
    """The personal values of the entries, by the stored number of each."""
    numbers = sorted(int(text) for text in (each.columns["sequence"] for each in chunk) if text.isdigit())
    if not numbers:
        return {}
    names = ("entry_id", "digest", "salt", "value", "erased_by")
    rows = PersonalValue.objects.filter(entry__gte=numbers[0], entry__lte=numbers[-1]).order_by("entry", "digest")
    read = [_bytes(row) for row in rows.values_list(*(AsStored(name) for name in names))]
    told = _told_erasures({row[4] for row in read})
    found: dict[bytes, list[StoredPersonal]] = {}
    for entry, digest, salt, value, erased_by in read:
        says_so = digest in told.get(erased_by, frozenset())
        found.setdefault(entry, []).append(StoredPersonal(digest, salt, value, erased_by, says_so))
    return found


def still_there(number: int, digests: Iterable[str]) -> int:
    """How many of the personal values that an entry says it erased are not marked as erased by it."""
    waiting, kept = iter(digests), 0
    while batch := list(islice(waiting, CHUNK)):
        kept += len(batch) - PersonalValue.objects.filter(digest__in=batch, erased_by=number).count()
    return kept


def _told_erasures(numbers: set[bytes]) -> dict[bytes, frozenset[bytes]]:
    """For each entry that is said to have erased something, the digests that it names itself."""
    wanted = [int(number) for number in numbers if number.isdigit()]
    rows = Entry.objects.filter(sequence__in=wanted).values_list(AsStored("sequence"), AsStored("body"))
    told = {}
    for number, text in (_bytes(row) for row in rows):
        body = body_of(text)
        told[number] = frozenset(digest.encode() for digest in erasures_of(body)) if body else frozenset()
    return told


def _entry(row: tuple[Any, ...]) -> StoredEntry:
    *columns, body, previous, digest = _bytes(row)
    return StoredEntry(dict(zip(COLUMNS, columns, strict=True)), body, previous, digest)


def _bytes(row: tuple[Any, ...]) -> list[bytes]:
    return [b"" if value is None else bytes(value) for value in row]
