"""Hints from the months of the activities: spikes in December, copied programmes, round amounts, unit costs."""

from collections.abc import Iterator
from decimal import Decimal
from statistics import median_low

import polars as pl

from faro.checks.evidence import Evidence, Record
from faro.checks.finding import Finding, Occurrence, Place, Unit
from faro.checks.printed_words import told_list
from faro.checks.rules.plausibility_spread import centre_and_spread, far_from_their_like
from faro.checks.rules.plausibility_thresholds import THRESHOLDS
from faro.checks.words import folded
from faro.engine.method import Method, load_method
from faro.engine.poi import monthly_in_force
from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, from_scaled
from faro.kernel.formats import money, percent
from faro.kernel.text import _, ngettext

DECEMBER = "plausibility.december"
COPIED_MONTHS = "plausibility.copied-months"
ROUND_AMOUNTS = "plausibility.round-amounts"
UNIT_COST = "plausibility.unit-cost"
OUTLIER = "plausibility.outlier"

_METHOD = "poi-ceplan"
_LAST_MONTH = 12
_CENTIMOS = 10**MONEY_SCALE
_SUMMED = "annual_total"


def months_in_force(found: Evidence) -> pl.DataFrame:
    """The programme in force beside what was executed, by activity and month of the evaluated year.

    Columns: activity, month, programmed, executed (millionths), programmed_amount, executed_amount (céntimos).
    """
    if "months_in_force" not in found.remembered:
        found.remembered["months_in_force"] = _months_in_force(found)
    months: pl.DataFrame = found.remembered["months_in_force"]
    return months


def _months_in_force(found: Evidence) -> pl.DataFrame:
    monthly = found.tables.get("monthly")
    if monthly is None or not found.rows("activities"):
        return pl.DataFrame(schema={"activity": pl.String})
    of_year = monthly.lazy().filter(pl.col("year") == found.plan["evaluation_year"])
    return monthly_in_force(of_year.with_columns(plan=pl.lit("")), _method(found)).collect()


def _method(found: Evidence) -> Method:
    run = found.runs.get(_METHOD)
    return run.method if run else load_method(_METHOD)


def december(found: Evidence) -> Iterator[Finding]:
    """Activities that executed in December far more of their year than was programmed, and than the others did."""
    months = months_in_force(found)
    if months.is_empty():
        return
    for executed, programmed, words in (
        ("executed_amount", "programmed_amount", _("del dinero")),
        ("executed", "programmed", _("de lo físico")),
    ):
        spiking = _spiking(_december_shares(_summable(months, found, executed), executed, programmed))
        if spiking:
            yield _december_finding(spiking, executed, words)


def _summable(months: pl.DataFrame, found: Evidence, column: str) -> pl.DataFrame:
    """Stocks and states do not add up over months: of what is physical only what is summed is looked at."""
    if column != "executed":
        return months
    summed = [row["code"] for row in found.rows("activities") if row["aggregation"] == _SUMMED]
    return months.filter(pl.col("activity").is_in(summed))


def _december_shares(months: pl.DataFrame, executed: str, programmed: str) -> list[tuple[str, float, float]]:
    """Activity, share of December in what it executed, share of December in its programme."""
    last = pl.col("month") == _LAST_MONTH
    totals = months.group_by("activity", maintain_order=True).agg(
        share=pl.col(executed).filter(last).sum() / pl.col(executed).sum(),
        planned=pl.when(pl.col(programmed).sum() > 0)
        .then(pl.col(programmed).filter(last).sum() / pl.col(programmed).sum())
        .otherwise(0.0),
        executed=pl.col(executed).sum(),
    )
    known = totals.filter(pl.col("executed") > 0).select("activity", "share", "planned")
    return [(str(activity), share, planned) for activity, share, planned in known.iter_rows()]


def _spiking(shares: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    if len(shares) < THRESHOLDS.fewest_values.count:
        return []
    centre, spread = centre_and_spread([share for _activity, share, _planned in shares])
    limit = centre + THRESHOLDS.distance.ratio * spread
    excess = THRESHOLDS.december_excess.ratio
    return [case for case in shares if case[1] - case[2] >= excess and case[1] > limit]


def _december_finding(spiking: list[tuple[str, float, float]], column: str, words: str) -> Finding:
    listed = (
        _("{activity} ({share}, previsto {planned})").format(
            activity=activity, share=percent(share * 100, 0), planned=percent(planned * 100, 0)
        )
        for activity, share, planned in spiking
    )
    message = ngettext(
        "En diciembre se concentró la ejecución {words} de {count} actividad, sin estar previsto: {listed}.",
        "En diciembre se concentró la ejecución {words} de {count} actividades, sin estar previsto: {listed}.",
        len(spiking),
    )
    return Finding(
        DECEMBER,
        _("diciembre"),
        message.format(words=words, count=len(spiking), listed=told_list(listed)),
        tuple(_month_place(activity, column, percent(share * 100, 0)) for activity, share, _planned in spiking),
        printed=percent(spiking[0][1] * 100, 0),
        unit=Unit.PERCENT,
        cause="december",
    )


def _month_place(activity: str, column: str, printed: str) -> Occurrence:
    return Occurrence(Place(table="monthly", column=column), f"{activity}: {printed}")


def copied_months(found: Evidence) -> Iterator[Finding]:
    """Plans of which many activities report every month, to the céntimo, exactly what was programmed."""
    months = months_in_force(found)
    if months.is_empty():
        return
    equal = pl.col("executed_amount").eq_missing(pl.col("programmed_amount"))
    spent = pl.col("executed_amount").fill_null(0) > 0
    spending = (
        months.group_by("activity", maintain_order=True)
        .agg(same=(equal & pl.col("executed").eq_missing(pl.col("programmed"))).all(), spent=spent.sum())
        .filter(pl.col("spent") >= THRESHOLDS.copied_months.count)
    )
    activities = spending.filter("same")["activity"].to_list()
    enough = len(activities) >= THRESHOLDS.copied_share.ratio * spending.height
    if enough and len(activities) >= THRESHOLDS.fewest_copied.count:
        message = _("{count} actividades informan en todos sus meses lo mismo que se programó, al céntimo: {listed}.")
        places = tuple(_month_place(activity, "executed_amount", _("igual al programa")) for activity in activities)
        said = message.format(count=len(activities), listed=told_list(activities))
        yield Finding(COPIED_MONTHS, _("meses ejecutados"), said, places, cause="months")


def round_amounts(found: Evidence) -> Iterator[Finding]:
    """Executed amounts that are whole thousands too often."""
    months = months_in_force(found)
    if months.is_empty():
        return
    spent = months.filter(pl.col("executed_amount") > 0)
    whole = spent.filter(pl.col("executed_amount") % (THRESHOLDS.round_amount_soles.count * _CENTIMOS) == 0)
    if spent.height < THRESHOLDS.fewest_round.count or whole.height / spent.height < THRESHOLDS.round_amounts.ratio:
        return
    message = _("De {total} montos mensuales ejecutados, {whole} son miles enteros de soles.")
    by_activity = whole.group_by("activity", maintain_order=True).agg(pl.len())
    places = tuple(_month_place(activity, "executed_amount", str(count)) for activity, count in by_activity.iter_rows())
    said = message.format(total=spent.height, whole=whole.height)
    yield Finding(ROUND_AMOUNTS, _("montos ejecutados"), said, places, printed=str(whole.height), cause="amounts")


def programmed_by_activity(found: Evidence) -> list[tuple[str, int]]:
    """Each activity with the amount of its programme in force, in céntimos."""
    months = months_in_force(found)
    if months.is_empty():
        return []
    totals = months.group_by("activity", maintain_order=True).agg(pl.col("programmed_amount").sum())
    return list(totals.iter_rows())


def spent_by_activity(found: Evidence) -> list[tuple[Record, int, int]]:
    """Each activity with what it spent in the evaluated year (céntimos) and did (millionths), where it did anything."""
    months = months_in_force(found)
    if months.is_empty():
        return []
    totals = months.group_by("activity", maintain_order=True).agg(pl.col("executed_amount", "executed").sum())
    activities = {row["code"]: row for row in found.rows("activities")}
    return [(activities[code], spent, done) for code, spent, done in totals.iter_rows() if code in activities]


def unit_costs(found: Evidence) -> Iterator[Finding]:
    """Activities whose money per unit done is far from that of the same measure and action."""
    groups: dict[tuple[str, str], list[tuple[Record, int, int]]] = {}
    for case in spent_by_activity(found):
        row, spent, done = case
        if row["aggregation"] == _SUMMED and spent > 0 and done > 0:
            groups.setdefault((row["action"], folded(row["measure"])), []).append(case)
    for peers in groups.values():
        if len(peers) >= THRESHOLDS.fewest_peers.count:
            costs = [spent / done for _row, spent, done in peers]
            for at in far_from_their_like(costs):
                yield _costly(peers[at], peers)


def _costly(case: tuple[Record, int, int], peers: list[tuple[Record, int, int]]) -> Finding:
    row, spent, _done = case
    middle = median_low(_unit_cost(each) for each in peers)
    message = _(
        "{activity} gastó {cost} por cada unidad ({measure}); las {count} de {action} gastan alrededor de {middle}."
    )
    said = message.format(
        activity=row["code"],
        cost=_soles(_unit_cost(case)),
        measure=row["measure"],
        count=len(peers),
        action=row["action"],
        middle=_soles(middle),
    )
    places = (_month_place(row["code"], "executed_amount", money(spent)),)
    return Finding(
        UNIT_COST, row["code"], said, places, printed=_soles(_unit_cost(case)), unit=Unit.SOLES, cause=row["code"]
    )


def _unit_cost(case: tuple[Record, int, int]) -> Decimal:
    _row, spent, done = case
    return from_scaled(spent, MONEY_SCALE) / from_scaled(done, QUANTITY_SCALE)


def _soles(amount: Decimal) -> str:
    return money(int(amount.scaleb(MONEY_SCALE).to_integral_value()))
