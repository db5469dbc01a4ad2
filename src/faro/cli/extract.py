"""``faro extract``: the tables and statements of a published document, as a fragment of a package."""

from collections import Counter
from pathlib import Path

from faro.cli.arguments import examples
from faro.cli.spanish import click
from faro.kernel.text import _, ngettext
from faro.package.tables.account import CLAIM_KINDS
from faro.reading.extraction import Extraction
from faro.reading.fragment import UNPLACED_FILE, refuse_to_overwrite

_SHOWN = 20


@click.command(
    help=_("Lee un informe publicado (.docx, .pdf, .html, .txt) y escribe sus cuadros y afirmaciones, con su lugar."),
    epilog=examples(
        "faro extract informe-2022.pdf --out leido",
        "faro extract informe-2022.docx --out leido --plan PEI-2021-2025",
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("path", metavar=_("ARCHIVO"), type=click.Path(path_type=Path))
@click.option(
    "--out",
    "out",
    required=True,
    metavar=_("CARPETA"),
    type=click.Path(path_type=Path),
    help=_("Carpeta donde se escriben las tablas; se crea si no existe y nunca se escribe encima de un paquete."),
)
@click.option(
    "--plan", metavar=_("CÓDIGO"), help=_("Código del plan de que trata; si no se dice, el nombre del archivo.")
)
def extract(path: Path, out: Path, plan: str | None) -> None:
    """Read, find, write, and say what was found and what was not."""
    from faro.reading.extraction import extract as find  # noqa: PLC0415  help needs no reader
    from faro.reading.fragment import write_fragment  # noqa: PLC0415
    from faro.reading.opening import read_document  # noqa: PLC0415

    refuse_to_overwrite(out)
    found = find(read_document(path))
    files = write_fragment(found, out, plan)
    for line in summary(found):
        click.echo(line)
    for file in files:
        click.echo(_("Escrito: {path}").format(path=file))


def summary(found: Extraction) -> list[str]:
    """What was found, in lines: each table, the claims by kind, and what could not be placed."""
    lines = [_("Cuadros: {n}").format(n=len(found.tables))]
    lines += [
        _("  {id} ({role}): {rows} — {title}").format(
            id=table.id,
            role=table.form.role,
            rows=ngettext("{n} fila", "{n} filas", len(table.rows)).format(n=len(table.rows)),
            title=table.title,
        )
        for table in found.tables
    ]
    lines.append(_("Afirmaciones: {n}").format(n=len(found.claims)))
    counts = Counter(claim.kind for claim in found.claims)
    lines += [f"  {label}: {counts[kind]}" for kind, label in CLAIM_KINDS.items() if counts[kind]]
    lines.append(_("Sin ubicar: {n} (en {file})").format(n=len(found.unplaced), file=UNPLACED_FILE))
    lines += [f"  {each.spot.words()}: {each.text}" for each in found.unplaced[:_SHOWN]]
    hidden = len(found.unplaced) - _SHOWN
    if hidden > 0:
        lines.append(ngettext("  … y {n} más.", "  … y {n} más.", hidden).format(n=hidden))
    return lines
