"""``faro tick``: do all the work that is due now. A timer calls it every few minutes."""

import sys
from pathlib import Path

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.text import _


@click.command(
    help=_("Hace el trabajo pendiente: plazos, correo, resúmenes. La llama un temporizador cada cinco minutos."),
    epilog=examples("faro tick"),
    options_metavar=_("[OPCIONES]"),
)
@home_option
def tick(home: Path | None) -> None:
    """Run what is due and say what was done; nothing due, nothing said."""
    from faro.cli.django_setup import start_django  # noqa: PLC0415

    start_django(home)
    from django.utils import timezone  # noqa: PLC0415

    from faro.notices.api import run_due  # noqa: PLC0415

    results = run_due(timezone.now())
    for result in results:
        click.echo(f"{result.label}: {result.outcome}", err=not result.succeeded)
    sys.exit(any(not result.succeeded for result in results))
