"""Row by row: the groups that two engines wrote. Exit status 1 and the differing columns when they are not equal.

python bench/compare.py FOLDER FOLDER
"""

import sys
from pathlib import Path

import polars as pl

KEY = ["plan", "year", "scope", "code"]
TOLERANCE = 1e-9
"""For ratios, in points; everything else must be equal."""


def differences(left: pl.DataFrame, right: pl.DataFrame) -> list[str]:
    """What differs, a sentence each."""
    if left.schema != right.schema:
        return [f"columns or types: {left.schema} is not {right.schema}"]
    if left.height != right.height:
        return [f"rows: {left.height:,} is not {right.height:,}"]
    found = []
    for column in left.columns:
        rows = left.filter(_differs(left[column], right[column])).height
        if rows:
            found.append(f"{column}: {rows:,} of {left.height:,} rows")
    return found


def _differs(left: pl.Series, right: pl.Series) -> pl.Series:
    if not left.dtype.is_float():
        return left.ne_missing(right)
    both = left.is_not_null() & right.is_not_null()
    return (left.is_null() != right.is_null()) | (both & ~((left - right).abs() <= TOLERANCE).fill_null(value=False))


def read(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "*.parquet").sort(KEY)


def main() -> None:
    left, right = (read(Path(argument)) for argument in sys.argv[1:3])
    found = differences(left, right)
    print("; ".join(found) if found else f"{left.height:,} rows equal")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
