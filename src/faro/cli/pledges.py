"""``faro pledges``: the problems, objectives and targets of a government plan, each with its place."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from faro.cli.arguments import examples
from faro.cli.spanish import click
from faro.kernel.text import _, ngettext

if TYPE_CHECKING:
    from faro.reading.pledges.model import Pledge, PledgeReading
    from faro.reports.document import Table

_SHOWN = 40


@click.command(
    help=_(
        "Lee un plan de gobierno (.pdf, .docx, .html, .txt) y lista sus problemas, objetivos y metas, con su lugar; "
        "lo que no pudo leer lo lista aparte."
    ),
    epilog=examples(
        "faro pledges plan-de-gobierno.pdf",
        "faro pledges plan-de-gobierno.docx --format json > compromisos.json",
        "faro pledges resumen.html --format csv > compromisos.csv",
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("path", metavar=_("ARCHIVO"), type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    metavar=_("FORMATO"),
    help=_("table (cuadro, si no se dice), json o csv."),
)
def pledges(path: Path, output: str) -> None:
    """Read, and print in the form asked for."""
    from faro.reading.opening import read_document  # noqa: PLC0415  help needs no reader
    from faro.reading.pledges.reading import read_pledges  # noqa: PLC0415

    reading = read_pledges(read_document(path, layout=True))
    if output == "table":
        _show(reading)
        return
    from faro.reading.pledges.output import pledges_csv, pledges_data  # noqa: PLC0415

    if output == "json":
        click.echo(json.dumps(pledges_data(reading), ensure_ascii=False, indent=2))
    else:
        click.echo(pledges_csv(reading), nl=False)


def _show(reading: "PledgeReading") -> None:
    from faro.cli.terminal import show  # noqa: PLC0415  rich is slow to import

    if reading.pledges:
        show([_table(reading)])
    else:
        click.echo(_("No se encontró ningún compromiso: ni cuadro de metas ni propuestas bajo ejes o dimensiones."))
    if not reading.unread:
        return
    count = len(reading.unread)
    click.echo(ngettext("Sin leer: {n} texto", "Sin leer: {n} textos", count).format(n=count))
    for each in reading.unread[:_SHOWN]:
        click.echo(f"  {each.spot.words()}: {each.text}")
    if count > _SHOWN:
        hidden = count - _SHOWN
        more = ngettext("  … y {n} más (véalo con --format json).", "  … y {n} más (véalos con --format json).", hidden)
        click.echo(more.format(n=hidden))


def _table(reading: "PledgeReading") -> "Table":
    from faro.reports.document import Cell, Column, Row, Table  # noqa: PLC0415

    labels = (
        (_("Lugar"), 1.0),
        (_("Dimensión"), 1.0),
        (_("Problema"), 3.0),
        (_("Objetivo"), 3.0),
        (_("Meta"), 3.0),
        (_("Valor"), 1.0),
        (_("Plazo"), 1.0),
        (_("Tipo"), 1.0),
        (_("Confianza"), 1.0),
    )
    count = len(reading.pledges)
    return Table(
        ngettext("{n} compromiso", "{n} compromisos", count).format(n=count),
        tuple(Column(label, weight=weight) for label, weight in labels),
        tuple(Row(tuple(Cell(text) for text in _cells(each))) for each in reading.pledges),
        (_("Un plazo entre paréntesis viene del encabezado de la columna."),)
        if any(each.deadline_inherited for each in reading.pledges)
        else (),
    )


def _cells(pledge: "Pledge") -> tuple[str, ...]:
    deadline = pledge.deadline or "—"
    return (
        pledge.spot.words(),
        pledge.dimension or "—",
        pledge.problem or "—",
        pledge.objective or "—",
        pledge.target_text or _("sin meta"),
        _value(pledge),
        f"({deadline})" if pledge.deadline_inherited else deadline,
        _kinds()[pledge.target.kind.value],
        {"high": _("alta"), "medium": _("media"), "low": _("baja")}[pledge.confidence.value],
    )


def _value(pledge: "Pledge") -> str:
    from faro.reading.pledges.targets import number_text  # noqa: PLC0415

    target = pledge.target
    if target.quantity is None:
        return "—"
    sign = "" if target.comparator in {None, "="} else f"{target.comparator} "
    return f"{sign}{number_text(target.quantity)} {target.unit or ''}".strip()


def _kinds() -> dict[str, str]:
    return {
        "count": _("cantidad"),
        "percentage": _("porcentaje"),
        "level": _("nivel"),
        "frequency": _("frecuencia"),
        "deliverable": _("entregable"),
        "date": _("fecha"),
        "none": _("sin meta"),
    }
