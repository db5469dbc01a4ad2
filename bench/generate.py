"""Seeded national POI data as Parquet: municipalities x 400 activities x 60 months.

Every file and every row group holds whole municipalities. Files depend only on the seed, their number and their size,
so a smaller country is a prefix of a larger one and nothing is written twice.

    python bench/generate.py --municipalities 1891
"""

import argparse
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from country import DATA, MUNICIPALITIES_PER_FILE, WHOLE_COUNTRY, Part, parts

SEED = 2022
ACTIVITIES = 400
YEARS = tuple(range(2018, 2023))
MONTHS = 12
OBJECTIVES = 9
ACTIONS = 44
UNITS = 60
MUNICIPALITIES_PER_ROW_GROUP = 5
ROWS_PER_MUNICIPALITY = ACTIVITIES * len(YEARS) * MONTHS

AGGREGATIONS = ("annual_total", "monthly_stock", "not_cumulative")
ONE = 1_000_000
"""A quantity of one, in millionths."""

Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shape:
    """What stays the same through an activity's months; arrays broadcast to (plan, activity, year, month)."""

    aggregation: Ints
    never_programmed: Flags
    without_amounts: Flags
    unit_cost: Ints


def generate(wanted: Iterable[Part]) -> list[Part]:
    """Write the parts that are not there yet, and name all of them."""
    found = list(wanted)
    for part in found:
        if not part.monthly.exists():
            write_part(part)
    return found


def write_part(part: Part) -> None:
    """The three tables of one part; the monthly one last, because its presence says that the part is whole."""
    rng = np.random.default_rng([SEED, part.first, part.municipalities])
    aggregation = rng.choice(3, size=(part.municipalities, ACTIVITIES), p=(0.6, 0.2, 0.2))
    write(elements(part), part.elements)
    write(activities(part, aggregation, rng), part.activities)
    write(monthly(part, aggregation, rng), part.monthly)


def write(table: pa.Table, path: Path) -> None:
    """Rename when complete and right: an interrupted run leaves no half file behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    row_group = ROWS_PER_MUNICIPALITY * MUNICIPALITIES_PER_ROW_GROUP
    pq.write_table(table, unfinished, compression="zstd", row_group_size=row_group, store_schema=False)
    if "month" in table.column_names:
        assert_whole_municipalities(unfinished)
    unfinished.rename(path)


def assert_whole_municipalities(path: Path) -> None:
    """Raise :class:`AssertionError` where a row group cuts a municipality in two."""
    file = pq.ParquetFile(path)
    seen: set[str] = set()
    for group in range(file.num_row_groups):
        plans = file.read_row_group(group, columns=["plan"])["plan"]
        here = set(plans.unique().to_pylist())
        assert len(plans) == len(here) * ROWS_PER_MUNICIPALITY, f"{path}: row group {group} cuts a municipality"
        assert not here & seen, f"{path}: row group {group} repeats a municipality"
        seen |= here


def text(codes: Iterable[str], indices: Ints) -> pa.Array:
    """A text column whose distinct values are ``codes``."""
    return pa.DictionaryArray.from_arrays(pa.array(indices.astype(np.int32)), pa.array(list(codes), pa.string()))


def elements(part: Part) -> pa.Table:
    """Nine objectives and forty-four actions in every plan."""
    objectives = [f"OEI.{number:02}" for number in range(1, OBJECTIVES + 1)]
    owner = [action % OBJECTIVES for action in range(ACTIONS)]
    codes = objectives + [action_code(action) for action in range(ACTIONS)]
    count = len(codes) * part.municipalities
    levels = ["OEI"] * OBJECTIVES + ["AEI"] * ACTIONS
    parents: list[str | None] = [None] * OBJECTIVES
    parents += [objectives[objective] for objective in owner]
    return pa.table(
        {
            "plan": text(part.plans, np.arange(count) // len(codes)),
            "code": pa.array(codes * part.municipalities),
            "level": pa.array(levels * part.municipalities),
            "parent": pa.array(parents * part.municipalities, pa.string()),
        }
    )


def action_code(action: int) -> str:
    return f"AEI.{action % OBJECTIVES + 1:02}.{action // OBJECTIVES + 1:02}"


def activity_codes(part: Part) -> list[str]:
    return [f"AOI{plan}{number:05}" for plan in part.plans for number in range(1, ACTIVITIES + 1)]


def activities(part: Part, aggregation: Ints, rng: np.random.Generator) -> pa.Table:
    """Activities of all three aggregation types; some inactive, some not approved, some without saying so."""
    count = part.municipalities * ACTIVITIES
    actions = [action_code(action) for action in range(ACTIONS)]
    units = [f"03.{unit // 10 + 1:02}.{unit % 10 + 1:02}" for unit in range(UNITS)]
    return pa.table(
        {
            "plan": text(part.plans, np.arange(count) // ACTIVITIES),
            "code": pa.array(activity_codes(part)),
            "action": text(actions, rng.integers(0, ACTIONS, count)),
            "unit": text(units, rng.integers(0, UNITS, count)),
            "aggregation": text(AGGREGATIONS, aggregation.ravel()),
            "active": pa.array(rng.random(count) < 0.97, mask=rng.random(count) < 0.1),
            "approved": pa.array(rng.random(count) < 0.96, mask=rng.random(count) < 0.1),
        }
    )


def monthly(part: Part, aggregation: Ints, rng: np.random.Generator) -> pa.Table:
    """One row per activity and month; rows are in the order of plan, activity, year and month."""
    size = (part.municipalities, ACTIVITIES, len(YEARS), MONTHS)
    shape = Shape(
        aggregation[:, :, None, None],
        rng.random((*size[:2], 1, 1)) < 0.02,
        rng.random((*size[:2], 1, 1)) < 0.01,
        rng.integers(1_000, 300_000, (*size[:2], 1, 1)),
    )
    quantity = programmed_quantity(shape, size, rng)
    pct = percent_executed(size, rng)
    executed = quantity * pct // 100
    amount = quantity // ONE * shape.unit_cost
    spent = amount * (pct + rng.integers(-20, 5, size)) // 100
    missing = missing_reports(size, rng)
    unplanned = ((rng.integers(0, 256, size, dtype=np.uint8) < 2) & ~stock(shape)) | shape.never_programmed
    unplanned &= rng.integers(0, 4, size[:2], dtype=np.uint8)[:, :, None, None] > 0
    return pa.table(
        keys(part, size)
        | {
            "programmed": numbers(quantity, unplanned),
            "executed": numbers(executed, missing),
            "programmed_amount": numbers(amount, np.broadcast_to(shape.without_amounts, size)),
            "executed_amount": numbers(np.maximum(spent, 0), missing | shape.without_amounts),
        }
    )


def keys(part: Part, size: tuple[int, ...]) -> dict[str, pa.Array]:
    row = np.arange(int(np.prod(size)))
    return {
        "plan": text(part.plans, row // ROWS_PER_MUNICIPALITY),
        "activity": text(activity_codes(part), row // (len(YEARS) * MONTHS)),
        "year": pa.array(YEARS[0] + row // MONTHS % len(YEARS)),
        "month": pa.array(row % MONTHS + 1),
    }


def numbers(values: Ints, absent: Flags) -> pa.Array:
    return pa.array(values.ravel(), pa.int64(), mask=absent.ravel())


def stock(shape: Shape) -> Flags:
    is_stock: Flags = shape.aggregation == AGGREGATIONS.index("monthly_stock")
    return is_stock


def programmed_quantity(shape: Shape, size: tuple[int, ...], rng: np.random.Generator) -> Ints:
    """Whole, half and quarter units with a third of the months at zero; a stock only grows, save where it says zero."""
    drawn = rng.integers(0, 60, size, dtype=np.uint8)
    drawn[drawn < 20] = 0
    drawn = np.where(stock(shape) & (drawn > 0), np.maximum.accumulate(drawn, axis=3), drawn)
    fraction = np.choose(rng.integers(0, 8, (*size[:3], 1)).clip(0, 2), (ONE // 4, ONE // 2, ONE))
    idle_year = rng.random((*size[:3], 1)) < 0.02
    return np.where(shape.never_programmed | idle_year, 0, drawn.astype(np.int64) * fraction)


def percent_executed(size: tuple[int, ...], rng: np.random.Generator) -> Ints:
    """Percentages about a yearly level; one activity in eight runs level at 75, 95 or 100, the limits of the bands."""
    level = rng.integers(30, 130, (*size[:3], 1))
    on_limit = rng.integers(0, 24, (*size[:3], 1))
    for draw, limit in enumerate((75, 95, 100)):
        level[on_limit == draw] = limit
    noise = rng.integers(-10, 11, size) * (on_limit > 2)
    idle = (rng.random((*size[:3], 1)) < 0.01) & (on_limit > 2)
    return np.where(idle, 0, level + noise)


def missing_reports(size: tuple[int, ...], rng: np.random.Generator) -> Flags:
    """Two plan-years in five owe reports: single months, the last months, or the whole year of some activities."""
    careless = rng.random((size[0], 1, size[2], 1)) < 0.4
    behind = careless & (rng.random((*size[:3], 1)) < 0.01)
    stops_at = rng.integers(0, MONTHS, (*size[:3], 1))
    single = rng.random((*size[:3], 1)) < 0.3
    month = np.arange(MONTHS)
    return np.logical_and(behind, np.where(single, month == stops_at, month >= stops_at))


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the seeded national data set.")
    parser.add_argument("--municipalities", type=int, default=WHOLE_COUNTRY)
    parser.add_argument("--per-file", type=int, default=MUNICIPALITIES_PER_FILE)
    parser.add_argument("--data", type=Path, default=DATA)
    arguments = parser.parse_args()
    started = time.perf_counter()
    written = generate(parts(arguments.municipalities, arguments.data, arguments.per_file))
    size = sum(part.monthly.stat().st_size for part in written)
    rows = arguments.municipalities * ROWS_PER_MUNICIPALITY
    print(f"{rows:,} rows, {size / 2**20:,.0f} MiB, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
