"""``faro doctor``: what is well in an installation and what is not, each with its mend."""

import sys
from pathlib import Path

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.text import _

SICK = 1


@click.command(
    help=_(
        "Revisa una instalación: base de datos, historia, disco, permisos, correo, reloj, copias. Termina con 0 si "
        "está bien (puede haber avisos) y con 1 si algo está mal."
    ),
    epilog=examples("faro doctor", "faro doctor --home /var/lib/faro"),
    options_metavar=_("[OPCIONES]"),
)
@home_option
def doctor(home: Path | None) -> None:
    """Examine, show each line, end with a status."""
    from faro.cli.django_setup import start_django  # noqa: PLC0415

    start_django(home)
    from faro.cli.installation.health import State, examine  # noqa: PLC0415

    results = examine()
    for result in results:
        click.echo(f"{result.state.value:<5}  {result.label}: {result.says}")
        if result.mend:
            click.echo(f"{'':<5}  → {result.mend}")
    sys.exit(SICK if any(result.state is State.BAD for result in results) else 0)
