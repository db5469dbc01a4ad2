"""``faro report``: the yearly evaluation as documents."""

from datetime import date
from pathlib import Path

from faro.cli.arguments import examples, method_option, month_option, package_argument, year_option
from faro.cli.check import Failure, tell
from faro.cli.spanish import click
from faro.engine.method import methods_in_force
from faro.kernel.text import _
from faro.package.auditing import audit_package
from faro.package.evaluating import evaluate_package
from faro.package.reading import read_package

FORMATS = ("docx", "pdf", "xlsx", "html")


@click.command(
    help=_("Escribe la evaluación del año: Word, PDF, Excel y una página web."),
    epilog=examples(
        "faro report data/ilo/pei-2022 --out informe",
        "faro report data/demo --out informe --format pdf -m ceplan-2023 -m poi-ceplan",
    ),
    options_metavar=_("[OPCIONES]"),
)
@package_argument
@click.option(
    "--out",
    "out",
    required=True,
    metavar=_("CARPETA"),
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Carpeta donde se escriben los documentos; se crea si no existe."),
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    metavar=_("FORMATO"),
    help=_("Solo este formato (docx, pdf, xlsx, html); se puede repetir. Si no se dice, todos."),
)
@method_option
@year_option
@month_option
def report(
    package_path: Path, out: Path, formats: tuple[str, ...], methods: tuple[str, ...], year: int | None, month: int
) -> None:
    """Read, evaluate, write. Without methods, those in force at the end of the year evaluated."""
    package = read_package(package_path)
    last_day = date(year or package.plan.evaluation_year, 12, 31)
    chosen = methods or tuple(method.id for method in methods_in_force(last_day))
    runs = evaluate_package(package, chosen, year, month)
    failures: list[Failure] = []
    findings = audit_package(package, year, on_failure=lambda rule, error: failures.append((rule, error)))
    from faro.cli.progress import progress_bar  # noqa: PLC0415  only long work needs it
    from faro.reports.report import write_report  # noqa: PLC0415

    with progress_bar(_("Escribiendo"), len(formats or FORMATS)) as advance:
        files = write_report(package, runs, out, formats or FORMATS, on_progress=advance, findings=findings)
    for file in files:
        if file.kept:
            click.echo(_("El anterior era distinto y se guardó como: {path}").format(path=file.kept))
        click.echo(_("Escrito: {path}").format(path=file.path))
    tell(failures)
