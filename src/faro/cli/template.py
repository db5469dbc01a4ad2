"""``faro template``: an empty workbook to fill."""

from pathlib import Path

from faro.cli.arguments import examples, refuse_if_not_new_workbook
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.template import write_template


@click.command(
    help=_("Escribe un libro de Excel vacío, con ayuda en cada columna, para llenarlo con un plan."),
    epilog=examples("faro template mi-plan.xlsx"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("path", metavar=_("ARCHIVO.xlsx"), type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help=_("Reemplaza el archivo si ya existe."))
def template(path: Path, force: bool) -> None:  # noqa: FBT001  click hands flags over by name
    """Write the template; never over a filled workbook."""
    refuse_if_not_new_workbook(path, force=force)
    if not path.parent.is_dir():
        raise FaroError(_("No existe la carpeta {path}.").format(path=path.parent))
    write_template(path)
    click.echo(_("Escrito: {path}").format(path=path))
