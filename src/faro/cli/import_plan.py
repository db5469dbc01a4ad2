"""``faro import plan``: what a package would change in the installation, and importing it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from faro.cli.arguments import examples, home_option, package_argument
from faro.cli.django_setup import start_django
from faro.cli.import_budget import consulta_amigable, mef
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.text import _

if TYPE_CHECKING:
    from faro.package.model import Package
    from faro.plans.api import Differences

SHOWN = 40
CONFLICTS = {"keep": False, "take": True}


class NoReason(FaroError):
    """Applying needs to say why."""


@click.group(
    name="import",
    help=_("Trae datos a la instalación."),
    epilog=examples("faro import plan data/ilo/pei-2022"),
    options_metavar=_("[OPCIONES]"),
    subcommand_metavar=_("ORDEN [ARGUMENTOS]…"),
)
def import_group() -> None:
    """Hold the commands together."""


import_group.add_command(mef)
import_group.add_command(consulta_amigable)


@import_group.command(
    name="plan",
    help=_(
        "Muestra qué cambiaría un paquete en su plan, tabla por tabla y fila por fila. No guarda nada, salvo con "
        "--apply: entonces importa todo o nada, y deja dicho en la historia con qué norma y por qué."
    ),
    epilog=examples(
        "faro import plan data/ilo/pei-2022",
        "faro import plan plan.xlsx --apply --instrument 'R.A. 749-2020-MPI' --reason 'Primera carga'",
    ),
    options_metavar=_("[OPCIONES]"),
)
@package_argument
@click.option("--apply", "applies", is_flag=True, help=_("Importa, en vez de solo mostrar."))
@click.option("--instrument", default="", metavar=_("NORMA"), help=_("La norma o documento que aprueba los datos."))
@click.option("--reason", default="", metavar=_("MOTIVO"), help=_("Por qué se importa; obligatorio con --apply."))
@click.option(
    "--conflicts",
    type=click.Choice(list(CONFLICTS)),
    metavar=_("DECISIÓN"),
    help=_("Filas que también se cambiaron en Faro: keep las conserva, take toma las del paquete."),
)
@click.option("--remove", is_flag=True, help=_("Quita las filas que el paquete ya no trae; sin esto se conservan."))
@click.option("--all", "everything", is_flag=True, help=_("Muestra todas las filas, no solo las primeras."))
@home_option
def plan(package_path: Path, home: Path | None, everything: bool, **given: Any) -> None:  # noqa: FBT001  click gives it
    """Show what a package would change, or import it."""
    from faro.package.reading import read_package  # noqa: PLC0415  Polars is slow to load

    if given["applies"] and not given["reason"].strip():
        raise NoReason(_("Diga por qué se importa: --reason MOTIVO."))
    package = read_package(package_path)
    start_django(home)
    from faro.plans.api import preview_import  # noqa: PLC0415  after Django

    if given["applies"]:
        _import(package, given)
    else:
        _show(preview_import(package), None if everything else SHOWN)
        click.echo(_("No se guardó nada: para importar, repita con --apply, --instrument y --reason."))


def _import(package: "Package", given: dict[str, Any]) -> None:
    from faro.ledger.api import Actor  # noqa: PLC0415  after Django
    from faro.plans.api import Decisions, import_package  # noqa: PLC0415

    conflicts = given["conflicts"]
    outcome = import_package(
        actor=Actor("command:import"),
        package=package,
        instrument=given["instrument"].strip(),
        reason=given["reason"].strip(),
        decisions=Decisions(take_conflicts=CONFLICTS[conflicts] if conflicts else None, remove=given["remove"]),
    )
    _show(outcome.differences, 0)
    click.echo(_("Importado.") if outcome.written else _("El plan ya era igual al paquete: no cambió nada."))


def _show(differences: "Differences", limit: int | None) -> None:
    """The counts of each table, then the rows."""
    from faro.plans.api import described_differences  # noqa: PLC0415  after Django

    lines = described_differences(differences)
    click.echo(lines.title)
    for line in lines.counts:
        click.echo(f"  {line}")
    rows = lines.rows if limit is None else lines.rows[:limit]
    for row in rows:
        click.echo(f"- {row}")
    left = len(lines.rows) - len(rows)
    if left and limit:
        click.echo(_("… y {n} filas más: --all las muestra.").format(n=left))
