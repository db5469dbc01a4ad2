"""The entry point. A command's module is imported when the command is called, so that each starts quickly."""

import errno
import sys
from importlib import import_module

from faro import __version__
from faro.cli.spanish import click
from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _

BAD_INPUT = 2

COMMANDS = {
    "evaluate": "faro.cli.evaluate:evaluate",
    "check": "faro.cli.check:check",
    "extract": "faro.cli.extract:extract",
    "pledges": "faro.cli.pledges:pledges",
    "report": "faro.cli.report:report",
    "explain": "faro.cli.explain:explain",
    "template": "faro.cli.template:template",
    "methods": "faro.cli.methods:methods",
    "demo": "faro.cli.demo:demo",
    "serve": "faro.cli.serve:serve",
    "migrate": "faro.cli.migrate:migrate",
    "admin": "faro.cli.admin:admin",
    "import": "faro.cli.import_plan:import_group",
    "publish": "faro.cli.publish:publish",
    "catalog": "faro.cli.catalog:catalog",
    "registers": "faro.cli.registers:registers",
    "promises": "faro.cli.promises:promises",
    "lineage": "faro.cli.lineage:lineage",
    "measure": "faro.cli.measure:measure",
    "ledger": "faro.cli.ledger:ledger",
    "backup": "faro.cli.backup:backup",
    "restore": "faro.cli.restore:restore",
    "doctor": "faro.cli.doctor:doctor",
    "tick": "faro.cli.tick:tick",
    "completion": "faro.cli.completion:completion",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click gives it
        """The names, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error for the user is shown as a sentence and ends with status 2."""
        try:
            return super().invoke(ctx)
        except InputProblems as error:
            from faro.cli.terminal import show_problems  # noqa: PLC0415  rich is slow to import and seldom needed here

            show_problems(error)
        except FaroError as error:
            from faro.cli.terminal import show_error  # noqa: PLC0415

            show_error(str(error))
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read our output has read enough: click ends quietly
                raise
            from faro.cli.terminal import show_error  # noqa: PLC0415
            from faro.kernel.files import reason_of  # noqa: PLC0415

            show_error(_("No se pudo terminar: {reason}.").format(reason=reason_of(error)))
        sys.exit(BAD_INPUT)


@click.group(
    cls=LazyGroup,
    help=_("Faro: del plan y sus cifras a la evaluación del año."),
    epilog=_("Empiece con: faro evaluate data/ilo/pei-2022"),
    options_metavar=_("[OPCIONES]"),
    subcommand_metavar=_("ORDEN [ARGUMENTOS]…"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="faro")
def faro() -> None:
    """Hold the commands together."""


def run() -> None:
    """Start the program: what the ``faro`` script calls."""
    faro(prog_name="faro")
