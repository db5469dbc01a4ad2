"""``faro import mef`` and ``faro import consulta-amigable``: the year's money from the files of the MEF."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from faro.cli.arguments import examples, home_option
from faro.cli.django_setup import start_django
from faro.cli.spanish import click
from faro.kernel.formats import money, percent
from faro.kernel.text import _

if TYPE_CHECKING:
    from faro.budget.api import Imported, Release
    from faro.ledger.api import Actor

SHOWN = 20
FORMATS = ("text", "json")

F = TypeVar("F", bound=Callable[..., Any])


def _common_options(function: F) -> F:
    options = [
        click.argument("file_path", metavar=_("ARCHIVO"), type=click.Path(path_type=Path, dir_okay=False)),
        click.option(
            "--year",
            type=click.IntRange(2000, 2100),
            metavar=_("AÑO"),
            help=_("El año; si no, el del archivo."),
        ),
        click.option("--reason", default="", metavar=_("MOTIVO"), help=_("Por qué se importa; queda en la historia.")),
        click.option(
            "--format",
            "output",
            type=click.Choice(FORMATS),
            default="text",
            metavar=_("FORMATO"),
            help=_("text, para leer; json, con todas las filas en cuarentena y advertencias."),
        ),
        home_option,
    ]
    for option in reversed(options):
        function = option(function)
    return function


@click.command(
    name="mef",
    help=_(
        "Importa el gasto del año de una unidad ejecutora desde el CSV del MEF («Gasto devengado mensual», o el ZIP "
        "que lo trae). Lee columnas por nombre y deja en cuarentena las filas que no se entienden. Si se corta, la "
        "misma orden sigue donde quedó; el mismo archivo otra vez no cambia nada."
    ),
    epilog=examples(
        "faro import mef 2025-Gasto-Devengado-Mensual.csv --executing-unit 301498",
        "faro import mef gasto.zip --executing-unit 301498 --year 2025 --format json",
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.option(
    "--executing-unit", "unit", required=True, metavar=_("CÓDIGO"), help=_("SEC_EJEC de la unidad ejecutora.")
)
@_common_options
def mef(file_path: Path, home: Path | None, output: str, **given: Any) -> None:
    """Import the yearly file."""
    start_django(home)
    from faro.budget.api import GivenFile, import_mef  # noqa: PLC0415  after Django

    with _bytes_bar(_("Leyendo {name}").format(name=file_path.name)) as progress:
        imported = import_mef(actor=_actor(), file=GivenFile(file_path), progress=progress, **given)
    _tell(imported, output)


@click.command(
    name="consulta-amigable",
    help=_(
        "Importa un libro .xlsx exportado de la Consulta Amigable. Sus filas son agregados: se guardan aparte y nunca "
        "se suman al gasto por líneas. Muestra el avance impreso junto al calculado."
    ),
    epilog=examples(
        "faro import consulta-amigable rubros.xlsx",
        "faro import consulta-amigable rubros.xlsx --executing-unit 301498 --year 2022 --format json",
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.option(
    "--executing-unit",
    "unit",
    default="",
    metavar=_("CÓDIGO"),
    help=_("SEC_EJEC de la unidad ejecutora, si el libro no lo dice."),
)
@_common_options
def consulta_amigable(file_path: Path, home: Path | None, output: str, **given: Any) -> None:
    """Import a workbook."""
    start_django(home)
    from faro.budget.api import GivenFile, import_amigable  # noqa: PLC0415  after Django

    _tell(import_amigable(actor=_actor(), file=GivenFile(file_path), **given), output)


def _actor() -> "Actor":
    from faro.ledger.api import Actor  # noqa: PLC0415  after Django

    return Actor("command:import")


@contextmanager
def _bytes_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Bytes dealt with of bytes in all, on standard error. Nothing in a pipe."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    from faro.cli.terminal import console  # noqa: PLC0415

    out = console(errors=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _tell(imported: "Imported", output: str) -> None:
    """What was taken, skipped and quarantined."""
    from faro.budget.api import described_import  # noqa: PLC0415  after Django

    if output == "json":
        data = described_import(imported.release, written=imported.written)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    release = imported.release
    title = _("Importado") if imported.written else _("Ese archivo ya estaba importado: no cambió nada")
    whose = f"{release.unit} {release.unit_name}".strip()
    click.echo(f"{title}. {release.get_origin_display()}, {release.year}, {whose}")
    for label, number in _counts(release):
        click.echo(f"  {label}: {number:,}")
    for line in _money(release):
        click.echo(line)
    _list_remarks(release)


def _counts(release: "Release") -> list[tuple[str, int]]:
    return [
        (_("Filas leídas"), release.rows_read),
        (_("Tomadas"), release.rows_taken),
        (_("De otros, o que no son filas de montos"), release.rows_skipped),
        (_("En cuarentena"), release.rows_quarantined),
        (_("Advertencias"), release.warnings),
    ]


def _money(release: "Release") -> Iterator[str]:
    from faro.budget.api import progress_of, total_of  # noqa: PLC0415  after Django

    if release.origin == release.Origin.MEF:
        total = total_of(release)
        yield _("PIM {pim}, devengado {accrued}: {share} de avance.").format(
            pim=money(total.pim), accrued=money(total.accrued), share=percent(total.progress)
        )
        if release.only_the_year:
            yield _("El archivo no detalla los meses: solo vale el devengado del año.")
        return
    yield _("Avance % impreso y calculado (devengado / PIM):")
    for row in progress_of(release):
        mark = "" if row.agrees else _("  ← difieren")
        name = f"{row.level} {row.code} {row.name}" if row.code else row.name
        yield f"  {name}: {percent(row.printed)} | {percent(row.computed)}{mark}"


def _list_remarks(release: "Release") -> None:
    from faro.budget.api import quarantine_of, warnings_of  # noqa: PLC0415  after Django

    for title, remarks in ((_("En cuarentena:"), quarantine_of(release)), (_("Advertencias:"), warnings_of(release))):
        count = remarks.count()
        if count:
            click.echo(title)
        for line in _lines(remarks[:SHOWN]):
            click.echo(f"- {line}")
        if count > SHOWN:
            click.echo(_("… y {n} más: --format json las trae todas.").format(n=count - SHOWN))


def _lines(remarks: Iterable[Any]) -> Iterator[str]:
    from faro.budget.api import reason_of  # noqa: PLC0415  after Django

    for remark in remarks:
        place = _("línea {n}").format(n=remark.line) + (f", {remark.column}" if remark.column else "")
        yield f"{place}: {reason_of(remark)}" + (f" «{remark.value}»" if remark.value else "")
