"""An evaluation as JSON, schema ``faro.evaluate/1`` (published in ``docs/evaluate.schema.json``).

Numbers are unrounded points and units; money is whole céntimos; missing is null. Reasons are Spanish sentences beside
their stable codes.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl

from faro.engine.evaluation import Run
from faro.engine.method import PEI
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled
from faro.package.model import Package
from faro.reports.reasons import reason_sentence

SCHEMA = "faro.evaluate/1"
LIGHTS = ("green", "amber", "red", "nd")
COUNTS = ("activities", "ok", "si", "sp", "nd", "excluded")

Json = dict[str, Any]


def evaluation_json(package: Package, runs: Sequence[Run]) -> Json:
    """The whole evaluation of one package, one entry of ``runs`` per method."""
    return {
        "schema": SCHEMA,
        "package": package.name,
        "synthetic": package.plan.synthetic,
        "year": runs[0].horizon.year,
        "through_month": runs[0].horizon.through_month,
        "runs": [_run(package, run) for run in runs],
    }


def version_name(version: int) -> str:
    """``original`` for version 0, ``modified-1`` for the first modification, and so on."""
    return "original" if version == 0 else f"modified-{version}"


def _run(package: Package, run: Run) -> Json:
    method = run.method
    header = {"id": method.id, "version": method.version, "aggregation_source": method.aggregation_source}
    body = _pei(package, run) if method.kind == PEI else _poi(package, run)
    return {"method": header, **body}


def _pei(package: Package, run: Run) -> Json:
    names = {row["code"]: row["name"] for row in package.rows("elements")}
    instruments = _instruments(package, run.horizon.year)
    return {
        "summary": _summary(run.summary),
        "elements": [
            {"code": key, "level": rows[-1]["level"], "name": names[key], **_element(rows)}
            for key, rows in _by(run.elements, "element").items()
        ],
        "indicators": [_indicator(rows, instruments) for rows in _by(run.indicators, "indicator").values()],
        "activities": [],
        "cost_centres": [],
    }


def _by(frame: pl.DataFrame, column: str) -> dict[str, list[Json]]:
    """The rows of each value of ``column``, versions in order: the last is the one in force."""
    groups: dict[str, list[Json]] = {}
    for row in frame.sort(column, "version").to_dicts():
        groups.setdefault(row[column], []).append(row)
    return groups


def _reasons(row: Json) -> Json:
    return {"reason_code": row["reason_code"], "reason": reason_sentence(row["reason_code"])}


def _summary(frame: pl.DataFrame) -> Json:
    rows = frame.sort("version").to_dicts()
    row = rows[-1]
    figures = ("indicators", "achieved", "achieved_low", "achieved_high", "no_data", "mean", "light")
    return {
        **{name: row[name] for name in figures},
        "lights": {light: row[light] for light in LIGHTS},
        "by_version": [
            {
                "version": version_name(each["version"]),
                **{name: each[name] for name in ("achieved", "mean", "light")},
                "lights": {light: each[light] for light in LIGHTS},
            }
            for each in rows
        ],
        "activities": None,
        **_reasons(row),
    }


def _element(rows: list[Json]) -> Json:
    row = rows[-1]
    figures = ("result", "simple_mean", "light", "indicators", "own_indicators", "achieved", "no_data")
    return {
        **{name: row[name] for name in figures},
        "by_version": [
            {"version": version_name(each["version"]), **{n: each[n] for n in ("result", "light", "achieved")}}
            for each in rows
        ],
        "state": None,
        "activities": None,
        **_reasons(row),
    }


def _indicator(rows: list[Json], instruments: dict[tuple[str, int], str | None]) -> Json:
    row = rows[-1]
    return {
        "code": row["indicator"],
        "element": row["element"],
        "sense": row["sense"],
        "sense_source": row["sense_source"],
        "sense_ambiguous": bool(row["sense_ambiguous"]),
        "state": row["state"],
        "value": row["value"],
        "numerator": _number(row["numerator"]),
        "denominator": _number(row["denominator"]),
        "targets": [_target(each, instruments) for each in rows if not each["carried"]],
        **_reasons(row),
    }


def _target(row: Json, instruments: dict[tuple[str, int], str | None]) -> Json:
    return {
        "version": version_name(row["version"]),
        "instrument": instruments.get((row["indicator"], row["version"])),
        "value": _number(row["target"]),
        "degree_raw": row["degree_raw"],
        "degree": row["degree"],
        "achieved": row["achieved"],
        "light": row["light"],
    }


def _poi(package: Package, run: Run) -> Json:
    groups = {(row["scope"], row["code"]): row for row in run.groups.to_dicts()}
    total = groups.get(("total", package.name))
    return {
        "summary": _poi_summary(total, groups),
        "elements": [_poi_element(row, groups) for row in package.rows("elements")],
        "indicators": [],
        "activities": [_activity(row) for row in run.activities.sort("activity").to_dicts()],
        "cost_centres": [_cost_centre(row, groups.get(("unit", row["code"]))) for row in package.rows("units")],
    }


def _poi_summary(total: Json | None, groups: dict[tuple[str, str], Json]) -> Json:
    objectives = [row["light"] for (scope, _code), row in groups.items() if scope == "objective"]
    return {
        **dict.fromkeys(("indicators", "achieved", "achieved_low", "achieved_high", "no_data")),
        "mean": total and total["result"],
        "light": total["light"] if total else "nd",
        "lights": {light: objectives.count(light) for light in LIGHTS},
        "by_version": [],
        "activities": _activity_counts(total),
        **_reasons(total or {"reason_code": "no_activities"}),
    }


def _poi_element(element: Json, groups: dict[tuple[str, str], Json]) -> Json:
    scope = "objective" if element["parent"] is None else "action"
    row = groups.get((scope, element["code"]))
    return {
        "code": element["code"],
        "level": element["level"],
        "name": element["name"],
        "result": row and row["result"],
        "simple_mean": None,
        "light": row["light"] if row else "nd",
        **dict.fromkeys(("indicators", "own_indicators", "achieved", "no_data")),
        "by_version": [],
        "state": row["state"] if row else "nd",
        "activities": _activity_counts(row),
        **_reasons(row or {"reason_code": "no_activities"}),
    }


def _cost_centre(unit: Json, row: Json | None) -> Json:
    return {
        "code": unit["code"],
        "name": unit["name"],
        "state": row["state"] if row else "nd",
        "result": row and row["result"],
        "light": row["light"] if row else "nd",
        "activities": _activity_counts(row),
        **_reasons(row or {"reason_code": "no_activities"}),
    }


def _activity_counts(row: Json | None) -> Json | None:
    if row is None:
        return None
    amounts = ("programmed_amount", "executed_amount")
    return {
        **{name: row[name] for name in COUNTS},
        "result_by_action": row["result_by_action"],
        "median": row["median"],
        **{f"{name}_centimos": row[name] for name in amounts},
    }


def _activity(row: Json) -> Json:
    return {
        "code": row["activity"],
        "action": row["action"],
        "cost_centre": row["unit"],
        "state": row["state"],
        "programmed": _number(row["programmed"]),
        "executed": _number(row["executed"]),
        "progress_raw": row["progress_raw"],
        "progress": row["progress"],
        "light": row["light"],
        "months_missing": row["months_missing"],
        "programmed_amount_centimos": row["programmed_amount"],
        "executed_amount_centimos": row["executed_amount"],
        **_reasons(row),
    }


def _instruments(package: Package, year: int) -> dict[tuple[str, int], str | None]:
    return {
        (row["indicator"], row["version"]): row["instrument"] for row in package.rows("targets") if row["year"] == year
    }


def _number(units: int | None) -> float | int | None:
    """A quantity as a JSON number: whole where it is whole."""
    if units is None:
        return None
    number = from_scaled(units, QUANTITY_SCALE)
    return int(number) if number == number.to_integral_value() else float(number)
