"""``faro backup``: one file with everything an installation owns."""

from pathlib import Path

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.text import _, ngettext


@click.command(
    help=_("Copia la base de datos y los archivos de una instalación en un solo archivo, sin detenerla."),
    epilog=examples("faro backup", "faro backup --out /mnt/copias --keep 30"),
    options_metavar=_("[OPCIONES]"),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=_("CARPETA"),
    help=_("Carpeta de las copias; si no se dice, «backups» en la de la instalación."),
)
@click.option(
    "--keep",
    type=click.IntRange(1),
    metavar=_("N"),
    help=_("Guarda las N copias más nuevas y borra las demás; si no se dice, guarda todas."),
)
@home_option
def backup(out: Path | None, keep: int | None, home: Path | None) -> None:
    """Copy, say where, and say what to do with the key."""
    from faro.cli.django_setup import start_django  # noqa: PLC0415

    start_django(home)
    from faro.cli.installation.backup import make_backup  # noqa: PLC0415

    made = make_backup(out, keep=keep)
    size = max(round(made.path.stat().st_size / 1e6, 1), 0.1)
    said = ngettext("Copia: {path} ({size} MB, {n} archivo)", "Copia: {path} ({size} MB, {n} archivos)", made.files)
    click.echo(said.format(path=made.path, size=size, n=made.files))
    if made.key:
        click.echo(_("La clave de la instalación: {path}").format(path=made.key))
        click.echo(_("Guarde la clave en otro lugar que la copia: quien tenga las dos puede entrar como cualquiera."))
    for path in made.dropped:
        click.echo(_("Borrada por antigua: {path}").format(path=path.name))
