"""``faro serve``: the pages of an installation, for a proxy in front."""

from pathlib import Path

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.text import _


class NotReady(FaroError):
    """The installation must not be served as it is."""


@click.command(
    help=_("Atiende las páginas de una instalación hasta que se la detiene. Delante va un proxy con TLS."),
    epilog=examples("faro serve", "faro serve --home /var/lib/faro --port 8000 --workers 4"),
    options_metavar=_("[OPCIONES]"),
)
@click.option(
    "--address", default="127.0.0.1", metavar=_("DIRECCIÓN"), help=_("Dónde escucha; 127.0.0.1 si no se dice.")
)
@click.option("--port", default=8000, type=click.IntRange(1, 65535), metavar=_("PUERTO"), help=_("Puerto; 8000 si no."))
@click.option("--workers", default=2, type=click.IntRange(1, 64), metavar=_("N"), help=_("Procesos; 2 si no se dice."))
@home_option
def serve(address: str, port: int, workers: int, home: Path | None) -> None:
    """Refuse what is not ready, collect the static files, serve."""
    from faro.cli.django_setup import start_django  # noqa: PLC0415
    from faro.cli.installation.server import Listening, require_free  # noqa: PLC0415
    from faro.cli.installation.server import serve as serve_pages  # noqa: PLC0415

    start_django(home)
    refuse_what_is_not_ready(address)
    require_free(address, port)
    from django.db import connections  # noqa: PLC0415

    from faro.cli.installation.static import collect_static  # noqa: PLC0415

    collect_static()
    connections.close_all()
    listening = Listening(address, port, workers)
    serve_pages(listening, lambda: click.echo(_("Faro atiende en {url}").format(url=listening.url)))


def refuse_what_is_not_ready(address: str) -> None:
    """Raise :class:`NotReady` for a demonstration that others could reach, a database not up to date, a bad check."""
    from django.conf import settings  # noqa: PLC0415

    from faro.cli.installation.health import State, migrations  # noqa: PLC0415
    from faro.cli.installation.server import LOOPBACK  # noqa: PLC0415
    from faro.cli.installation.upgrading import complaints  # noqa: PLC0415

    if settings.DEMO and address not in LOOPBACK:
        sentence = _("Una demostración deja entrar a cualquiera: quite FARO_DEMO, o use --address 127.0.0.1.")
        raise NotReady(sentence)
    shape = migrations()
    if shape.state is State.BAD:
        raise NotReady(_("La base de datos no está al día: {says}. {mend}").format(says=shape.says, mend=shape.mend))
    if found := complaints():
        raise NotReady("\n".join(str(each) for each in found))
