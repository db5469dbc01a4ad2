"""Whether the months of a programme hang together: with the way they add up, with the year before, with the budget."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from faro.kernel.fixed import QUANTITY_SCALE
from faro.kernel.formats import money, quantity
from faro.kernel.text import _, ngettext
from faro.matching.words import folded
from faro.monitoring.domain.consistency_facts import MONTH_NAMES, ActivityFacts, Months, Settings, Warning_

WITHOUT_PROGRAMME = "without_programme"
WITHOUT_AGGREGATION = "without_aggregation"
STOCK_FALLS = "stock_falls"
CARRIED_FORWARD = "carried_forward"
PERCENT_ADDED = "percent_added"
PERCENT_OVER_100 = "percent_over_100"
COPIED = "copied"
OVER_PIA, UNDER_PIA = "over_pia", "under_pia"

_HUNDRED = 100 * 10**QUANTITY_SCALE


def month_warnings(activity: ActivityFacts, settings: Settings) -> Iterator[Warning_]:
    """What to look at in the months of one activity."""
    if not any(activity.physical):
        yield _without_programme(activity)
    elif not activity.aggregation:
        yield Warning_(
            WITHOUT_AGGREGATION,
            activity.code,
            _("No dice cómo se suman los meses. Elija Acumulado Anual, Acumulado Mensual o No Acumulado."),
        )
    elif activity.aggregation == "monthly_stock":
        yield from _falling(activity)
    elif activity.aggregation == "annual_total":
        yield from _wrongly_added(activity, settings)
    if _in_percent(activity.measure):
        yield from _over_hundred(activity)


def _without_programme(activity: ActivityFacts) -> Warning_:
    spent = sum(amount or 0 for amount in activity.financial)
    sentence = _("No tiene meta física en ningún mes (S.P.). Programe al menos un mes o retire la actividad.")
    reasons = (_("Tiene {money} programados sin meta física.").format(money=money(spent)),) if spent else ()
    return Warning_(WITHOUT_PROGRAMME, activity.code, sentence, reasons)


def _falling(activity: ActivityFacts) -> Iterator[Warning_]:
    """Of a stock the last value above zero counts, so zeros and empty months say nothing."""
    filled = [(month, value) for month, value in enumerate(activity.physical) if value]
    falls = tuple(
        _("En {month} baja de {before} a {after}.").format(
            month=MONTH_NAMES[month], before=quantity(before), after=quantity(after)
        )
        for (_earlier, before), (month, after) in pairwise(filled)
        if after < before
    )
    if falls:
        sentence = _(
            "Con Acumulado Mensual cada mes dice cuánto se lleva hasta entonces, y aquí baja. "
            "Si cada mes cuenta solo lo suyo, elija Acumulado Anual; si no, corrija los meses."
        )
        yield Warning_(STOCK_FALLS, activity.code, sentence, falls)


def _wrongly_added(activity: ActivityFacts, settings: Settings) -> Iterator[Warning_]:
    total = sum(value or 0 for value in activity.physical)
    if _in_percent(activity.measure) and total > _HUNDRED:
        sentence = _(
            "Con Acumulado Anual los meses se suman, y los porcentajes pasan de 100. "
            "Elija No Acumulado, o Acumulado Mensual si cada mes dice cuánto se lleva."
        )
        yield Warning_(PERCENT_ADDED, activity.code, sentence, (_("Suman {total} %.").format(total=quantity(total)),))
    elif _carried(activity.physical, settings.carried_months):
        sentence = _(
            "Los meses parecen sumas que se arrastran, y con Acumulado Anual se volverían a sumar. "
            "Ponga en cada mes solo lo suyo o elija Acumulado Mensual."
        )
        filled = [value for value in activity.physical if value]
        reason = _("Van de {step} en {step} y suman {total}.").format(step=quantity(filled[0]), total=quantity(total))
        yield Warning_(CARRIED_FORWARD, activity.code, sentence, (reason,))


def _carried(months: Months, least: int) -> bool:
    """Whether the filled months are 1, 2, 3… times the first of them, at least ``least`` of them."""
    filled = [value for value in months if value]
    return len(filled) >= least and all(value == filled[0] * place for place, value in enumerate(filled, start=1))


def _over_hundred(activity: ActivityFacts) -> Iterator[Warning_]:
    over = tuple(
        f"{MONTH_NAMES[month]}: {quantity(value)} %"
        for month, value in enumerate(activity.physical)
        if value is not None and value > _HUNDRED
    )
    if over:
        yield Warning_(
            PERCENT_OVER_100,
            activity.code,
            _("Se mide en porcentaje y hay meses con más de 100. Corrija los meses o la unidad de medida."),
            over,
        )


def _in_percent(measure: str) -> bool:
    return folded(measure).strip(" .") in ("porcentaje", "%", "porcentajes", "por ciento")


def copied_warnings(activity: ActivityFacts) -> Iterator[Warning_]:
    """Whether name and months are those of the year before, letter by letter once case and accents are set aside."""
    before = activity.last_year
    if before is None or not any(activity.physical) or before.physical != activity.physical:
        return
    if _same_writing(before.name) != _same_writing(activity.name):
        return
    reasons = [_("Mismo nombre."), _("Mismas metas físicas en los doce meses.")]
    if any(activity.financial) and before.financial == activity.financial:
        reasons.append(_("Mismos montos en los doce meses."))
    sentence = _("Está igual que el año pasado. Revise si las metas de este año son las mismas y cámbielas si no.")
    yield Warning_(COPIED, activity.code, sentence, tuple(reasons))


def _same_writing(name: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded(name)).split())


def pia_warnings(
    activities: Sequence[ActivityFacts], pia_by_unit: Mapping[str, int], settings: Settings
) -> Iterator[Warning_]:
    """Units whose programme adds up to more or less than their PIA (céntimos). A unit without PIA is left out."""
    by_unit: dict[str, list[ActivityFacts]] = defaultdict(list)
    for activity in activities:
        by_unit[activity.unit].append(activity)
    for unit, pia in sorted(pia_by_unit.items()):
        programmed = sum(amount or 0 for each in by_unit[unit] for amount in each.financial)
        if abs(programmed - pia) > settings.pia_tolerance:
            yield _pia_warning(unit, programmed, pia, by_unit[unit])


def _pia_warning(unit: str, programmed: int, pia: int, activities: Iterable[ActivityFacts]) -> Warning_:
    over = programmed > pia
    sentence = (
        _("Lo programado pasa del PIA en {difference}: baje montos de sus actividades hasta que sean iguales.")
        if over
        else _("Faltan {difference} para llegar al PIA: reparta ese monto en sus actividades.")
    ).format(difference=money(abs(programmed - pia)))
    reasons = [_("Programado: {money}").format(money=money(programmed)), _("PIA: {money}").format(money=money(pia))]
    empty = sum(1 for each in activities if all(amount is None for amount in each.financial))
    if empty:
        reasons.append(ngettext("{n} actividad sin montos.", "{n} actividades sin montos.", empty).format(n=empty))
    return Warning_(OVER_PIA if over else UNDER_PIA, unit, sentence, tuple(reasons), of_unit=True)
