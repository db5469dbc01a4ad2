"""The workbook form of a package."""

from pathlib import Path

from faro.kernel.text import _
from faro.package.problems import ProblemList, refuse
from faro.package.versions import Grids


def read_workbook(path: Path, problems: ProblemList) -> Grids:  # noqa: ARG001
    """The tables of a workbook."""
    raise refuse("not_yet", path.name, _("Todavía no se leen libros."), _("Use la carpeta."))
