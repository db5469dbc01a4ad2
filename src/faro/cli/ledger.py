"""``faro ledger``: prove the history, and publish its head."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.files import reason_of
from faro.kernel.text import _, ngettext

if TYPE_CHECKING:
    from faro.ledger.api import PublishedHead, Verification

BROKEN = 1


class NoLedger(FaroError):
    """There is no history to read."""


class UnreadableHeads(FaroError):
    """The heads file can't be opened, read or written."""


@click.group(
    name="ledger",
    help=_("Comprueba la historia de los cambios y publica su cabecera."),
    epilog=examples("faro ledger verify", "faro ledger heads"),
    options_metavar=_("[OPCIONES]"),
    subcommand_metavar=_("ORDEN [ARGUMENTOS]…"),
)
def ledger() -> None:
    """Hold the commands together."""


@ledger.command(
    help=_(
        "Recalcula la huella de cada asiento y la compara, con sus columnas, sus datos personales y las cabeceras "
        "publicadas. Termina con 0 si todo concuerda y con 1 si algo se cambió, se reescribió o se acortó."
    ),
    epilog=examples("faro ledger verify", "faro ledger verify --heads cabeceras.txt --format json"),
    options_metavar=_("[OPCIONES]"),
)
@click.option(
    "--heads",
    "heads_file",
    type=click.Path(path_type=Path),
    metavar=_("ARCHIVO"),
    help=_("Cabeceras publicadas, una por línea, como las escribe «faro ledger heads»."),
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "json"]),
    default="table",
    metavar=_("FORMATO"),
    help=_("«table» (para leer) o «json»."),
)
@home_option
def verify(heads_file: Path | None, output_format: str, home: Path | None) -> None:
    """Verify, show, end with a status."""
    _open(home)
    published = _read(heads_file) if heads_file else ()
    from django.db import connection  # noqa: PLC0415

    from faro.ledger.api import is_protected  # noqa: PLC0415
    from faro.ledger.api import verify as verify_chain  # noqa: PLC0415

    outcome, protected = verify_chain(published), is_protected(connection)
    if output_format == "json":
        click.echo(json.dumps(_as_data(outcome) | {"protected": protected}, ensure_ascii=False, indent=2))
    else:
        _show(outcome)
        if not protected:
            click.echo(_("Aviso: la base de datos dejaría cambiar la historia. Ejecute «faro ledger protect»."))
    sys.exit(0 if outcome.sound else BROKEN)


@ledger.command(
    help=_(
        "Muestra la cabecera de la historia: el día, el número del último asiento y su huella. Publíquela e imprímala: "
        "con ella cualquiera descubre una historia reescrita o acortada."
    ),
    epilog=examples("faro ledger heads", "faro ledger heads --out cabeceras.txt"),
    options_metavar=_("[OPCIONES]"),
)
@click.option(
    "--out",
    "heads_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=_("ARCHIVO"),
    help=_("Añade la línea a este archivo, si lo que ya dice concuerda con la historia."),
)
@home_option
def heads(heads_file: Path | None, home: Path | None) -> None:
    """Show the head or add it to a file."""
    _open(home)
    published = _read(heads_file) if heads_file and heads_file.exists() else ()
    from django.utils import timezone  # noqa: PLC0415

    from faro.ledger.api import disagreements, head, line_of  # noqa: PLC0415

    current = head()
    if current is None:
        raise NoLedger(_("La historia está vacía: todavía no tiene cabecera."))
    if faults := disagreements(published):
        for fault in faults:
            click.echo(fault.message, err=True)
        sys.exit(BROKEN)
    line = line_of(current, timezone.localdate())
    if heads_file:
        _add(heads_file, line, published, timezone.localdate())
    click.echo(line)


@ledger.command(
    help=_("Vuelve a poner en la base de datos los disparadores que rehúsan cambiar o borrar la historia."),
    options_metavar=_("[OPCIONES]"),
)
@home_option
def protect(home: Path | None) -> None:
    """Put the triggers there, anew."""
    _open(home)
    from django.db import connection, transaction  # noqa: PLC0415

    from faro.ledger.api import protect as put_triggers  # noqa: PLC0415

    with transaction.atomic():
        put_triggers(connection)
    click.echo(_("La base de datos rehúsa cambiar la historia."))


def _open(home: Path | None) -> None:
    from faro.cli.django_setup import start_django  # noqa: PLC0415  only here is the database needed

    start_django(home)
    from django.db import DatabaseError, connection  # noqa: PLC0415

    try:
        names = connection.introspection.table_names()
    except (DatabaseError, UnicodeDecodeError) as error:
        raise NoLedger(_("La base de datos no se puede abrir: {reason}.").format(reason=error)) from error
    if "ledger_entry" not in names:
        raise NoLedger(_("Aquí no hay historia. Indique la instalación con --home o créela con «faro migrate»."))


def _read(path: Path) -> "tuple[PublishedHead, ...]":
    from faro.ledger.api import read_heads  # noqa: PLC0415

    try:
        return read_heads(path.read_text("utf-8-sig").splitlines(), str(path))
    except OSError as error:
        raise UnreadableHeads(
            _("No se puede leer «{path}»: {reason}.").format(path=path, reason=reason_of(error))
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableHeads(_("«{path}» no es un archivo de texto en UTF-8.").format(path=path)) from error


def _add(path: Path, line: str, published: "tuple[PublishedHead, ...]", today: date) -> None:
    from faro.ledger.api import HEADS_HEADING  # noqa: PLC0415

    sequence, digest = line.split()[1:]
    if any((each.day, str(each.sequence), each.digest) == (today, sequence, digest) for each in published):
        return
    new = not path.exists() or path.stat().st_size == 0
    unfinished = not new and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write((f"{HEADS_HEADING}\n" if new else "") + ("\n" if unfinished else "") + f"{line}\n")


def _show(outcome: "Verification") -> None:
    count = ngettext("{n} asiento", "{n} asientos", outcome.entries).format(n=outcome.entries)
    compared = ngettext("{n} cabecera publicada", "{n} cabeceras publicadas", outcome.heads_compared)
    click.echo(f"{count}, {compared.format(n=outcome.heads_compared)}")
    if outcome.head:
        click.echo(_("Última huella: {digest}").format(digest=outcome.head.digest))
    for fault in outcome.faults:
        click.echo(f"✗ {fault.message}")
    if outcome.more_faults:
        click.echo(_("… y más."))
    click.echo(_("La historia está entera.") if outcome.sound else _("La historia NO concuerda."))


def _as_data(outcome: "Verification") -> dict[str, Any]:
    return {
        "sound": outcome.sound,
        "entries": outcome.entries,
        "head": {"sequence": outcome.head.sequence, "digest": outcome.head.digest} if outcome.head else None,
        "heads_compared": outcome.heads_compared,
        "faults": [
            {"code": each.code, "sequence": each.sequence, "column": each.column or None, "message": each.message}
            for each in outcome.faults
        ],
        "more_faults": outcome.more_faults,
    }
