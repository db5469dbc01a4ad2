"""Records counted by what they answer to several questions at once, off the index of answers alone.

The index holds the answers to each question in the order of their day and record: the database walks along all of
them side by side. Written as SQL, for Django joins two answers only by way of their record, which costs a look-up each.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from faro.registers.models import Answer

_AT_ONCE = 5_000


DAY = -1
"""As a column: the day of the record."""


def crossed_answers(sources: Sequence[QuerySet[Answer]], columns: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """What each combination of the columns is, and how many rows have it, of the records that all sources tell of.

    A column is the answer of a source, by its place, or the :data:`DAY`.
    """
    names = ", ".join("t0.day" if place == DAY else f"t{place}.value" for place in columns)
    tables, params = _side_by_side(sources)
    yield from _asked(f"SELECT {names}, count(*) FROM {tables} GROUP BY {names}", params)  # noqa: S608  no text of users


def records_of_all(sources: Sequence[QuerySet[Answer]]) -> int:
    """How many records all sources tell of."""
    tables, params = _side_by_side(sources)
    once = f"SELECT DISTINCT t0.record_id FROM {tables}"  # noqa: S608  no text of users
    ((found,),) = _asked(f"SELECT count(*) FROM ({once}) AS of_all", params)  # noqa: S608
    return int(found)


def _side_by_side(sources: Sequence[QuerySet[Answer]]) -> tuple[str, list[Any]]:
    """The sources joined, with their parameters.

    A record has the same day in all of them. SQLite is told, and finds the next answer at once; PostgreSQL is not, for
    it would take both for independent of each other and expect next to nothing.
    """
    same_day = " AND t{0}.day = t0.day" if connection.vendor == "sqlite" else ""
    told = [rows.values("record_id", "day", "value").query.sql_with_params() for rows in sources]
    tables = [f"({sql}) AS t{place}" for place, (sql, _params) in enumerate(told)]
    for place in range(1, len(tables)):
        tables[place] += f" ON (t{place}.record_id = t0.record_id{same_day.format(place)})"
    return " INNER JOIN ".join(tables), [param for _sql, params in told for param in params]


def _asked(sql: str, params: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows
