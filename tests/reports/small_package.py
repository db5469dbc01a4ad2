"""A plan small enough to work out by hand, made in memory. What it should give stands beside each figure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from faro.engine.evaluation import Run
from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, to_scaled
from faro.package.evaluating import evaluate_package
from faro.package.model import Package
from faro.package.tables import BY_NAME

PLAN = {
    "code": "PEI-2021-2025",
    "name": "Plan Estratégico Institucional 2021-2025",
    "municipality": "Municipalidad de Prueba",
    "executing_unit": "999999",
    "first_year": 2021,
    "last_year": 2025,
    "evaluation_year": 2022,
    "approval_instrument": "R.A. 001-2020",
    "synthetic": False,
}
ELEMENTS: tuple[dict[str, Any], ...] = (
    {
        "code": "OEI.01",
        "level": "OEI",
        "name": "Mejorar la limpieza",
        "priority": 1,
        "responsible": "Gerencia de Servicios",
    },
    {"code": "AEI.01.01", "level": "AEI", "parent": "OEI.01", "name": "Barrido diario", "priority": 1},
    {"code": "OEI.02", "level": "OEI", "name": "Ordenar el comercio", "priority": 2, "unit": "U2"},
    {"code": "AEI.02.01", "level": "AEI", "parent": "OEI.02", "name": "Fiscalización", "priority": 1},
)
UNITS = ({"code": "U1", "name": "Limpieza"}, {"code": "U2", "name": "Comercio"})


def quantity(number: float) -> int:
    """Millionths."""
    return to_scaled(Decimal(str(number)), QUANTITY_SCALE)


def soles(number: float) -> int:
    """Céntimos."""
    return to_scaled(Decimal(str(number)), MONEY_SCALE)


INDICATORS: tuple[dict[str, Any], ...] = (
    # 60 of 80: not met, degree 75.0.
    {"code": "I1", "element": "OEI.01", "name": "Calles limpias", "measure": "Porcentaje", "sense": "ascending"},
    # 30 of 40 is 75, target 50: met, degree 100 (150 unbounded).
    {
        "code": "I2",
        "element": "AEI.01.01",
        "name": "Rutas cumplidas",
        "measure": "Porcentaje",
        "sense": "ascending",
        "multiplier": quantity(100),
    },
    # 20 where 10 or less is wanted: not met, degree 50.0; met if read the other way.
    {
        "code": "I3",
        "element": "OEI.02",
        "name": "Variación de quejas",
        "measure": "Número",
        "sense": "descending",
        "sense_ambiguous": True,
        "sense_reason": "Se toma como quejas recibidas.",
    },
    # No measurement.
    {"code": "I4", "element": "AEI.02.01", "name": "Operativos", "measure": "Número", "sense": "ascending"},
    # No sense, targets 10 then 8: inferred descending; 8 of 8: met, degree 100.
    {"code": "I5", "element": "AEI.02.01", "name": "Puestos informales", "measure": "Número"},
)
TARGETS: tuple[dict[str, Any], ...] = (
    {
        "indicator": "I1",
        "year": 2022,
        "version": 0,
        "value": quantity(80),
        "instrument": "R.A. 001-2020",
        "source": "plan",
    },
    {
        "indicator": "I2",
        "year": 2022,
        "version": 0,
        "value": quantity(50),
        "instrument": "R.A. 001-2020",
        "source": "plan",
    },
    {"indicator": "I3", "year": 2022, "version": 0, "value": quantity(10), "instrument": "R.A. 001-2020"},
    {"indicator": "I4", "year": 2022, "version": 0, "value": quantity(5), "instrument": "R.A. 001-2020"},
    {"indicator": "I5", "year": 2021, "version": 0, "value": quantity(10), "instrument": "R.A. 001-2020"},
    {"indicator": "I5", "year": 2022, "version": 0, "value": quantity(8), "instrument": "R.A. 001-2020"},
)
EASIER: dict[str, Any] = {
    "indicator": "I1",
    "year": 2022,
    "version": 1,
    "value": quantity(60),
    "instrument": "R.A. 002-2022",
}
"""A modification with which I1 is met: the method of Ilo then gives OEI.01 100 instead of 50."""
MEASUREMENTS: tuple[dict[str, Any], ...] = (
    {"indicator": "I1", "period": "2022", "value": quantity(60), "source": "informe", "place": "página 7"},
    {"indicator": "I2", "period": "2022", "numerator": quantity(30), "denominator": quantity(40)},
    {"indicator": "I3", "period": "2022", "value": quantity(20)},
    {"indicator": "I5", "period": "2022", "value": quantity(8)},
)
SOURCES = ({"id": "plan", "title": "El plan"}, {"id": "informe", "title": "El informe"})


def package_of(**tables: Sequence[Mapping[str, Any]] | None) -> Package:
    """The plan with other rows in the tables named, or without them (None)."""
    rows: dict[str, Sequence[Mapping[str, Any]] | None] = {
        "plan": (PLAN,),
        "elements": ELEMENTS,
        "indicators": INDICATORS,
        "targets": TARGETS,
        "measurements": MEASUREMENTS,
        "units": UNITS,
        "sources": SOURCES,
        **tables,
    }
    frames = {name: _frame(name, held) for name, held in rows.items() if held is not None}
    return Package(frames, "prueba")


def _frame(name: str, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    schema = BY_NAME[name].schema
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema)


def runs_of(package: Package, *methods: str) -> tuple[Run, ...]:
    """The package under the methods; without any, the two of the report of Ilo."""
    return evaluate_package(package, methods or ("ilo-2022", "ceplan-2021"))


ACTIVITIES: tuple[dict[str, Any], ...] = (
    {
        "code": "A1",
        "name": "Barrer",
        "kind": "activity",
        "action": "AEI.01.01",
        "unit": "U1",
        "aggregation": "annual_total",
    },
    {
        "code": "A2",
        "name": "Camión",
        "kind": "investment",
        "action": "AEI.01.01",
        "unit": "U1",
        "aggregation": "monthly_stock",
    },
    {
        "code": "A3",
        "name": "Visitar",
        "kind": "activity",
        "action": "AEI.02.01",
        "unit": "U2",
        "aggregation": "annual_total",
    },
)


def months(activity: str, stage: str, physical: float, financial: float, through: int = 12) -> list[dict[str, Any]]:
    """The same figures in each month up to ``through``."""
    return [
        {
            "activity": activity,
            "year": 2022,
            "month": month,
            "stage": stage,
            "physical": quantity(physical),
            "financial": soles(financial),
        }
        for month in range(1, through + 1)
    ]


def package_with_activities(**tables: Sequence[Mapping[str, Any]] | None) -> Package:
    """A1: 90 %, S/ 1,200 of which 960. A2: 100 %, S/ 600 of 600. A3: no report in December, S/ 240 of which 110."""
    monthly = [
        *months("A1", "approved", 10, 110),
        *months("A1", "pia", 10, 100),
        *months("A1", "executed", 9, 80),
        *months("A2", "pia", 1, 50),
        *months("A2", "executed", 1, 50),
        *months("A3", "pia", 2, 20),
        *months("A3", "executed", 2, 10, through=11),
    ]
    activities = [{**row, "measure": "Unidad", "priority": "1"} for row in ACTIVITIES]
    budget = [
        {"unit": "U1", "year": 2022, "stage": "pia", "amount": soles(2000)},
        {"unit": "U2", "year": 2022, "stage": "pim", "amount": soles(2500)},
    ]
    return package_of(**{"activities": activities, "monthly": monthly, "budget": budget, **tables})


def printed(role: str, headings: Mapping[str, str], rows: Sequence[Sequence[str]]) -> dict[str, list[dict[str, Any]]]:
    """A printed table and its cells."""
    table = {"id": role, "title": f"Cuadro {role}", "role": role, "source": "informe", "place": "página 9"}
    cells = [
        {"table": role, "row": place, "column": column, "heading": heading, "text": text}
        for place, row in enumerate(rows, 1)
        for (column, heading), text in zip(headings.items(), row, strict=True)
    ]
    return {"printed_tables": [table], "printed_cells": cells}
