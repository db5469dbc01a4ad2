"""The initial budget (PIA) of each unit against the months of the POI consistent with it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import polars as pl

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Unit
from faro.checks.printed_words import record_shown
from faro.kernel.fixed import MONEY_SCALE, from_scaled
from faro.kernel.formats import money
from faro.kernel.text import _

_STAGE = "pia"


class _Key(NamedTuple):
    unit: str
    year: int


def find(evidence: Evidence) -> Iterator[Finding]:
    """Units whose PIA differs from the sum of their activities' months of stage ``pia``.

    A unit is left out where a month has no amount, where a note explains its budget, or where one side is absent.
    """
    if not (evidence.has("budget") and evidence.has("monthly") and evidence.has("activities")):
        return
    budget, explained = _budget(evidence)
    programmed = _programmed(evidence)
    for key, amount in budget.items():
        own = programmed.get(key)
        if own is None or key in explained or amount in (own, _with_units_below(evidence, programmed, key)):
            continue
        yield _finding(evidence, key, amount, own)


def _budget(evidence: Evidence) -> tuple[dict[_Key, int], set[_Key]]:
    amounts: dict[_Key, int] = {}
    explained = set()
    for row in evidence.rows("budget"):
        if row["stage"] == _STAGE and row["amount"] is not None:
            key = _Key(row["unit"], row["year"])
            amounts[key] = amounts.get(key, 0) + row["amount"]
            if row["note"]:
                explained.add(key)
    return amounts, explained


def _programmed(evidence: Evidence) -> dict[_Key, int]:
    activities = evidence.tables["activities"].select(activity="code", unit="unit")
    sums = (
        evidence.tables["monthly"]
        .lazy()
        .filter(pl.col("stage") == _STAGE)
        .join(activities.lazy(), on="activity")
        .group_by("unit", "year")
        .agg(amount=pl.col("financial").sum(), blank=pl.col("financial").null_count())
        .filter(pl.col("blank") == 0)
        .collect()
    )
    return {_Key(row["unit"], row["year"]): row["amount"] for row in sums.iter_rows(named=True)}


def _with_units_below(evidence: Evidence, programmed: Mapping[_Key, int], key: _Key) -> int:
    below: dict[str, list[str]] = {}
    for unit in evidence.rows("units"):
        below.setdefault(unit["parent"] or "", []).append(unit["code"])
    waiting, seen = [key.unit], {key.unit}
    while waiting:
        new = [code for code in below.get(waiting.pop(), []) if code not in seen]
        seen.update(new)
        waiting += new
    return sum(programmed.get(_Key(code, key.year), 0) for code in seen)


def _finding(evidence: Evidence, key: _Key, amount: int, own: int) -> Finding:
    places = tuple(
        record_shown("budget", index, row, "amount", money(row["amount"]))
        for index, row in enumerate(evidence.rows("budget"))
        if (row["unit"], row["year"], row["stage"]) == (key.unit, key.year, _STAGE)
    )
    message = _(
        "El PIA {year} de la unidad {unit} es {budget}; los meses de sus actividades, etapa consistente con PIA, "
        "suman {months}."
    ).format(year=key.year, unit=key.unit, budget=money(amount), months=money(own))
    return Finding(
        "sum.initial-budget",
        key.unit,
        message,
        places,
        money(amount),
        from_scaled(own, MONEY_SCALE),
        Unit.SOLES,
        from_scaled(amount - own, MONEY_SCALE),
        cause=f"{key.unit}/{key.year}",
    )
