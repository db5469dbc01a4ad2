"""``faro catalog``: the terms, limits and days off in force, and those that the municipality sets for itself."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from faro.cli.arguments import examples, home_option
from faro.cli.series import series
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.formats import day as shown_day
from faro.kernel.text import _

if TYPE_CHECKING:
    from faro.ledger.api import Actor

DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
norm_option = click.option("--norm", required=True, metavar=_("NORMA"), help=_("La norma o acuerdo que lo decide."))
reason_option = click.option("--reason", default="", metavar=_("MOTIVO"), help=_("Por qué; queda en la historia."))


@click.group(
    help=_("Los plazos, límites y días no laborables en vigor, y los que fija la municipalidad."),
    epilog=examples("faro catalog list"),
    options_metavar=_("[OPCIONES]"),
    subcommand_metavar=_("ORDEN [ARGUMENTOS]…"),
)
def catalog() -> None:
    """Hold the commands together."""


catalog.add_command(series)


@catalog.command(
    name="list", help=_("Muestra cada plazo, límite y día no laborable con su norma."), options_metavar=_("[OPCIONES]")
)
@home_option
def list_all(home: Path | None) -> None:
    """One line each, by code."""
    _start(home)
    from faro.catalogs.api import listed_holidays, listed_limits, listed_terms, term_words  # noqa: PLC0415

    for term in listed_terms():
        click.echo(f"{term.code}: {term_words(term)}. {term.label}. {term.norm}{_since(term.valid_from)}")
    for limit in listed_limits():
        click.echo(f"{limit.code}: {limit.value} {limit.unit}. {limit.label}. {limit.norm}{_since(limit.valid_from)}")
    for row in listed_holidays():
        state = "" if row.applies else _(" (no se aplica: falta confirmarlo)")
        click.echo(f"{row.code}: {row.holiday.name}{state}. {row.holiday.norm}")


@catalog.command(
    name="set",
    help=_("Fija un plazo, en días, o un límite, desde un día. Lo que ya corre conserva el suyo."),
    epilog=examples("faro catalog set questions.answer 8 --from 2027-01-01 --norm 'Acuerdo 12-2026'"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("code", metavar=_("CÓDIGO"))
@click.argument("value", type=click.IntRange(0), metavar=_("NÚMERO"))
@click.option("--from", "since", type=DAY, required=True, metavar=_("DÍA"), help=_("Primer día en que vale."))
@norm_option
@reason_option
@home_option
def set_value(*, code: str, value: int, since: datetime, norm: str, reason: str, home: Path | None) -> None:
    """The catalogue tells whether the code is a term or a limit; a term keeps its kind of days."""
    actor, first = _start(home), since.date()
    from faro.catalogs.api import listed_limits, listed_terms, set_limit, set_term  # noqa: PLC0415

    terms = {each.code: each for each in listed_terms()}
    if code in terms:
        kind = terms[code].kind
        set_term(actor=actor, code=code, days=value, kind=kind, norm=norm, valid_from=first, reason=reason)
    elif code in {each.code for each in listed_limits()}:
        set_limit(actor=actor, code=code, value=value, norm=norm, valid_from=first, reason=reason)
    else:
        raise FaroError(_("No existe «{code}»: «faro catalog list» muestra los que hay.").format(code=code))
    click.echo(_("{code}: {value} desde el {day}.").format(code=code, value=value, day=shown_day(first)))


@catalog.command(
    name="day-off",
    help=_("Declara un día no laborable, o con --withdraw retira uno declarado por error."),
    epilog=examples("faro catalog day-off 2027-05-26 'Aniversario de Ilo' --norm 'Ley 31667' --yearly"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("day", type=DAY, metavar=_("DÍA"))
@click.argument("name", metavar=_("NOMBRE"))
@click.option("--yearly", is_flag=True, help=_("Cada año, desde ese."))
@click.option("--withdraw", is_flag=True, help=_("Retira el que se declaró por error; diga el motivo con --reason."))
@norm_option
@reason_option
@home_option
def day_off(day: datetime, *, yearly: bool, withdraw: bool, home: Path | None, **said: str) -> None:
    """Every clock still running counts anew."""
    actor = _start(home)
    from faro.catalogs.api import declare_day_off, withdraw_day_off  # noqa: PLC0415

    if withdraw:
        withdraw_day_off(actor=actor, day=day.date(), reason=said["reason"])
        click.echo(_("El {day} vuelve a ser laborable.").format(day=shown_day(day.date())))
        return
    declare_day_off(actor=actor, day=day.date(), yearly=yearly, **said)
    click.echo(_("El {day} no es laborable.").format(day=shown_day(day.date())))


def _since(day: date | None) -> str:
    return _(" (desde el {day})").format(day=shown_day(day)) if day else ""


def _start(home: Path | None) -> "Actor":
    from faro.cli.django_setup import start_django  # noqa: PLC0415  only these commands pay for it

    start_django(home)
    from faro.ledger.api import Actor  # noqa: PLC0415

    return Actor("command:catalog")
