"""The samples have the shapes of the package's tables."""

import pytest

from faro.checks.samples import (
    Measured,
    action,
    evidence,
    measured,
    objective,
    printed,
    printed_table,
    shape,
    table_names,
    units,
)
from faro.package.tables import TABLES


def test_sample_tables_are_shaped_as_the_package_declares_them() -> None:
    assert set(table_names()) == {table.name for table in TABLES}
    for table in TABLES:
        assert shape(table.name) == dict(table.schema)


def test_a_column_or_table_that_the_package_lacks_is_refused() -> None:
    with pytest.raises(KeyError):
        evidence(claims=[{"id": "C-001", "figure": "3"}])
    with pytest.raises(KeyError):
        evidence(figures=[{"id": "C-001"}])


def test_missing_columns_are_null_and_missing_tables_absent() -> None:
    seen = evidence(claims=[{"id": "C-001"}])
    assert seen.rows("claims")[0]["line"] is None
    assert not seen.has("activities")
    assert seen.plan["evaluation_year"] == 2022


def test_printed_rows_keep_their_texts_and_lines() -> None:
    table = printed_table("poi-3", "poi_table_3", {"code": "Código", "amount": "Monto"}, [["OEI.01", None], ["", "5"]])
    (seen,) = evidence(**printed(table)).printed_tables
    assert [seen.text(row, "amount") for row in seen.rows] == ["", "5"]
    assert seen.rows[1]["amount"].place.line == 101
    assert seen.headings == {"code": "Código", "amount": "Monto"}


def test_the_engine_runs_over_sample_tables() -> None:
    tree = [objective("OEI.01"), action("AEI.01.01", "OEI.01")]
    seen = evidence(("ilo-2022",), elements=tree, **measured(Measured("IND.01", "AEI.01.01", "20", "20.5")))
    run = seen.runs["ilo-2022"]
    assert run.indicators["achieved"].to_list() == [True]
    assert run.elements.filter(element="OEI.01")["result"].to_list() == [100.0]
    assert units("0.5") == 500_000
