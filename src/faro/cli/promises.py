"""``faro promises``: government plans whose pledges somebody set down by hand, into Faro and out of it."""

import json
from pathlib import Path

from faro.cli.arguments import examples, home_option
from faro.cli.django_setup import start_django
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext


@click.group(
    help=_("Planes de gobierno y sus promesas: carga y descarga."),
    epilog=examples("faro promises load data/ilo/promises", "faro promises export accion-popular-2018 --to carpeta"),
    options_metavar=_("[OPCIONES]"),
    subcommand_metavar=_("[ORDEN]"),
)
def promises() -> None:
    """Commands about government plans."""


@promises.command(
    help=_("Carga los planes de gobierno de una carpeta con plans.csv y pledges.csv (y axes.csv, shown.csv)."),
    epilog=examples("faro promises load data/ilo/promises"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("folder", metavar=_("CARPETA"), type=click.Path(path_type=Path))
@click.option("--reason", metavar=_("TEXTO"), default=_("Carga desde la línea de órdenes"), help=_("El motivo."))
@home_option
def load(folder: Path, reason: str, home: Path | None) -> None:
    """Load plans, all or nothing."""
    start_django(home)
    from faro.ledger.api import Actor  # noqa: PLC0415  after Django
    from faro.promises.api import PLAN_FILES, load_plans  # noqa: PLC0415

    if not folder.is_dir():
        raise FaroError(_("«{folder}» no es una carpeta.").format(folder=folder))
    files = {name: (folder / name).read_bytes() for name in PLAN_FILES if (folder / name).is_file()}
    plans = load_plans(actor=Actor("command:promises"), files=files, reason=reason)
    for plan in plans:
        count = plan.pledges.count()
        words = ngettext("{plan}: {n} promesa", "{plan}: {n} promesas", count)
        click.echo(words.format(plan=plan.code, n=count))


@promises.command(
    help=_("Escribe un plan de gobierno: sus tablas en una carpeta, o todo lo seguido como JSON."),
    epilog=examples(
        "faro promises export accion-popular-2018 --to carpeta",
        "faro promises export accion-popular-2018 --format json > plan.json",
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("plan", metavar=_("PLAN"))
@click.option("--to", "folder", metavar=_("CARPETA"), type=click.Path(path_type=Path), help=_("Dónde van las tablas."))
@click.option(
    "--format",
    "output",
    type=click.Choice(["csv", "json"]),
    default="csv",
    metavar=_("FORMATO"),
    help=_("csv (tablas, si no se dice) o json."),
)
@home_option
def export(plan: str, folder: Path | None, output: str, home: Path | None) -> None:
    """Write a plan again."""
    start_django(home)
    from faro.promises.api import plan_data, plan_row, plan_tables  # noqa: PLC0415

    held = plan_row(plan)
    if output == "json":
        click.echo(json.dumps(plan_data(held), ensure_ascii=False, indent=2))
        return
    if folder is None:
        raise FaroError(_("Diga con --to en qué carpeta van las tablas."))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in plan_tables(held).items():
        (folder / name).write_text(text, "utf-8", newline="")
        click.echo(str(folder / name))
