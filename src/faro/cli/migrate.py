"""``faro migrate``: bring the database of an installation up to this version."""

from pathlib import Path

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.text import _


@click.command(
    help=_(
        "Pone al día la base de datos y los roles de una instalación con esta versión, y reúne los archivos de las "
        "páginas."
    ),
    epilog=examples("faro migrate", "faro migrate --home /var/lib/faro"),
    options_metavar=_("[OPCIONES]"),
)
@home_option
def migrate(home: Path | None) -> None:
    """Apply what is missing; a second time does nothing."""
    from faro.cli.django_setup import start_django  # noqa: PLC0415

    start_django(home)
    from faro.cli.installation.static import collect_static  # noqa: PLC0415
    from faro.cli.installation.upgrading import bring_up_to_date  # noqa: PLC0415

    bring_up_to_date()
    collect_static()
    click.echo(_("La base de datos está al día."))
