"""``faro publish``: evaluate a plan that is loaded and make it what citizens see."""

from pathlib import Path

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.text import _, ngettext

FORMATS = ("docx", "pdf", "xlsx", "html")


@click.command(
    help=_(
        "Publica la evaluación de un plan cargado: sella sus datos, aplica los métodos en vigor, busca lo que no "
        "cuadra, genera los documentos y dice qué cifras cambian. O todo, o nada."
    ),
    epilog=examples(
        "faro publish PEI-2021-2025 --year 2022 --dry-run",
        'faro publish PEI-2021-2025 --year 2022 --reason "Se corrigió el valor de IND.01.OEI.01"',
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("plan", metavar=_("PLAN"))
@click.option(
    "--year",
    type=click.IntRange(1900, 2100),
    required=True,
    metavar=_("AÑO"),
    help=_("Año que se publica."),
)
@click.option(
    "--reason",
    default="",
    metavar=_("RAZÓN"),
    help=_("Por qué cambia lo publicado; hace falta desde la segunda publicación y se muestra a los ciudadanos."),
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    metavar=_("FORMATO"),
    help=_("Solo este documento (docx, pdf, xlsx, html); se puede repetir. Si no se dice, todos."),
)
@click.option("--dry-run", is_flag=True, help=_("Solo dice qué cambiaría; no publica."))
@home_option
def publish(
    plan: str,
    year: int,
    reason: str,
    formats: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001  click gives options by name
    home: Path | None,
) -> None:
    """Draft, show, and unless it is a trial, publish."""
    from faro.cli.django_setup import start_django  # noqa: PLC0415

    start_django(home)
    from faro.evaluation import api  # noqa: PLC0415
    from faro.ledger.api import Actor  # noqa: PLC0415

    draft = api.drafted(plan, year)
    for change in draft.changes:
        click.echo(f"{change.title}: {change.figure}: {change.before} → {change.after}")
    said = ngettext("{n} cifra cambia.", "{n} cifras cambian.", len(draft.changes))
    click.echo(said.format(n=len(draft.changes)) if draft.previous else _("Es la primera publicación de ese año."))
    if dry_run:
        return
    made = api.publish(
        actor=Actor("command:publish"), plan_code=plan, year=year, reason=reason, formats=formats or FORMATS
    )
    click.echo(
        _("Publicado: {plan} {year}, publicación {n}. Huella de los datos: {digest}").format(
            plan=plan, year=year, n=made.number, digest=made.sealed.digest
        )
    )
