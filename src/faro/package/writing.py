"""Writing a package. What is written here, :mod:`faro.package.reading` reads back unchanged."""

from pathlib import Path

from faro.package.folder_writer import write_folder
from faro.package.model import Package

__all__ = ["write_folder", "write_workbook"]


def write_workbook(package: Package, path: Path) -> None:
    """Write the package as an ``.xlsx`` workbook, over any file of that name; the same package gives the same bytes.

    Raises :class:`faro.kernel.errors.FaroError` where a text or a table is longer than a sheet holds.
    """
    # xlsxwriter takes longer to load than a folder takes to read or write.
    from faro.package.workbook_writer import write_sheets  # noqa: PLC0415

    empty = {name for name, frame in package.tables.items() if frame.is_empty()}
    write_sheets(package.tables, empty, path)
