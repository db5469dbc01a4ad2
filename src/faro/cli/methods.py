"""``faro methods``: the ways to evaluate, each with its norm."""

from faro.cli.arguments import examples
from faro.cli.spanish import click
from faro.engine.method import load_method, method_ids
from faro.kernel.text import _


@click.command(
    help=_("Muestra los métodos de evaluación; con un código, todo lo que dice ese método."),
    epilog=examples("faro methods", "faro methods ceplan-2021"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("method_id", metavar=_("[MÉTODO]"), required=False, type=click.Choice(method_ids()))
def methods(method_id: str | None) -> None:
    """List the methods, or explain one."""
    from faro.cli.terminal import show  # noqa: PLC0415
    from faro.reports.method_page import method_list, method_page  # noqa: PLC0415

    if method_id is None:
        show(method_list([load_method(each) for each in method_ids()]))
    else:
        show(method_page(load_method(method_id)))
