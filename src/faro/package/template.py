"""The empty workbook that a municipality fills."""

from pathlib import Path

import polars as pl

from faro.kernel.files import write_file
from faro.package.tables import TABLES


def write_template(path: Path) -> None:
    """Write a workbook with every table empty, over any file of that name.

    Headings are locked and carry notes; choices, numbers and dates are checked as they are typed.
    """
    # xlsxwriter takes longer to load than a folder takes to read or write.
    from faro.package.workbook_writer import workbook_bytes  # noqa: PLC0415

    empty = {table.name: pl.DataFrame(schema=table.schema) for table in TABLES}
    write_file(path, workbook_bytes(empty, ()))
