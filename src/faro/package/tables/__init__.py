"""The tables of the package, in the order in which a person fills them. This is the one declaration of the format."""

from faro.package.declaration import Table
from faro.package.tables.account import (
    CLAIMS,
    COMMITMENTS,
    LINKS,
    PRINTED_CELLS,
    PRINTED_TABLES,
    SOURCES,
    TEXTS,
)
from faro.package.tables.plan import ELEMENTS, INDICATORS, MEASUREMENTS, NAMES, PLAN, TARGETS, UNITS
from faro.package.tables.poi import ACTIVITIES, BUDGET, MONTHLY

TABLES: tuple[Table, ...] = (
    PLAN,
    ELEMENTS,
    INDICATORS,
    TARGETS,
    MEASUREMENTS,
    NAMES,
    UNITS,
    ACTIVITIES,
    MONTHLY,
    BUDGET,
    TEXTS,
    COMMITMENTS,
    LINKS,
    CLAIMS,
    SOURCES,
    PRINTED_TABLES,
    PRINTED_CELLS,
)

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
