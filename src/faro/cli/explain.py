"""``faro explain``: where a figure comes from."""

from pathlib import Path

from faro.cli.arguments import examples, method_option, month_option, package_argument, year_option
from faro.cli.spanish import click
from faro.engine.method import method_ids
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.evaluating import evaluate_package
from faro.package.reading import read_package


def complete_code(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The codes of the package that begin with what is typed."""
    try:
        package = read_package(ctx.params["package_path"])
    except (FaroError, KeyError):
        return []
    tables = ("elements", "indicators", "activities", "units")
    codes = [row["code"] for table in tables for row in package.rows(table)]
    return [code for code in codes if code.startswith(incomplete)]


@click.command(
    help=_("Explica una cifra: fórmula, datos, fuente y lo que dice cada método, de un código del plan."),
    epilog=examples("faro explain data/ilo/pei-2022 IND.01.OEI.05", "faro explain data/ilo/pei-2022 OEI.02"),
    options_metavar=_("[OPCIONES]"),
)
@package_argument
@click.argument("code", metavar=_("CÓDIGO"), shell_complete=complete_code)
@method_option
@year_option
@month_option
def explain(package_path: Path, code: str, methods: tuple[str, ...], year: int | None, month: int) -> None:
    """Read, evaluate with every method, show what is behind one code."""
    package = read_package(package_path)
    runs = evaluate_package(package, methods or method_ids(), year, month)
    from faro.cli.terminal import show  # noqa: PLC0415
    from faro.reports.explanation import explanation  # noqa: PLC0415

    show(explanation(package, runs, code))
