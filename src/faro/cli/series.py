"""``faro catalog series``: the denominators, their sources, and which of them counts."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.fixed import QUANTITY_SCALE, InexactNumber, NumberTooLarge, to_scaled
from faro.kernel.formats import day as shown_day
from faro.kernel.formats import quantity
from faro.kernel.text import _

if TYPE_CHECKING:
    from faro.ledger.api import Actor

DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
place_option = click.option("--place", default="", metavar=_("LUGAR"), help=_("Ubigeo o código de sector."))
source_option = click.option("--source", required=True, metavar=_("FUENTE"), help=_("De dónde sale el valor."))
reason_option = click.option("--reason", default="", metavar=_("MOTIVO"), help=_("Por qué; queda en la historia."))


@click.group(
    help=_("Las series con que se calculan tasas y porcentajes: población, viviendas y otras."),
    epilog=examples("faro catalog series list"),
    options_metavar=_("[OPCIONES]"),
    subcommand_metavar=_("ORDEN [ARGUMENTOS]…"),
)
def series() -> None:
    """Hold the commands together."""


@series.command(
    name="list", help=_("Muestra cada valor con su fuente, y qué fuente rige."), options_metavar=_("[OPCIONES]")
)
@home_option
def list_all(home: Path | None) -> None:
    """One line for each value."""
    _start(home)
    from faro.catalogs.api import listed_series, series_place, series_values, source_choices  # noqa: PLC0415

    for each in listed_series():
        click.echo(f"{each.code}: {each.name} ({each.unit})")
        for row in series_values(each.code):
            note = f" {row.note}" if row.note else ""
            click.echo(f"  {series_place(row.place).name}, {row.when}: {quantity(row.value)}. {row.source}.{note}")
        for choice in source_choices(each.code):
            text = _("  Rige desde el {day} en {place}: {source}. {norm}")
            click.echo(
                text.format(
                    day=shown_day(choice.valid_from),
                    place=series_place(choice.place).name,
                    source=choice.source,
                    norm=choice.norm,
                )
            )


@series.command(
    name="choose",
    help=_("Decide qué fuente de una serie rige desde un día."),
    epilog=examples("faro catalog series choose poblacion --source 'INEI' --from 2023-01-01 --norm 'Acuerdo 3'"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("code", metavar=_("SERIE"))
@source_option
@click.option("--from", "since", type=DAY, required=True, metavar=_("DÍA"), help=_("Primer día en que rige."))
@click.option("--norm", required=True, metavar=_("NORMA"), help=_("La norma o acuerdo que lo decide."))
@place_option
@reason_option
@home_option
def choose(*, code: str, since: datetime, home: Path | None, **said: str) -> None:
    """Figures of closed years keep the value they were computed with."""
    actor = _start(home)
    from faro.catalogs.api import choose_series_source  # noqa: PLC0415

    row = choose_series_source(actor=actor, series=code, valid_from=since.date(), **said)
    click.echo(_("{code}: rige {source} desde el {day}.").format(code=code, source=row.source, day=shown_day(since)))


@series.command(
    name="set",
    help=_("Anota un valor de una serie, de un año o de un día, con su fuente."),
    epilog=examples("faro catalog series set poblacion 81234 --year 2023 --source 'INEI, proyección'"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("code", metavar=_("SERIE"))
@click.argument("value", metavar=_("NÚMERO"))
@click.option("--year", type=int, metavar=_("AÑO"), help=_("El año de que es el valor."))
@click.option("--day", type=DAY, metavar=_("DÍA"), help=_("El día de que es, si no es de todo un año."))
@source_option
@place_option
@click.option("--note", default="", metavar=_("NOTA"), help=_("Lo que haya que saber del valor."))
@reason_option
@home_option
def set_value(*, code: str, value: str, year: int | None, day: datetime | None, home: Path | None, **said: str) -> None:
    """Said again for the same source and time, it mends the value."""
    actor = _start(home)
    from faro.catalogs.api import add_series_value  # noqa: PLC0415

    on = day.date() if day else None
    row = add_series_value(actor=actor, series=code, value=_millionths(value), year=year, day=on, **said)
    click.echo(_("{code}: {value} ({source}).").format(code=code, value=quantity(row.value), source=row.source))


@series.command(
    name="add",
    help=_("Añade una serie propia."),
    epilog=examples("faro catalog series add comerciantes 'Comerciantes con padrón' personas"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("code", metavar=_("CÓDIGO"))
@click.argument("name", metavar=_("NOMBRE"))
@click.argument("unit", metavar=_("UNIDAD"))
@reason_option
@home_option
def add(*, code: str, name: str, unit: str, reason: str, home: Path | None) -> None:
    """Its values come with ``set``."""
    actor = _start(home)
    from faro.catalogs.api import add_series  # noqa: PLC0415

    row = add_series(actor=actor, code=code, name=name, unit=unit, reason=reason)
    click.echo(_("{code}: {name} ({unit}).").format(code=row.code, name=row.name, unit=row.unit))


def _millionths(text: str) -> int:
    try:
        return to_scaled(Decimal(text.replace(",", "")), QUANTITY_SCALE)
    except (InvalidOperation, InexactNumber, NumberTooLarge) as error:
        raise FaroError(_("«{text}» no es un número con hasta seis decimales.").format(text=text)) from error


def _start(home: Path | None) -> "Actor":
    from faro.cli.django_setup import start_django  # noqa: PLC0415  only these commands pay for it

    start_django(home)
    from faro.ledger.api import Actor  # noqa: PLC0415

    return Actor("command:catalog")
