"""What the engine is given of a package."""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from faro.engine import contract
from faro.package.engine_tables import plan_tables
from faro.package.reading import read_package

Folder = Callable[..., Path]

TARGETS = "indicator,year,version,value\nI.1,2021,0,10\nI.1,2022,0,17.5\nI.1,2022,1,18\nI.2,2023,0,\n"
MEASUREMENTS = (
    "indicator,period,value,numerator,denominator\nI.1,2022,0.5,1,2\nI.1,2022-S1,3,,\nI.1,2022-01,3,,\nI.1,2021,9,,\n"
)
ACTIVITIES = (
    "code,name,kind,action,unit,measure,aggregation,active\n"
    "A,x,activity,AEI.01.01,03,u,annual_total,\nB,x,activity,AEI.01.01,03,u,not_cumulative,false\n"
)
MONTHLY = (
    "activity,year,month,stage,physical,financial\nA,2022,1,pia,0.5,12.34\nA,2021,1,pia,2,1\nA,2022,1,executed,,\n"
)
INDICATORS = "code,element,name,relevance,multiplier\nI.1,OEI.01,Uno,3,100\nI.2,AEI.01.01,Dos,,\n"


def test_each_table_has_the_shape_of_the_contract(folder: Folder) -> None:
    root = folder(
        targets=TARGETS, measurements=MEASUREMENTS, activities=ACTIVITIES, monthly=MONTHLY, indicators=INDICATORS
    )
    tables = plan_tables(read_package(root), 2022)
    for frame, schema in (
        (tables.elements, contract.ELEMENTS),
        (tables.indicators, contract.INDICATORS),
        (tables.targets, contract.TARGETS),
        (tables.measurements, contract.MEASUREMENTS),
        (tables.activities, contract.ACTIVITIES),
        (tables.monthly_by_stage, contract.MONTHLY_BY_STAGE),
    ):
        assert frame is not None
        assert frame.schema == pl.Schema(schema)
        assert frame["plan"].unique().to_list() == ["P1"]


def test_targets_of_all_years_but_measurements_and_months_of_the_year(folder: Folder) -> None:
    root = folder(
        targets=TARGETS, measurements=MEASUREMENTS, activities=ACTIVITIES, monthly=MONTHLY, indicators=INDICATORS
    )
    tables = plan_tables(read_package(root), 2022)
    assert tables.targets["value"].to_list() == [10_000_000, 17_500_000, 18_000_000, None]
    assert tables.measurements.rows() == [("P1", "I.1", 2022, 500_000, 1_000_000, 2_000_000)]
    assert tables.monthly_by_stage is not None
    assert tables.monthly_by_stage.rows() == [
        ("P1", "A", 2022, 1, "pia", 500_000, 1_234),
        ("P1", "A", 2022, 1, "executed", None, None),
    ]
    assert tables.activities is not None
    assert tables.activities["active"].to_list() == [None, False]


def test_missing_stays_null(folder: Folder) -> None:
    indicators = plan_tables(read_package(folder(indicators=INDICATORS)), 2022).indicators
    assert indicators["relevance"].to_list() == [3, None]
    assert indicators["multiplier"].to_list() == [100_000_000, None]
    assert indicators["sense"].to_list() == [None, None]


def test_absent_tables_are_none(folder: Folder) -> None:
    tables = plan_tables(read_package(folder()), 2022)
    assert (tables.activities, tables.monthly_by_stage) == (None, None)
    assert tables.measurements.is_empty()
