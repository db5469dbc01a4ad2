"""The whole country, in batches of whole municipalities: the functions that evaluate one plan, in bounded memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import polars as pl

from faro.engine.contract import MONTHLY
from faro.engine.method import Method
from faro.engine.poi import activity_results, group_results
from faro.kernel.errors import FaroError
from faro.kernel.text import _

ROWS_PER_BATCH = 1_200_000
"""Monthly rows worked on at once; a batch is larger only where one municipality alone is."""

TABLES = ("monthly", "activities", "elements")


class DividedMunicipality(FaroError):
    """A municipality's rows are not together, so a batch would see only some of them."""


class MissingPart(FaroError):
    """A part of the country lacks one of its tables."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some municipalities, whole: Parquet files of the shapes MONTHLY, ACTIVITIES and ELEMENTS."""

    monthly: Path
    activities: Path
    elements: Path


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of a part's monthly file that hold whole municipalities."""

    plans: tuple[str, ...]
    first_row: int
    rows: int


def parts_in(folder: Path) -> list[Part]:
    """The parts in ``folder``: files of the same name under ``monthly``, ``activities`` and ``elements``.

    Raises :class:`MissingPart` when one of the three is not there, or none is.
    """
    names = sorted({path.name for table in TABLES for path in (folder / table).glob("*.parquet")})
    paths = [[folder / table / name for table in TABLES] for name in names]
    missing = [path for part in paths for path in part if not path.is_file()]
    if missing or not paths:
        lacking = ", ".join(str(path) for path in missing) or str(folder / "monthly" / "*.parquet")
        raise MissingPart(_("Falta: {paths}.").format(paths=lacking))
    return [Part(*part) for part in paths]


def national_results(
    parts: Iterable[Part],
    method: Method,
    through_month: int = 12,
    due_month: int = 12,
    rows_per_batch: int = ROWS_PER_BATCH,
) -> Iterator[pl.DataFrame]:
    """The groups of every municipality, batch by batch: shape GROUP_RESULTS.

    Raises :class:`DividedMunicipality` before anything is evaluated.
    """
    seen: set[str] = set()
    batches_of = {part: whole_municipalities(part.monthly, seen, rows_per_batch) for part in parts}
    return (
        _batch_results(batch, tables, method, through_month, due_month)
        for part, batches in batches_of.items()
        for tables in [_Tables.of(part)]
        for batch in batches
    )


@dataclass(frozen=True, slots=True)
class _Tables:
    """What a part's batches are cut from; only the small tables are in memory."""

    monthly: pl.LazyFrame
    activities: pl.DataFrame
    elements: pl.DataFrame

    @classmethod
    def of(cls, part: Part) -> Self:
        return cls(
            pl.scan_parquet(part.monthly).select(*MONTHLY),
            pl.read_parquet(part.activities),
            pl.read_parquet(part.elements),
        )


def _batch_results(batch: Batch, tables: _Tables, method: Method, through_month: int, due_month: int) -> pl.DataFrame:
    here = pl.col("plan").is_in(batch.plans)
    monthly = tables.monthly.slice(batch.first_row, batch.rows)
    activities = tables.activities.lazy().filter(here)
    progress = activity_results(monthly, activities, method, through_month, due_month)
    return group_results(progress, tables.elements.filter(here), method)


def write_national_results(results: Iterable[pl.DataFrame], folder: Path) -> int:
    """Each batch as one Parquet file in ``folder``; the number of groups written."""
    folder.mkdir(parents=True, exist_ok=True)
    groups = 0
    for number, batch in enumerate(results):
        batch.write_parquet(folder / f"groups-{number:05}.parquet", compression_level=1)
        groups += batch.height
    return groups


def whole_municipalities(monthly: Path, seen: set[str], rows_per_batch: int) -> list[Batch]:
    """Batches of ``monthly`` that cut no municipality; their plans are added to ``seen``.

    Raises :class:`DividedMunicipality` for a plan whose rows are not together, in this file or in one seen before.
    """
    batches: list[Batch] = []
    for plan, rows in _runs_of_plans(monthly):
        if plan in seen:
            raise DividedMunicipality(
                _(
                    "Las filas del plan {plan} no están juntas (archivo {file}). "
                    "Escriba seguidas, y en un solo archivo, todas las filas de cada municipalidad."
                ).format(plan=plan, file=monthly.name)
            )
        seen.add(plan)
        last = batches[-1] if batches else Batch((), 0, 0)
        if batches and last.rows + rows <= rows_per_batch:
            batches[-1] = Batch((*last.plans, plan), last.first_row, last.rows + rows)
        else:
            batches.append(Batch((plan,), last.first_row + last.rows, rows))
    return batches


def _runs_of_plans(monthly: Path) -> list[tuple[str, int]]:
    """Which plan follows which, and for how many rows."""
    runs = pl.scan_parquet(monthly).select(pl.col("plan").rle()).unnest("plan").collect()
    return list(zip(runs["value"], runs["len"], strict=True))
