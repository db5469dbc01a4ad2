"""The domain's rules for a strategic plan (PEI), written a second time: slow, obvious, exact, without Polars.

Rows are dictionaries with the columns of ``faro.engine.contract``. Numbers inside are Fractions in the unit a
reader sees (points, not millionths). Written from the norms' rules, not from the engine; the tests compare the two.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from faro.engine.method import Aggregation, Method

Row = dict[str, Any]
MILLION = 10**6


@dataclass
class Rows:
    """The input tables as rows."""

    elements: list[Row] = field(default_factory=list)
    indicators: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    measurements: list[Row] = field(default_factory=list)
    activities: list[Row] = field(default_factory=list)
    monthly_by_stage: list[Row] = field(default_factory=list)


ALMOST = Fraction(1, 10**9)
"""Points. A mean this close below a limit is taken to have reached it (docs/adr/0002)."""


def light_of(points: Fraction | None, method: Method, tolerance: Fraction = Fraction(0)) -> str:
    """The highest band whose limit is reached; a limit belongs to the band above it."""
    if points is None:
        return "nd"
    light = "red"
    for band in method.bands[1:]:
        if points >= Fraction(band.start) - tolerance:
            light = band.light
    return light


def within(points: Fraction, cap: Any, floor: Any = None) -> Fraction:
    if floor is not None:
        points = max(points, Fraction(floor))
    return points if cap is None else min(points, Fraction(cap))


def mean(values: Iterable[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def sense_of(indicator: Row, rows: Rows) -> tuple[str | None, str]:
    """Declared; else from the series of targets: a last value below the first is descending."""
    if indicator["sense"] is not None:
        return indicator["sense"], "declared"
    latest: dict[int, tuple[int, int]] = {}
    for target in rows.targets:
        if (target["plan"], target["indicator"]) != (indicator["plan"], indicator["code"]) or target["value"] is None:
            continue
        year, version = target["year"], target["version"]
        if year not in latest or version > latest[year][0]:
            latest[year] = (version, target["value"])
    if not latest:
        return None, "none"
    first, last = latest[min(latest)][1], latest[max(latest)][1]
    return ("descending" if last < first else "ascending"), "inferred"


def obtained(indicator: Row, measurement: Row | None) -> tuple[str, Fraction | None, str | None]:
    """State, value and reason. Parts with a multiplier win over the written value."""
    if measurement is None:
        return "nd", None, "no_value"
    numerator, denominator = measurement["numerator"], measurement["denominator"]
    parts = numerator is not None and denominator is not None
    if parts and indicator["multiplier"] is not None:
        if denominator == 0:
            return "not_calculable", None, "zero_denominator"
        if denominator < 0:
            return "not_calculable", None, "negative_denominator"
        return "ok", Fraction(numerator, denominator) * Fraction(indicator["multiplier"], MILLION), None
    if measurement["value"] is not None:
        return "ok", Fraction(measurement["value"], MILLION), None
    return ("not_calculable", None, "no_multiplier") if parts else ("nd", None, "no_value")


def reached(value: Fraction | None, target: Fraction | None, sense: str | None) -> bool | None:
    if value is None or target is None or sense is None:
        return None
    return value >= target if sense == "ascending" else value <= target


def degree_of(method: Method, value: Fraction, target: Fraction, sense: str) -> tuple[Fraction | None, str | None]:
    """The unbounded degree in points, and what is special about it."""
    rule = method.achievement
    assert rule is not None
    if rule.formula == "met":
        return Fraction(100 if reached(value, target, sense) else 0), None
    if target < 0 or (value < 0 and (sense == "descending" or target == 0)):
        return None, "negative"
    if sense == "descending" and value == 0:
        return (Fraction(100), None) if rule.descending_full_at_zero else (None, "division_by_zero")
    if target == 0:
        if value == 0:
            return None, "zero_over_zero"
        return (Fraction(100), "target_zero") if rule.full_at_target_zero else (None, "division_by_zero")
    return (value / target if sense == "ascending" else target / value) * 100, None


def versions_of(plan: str, rows: Rows, year: int) -> list[int]:
    stated = {target["version"] for target in rows.targets if (target["plan"], target["year"]) == (plan, year)}
    return sorted(stated | {0})


def target_in(indicator: Row, rows: Rows, year: int, version: int) -> tuple[int | None, bool]:
    """The target that stands in a version, and whether it comes from an earlier one."""
    own = {
        target["version"]: target["value"]
        for target in rows.targets
        if (target["plan"], target["indicator"], target["year"]) == (indicator["plan"], indicator["code"], year)
    }
    standing = [each for each in own if each <= version]
    return (own[max(standing)] if standing else None), version not in own


def indicator_rows(rows: Rows, year: int, method: Method) -> list[Row]:
    result = []
    for indicator in rows.indicators:
        measurement = next(
            (
                each
                for each in rows.measurements
                if (each["plan"], each["indicator"], each["year"]) == (indicator["plan"], indicator["code"], year)
            ),
            None,
        )
        versions = versions_of(indicator["plan"], rows, year)
        for version in versions:
            row = _indicator_row(rows, year, method, indicator, measurement, version)
            result.append({**row, "in_force": version == versions[-1]})
    return result


def _indicator_row(rows: Rows, year: int, method: Method, indicator: Row, measurement: Row | None, version: int) -> Row:
    sense, source = sense_of(indicator, rows)
    state, value, reason = obtained(indicator, measurement)
    target_units, carried = target_in(indicator, rows, year, version)
    target = None if target_units is None else Fraction(target_units, MILLION)
    raw = None
    if value is not None and target is None:
        reason = "no_target"
    elif value is not None and target is not None and sense is not None:
        raw, reason = degree_of(method, value, target, sense)
    rule = method.achievement
    assert rule is not None
    opposite = {"ascending": "descending", "descending": "ascending", None: None}[sense]
    return {
        "plan": indicator["plan"],
        "indicator": indicator["code"],
        "element": indicator["element"],
        "sense": sense,
        "sense_source": source,
        "sense_ambiguous": indicator["sense_ambiguous"],
        "state": state,
        "value": value,
        "numerator": measurement and measurement["numerator"],
        "denominator": measurement and measurement["denominator"],
        "version": version,
        "carried": carried,
        "target": target_units,
        "degree_raw": raw,
        "degree": None if raw is None else within(raw, rule.cap, rule.floor),
        "achieved": reached(value, target, sense),
        "achieved_if_reversed": reached(value, target, opposite),
        "light": light_of(raw, method),
        "reason_code": reason,
        "relevance": indicator["relevance"],
    }


def holds(rows: Rows, plan: str, element: str, code: str | None) -> bool:
    """Whether ``element`` is ``code`` or stands above it."""
    parents = {each["code"]: each["parent"] for each in rows.elements if each["plan"] == plan}
    while code is not None and code != element:
        code = parents[code]
    return code == element


def weighted(degrees: list[tuple[int, Fraction | None]]) -> Fraction | None:
    """Guide of 2023, table A5: the weight of mark R is (largest mark of the element - R + 1); without degree, none."""
    largest = max(mark for mark, _ in degrees)
    pairs = [(largest - (mark - 1), degree) for mark, degree in degrees if degree is not None]
    total = sum(weight for weight, _ in pairs)
    return sum((Fraction(weight, total) * degree for weight, degree in pairs), Fraction(0)) if pairs else None


def element_result(rule: Aggregation, scoped: list[Row]) -> tuple[Fraction | None, Fraction | None, str | None]:
    """Result, simple mean of the known degrees, and reason."""
    if not scoped:
        return None, None, "no_indicators"
    degrees = [row["degree"] for row in scoped]
    simple = mean(degrees)
    if rule.result == "weighted_by_relevance" and any(row["relevance"] is None for row in scoped):
        return None, simple, "no_relevance"
    if simple is None:
        return None, None, "no_data"
    if rule.no_data == "counts_as_not_met":
        degrees = [degree or Fraction(0) for degree in degrees]
    if rule.result == "mean":
        return mean(degrees), simple, None
    marks = [row["relevance"] for row in scoped]
    return weighted(list(zip(marks, degrees, strict=True))), simple, None


def element_rows(rows: Rows, indicators: list[Row], year: int, method: Method) -> list[Row]:
    rule = method.aggregation
    assert rule is not None
    result = []
    for element in rows.elements:
        plan, code = element["plan"], element["code"]
        has_indicators = any(each["plan"] == plan for each in rows.indicators)
        versions = versions_of(plan, rows, year) if has_indicators else [0]
        for version in versions:
            of_version = [row for row in indicators if (row["plan"], row["version"]) == (plan, version)]
            held = [row for row in of_version if holds(rows, plan, code, row["element"])]
            own = [row for row in held if row["element"] == code]
            points, simple, reason = element_result(rule, own if rule.scope == "own" else held)
            result.append(
                {
                    "plan": plan,
                    "element": code,
                    "level": element["level"],
                    "parent": element["parent"],
                    "version": version,
                    "in_force": version == versions[-1],
                    "result": points,
                    "simple_mean": simple,
                    "light": light_of(points, method, ALMOST),
                    "indicators": len(held),
                    "own_indicators": len(own),
                    "achieved": sum(row["achieved"] is True for row in held),
                    "no_data": sum(row["achieved"] is None for row in held),
                    "reason_code": reason,
                }
            )
    return result


def summary_rows(indicators: list[Row], elements: list[Row], method: Method) -> list[Row]:
    result = []
    for plan, version, in_force in sorted({(row["plan"], row["version"], row["in_force"]) for row in elements}):
        own = [row for row in indicators if (row["plan"], row["version"]) == (plan, version)]
        objectives = [row for row in elements if (row["plan"], row["version"], row["parent"]) == (plan, version, None)]
        points = mean(row["result"] for row in objectives)
        lights = [row["light"] for row in objectives]
        result.append(
            {
                "plan": plan,
                "version": version,
                "in_force": in_force,
                "indicators": len(own),
                "achieved": sum(row["achieved"] is True for row in own),
                "achieved_low": sum(all(_readings(row)) for row in own),
                "achieved_high": sum(any(_readings(row)) for row in own),
                "no_data": sum(row["achieved"] is None for row in own),
                "mean": points,
                "light": light_of(points, method, ALMOST),
                **{light: lights.count(light) for light in ("green", "amber", "red", "nd")},
                "reason_code": "no_results" if points is None else None,
            }
        )
    return result


def _readings(row: Row) -> list[bool]:
    """The verdict in each sense the indicator may have."""
    readings = [row["achieved"], row["achieved_if_reversed"]] if row["sense_ambiguous"] else [row["achieved"]]
    return [reading is True for reading in readings]
