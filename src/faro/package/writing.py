"""Writing a package. What is written here, :mod:`faro.package.reading` reads back unchanged."""

from pathlib import Path

from faro.kernel.errors import FaroError
from faro.kernel.files import write_file
from faro.kernel.text import _
from faro.package.folder_writer import folder_files
from faro.package.model import Package


def write_folder(package: Package, folder: Path) -> None:
    """Write the package into a folder that does not exist yet or is empty; the same package gives the same bytes.

    Raises :class:`FaroError` where the folder holds something (a table left from before would become part of the
    package) or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FaroError(_("«{folder}» ya existe y no está vacía. Elija otra carpeta.").format(folder=folder.name))
    for name, content in folder_files(package).items():
        write_file(folder / name, content)


def write_workbook(package: Package, path: Path) -> None:
    """Write the package as an ``.xlsx`` workbook, over any file of that name; the same package gives the same bytes.

    Raises :class:`FaroError` where a text or a table is longer than a sheet holds, or the file cannot be written.
    """
    # xlsxwriter takes longer to load than a folder takes to read or write.
    from faro.package.workbook_writer import workbook_bytes  # noqa: PLC0415

    empty = {name for name, frame in package.tables.items() if frame.is_empty()}
    write_file(path, workbook_bytes(package.tables, empty))
