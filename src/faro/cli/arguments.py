"""Arguments and options that several commands share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from faro.cli.spanish import click
from faro.engine.method import PEI, method_ids
from faro.kernel.errors import FaroError
from faro.kernel.text import _

DEFAULT_METHODS = ("ilo-2022", "ceplan-2021")

F = TypeVar("F", bound=Callable[..., Any])


def package_argument(function: F) -> F:
    """The package: a folder or a workbook. Whether it exists and is sound, its reader says."""
    return click.argument("package_path", metavar=_("PAQUETE"), type=click.Path(path_type=Path))(function)


def method_option(function: F) -> F:
    """One or more methods by id."""
    return click.option(
        "--method",
        "-m",
        "methods",
        multiple=True,
        type=click.Choice(method_ids()),
        metavar=_("MÉTODO"),
        help=_("Método de evaluación; se puede repetir. Los que hay: {known}.").format(known=", ".join(method_ids())),
    )(function)


def year_option(function: F) -> F:
    """The year to evaluate."""
    return click.option(
        "--year",
        type=click.IntRange(1900, 2100),
        metavar=_("AÑO"),
        help=_("Año que se evalúa; si no se dice, el del plan."),
    )(function)


def month_option(function: F) -> F:
    """The last month of the period, for the POI."""
    return click.option(
        "--month",
        type=click.IntRange(1, 12),
        default=12,
        metavar=_("MES"),
        help=_("Último mes del periodo, para el POI; si no se dice, diciembre."),
    )(function)


def home_option(function: F) -> F:
    """The folder of an installation."""
    return click.option(
        "--home",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=_("CARPETA"),
        help=_("Carpeta de la instalación; si no se dice, la de FARO_HOME, y si no «var»."),
    )(function)


def examples(*lines: str) -> str:
    """An epilogue that shows how a command is used, one example a line."""
    return "\b\n" + "\n".join([_("Ejemplos:"), *(f"  {line}" for line in lines)])


def is_pei(methods: Sequence[str]) -> bool:
    """Whether one of the methods evaluates a PEI."""
    from faro.engine.method import load_method  # noqa: PLC0415

    return any(load_method(method).kind == PEI for method in methods)


def refuse_if_not_new_workbook(path: Path, *, force: bool) -> None:
    """Raises :class:`FaroError` where a workbook would get another ending, or take the place of a file unasked."""
    if path.suffix.lower() != ".xlsx":
        raise FaroError(_("El nombre debe terminar en .xlsx: {path}").format(path=path))
    if path.exists() and not force:
        raise FaroError(_("Ya existe {path}. Elija otro nombre o use --force.").format(path=path))
