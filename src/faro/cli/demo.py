"""``faro demo``: the whole of Faro with the plan of Ilo, on this machine only."""

import os
from pathlib import Path

from faro.cli.arguments import examples
from faro.cli.spanish import click
from faro.kernel.text import _

DEFAULT_HOME = Path("var") / "demo"
LOOPBACK_ADDRESS = "127.0.0.1"


@click.command(
    help=_("Muestra Faro con el plan de Ilo 2022 en esta máquina: crea la base la primera vez y atiende hasta Ctrl-C."),
    epilog=examples("faro demo", "faro demo --port 9000"),
    options_metavar=_("[OPCIONES]"),
)
@click.option(
    "--port",
    default=8000,
    type=click.IntRange(1, 65535),
    metavar=_("PUERTO"),
    help=_("Puerto; si está ocupado, el siguiente libre. 8000 si no se dice."),
)
@click.option(
    "--home",
    default=DEFAULT_HOME,
    type=click.Path(path_type=Path, file_okay=False),
    metavar=_("CARPETA"),
    help=_("Carpeta de la demostración; «var/demo» si no se dice. Para empezar de nuevo, bórrela."),
)
@click.option("--build-only", is_flag=True, help=_("Crea la demostración y termina, sin atender."))
@click.option(
    "--without-registers", is_flag=True, help=_("Sin los registros de las oficinas: la primera vez empieza antes.")
)
def demo(port: int, home: Path, build_only: bool, without_registers: bool) -> None:  # noqa: FBT001  click's flags
    """Build what is missing, say the address, serve."""
    from faro.cli.installation.demo_home import ensure_demo  # noqa: PLC0415

    prepare_environment()
    ensure_demo(home.resolve(), lambda step: click.echo(step, err=True), registers=not without_registers)
    if build_only:
        return
    from faro.cli.installation.server import Listening, free_port, serve  # noqa: PLC0415

    listening = Listening(LOOPBACK_ADDRESS, free_port(LOOPBACK_ADDRESS, port), patience=2)
    serve(listening, lambda: _say(listening.url))


def prepare_environment() -> None:
    """The settings of a demonstration, whatever the shell says: its own SQLite, no TLS, this machine's names."""
    os.environ["FARO_DEMO"] = "1"
    for name in ("DATABASE_URL", "FARO_HOSTS", "FARO_BEHIND_PROXY", "FARO_HTTPS", "FARO_MAIL_URL"):
        os.environ.pop(name, None)


def _say(url: str) -> None:
    click.echo(_("Faro atiende en {url}").format(url=url))
    click.echo(_("Es una demostración, solo en esta máquina. Para terminar: Ctrl-C."))
