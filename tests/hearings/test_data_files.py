"""What a spreadsheet makes of the data: nothing but text."""

import csv
import io
import string

from hypothesis import given
from hypothesis import strategies as st

from faro.portal.hearings_data import as_csv

WORDS = st.text(alphabet=string.printable, max_size=20)


@given(st.sampled_from(["", "=", "+", "-", "@", "\t", "\r"]), WORDS)
def test_no_cell_begins_a_formula(first: str, rest: str) -> None:
    written = as_csv([{"a": first + rest, "n": -5}]).decode()
    read = list(csv.reader(io.StringIO(written, newline="")))

    assert not any(line[0].startswith(("=", "+", "-", "@", "\t", "\r")) for line in read if line)
    assert read[-1][-1] == "-5"
