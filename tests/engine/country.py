"""A small generated country on disk, a few plans in each part, for the runs that read Parquet."""

import random
from pathlib import Path

import polars as pl

from faro.engine.contract import ACTIVITIES, ELEMENTS, MONTHLY
from faro.engine.national import Part

AGGREGATIONS = ("annual_total", "monthly_stock", "not_cumulative")
ONE = 10**6


def plan_tables(plan: str, activities: int = 12) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Months, activities and elements of one plan; its code is the seed."""
    rng = random.Random(plan)  # noqa: S311  nothing secret
    elements: list[tuple[str, str, str, str | None]] = [(plan, f"OEI.0{number}", "OEI", None) for number in (1, 2)]
    elements += [(plan, f"AEI.0{number}.0{action}", "AEI", f"OEI.0{number}") for number in (1, 2) for action in (1, 2)]
    actions = [code for _, code, level, _ in elements if level == "AEI"]
    codes = [f"AOI{number:02}" for number in range(activities)]
    described = [
        (plan, code, rng.choice(actions), f"03.0{rng.randrange(3)}", rng.choice(AGGREGATIONS), *flags)
        for code in codes
        for flags in [(rng.choice([True, True, None, False]), rng.choice([True, True, True, None]))]
    ]
    incomplete = rng.random() < 0.5
    months = [
        (plan, code, year, month, *_figures(rng, incomplete=incomplete))
        for code in codes
        for year in (2021, 2022)
        for month in range(1, 13)
    ]
    return (
        pl.DataFrame(months, schema=pl.Schema(MONTHLY), orient="row"),
        pl.DataFrame(described, schema=pl.Schema(ACTIVITIES), orient="row"),
        pl.DataFrame(elements, schema=pl.Schema(ELEMENTS), orient="row"),
    )


def _figures(rng: random.Random, *, incomplete: bool) -> tuple[int | None, ...]:
    programmed = rng.choice([0, 0, rng.randrange(1, 50) * ONE, rng.randrange(1, 10**9), None])
    executed = rng.randrange(0, 40) * ONE
    reported = not (incomplete and rng.random() < 0.01)
    return (
        programmed,
        executed if reported else None,
        rng.choice([None, rng.randrange(10**8)]),
        rng.randrange(10**8) if reported else None,
    )


def write_country(folder: Path, plans_of_parts: list[list[str]]) -> list[Part]:
    """One part for each list of plans."""
    parts = []
    for number, plans in enumerate(plans_of_parts):
        tables = [pl.concat(tables) for tables in zip(*(plan_tables(plan) for plan in plans), strict=True)]
        part = Part(*(folder / table / f"{number}.parquet" for table in ("monthly", "activities", "elements")))
        for table, path in zip(tables, (part.monthly, part.activities, part.elements), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            table.write_parquet(path)
        parts.append(part)
    return parts
