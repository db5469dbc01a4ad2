"""The rows of the engine as published verdicts, by what they are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from faro.engine.evaluation import Run
from faro.engine.method import PEI
from faro.evaluation.published import Verdict

Row = Mapping[str, Any]

_LIGHT_COUNTS = ("green", "amber", "red", "nd")
_POI_COUNTS = ("activities", "ok", "si", "sp", "nd", "excluded", "green", "amber", "red")
_ELEMENT_SCOPES = ("objective", "action")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Every verdict of some runs: methods in the order of the runs, versions of the targets in theirs."""

    totals: list[Verdict] = field(default_factory=list)
    elements: dict[str, list[Verdict]] = field(default_factory=dict)
    indicators: dict[str, list[Verdict]] = field(default_factory=dict)
    units: dict[str, list[Verdict]] = field(default_factory=dict)


def verdicts_of(runs: Sequence[Run]) -> Verdicts:
    """The verdicts of the runs."""
    found = Verdicts()
    for run in runs:
        (_add_pei if run.method.kind == PEI else _add_poi)(found, run)
    return found


def _add_pei(found: Verdicts, run: Run) -> None:
    method = run.method.id
    found.totals.extend(_total(method, row) for row in run.summary.sort("version").to_dicts())
    for row in run.elements.sort("version").to_dicts():
        found.elements.setdefault(row["element"], []).append(_element(method, row))
    for row in run.indicators.sort("version").to_dicts():
        found.indicators.setdefault(row["indicator"], []).append(_indicator(method, row))


def _add_poi(found: Verdicts, run: Run) -> None:
    for row in run.groups.to_dicts():
        verdict = _group(run.method.id, row)
        if row["scope"] in _ELEMENT_SCOPES:
            found.elements.setdefault(row["code"], []).append(verdict)
        elif row["scope"] == "unit":
            found.units.setdefault(row["code"], []).append(verdict)
        else:
            found.totals.append(verdict)


def _total(method: str, row: Row) -> Verdict:
    return Verdict(
        method=method,
        version=row["version"],
        in_force=row["in_force"],
        state=_state(row["mean"]),
        reason_code=row["reason_code"],
        light=row["light"],
        result=row["mean"],
        achieved_count=row["achieved"],
        achieved_low=row["achieved_low"],
        achieved_high=row["achieved_high"],
        indicators=row["indicators"],
        no_data=row["no_data"],
        counts=_counts(row, _LIGHT_COUNTS),
    )


def _element(method: str, row: Row) -> Verdict:
    return Verdict(
        method=method,
        version=row["version"],
        in_force=row["in_force"],
        state=_state(row["result"]),
        reason_code=row["reason_code"],
        light=row["light"],
        result=row["result"],
        simple_mean=row["simple_mean"],
        achieved_count=row["achieved"],
        indicators=row["indicators"],
        own_indicators=row["own_indicators"],
        no_data=row["no_data"],
    )


def _indicator(method: str, row: Row) -> Verdict:
    return Verdict(
        method=method,
        version=row["version"],
        in_force=row["in_force"],
        state=row["state"],
        reason_code=row["reason_code"],
        light=row["light"],
        result=row["degree"],
        achieved=row["achieved"],
        achieved_if_reversed=row["achieved_if_reversed"],
        target=row["target"],
        value=row["value"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        degree_raw=row["degree_raw"],
        carried=row["carried"],
    )


def _group(method: str, row: Row) -> Verdict:
    """A POI method knows no versions of targets: its figures are always those in force."""
    return Verdict(
        method=method,
        version=0,
        in_force=True,
        state=row["state"],
        reason_code=row["reason_code"],
        light=row["light"],
        result=row["result"],
        counts=_counts(row, _POI_COUNTS),
    )


def _state(result: float | None) -> str:
    return "nd" if result is None else "ok"


def _counts(row: Row, names: Iterable[str]) -> dict[str, int]:
    return {name: row[name] for name in names if row[name] is not None}
