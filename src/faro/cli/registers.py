"""``faro registers``: what each register holds, and loading one."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from faro.cli.arguments import examples, home_option, refuse_if_not_new_workbook
from faro.cli.django_setup import open_installation
from faro.cli.spanish import click
from faro.kernel.text import _, ngettext

if TYPE_CHECKING:
    from faro.registers.api import Bundle, Preview, RegisterFacts

FORMATS = ("text", "json")


@click.group(
    invoke_without_command=True,
    help=_("Dice qué registros hay: su versión, cuánto tienen anotado, sus estados, sus medidas y sus indicadores."),
    epilog=examples(
        "faro registers",
        "faro registers --format json",
        "faro registers template mi-registro.xlsx",
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
    open_installation(home)
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
        "solo; o todos los que hay en las carpetas de una, en el orden que necesitan: todos o ninguno. "
        "Si ya está, es una versión nueva; lo que no podría leerse después se rechaza y nada cambia."
    ),
    epilog=examples(
        'faro registers load data/ilo/registers/patrullajes --reason "Primera carga"',
        'faro registers load data/ilo/registers --reason "Catálogo de Ilo"',
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
    open_installation(home)
    from faro.registers.api import bundles_of_file, bundles_of_folder, preview_registers  # noqa: PLC0415

    bundles = bundles_of_folder(path) if path.is_dir() else bundles_of_file(path.name, path.read_bytes())
    previews = preview_registers(bundles)
    for folder, preview in previews.items():
        if preview.register is None and (dry_run or preview.made_up):
            click.echo(_new(preview))
        _say(folder if len(previews) > 1 else "", preview)
    if all(preview.is_same for preview in previews.values()):
        click.echo(_("Es exactamente lo que ya está en uso: nada cambió."))
    elif dry_run:
        click.echo(_("No se cargó: era una prueba."))
    else:
        _load(bundles, unit, reason)


def _say(folder: str, preview: "Preview") -> None:
    before = f"{folder}: " if folder else ""
    for change in preview.changes:
        click.echo(f"{before}{change.key}: {change.text}{_(' [se rechaza]') if change.refused else ''}")
    for warning in preview.warnings:
        click.echo(_("Para revisar: {what}").format(what=f"{before}{warning}"), err=True)


def _new(preview: "Preview") -> str:
    """What a register that is not there yet would be; of a form alone, what was taken for personal."""
    rules, count = preview.definition, sum(each.shown for each in preview.form.questions.values())
    words = ngettext("{n} pregunta", "{n} preguntas", count).format(n=count)
    said = _("Registro nuevo «{name}» ({code}): {questions}.").format(name=rules.name, code=rules.code, questions=words)
    if not preview.made_up:
        return said
    covered = ", ".join(rules.columns.personal) or _("ninguna")
    return said + " " + _("Se toman por datos personales: {columns}.").format(columns=covered)


def _load(bundles: "Mapping[str, Bundle]", unit: str, reason: str) -> None:
    from faro.ledger.api import Actor  # noqa: PLC0415  after Django
    from faro.registers.api import load_registers, reordered  # noqa: PLC0415

    taken = load_registers(actor=Actor("command:registers"), bundles=bundles, unit=unit, reason=reason)
    for each in taken:
        same = "" if each.changed else _(" (ya estaba)")
        click.echo(_("{name}: versión {n}.").format(name=each.version.register.name, n=each.version.number) + same)
    if len(taken) > 1:
        new = sum(each.changed for each in taken)
        words = ngettext("{n} registro cargado", "{n} registros cargados", new).format(n=new)
        click.echo(_("{loaded}; {same} ya estaban.").format(loaded=words, same=len(taken) - new))
    if said := reordered(taken):
        click.echo(said)


@registers.command(
    help=_("Escribe un libro de Excel que ya es un registro, con una hoja que explica cómo cambiarlo por el suyo."),
    epilog=examples("faro registers template mi-registro.xlsx"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("path", metavar=_("ARCHIVO.xlsx"), type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help=_("Reemplaza el archivo si ya existe."))
def template(path: Path, force: bool) -> None:  # noqa: FBT001  click hands flags over by name
    """Write the workbook to begin with; never over another file."""
    from faro.kernel.files import write_file  # noqa: PLC0415
    from faro.registers.ports import starting_workbook  # noqa: PLC0415  it loads a library

    refuse_if_not_new_workbook(path, force=force)
    write_file(path, starting_workbook())
    click.echo(_("Escrito: {path}").format(path=path))
