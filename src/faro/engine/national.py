"""The whole country, in batches of whole municipalities: the functions that evaluate one plan, in bounded memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

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

    Raises :class:`DividedMunicipality` before a municipality is evaluated on part of its rows.
    """
    seen: set[str] = set()
    for part in parts:
        activities, elements = pl.read_parquet(part.activities), pl.read_parquet(part.elements)
        monthly = pl.scan_parquet(part.monthly).select(*MONTHLY)
        for batch in whole_municipalities(part.monthly, seen, rows_per_batch):
            here = pl.col("plan").is_in(batch.plans)
            progress = activity_results(
                monthly.slice(batch.first_row, batch.rows),
                activities.lazy().filter(here),
                method,
                through_month,
                due_month,
            )
            yield group_results(progress, elements.filter(here), method)


def write_national_results(results: Iterable[pl.DataFrame], folder: Path) -> int:
    """Each batch as one Parquet file in ``folder``; the number of groups written."""
    folder.mkdir(parents=True, exist_ok=True)
    groups = 0
    for number, batch in enumerate(results):
        batch.write_parquet(folder / f"groups-{number:05}.parquet", compression_level=1)
        groups += batch.height
    return groups


def whole_municipalities(monthly: Path, seen: set[str], rows_per_batch: int) -> Iterator[Batch]:
    """Batches of ``monthly`` that cut no municipality; their plans are added to ``seen``.

    Raises :class:`DividedMunicipality` for a plan whose rows are not together, in this file or in one seen before.
    """
    plans: list[str] = []
    first_row = rows = 0
    for plan, length in _runs_of_plans(monthly):
        if plan in seen:
            raise DividedMunicipality(
                _(
                    "Las filas del plan {plan} no están juntas (archivo {file}). "
                    "Escriba seguidas, y en un solo archivo, todas las filas de cada municipalidad."
                ).format(plan=plan, file=monthly.name)
            )
        seen.add(plan)
        if plans and rows + length > rows_per_batch:
            yield Batch(tuple(plans), first_row, rows)
            plans, first_row, rows = [], first_row + rows, 0
        plans.append(plan)
        rows += length
    if plans:
        yield Batch(tuple(plans), first_row, rows)


def _runs_of_plans(monthly: Path) -> list[tuple[str, int]]:
    """Which plan follows which, and for how many rows."""
    runs = pl.scan_parquet(monthly).select(pl.col("plan").rle()).unnest("plan").collect()
    return list(zip(runs["value"], runs["len"], strict=True))
