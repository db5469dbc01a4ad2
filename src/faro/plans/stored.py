"""How a table of the package stands in the database: as rows of a model, or whole as a Parquet file."""

import io
from collections.abc import Iterable, Mapping

import polars as pl
from django.db.models import QuerySet

from faro.package.tables import BY_NAME
from faro.plans.domain.rows import Row, frame_of
from faro.plans.models import (
    Element,
    Indicator,
    Link,
    Measurement,
    NameVersion,
    Plan,
    PlanRow,
    Source,
    StoredTable,
    Target,
    Text,
)

MODELS: Mapping[str, type[PlanRow]] = {
    "elements": Element,
    "indicators": Indicator,
    "targets": Target,
    "measurements": Measurement,
    "names": NameVersion,
    "texts": Text,
    "links": Link,
    "sources": Source,
}
"""The tables that people edit in this room."""

PLAN = "plan"
EDITED = frozenset({PLAN, *MODELS})
_RENAMED = {"id": "code"}


def field_of(column: str) -> str:
    """The field that holds a column. ``id`` is Django's own name for a row's number, so a key called so is a code."""
    return _RENAMED.get(column, column)


def fields_of(table: str) -> dict[str, str]:
    """The field of each column of the table, in the package's order."""
    return {column.name: field_of(column.name) for column in BY_NAME[table].columns}


def as_row(table: str, row: Plan | PlanRow) -> Row:
    """A row of the database as the package holds it."""
    return {column: getattr(row, field) for column, field in fields_of(table).items()}


def as_fields(table: str, row: Row) -> dict[str, object]:
    """A row of the package as the fields of its model."""
    return {field: row[column] for column, field in fields_of(table).items()}


def rows_in(plan: Plan, table: str) -> QuerySet[PlanRow]:
    """The rows of an edited table, in order."""
    return MODELS[table]._default_manager.filter(plan=plan).order_by("position")  # noqa: SLF001  Django documents it


def rows_of(plan: Plan, table: str) -> list[Row]:
    """The rows of an edited table, in order: one query."""
    fields = fields_of(table)
    found = rows_in(plan, table).values_list(*fields.values())
    return [dict(zip(fields, values, strict=True)) for values in found]


def edited_frames(plan: Plan) -> dict[str, pl.DataFrame]:
    """The plan's own row and the edited tables it has."""
    frames = {PLAN: frame_of(PLAN, [as_row(PLAN, plan)])}
    return frames | {table: frame_of(table, rows_of(plan, table)) for table in MODELS if table in plan.present}


def stored_frames(plan: Plan, role: str, names: Iterable[str] | None = None) -> dict[str, pl.DataFrame]:
    """The tables stored whole for that role."""
    found = StoredTable.objects.filter(plan=plan, role=role)
    if names is not None:
        found = found.filter(name__in=list(names))
    return {name: unpacked(bytes(content)) for name, content in found.values_list("name", "content")}


def packed(frame: pl.DataFrame) -> bytes:
    """The table as a Parquet file."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd")
    return buffer.getvalue()


def unpacked(content: bytes) -> pl.DataFrame:
    """The table that :func:`packed` packed."""
    return pl.read_parquet(io.BytesIO(content))
