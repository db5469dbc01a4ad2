"""``faro registers``: what each register holds, and loading one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from faro.cli.arguments import examples, home_option
from faro.cli.django_setup import start_django
from faro.cli.spanish import click
from faro.kernel.text import _, ngettext

if TYPE_CHECKING:
    from faro.registers.api import RegisterFacts

FORMATS = ("text", "json")


@click.group(
    invoke_without_command=True,
    help=_("Dice qué registros hay: su versión, cuánto tienen anotado, sus estados, sus medidas y sus indicadores."),
    epilog=examples(
        "faro registers",
        "faro registers --format json",
        'faro registers load data/ilo/registers/patrullajes --unit 03.08.04 --reason "Primera carga"',
    ),
    options_metavar=_("[OPCIONES]"),
    subcommand_metavar=_("[ORDEN]"),
)
@click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="text",
    metavar=_("FORMATO"),
    help=_("text, para leer; json, con todo."),
)
@home_option
@click.pass_context
def registers(context: click.Context, output: str, home: Path | None) -> None:
    """List the registers, unless a command was named."""
    context.obj = home
    if context.invoked_subcommand is not None:
        return
    start_django(home)
    from faro.registers.api import facts_of_registers  # noqa: PLC0415  after Django

    facts = facts_of_registers()
    if output == "json":
        click.echo(json.dumps([each.as_json() for each in facts], ensure_ascii=False, indent=2))
    else:
        _tell(facts)


def _tell(facts: "Sequence[RegisterFacts]") -> None:
    if not facts:
        click.echo(_("Todavía no hay ningún registro."))
    for each in facts:
        closed = "" if each.active else _(" (ya no se usa)")
        counted = ngettext("{n:,} anotación", "{n:,} anotaciones", each.records).format(n=each.records)
        click.echo(f"{each.code}: {each.name}{closed}")
        version = _("versión {n}").format(n=each.version)
        click.echo(f"  {version} · {each.unit} · {counted}{_states(each)}")
        if each.measures:
            click.echo("  " + _("medidas: {codes}").format(codes=", ".join(each.measures)))
        if each.indicators:
            click.echo("  " + _("alimenta: {codes}").format(codes=", ".join(each.indicators)))


def _states(each: "RegisterFacts") -> str:
    words = ", ".join(f"{code} {count:,}" for code, count in each.states.items())
    return f" · {words}" if words else ""


@registers.command(
    help=_(
        "Carga un registro: una carpeta con form.md (o form.xlsx) y register.toml, un ZIP de ella, o un formulario "
        "solo. Si ya está, es una versión nueva; lo que no podría leerse después se rechaza y nada cambia."
    ),
    epilog=examples(
        'faro registers load data/ilo/registers/patrullajes --reason "Primera carga"',
        'faro registers load encuesta.xlsx --unit 03.06 --reason "Formulario de otra oficina" --dry-run',
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("path", metavar=_("RUTA"), type=click.Path(path_type=Path, exists=True))
@click.option("--unit", default="", metavar=_("CÓDIGO"), help=_("Unidad dueña; si no, la que dice el registro."))
@click.option("--reason", required=True, metavar=_("MOTIVO"), help=_("Por qué se carga; queda en la historia."))
@click.option("--dry-run", is_flag=True, help=_("Solo dice qué haría."))
@click.pass_obj
def load(
    home: Path | None,
    path: Path,
    unit: str,
    reason: str,
    dry_run: bool,  # noqa: FBT001  click gives options by name
) -> None:
    """Load a register, or say what that would do."""
    start_django(home)
    from faro.ledger.api import Actor  # noqa: PLC0415  after Django
    from faro.registers.api import bundle_of_file, bundle_of_folder, load_register, preview_register  # noqa: PLC0415

    bundle = bundle_of_folder(path) if path.is_dir() else bundle_of_file(path.name, path.read_bytes())
    preview = preview_register(bundle)
    for change in preview.changes:
        click.echo(f"{change.key}: {change.text}{_(' [se rechaza]') if change.refused else ''}")
    for warning in preview.warnings:
        click.echo(_("Para revisar: {what}").format(what=warning), err=True)
    if preview.is_same:
        click.echo(_("Es exactamente lo que ya está en uso: nada cambió."))
    elif dry_run:
        click.echo(_("No se cargó: era una prueba."))
    else:
        version = load_register(actor=Actor("command:registers"), bundle=bundle, unit=unit, reason=reason)
        click.echo(_("{name}: versión {n}.").format(name=version.register.name, n=version.number))
