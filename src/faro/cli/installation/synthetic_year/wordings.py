"""The data file of the synthetic year, as activities."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from faro.cli.installation.synthetic_year.drawing import Draw
from faro.cli.installation.synthetic_year.model import MadeActivity

EXECUTING_UNIT = "301498"
FIRST_NUMBER = 90001
FIRST_CUI = 9900001
AGGREGATIONS = {"t": "annual_total", "s": "monthly_stock", "m": "not_cumulative"}
Wording = tuple[str, str, str, str, int, str, str, str]
"""Unit, action, measure, aggregation, quantity, calendar, name, trait."""


def read_wordings() -> dict[str, Any]:
    """The data file."""
    text = files("faro.cli.installation.synthetic_year").joinpath("wordings.toml").read_text("utf-8")
    return tomllib.loads(text)


def activities_of(data: Mapping[str, Any], draw: Draw) -> tuple[MadeActivity, ...]:
    """Every activity with its code, in the order of cost centres; works follow those of their unit."""
    found = sorted([*_of_units(data), *_works(data), *_studies(data), *_supervision(data)], key=lambda each: each[0])
    works = {name: number for number, (_action, name) in enumerate(data["works"]["rows"])}
    made = []
    for number, (unit, action, measure, aggregation, quantity, calendar, name, trait) in enumerate(found):
        is_work = calendar == "works"
        made.append(
            MadeActivity(
                code=f"AOI{EXECUTING_UNIT}{FIRST_NUMBER + number}",
                name=name,
                kind="investment" if is_work else "activity",
                action=action or None,
                unit=unit,
                measure=measure,
                aggregation=AGGREGATIONS[aggregation],
                quantity=quantity,
                calendar=calendar,
                priority=str(draw.number(f"{name}:priority", 1, 3 if is_work else 5)),
                cui=str(FIRST_CUI + works[name]) if is_work else None,
                trait=trait,
            )
        )
    return tuple(made)


def _of_units(data: Mapping[str, Any]) -> Iterator[Wording]:
    for unit, table in data["units"].items():
        for row in table["rows"]:
            action, measure, aggregation, quantity, calendar, name, *trait = row
            yield unit, action, measure, aggregation, quantity, calendar, name, trait[0] if trait else ""


def _works(data: Mapping[str, Any]) -> Iterator[Wording]:
    for action, name in data["works"]["rows"]:
        yield data["works"]["unit"], action, "Porcentaje", "t", 100, "works", name, ""


def _studies(data: Mapping[str, Any]) -> Iterator[Wording]:
    kinds = ("Estudio de preinversión: {name}", "Expediente técnico: {name}")
    for number, (action, name) in enumerate(data["studies"]["rows"]):
        calendar = ("middle", "second_half", "quarters")[number % 3]
        quantity = 4 if calendar == "quarters" else 1
        title = kinds[number % 2].format(name=name)
        yield data["studies"]["unit"], action, "Documento", "t", quantity, calendar, title, ""


def _supervision(data: Mapping[str, Any]) -> Iterator[Wording]:
    unit, works = data["supervision"]["unit"], data["works"]["rows"]
    for place in data["supervision"]["works"]:
        action, name = works[place - 1]
        yield unit, action, "Valorización", "t", 12, "even", f"Supervisión de la obra: {_lower(name)}", ""
    for action, name in data["supervision"]["settlements"]:
        yield unit, action, "Liquidación", "t", 1, "second_half", f"Liquidación de la obra: {name}", ""


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
