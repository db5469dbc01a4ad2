"""Answers kept as JSON, as values that SQLite and PostgreSQL compare alike.

A value of another type than its question asks for today (of an older version) counts as missing.
"""

from typing import Any

from django.db.models import BigIntegerField, BooleanField, CharField, F, Func
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Substr


class _Answer(Func):
    """One key of a JSON column. The key goes as a parameter, twice where the template needs it twice."""

    postgresql: str
    sqlite: str

    def __init__(self, column: str, key: str) -> None:
        self.key = key
        super().__init__(F(column))

    def as_sqlite(self, compiler: Any, connection: Any, **extra_context: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002
        """For SQLite."""
        return self._written(compiler, self.sqlite, _path)

    def as_postgresql(self, compiler: Any, connection: Any, **extra_context: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002
        """For PostgreSQL."""
        return self._written(compiler, self.postgresql, str)

    def _written(self, compiler: Any, template: str, path: Any) -> tuple[str, tuple[Any, ...]]:
        column, of_column = compiler.compile(self.source_expressions[0])
        key = path(self.key)
        times = template.count("{key}")
        return template.format(column=column, key="%s"), (*of_column, *([key] * times))


def _path(key: str) -> str:
    return f'$."{key}"'


class NumberAt(_Answer):
    """A number, in whole millionths."""

    output_field = BigIntegerField()
    sqlite = "CASE WHEN json_type({column}, {key}) = 'integer' THEN json_extract({column}, {key}) END"
    postgresql = "CASE WHEN jsonb_typeof({column} -> {key}) = 'number' THEN ({column} ->> {key})::bigint END"


class TextAt(_Answer):
    """A text, also a choice, date or time; an empty one is missing."""

    output_field = CharField()
    sqlite = "CASE WHEN json_type({column}, {key}) = 'text' THEN nullif(json_extract({column}, {key}), '') END"
    postgresql = "CASE WHEN jsonb_typeof({column} -> {key}) = 'string' THEN nullif({column} ->> {key}, '') END"


class ListAt(_Answer):
    """A list as JSON text; an empty one is missing."""

    output_field = CharField()
    sqlite = "CASE WHEN json_type({column}, {key}) = 'array' THEN nullif(json_extract({column}, {key}), '[]') END"
    postgresql = "CASE WHEN jsonb_typeof({column} -> {key}) = 'array' THEN nullif({column} ->> {key}, '[]') END"


class IsThere(_Answer):
    """Whether there is anything: no null, no empty text, no empty list."""

    output_field = BooleanField()
    sqlite = "(coalesce(json_extract({column}, {key}), '') NOT IN ('', '[]'))"
    postgresql = "(coalesce({column} -> {key}, 'null'::jsonb) NOT IN ('null'::jsonb, '\"\"'::jsonb, '[]'::jsonb))"


class Holds(_Answer):
    """Whether a list holds a text."""

    output_field = BooleanField()

    def __init__(self, column: str, key: str, value: str) -> None:
        self.value = value
        super().__init__(column, key)

    def as_sqlite(self, compiler: Any, connection: Any, **extra_context: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002
        """For SQLite."""
        template = (
            "(json_type({column}, {key}) = 'array' AND EXISTS"
            "(SELECT 1 FROM json_each({column}, {key}) AS held WHERE held.value = %s))"
        )
        sql, params = self._written(compiler, template, _path)
        return f"coalesce({sql}, 0)", (*params, self.value)

    def as_postgresql(self, compiler: Any, connection: Any, **extra_context: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002
        """For PostgreSQL."""
        sql, params = self._written(compiler, "(coalesce({column} -> {key}, 'null'::jsonb))", str)
        return f"(jsonb_typeof{sql} = 'array' AND {sql} ? %s)", (*params, *params, self.value)


class DayAsText(Func):
    """A day as ``AAAA-MM-DD``."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """For SQLite."""
        return self.as_sql(compiler, connection, template="(%(expressions)s || '')", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """For PostgreSQL."""
        return self.as_sql(compiler, connection, template="to_char(%(expressions)s, 'YYYY-MM-DD')", **context)


class MovedDay(Func):
    """A day as text, so many days later; missing where it is none."""

    output_field = CharField()

    def __init__(self, day: Combinable, days: int) -> None:
        self.days = days
        super().__init__(day)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """For SQLite."""
        return self.as_sql(compiler, connection, template=f"date(%(expressions)s, '{self.days:+d} days')", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """For PostgreSQL."""
        template = f"to_char((%(expressions)s)::date + {self.days:d}, 'YYYY-MM-DD')"
        return self.as_sql(compiler, connection, template=template, **context)


def first_signs(expression: Combinable, length: int) -> Func:
    """The beginning of a text."""
    return Substr(expression, 1, length, output_field=CharField())


def first_of(*expressions: Any) -> Coalesce:
    """The first that is not missing."""
    return Coalesce(*expressions, output_field=CharField())
