"""Figures of the package's own tables out of their range."""

import re
from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from faro.checks.evidence import Evidence, Record
from faro.checks.finding import Finding, Occurrence, Severity, Unit
from faro.checks.printed_words import record_shown
from faro.checks.words import folded
from faro.engine.evaluation import Run
from faro.engine.method import POI
from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, from_scaled, plain
from faro.kernel.formats import money, percent
from faro.kernel.rounding import half_up
from faro.kernel.text import _

_SHARE = re.compile(r"^(porcentaje|proporcion)\b")
_MAY_EXCEED = re.compile(
    r"(variacion|increment|crecimiento|avance|ejecucion|cumplimiento|recauda|rentabilidad|reduccion|respecto)"
)
_FULL = Decimal(100)


def find_indicators(evidence: Evidence) -> Iterator[Finding]:
    """Targets and values below 0 or above 100 of indicators that are a part of a whole; denominators of zero of any."""
    shares = {code for code, row in evidence.indicators.items() if _is_share(row)}
    for index, row in enumerate(evidence.rows("targets")):
        if row["indicator"] in shares and _outside(row["value"]):
            yield _indicator(row, record_shown("targets", index, row, "value", _points(row)), _("la meta"))
    for index, row in enumerate(evidence.rows("measurements")):
        if row["denominator"] == 0:
            yield _divided_by_zero(row, index)
        elif row["indicator"] in shares:
            yield from _measured(row, index)


def _measured(row: Record, index: int) -> Iterator[Finding]:
    numerator, denominator = row["numerator"], row["denominator"]
    if numerator is not None and denominator is not None:
        if numerator > denominator or numerator < 0:
            yield _parts(row, index)
    elif _outside(row["value"]):
        yield _indicator(row, record_shown("measurements", index, row, "value", _points(row)), _("el valor"))


def find_activities(evidence: Evidence) -> Iterator[Finding]:
    """Activities whose year's execution, physical or financial, is above what was programmed."""
    for run in _poi_runs(evidence):
        over = run.activities.filter(
            (pl.col("progress_raw") > float(_FULL))
            | ((pl.col("executed_amount") > pl.col("programmed_amount")) & (pl.col("programmed_amount") > 0))
        )
        places = {row["code"]: index for index, row in enumerate(evidence.rows("activities"))}
        for row in over.iter_rows(named=True):
            index = places.get(row["activity"])
            if index is not None:
                yield _activity(row, record_shown("activities", index, evidence.rows("activities")[index], "code"))


def find_negative(evidence: Evidence) -> Iterator[Finding]:
    """Budgets below zero, and activities that executed less than nothing in a year and stage."""
    for index, row in enumerate(evidence.rows("budget")):
        if row["amount"] is not None and row["amount"] < 0:
            place = record_shown("budget", index, row, "amount", money(row["amount"]))
            yield _negative(row["unit"], row["amount"], place, _("el presupuesto de la unidad"))
    if not evidence.has("monthly"):
        return
    sums = (
        evidence.tables["monthly"]
        .lazy()
        .with_row_index("index")
        .group_by("activity", "year", "stage", maintain_order=True)
        .agg(pl.col("financial").sum(), pl.col("index").first())
        .filter(pl.col("financial") < 0)
        .collect()
    )
    for row in sums.iter_rows(named=True):
        record = evidence.rows("monthly")[row["index"]]
        place = record_shown("monthly", row["index"], record, "financial", money(row["financial"]))
        yield _negative(row["activity"], row["financial"], place, _("la suma del año de la actividad"))


def _is_share(indicator: Record) -> bool:
    name, measure = folded(indicator["name"]), folded(indicator["measure"])
    said = bool(_SHARE.search(name) or (_SHARE.search(measure) and not name.startswith("tasa")))
    return said and not _MAY_EXCEED.search(f"{name} {measure}")


def _outside(units: int | None) -> bool:
    return units is not None and not 0 <= from_scaled(units, QUANTITY_SCALE) <= _FULL


def _points(row: Record) -> str:
    return plain(from_scaled(row["value"], QUANTITY_SCALE))


def _poi_runs(evidence: Evidence) -> list[Run]:
    return [run for _id, run in sorted(evidence.runs.items()) if run.method.kind == POI][:1]


def _indicator(row: Record, place: Occurrence, what: str) -> Finding:
    number = from_scaled(row["value"], QUANTITY_SCALE)
    limit = _FULL if number > _FULL else Decimal(0)
    message = _("{indicator} es un porcentaje de un todo y {what} de {when} es {value} %.").format(
        indicator=row["indicator"], what=what, when=row.get("period") or row.get("year"), value=plain(number)
    )
    return Finding(
        "range.indicator",
        row["indicator"],
        message,
        (place,),
        place.printed,
        limit,
        Unit.PERCENT,
        number - limit,
        Severity.MEDIUM if number < 0 else None,
        cause=f"{row['indicator']}/{place.place.table}/{row.get('period') or row.get('year')}",
    )


def _parts(row: Record, index: int) -> Finding:
    numerator, denominator = (from_scaled(row[name], QUANTITY_SCALE) for name in ("numerator", "denominator"))
    message = _("{indicator}: en {period} el numerador, {numerator}, no es parte de su denominador, {denominator}.")
    return Finding(
        "range.indicator",
        row["indicator"],
        message.format(
            indicator=row["indicator"],
            period=row["period"],
            numerator=plain(numerator),
            denominator=plain(denominator),
        ),
        (record_shown("measurements", index, row, "numerator", plain(numerator)),),
        plain(numerator),
        denominator,
        Unit.NUMBER,
        numerator - denominator,
        cause=f"{row['indicator']}/measurements/{row['period']}",
    )


def _divided_by_zero(row: Record, index: int) -> Finding:
    message = _("{indicator}: en {period} el denominador es 0 y nada se puede dividir entre él.")
    return Finding(
        "range.indicator",
        row["indicator"],
        message.format(indicator=row["indicator"], period=row["period"]),
        (record_shown("measurements", index, row, "denominator", "0"),),
        "0",
        severity=Severity.MEDIUM,
        cause=f"{row['indicator']}/measurements/{row['period']}",
    )


def _activity(row: Record, place: Occurrence) -> Finding:
    physical = row["progress_raw"]
    financial = None
    if row["executed_amount"] is not None and row["programmed_amount"]:
        financial = row["executed_amount"] * 100 / row["programmed_amount"]
    said = [
        _("avance físico {percent}").format(percent=percent(physical)) if physical and physical > _FULL else "",
        _("ejecutó {part} de {whole} ({percent})").format(
            part=money(row["executed_amount"]), whole=money(row["programmed_amount"]), percent=percent(financial)
        )
        if financial and financial > _FULL
        else "",
    ]
    highest = half_up(max(physical or 0.0, financial or 0.0), 1)
    message = _("{activity}, {year}: {said}.").format(
        activity=row["activity"], year=row["year"], said="; ".join(part for part in said if part)
    )
    return Finding(
        "range.activity-over",
        row["activity"],
        message,
        (place,),
        percent(highest),
        _FULL,
        Unit.PERCENT,
        highest - _FULL,
        cause=f"{row['activity']}/{row['year']}",
    )


def _negative(subject: str, amount: int, place: Occurrence, what: str) -> Finding:
    message = _("{subject}: {what} es {amount}, menos que cero.").format(
        subject=subject, what=what, amount=money(amount)
    )
    return Finding(
        "range.negative-amount",
        subject,
        message,
        (place,),
        money(amount),
        Decimal(0),
        Unit.SOLES,
        from_scaled(amount, MONEY_SCALE),
        cause=f"{place.place.table}/{place.place.row}",
    )
