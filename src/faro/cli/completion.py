"""``faro completion``: what a shell needs to complete Faro's words."""

from faro.cli.arguments import examples
from faro.cli.spanish import click
from faro.kernel.text import _

SHELLS = ("bash", "zsh", "fish")


@click.command(
    help=_("Muestra el código con que la consola completa las órdenes de Faro con la tecla Tab."),
    epilog=examples('eval "$(faro completion bash)"', "faro completion fish > ~/.config/fish/completions/faro.fish"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("shell", metavar=_("CONSOLA"), type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print click's own completion code for that shell."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415  click in Spanish is imported first

    writer = get_completion_class(shell)
    if writer is not None:
        click.echo(writer(context.find_root().command, {}, "faro", "_FARO_COMPLETE").source())
