"""``faro measure``: what a measure of a register gives in a period, and the records behind it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.formats import day
from faro.kernel.periods import Period, parse_period
from faro.kernel.text import _

if TYPE_CHECKING:
    from faro.registers.api import Behind, Measured, MeasureVersion, Span

MOST_RECORDS = 1_000


@click.command(
    help=_("Calcula una medida de un registro en un período, y muestra numerador, denominador y lo que deja fuera."),
    epilog=examples(
        "faro measure patrullajes.cobertura --period 2023-06",
        "faro measure patrullajes.cobertura --period 2023-S1 --records --format json",
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("code", metavar=_("REGISTRO.MEDIDA"))
@click.option("--period", required=True, metavar=_("PERÍODO"), help=_("2023, 2023-S1 o 2023-06."))
@click.option("--records", is_flag=True, help=_("También los números de las anotaciones que hay detrás."))
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar=_("FORMATO"),
    help=_("text (si no se dice) o json."),
)
@home_option
def measure(*, code: str, period: str, records: bool, output: str, home: Path | None) -> None:
    """Only measures in force are computed."""
    when = _period(period)
    from faro.cli.django_setup import open_installation  # noqa: PLC0415  only this command pays for it

    open_installation(home)
    from faro.registers.api import approved_measure, codes_near, records_behind, span_of, value_of  # noqa: PLC0415

    kept = approved_measure(code)
    if kept is None:
        raise FaroError(_unknown(code, codes_near(code)))
    span = span_of(when)
    found = value_of(kept, span)
    behind = records_behind(kept, span) if records else None
    if output == "json":
        click.echo(json.dumps(_data(kept, span, found, behind), ensure_ascii=False, indent=2))
    else:
        _show(kept, span, found, behind)


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except ValueError as error:
        raise FaroError(_("«{text}» no es un período: escriba 2023, 2023-S1 o 2023-06.").format(text=text)) from error


def _unknown(code: str, near: Sequence[str]) -> str:
    sentence = _("No hay una medida aprobada «{code}». Se nombra REGISTRO.MEDIDA.").format(code=code)
    if near:
        return f"{sentence} {_('Las más parecidas: {near}.').format(near=', '.join(near))}"
    return f"{sentence} {_('Todavía no hay ninguna.')}"


def _numbers(behind: "Behind") -> dict[str, list[str]]:
    """Titles may name someone: records go by their number."""
    sides = {"numerator": behind.numerator, "denominator": behind.denominator}
    return {
        side: list(rows.values_list("number", flat=True)[:MOST_RECORDS])
        for side, rows in sides.items()
        if rows is not None
    }


def _data(kept: "MeasureVersion", span: "Span", found: "Measured", behind: "Behind | None") -> dict[str, Any]:
    from faro.registers.api import as_data  # noqa: PLC0415

    data: dict[str, Any] = {
        "measure": f"{kept.register.code}.{kept.code}",
        "version": kept.number,
        "name": kept.name,
        "expression": kept.expression,
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        **as_data(found),
    }
    return data if behind is None else {**data, "records": _numbers(behind)}


def _show(kept: "MeasureVersion", span: "Span", found: "Measured", behind: "Behind | None") -> None:
    from faro.registers.api import amount_in_words, explanation_of, margin_in_words, value_in_words  # noqa: PLC0415

    click.echo(f"{kept.name}: {value_in_words(found)}")
    for line in (found.why, margin_in_words(found)):
        if line:
            click.echo(f"  {line}")
    click.echo(
        _("  Del {first} al {last}. Versión {n} de la medida.").format(
            first=day(span.first), last=day(span.last), n=kept.number
        )
    )
    click.echo(f"  {kept.expression}")
    click.echo(f"  {explanation_of(kept)}")
    click.echo(_("  Numerador: {n}").format(n=amount_in_words(found.numerator)))
    if found.denominator is not None:
        click.echo(_("  Denominador: {n}").format(n=amount_in_words(found.denominator)))
    click.echo(_("  Anotaciones o filas contadas: {n}").format(n=f"{found.sample:,}"))
    for each in found.excluded:
        click.echo(_("  Fuera: {n}. {reason}").format(n=f"{each.count:,}", reason=each.reason))
    for source in found.sources:
        click.echo(_("  Serie: {source}").format(source=source))
    if behind is not None:
        for side, numbers in _numbers(behind).items():
            label = _("Detrás del numerador") if side == "numerator" else _("Detrás del denominador")
            click.echo(f"  {label}: {', '.join(numbers) or '–'}")
