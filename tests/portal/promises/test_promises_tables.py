"""What a spreadsheet makes of the CSV files of promises: text, since the texts are a party's."""

import csv
import io

import polars as pl
import pytest

from faro.portal.opendata.fields import Field, Holds, OpenTable
from faro.portal.opendata.promises import guarded
from faro.portal.opendata.writers import csv_file

FIELDS = (
    Field("text", "Meta", Holds.TEXT),
    Field("note", "Nota", Holds.TEXT),
    Field("comparator", "Comparación", Holds.TEXT),
    Field("quantity", "Cantidad", Holds.QUANTITY),
)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_a_text_of_a_party_is_no_formula(sign: str) -> None:
    rows = {
        "text": [f"{sign}SUMA(1)", "90 %", None],
        "note": ["al pie", f"{sign}1", None],
        "comparator": ["=", ">=", None],
        "quantity": [-5_000_000, 1, None],
    }
    frame = pl.DataFrame(
        rows, schema={"text": pl.String, "note": pl.String, "comparator": pl.String, "quantity": pl.Int64}
    )
    table = OpenTable("targets", "Metas", "", FIELDS, frame, computed=False)

    written = list(csv.reader(io.StringIO(csv_file(guarded(table), {}).decode())))

    assert written[1:] == [
        [f"'{sign}SUMA(1)", "al pie", "=", "-5"],
        ["90 %", f"'{sign}1", ">=", "0.000001"],
        ["", "", "", ""],
    ]
