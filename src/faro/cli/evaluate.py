"""``faro evaluate``: the figures of a plan, computed."""

import json
from pathlib import Path

from faro.cli.arguments import (
    DEFAULT_METHODS,
    examples,
    method_option,
    month_option,
    package_argument,
    year_option,
)
from faro.cli.spanish import click
from faro.kernel.text import _
from faro.package.evaluating import evaluate_package
from faro.package.reading import read_package


@click.command(
    help=_("Evalúa un plan: indicadores, objetivos y semáforo; con -m poi-ceplan, también las actividades del POI."),
    epilog=examples(
        "faro evaluate data/ilo/pei-2022",
        "faro evaluate data/demo -m ceplan-2023 -m poi-ceplan",
        "faro evaluate plan.xlsx --format json > evaluacion.json",
    ),
    options_metavar=_("[OPCIONES]"),
)
@package_argument
@method_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json"]),
    default="table",
    metavar=_("FORMATO"),
    help=_("table (cuadro, si no se dice) o json."),
)
@year_option
@month_option
def evaluate(package_path: Path, methods: tuple[str, ...], output: str, year: int | None, month: int) -> None:
    """Read, evaluate, show."""
    package = read_package(package_path)
    runs = evaluate_package(package, methods or DEFAULT_METHODS, year, month)
    if output == "json":
        from faro.reports.evaluation_json import evaluation_json  # noqa: PLC0415  the other form does not need it

        click.echo(json.dumps(evaluation_json(package, runs), ensure_ascii=False, indent=2, allow_nan=False))
        return
    from faro.cli.terminal import show  # noqa: PLC0415
    from faro.reports.overview import overview  # noqa: PLC0415

    show(overview(package, runs), one_line_rows=True)
