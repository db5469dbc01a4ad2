"""``faro lineage``: from an indicator's figure to its formula, its parts and the records behind it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.formats import day, quantity
from faro.kernel.periods import parse_period
from faro.kernel.text import _

if TYPE_CHECKING:
    from faro.registers.api import Again, Lineage


@click.command(
    help=_("Muestra el recorrido de la cifra de un indicador: plan, medida, numerador, denominador y anotaciones."),
    epilog=examples(
        "faro lineage IND.01.AEI.03.01 --period 2023",
        "faro lineage IND.01.AEI.03.01 --period 2023-06 --format prov",
    ),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("indicator", metavar=_("INDICADOR"))
@click.option("--period", metavar=_("PERÍODO"), help=_("2023, 2023-S1 o 2023-06; si no se dice, la última cifra dada."))
@click.option("--plan", "plan_code", metavar=_("PLAN"), help=_("El código del plan, si varios tienen el indicador."))
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json", "prov"]),
    default="table",
    metavar=_("FORMATO"),
    help=_("table (si no se dice), json, o prov: W3C PROV-JSON."),
)
@home_option
def lineage(*, indicator: str, period: str | None, plan_code: str | None, output: str, home: Path | None) -> None:
    """A figure that was given is computed again, and told apart from what the records say now."""
    if period is not None:
        _require_period(period)
    from faro.cli.django_setup import open_installation  # noqa: PLC0415  only this command pays for it

    open_installation(home)
    from faro.registers.api import again, lineage_of, prov_of  # noqa: PLC0415

    plan = _known_plan(plan_code) if plan_code else _only_plan(indicator)
    found = lineage_of(plan, indicator, period or _last_period(plan, indicator))
    if found is None:
        raise FaroError(_("El plan {plan} no tiene el indicador {code}.").format(plan=plan, code=indicator))
    if found.measure is None:
        sentence = _("Ninguna medida de un registro alimenta {code} en {period}.")
        raise FaroError(sentence.format(code=indicator, period=found.period))
    if output == "prov":
        document = prov_of(found, found.figure(), with_records=not found.guard.sensitive)
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    result = again(found.counted) if found.counted is not None else None
    if output == "json":
        click.echo(json.dumps(_data(found, result), ensure_ascii=False, indent=2))
    else:
        _show(found, result)


def _require_period(text: str) -> None:
    try:
        parse_period(text)
    except ValueError as error:
        raise FaroError(_("«{text}» no es un período: escriba 2023, 2023-S1 o 2023-06.").format(text=text)) from error


def _known_plan(code: str) -> str:
    from faro.plans.api import plans  # noqa: PLC0415

    codes = [each.code for each in plans()]
    if code not in codes:
        sentence = _("No hay un plan «{code}». Los que hay: {plans}.")
        raise FaroError(sentence.format(code=code, plans=", ".join(codes) or _("ninguno")))
    return code


def _only_plan(indicator: str) -> str:
    from faro.plans.api import indicators_of, plans  # noqa: PLC0415

    codes = [each.code for each in plans() if indicators_of(each.code).filter(code=indicator).exists()]
    if not codes:
        raise FaroError(_("Ningún plan tiene el indicador {code}.").format(code=indicator))
    if len(codes) > 1:
        sentence = _("Varios planes tienen {code}: diga cuál con --plan ({plans}).")
        raise FaroError(sentence.format(code=indicator, plans=", ".join(codes)))
    return codes[0]


def _last_period(plan: str, indicator: str) -> str:
    from faro.registers.api import newest_period  # noqa: PLC0415

    found = newest_period(plan, indicator)
    if not found:
        raise FaroError(_("Todavía no se dio ninguna cifra de {code}: diga el período.").format(code=indicator))
    return found


def _data(found: "Lineage", result: "Again | None") -> dict[str, Any]:
    from faro.registers.api import as_data, explanation_of  # noqa: PLC0415

    measure = found.measure
    if measure is None:
        return {}
    data: dict[str, Any] = {
        "plan": found.plan.code,
        "above": [{"code": each.code, "name": each.name} for each in found.above],
        "indicator": found.indicator.code,
        "name": found.indicator.name,
        "period": found.period,
        "target_millionths": found.target,
        "measure": f"{found.register.code}.{measure.code}",
        "version": measure.number,
        "expression": measure.expression,
        "formula": explanation_of(measure),
        "figure": as_data(found.figure()),
        "reported_millionths": found.report.value if found.report else None,
    }
    if found.counted is not None and result is not None:
        data["counted"] = {
            "at": found.counted.at.isoformat(),
            "records": found.counted.count,
            "sha256": found.counted.digest,
        }
        data["again"] = {
            "same": result.same,
            "figure": as_data(result.count.found),
            "added": len(result.differences.added),
            "gone": len(result.differences.gone),
            "changed": len(result.differences.changed),
        }
    return data


def _show(found: "Lineage", result: "Again | None") -> None:
    from faro.registers.api import amount_in_words, explanation_of, value_in_words  # noqa: PLC0415

    if found.measure is None:
        return
    figure = found.figure()
    click.echo(f"{found.plan.code}  {found.plan.name}")
    for depth, each in enumerate(found.above, 1):
        click.echo(f"{'  ' * depth}{each.code}  {each.name}")
    click.echo(f"{'  ' * (len(found.above) + 1)}{found.indicator.code}  {found.indicator.name}")
    rows = [
        (
            _("Del {first} al {last}").format(first=day(found.span.first), last=day(found.span.last)),
            value_in_words(figure),
        ),
        (_("Meta"), quantity(found.target)),
        (_("Informado"), quantity(found.report.value) if found.report else "–"),
        (_("Numerador"), amount_in_words(figure.numerator)),
        (_("Denominador"), amount_in_words(figure.denominator)),
        (_("Medida"), f"{found.register.code}.{found.measure.code} v{found.measure.number}"),
        (_("Fórmula"), explanation_of(found.measure)),
        *((_("Fuera"), f"{each.count:,}. {each.reason}") for each in figure.excluded),
        *((_("Serie"), source) for source in figure.sources),
    ]
    for label, words in rows:
        click.echo(f"  {label}: {words}")
    if found.counted is None or result is None:
        click.echo(_("  Todavía no se dio: es lo que dicen los registros ahora."))
        return
    click.echo(
        _("  Contó {n} anotaciones; huella {digest}").format(n=f"{found.counted.count:,}", digest=found.counted.digest)
    )
    if result.same:
        click.echo(_("  Recalculado ahora: la misma cifra, ninguna anotación cambió."))
        return
    differs = result.differences
    click.echo(
        _(
            "  Recalculado ahora: {value}. Anotaciones nuevas: {added}; ya no cuentan: {gone}; cambiadas: {changed}."
        ).format(
            value=value_in_words(result.count.found),
            added=len(differs.added),
            gone=len(differs.gone),
            changed=len(differs.changed),
        )
    )
