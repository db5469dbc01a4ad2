"""Reading a package, from a folder or a workbook: a checked :class:`Package`, or every problem at once."""

from collections.abc import Collection
from pathlib import Path

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.checks import check_tables
from faro.package.csv_form import read_csv
from faro.package.descriptor import read_descriptor
from faro.package.form import Form
from faro.package.grid import Grid
from faro.package.limits import LIMITS, Limits
from faro.package.model import Package
from faro.package.problems import ProblemList, refuse
from faro.package.tables import BY_NAME, TABLES
from faro.package.typed import typed_table
from faro.package.versions import Grids, check_version, upgraded


def read_package(path: Path, limits: Limits = LIMITS) -> Package:
    """The package in a folder with ``datapackage.json`` or in an ``.xlsx`` workbook.

    Raises :class:`faro.kernel.errors.InputProblems` with everything that is wrong, each problem with its file or sheet,
    row, column, value and mend. No content of a file raises anything else. ``limits``: how big a workbook may be.
    """
    origin = path.resolve().name
    problems = ProblemList()
    grids = _grids(path, origin, problems, limits)
    typed = {table.name: typed_table(grids[table.name], problems) for table in TABLES if table.name in grids}
    check_tables(typed, problems)
    problems.raise_if_any(origin)
    return Package({name: table.frame() for name, table in typed.items()}, origin)


def _grids(path: Path, origin: str, problems: ProblemList, limits: Limits) -> Grids:
    if path.is_dir():
        return _folder(path, problems)
    if not path.exists():
        raise refuse(
            "no_such_package",
            origin,
            _("No existe esa carpeta ni ese archivo."),
            _("Revise la ruta: una carpeta con datapackage.json, o un libro .xlsx."),
            path.name,
        )
    # A workbook's library takes longer to load than a folder takes to read.
    from faro.package.xlsx_form import read_workbook  # noqa: PLC0415

    return read_workbook(path, problems, limits)


def _folder(folder: Path, problems: ProblemList) -> Grids:
    descriptor = read_descriptor(folder, problems)
    if descriptor is None or not check_version(descriptor.format_version, "datapackage.json", problems):
        return {}
    report_missing_tables(descriptor.named, Form.FOLDER, problems)
    grids: dict[str, Grid] = {}
    for name, (path, written) in descriptor.files.items():
        grid = read_csv(path, written, BY_NAME[name], problems)
        if grid is not None:
            grids[name] = grid
    version = descriptor.format_version
    return upgraded(grids, version) if isinstance(version, int) else grids


def report_missing_tables(present: Collection[str], form: Form, problems: ProblemList) -> None:
    """Add a problem for each required table that the package does not name."""
    for table in TABLES:
        if table.required and table.name not in present:
            problems.add(
                "missing_table",
                Place(form.file(table)),
                _("Falta la tabla obligatoria «{label}».").format(label=table.label),
                _("Agréguela con sus encabezados; la plantilla que da «faro template» los trae."),
            )
