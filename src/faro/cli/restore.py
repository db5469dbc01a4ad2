"""``faro restore``: an installation as it was when a copy was made."""

from pathlib import Path

from faro.cli.arguments import examples
from faro.cli.spanish import click
from faro.kernel.text import _, ngettext


@click.command(
    help=_(
        "Devuelve una copia a una carpeta vacía: comprueba las huellas de cada archivo y la historia, y pone la base "
        "al día con esta versión. No reemplaza nada."
    ),
    epilog=examples("faro restore faro-copia-20260801T051500000000Z.tar.gz --home /var/lib/faro"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("archive", metavar=_("COPIA"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--home",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar=_("CARPETA"),
    help=_("Carpeta de la instalación; debe estar vacía o no existir."),
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar=_("CLAVE"),
    help=_("El archivo .clave guardado aparte; sin él se hace una clave nueva y cada persona entra otra vez."),
)
def restore(archive: Path, home: Path, key: Path | None) -> None:
    """Verify, unpack, say."""
    from faro.cli.installation.restore import restore as bring_back  # noqa: PLC0415

    done = bring_back(archive, home, key)
    click.echo(_("Restaurada en {home}: copia del {made}.").format(home=done.home, made=done.made))
    files, entries = len(done.manifest.members), done.entries
    checked = ngettext("Huella comprobada: {n} archivo", "Huellas comprobadas: {n} archivos", files).format(n=files)
    known = ngettext("{n} asiento", "{n} asientos", entries).format(n=entries)
    click.echo(_("{files}; historia comprobada: {entries}.").format(files=checked, entries=known))
