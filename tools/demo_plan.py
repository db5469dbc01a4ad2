"""The plan of the demonstration package: plan, elements, units, indicators, targets, measurements, former names."""

from collections.abc import Iterator
from decimal import Decimal

from demo_values import Row, Settings, records, rounded, wordings

SOURCE = {"source": "sint-pei", "place": "Datos sintéticos"}
MEASURED = {"source": "sint-mediciones", "place": "Datos sintéticos"}

FICHA = (
    "code",
    "name",
    "justification",
    "unit",
    "calculation",
    "measure",
    "multiplier",
    "sense",
    "sense_reason",
    "relevance",
    "data_source",
    "note",
)
"""What a ficha says in its own words; the rest depends on how the indicator is measured."""


def plan_tables() -> dict[str, list[Row]]:
    """The rows of every table of the plan."""
    said = wordings("plan")
    measured = wordings("indicators")
    units = records(said["units"])
    names = {unit["code"]: unit["name"] for unit in units}
    years = range(said["plan"]["first_year"], said["plan"]["last_year"] + 1)
    indicators = measured["indicators"]
    return {
        "plan": [{**said["plan"], "synthetic": "true", **SOURCE}],
        "elements": [_element(row, names) for row in records(said["elements"])],
        "indicators": [_indicator(ficha, measured["kinds"][ficha["kind"]], names) for ficha in indicators],
        "targets": [row for ficha in indicators for row in _targets(ficha, years, said["instruments"])],
        "measurements": [row for ficha in indicators for row in _measurements(ficha)],
        "names": [{**row, **SOURCE} for row in records(said["names"])],
        "units": [{**unit, "parent": _parent(unit["code"]), **SOURCE} for unit in units],
    }


def _parent(unit: str) -> str:
    return unit.rpartition(".")[0]


def _element(row: Row, names: Settings) -> Row:
    level, *numbers = str(row["code"]).split(".")
    parent = "" if level == "OEI" else f"OEI.{numbers[0]}"
    return {**row, "level": level, "parent": parent, "responsible": names[str(row["unit"])], **SOURCE}


def _indicator(ficha: Settings, kind: Settings, names: Settings) -> Row:
    baseline_year, baseline_value = ficha["baseline"]
    current_year, current_value = ficha["current"]
    return {
        **{name: ficha.get(name, "") for name in FICHA},
        **kind,
        **SOURCE,
        "element": ficha["code"].split(".", maxsplit=2)[2],
        "responsible": names[ficha["unit"]],
        "sense_ambiguous": str(ficha.get("sense_ambiguous", False)).lower(),
        "aggregation": ficha.get("aggregation", "non_additive"),
        "baseline_year": baseline_year,
        "baseline_value": baseline_value,
        "current_year": current_year,
        "current_value": current_value,
    }


def _targets(ficha: Settings, years: range, instruments: list[Settings]) -> Iterator[Row]:
    original = dict(zip(years, ficha["targets"], strict=True))
    modified = [{int(year): value for year, value in change.items()} for change in ficha.get("modified", [])]
    for version, values in enumerate([original, *modified]):
        for year, value in values.items():
            yield {
                "indicator": ficha["code"],
                "year": year,
                "version": version,
                "value": value,
                "instrument": instruments[version]["name"],
                "instrument_date": instruments[version]["date"],
                **SOURCE,
            }


def _measurements(ficha: Settings) -> Iterator[Row]:
    for year, said in ficha["measured"].items():
        last = year == list(ficha["measured"])[-1]
        yield {
            "indicator": ficha["code"],
            "period": year,
            **_value(said, ficha),
            "measured_on": f"{int(year) + 1}-01-31",
            **MEASURED,
            "note": ficha.get("measurement_note", "") if last else "",
        }


def _value(said: object, ficha: Settings) -> Row:
    if not isinstance(said, list):
        return {"value": said}
    numerator, denominator = said
    value = rounded(Decimal(ficha["multiplier"]) * numerator / denominator) if denominator else ""
    return {"value": value, "numerator": numerator, "denominator": denominator}
