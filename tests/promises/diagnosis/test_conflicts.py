"""Contradictions against sums and ratios made here with plain Python, and on figures small enough to see."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.errors import InputProblems
from faro.promises.domain.diagnosis.conflicts import conflicts_of
from faro.promises.domain.diagnosis.facts import Conflict, ConflictKind, Figure
from faro.promises.domain.diagnosis.reading import COLUMNS, read_figures, value_of, years_of
from faro.promises.domain.diagnosis.rules import Rules, parse_rules, shipped_rules
from faro.promises.domain.diagnosis.series import series_of

FILE = Path(__file__).parents[3] / "data" / "ilo" / "promises" / "baseline_facts.csv"
MILLION = 1_000_000
CONSTANT = parse_rules({"series": [{"code": "s", "name": "S", "indicators": ["extensión"], "constant": True}]})
GROWING = parse_rules(
    {"series": [{"code": "p", "name": "P", "indicators": ["habitantes"], "yearly_change": ["0", "3"], "reason": "r"}]}
)
SUMS = parse_rules({"sums": [{"total": "total", "parts": ["uno", "otro"]}]})
RATES = parse_rules({"rates": [{"result": "tasa", "numerator": "casos", "denominator": "gente", "factor": "1000"}]})


def ilo() -> tuple[Figure, ...]:
    return read_figures(FILE.read_text("utf-8"), FILE.name)


def table(*rows: str) -> tuple[Figure, ...]:
    """``indicator|year|value``, one figure a row."""
    lines = [",".join(COLUMNS)]
    for number, row in enumerate(rows, 1):
        indicator, year, value = row.split("|")
        lines.append(f"F-{number},tema,{indicator},Ilo,{year},{value},{value},u,000,s,{number}")
    return read_figures("\n".join(lines), "f.csv")


def codes(found: tuple[Conflict, ...]) -> list[set[str]]:
    return [{figure.code for figure in each.figures} for each in found]


def plain() -> dict[str, dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_the_figures_are_the_rows_of_the_file() -> None:
    rows = plain()
    figures = ilo()

    assert [figure.code for figure in figures] == list(rows)
    assert len(figures) == 132
    for figure in figures:
        row = rows[figure.code]
        assert (figure.document, str(figure.line), figure.year) == (row["document"], row["line"], row["year"])
        if figure.value is not None:
            assert Decimal(figure.value) / MILLION == Decimal(row["value"])
    assert [figure.code for figure in figures if figure.value is None] == ["B-022", "B-132"]


def test_the_population_has_four_values_between_2015_and_2022() -> None:
    rows = plain()
    four = {
        key
        for key, row in rows.items()
        if row["topic"] == "población"
        and row["unit"] == "habitantes"
        and row["place"].startswith("Provincia de Ilo")
        and row["year"].isdecimal()
        and 2015 <= int(row["year"]) <= 2022
    }

    (found,) = [each for each in conflicts_of(ilo(), shipped_rules()) if each.subject == "Población"]

    assert len(four) == 4
    assert {figure.code for figure in found.figures} == four
    assert found.kind == ConflictKind.ACROSS_YEARS
    assert all(text in found.said for text in ("79,727", "75,456", "78,996", "70,000"))


def test_the_sums_of_1993_and_the_rate_of_2015_do_not_come_out() -> None:
    value = {key: Decimal(row["value"]) for key, row in plain().items() if key not in ("B-022", "B-132")}
    assert value["B-088"] + value["B-089"] != value["B-087"] != value["B-090"] + value["B-091"]
    assert abs(1000 * value["B-064"] / value["B-023"] - value["B-066"]) > Decimal("0.01")
    assert value["B-031"] + value["B-032"] == value["B-030"]
    assert abs(value["B-084"] / value["B-085"] - value["B-086"]) < Decimal("0.05")

    found = [
        each for each in conflicts_of(ilo(), shipped_rules()) if each.kind in (ConflictKind.SUM, ConflictKind.RATE)
    ]

    assert sorted(map(sorted, codes(tuple(found)))) == [
        ["B-023", "B-064", "B-066"],
        ["B-087", "B-088", "B-089"],
        ["B-087", "B-090", "B-091"],
    ]


def test_nothing_else_of_ilo_contradicts_itself() -> None:
    found = conflicts_of(ilo(), shipped_rules())

    assert len(found) == 5
    assert {"B-021", "B-085"} in codes(found)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("x|2015|10", "x|2015|10"), 0),
        (("x|2015|10", "x|2015|12"), 1),
        (("x|2015|10", "x|2016|12"), 0),
        (("x|2015|10", "x|2015|10.4"), 0),  # 10 may be 10.4 rounded
        (("x|2015|10.0", "x|2015|10.4"), 1),
        (("x|s/f|10", "x|s/f|12"), 1),
        (("x|2015|10", "y|2015|12"), 0),
        (("x|2015|10", "x|2015|diez"), 0),
    ],
)
def test_in_a_year_figures_differ_beyond_their_rounding(rows: tuple[str, ...], count: int) -> None:
    found = conflicts_of(table(*rows), Rules())

    assert [each.kind for each in found] == [ConflictKind.SAME_YEAR] * count


def test_what_never_changes_contradicts_itself_in_any_year() -> None:
    found = conflicts_of(table("extensión|s/f|1523.44", "extensión|1996|1380.6", "extensión|2000|1380.6"), CONSTANT)

    assert codes(found) == [{"F-1", "F-2", "F-3"}]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("habitantes|2010|1000", "habitantes|2011|1030"), 0),
        (("habitantes|2010|1000", "habitantes|2011|1040"), 1),
        (("habitantes|2010|1000", "habitantes|2020|1340"), 0),  # 1.03 ** 10 is 1.3439
        (("habitantes|2010|1000", "habitantes|2020|1350"), 1),
        (("habitantes|2010|1000", "habitantes|2011|990"), 1),
        (("habitantes|2010|1000", "habitantes|2011|1000"), 0),
        (("habitantes|s/f|1000", "habitantes|2011|10"), 0),
        (("habitantes|2010-2012|1000", "habitantes|2011|10"), 0),
    ],
)
def test_growth_between_its_limits_contradicts_nothing(rows: tuple[str, ...], count: int) -> None:
    assert len(conflicts_of(table(*rows), GROWING)) == count


def test_a_sum_without_one_of_its_parts_is_not_checked() -> None:
    assert len(conflicts_of(table("total|2015|10", "uno|2015|4", "otro|2015|4"), SUMS)) == 1
    assert conflicts_of(table("total|2015|10", "uno|2015|4"), SUMS) == ()
    assert conflicts_of(table("total|2015|10", "uno|2015|4", "otro|2016|4"), SUMS) == ()


def test_a_rate_is_checked_within_the_rounding_of_all_three() -> None:
    assert conflicts_of(table("tasa|2015|3.4", "casos|2015|238", "gente|2015|70623"), RATES) == ()
    assert len(conflicts_of(table("tasa|2015|3.37", "casos|2015|238", "gente|2015|79727"), RATES)) == 1
    assert conflicts_of(table("tasa|2015|3.37", "casos|2015|238", "gente|2015|0"), RATES) == ()


@given(st.lists(st.tuples(st.integers(1990, 2025), st.integers(0, 10**9)), max_size=8))
def test_any_figures_make_whole_series_and_only_their_own_contradictions(pairs: list[tuple[int, int]]) -> None:
    figures = table(*(f"habitantes|{year}|{value}" for year, value in pairs))

    found = conflicts_of(figures, GROWING)
    series = series_of(figures, GROWING)

    assert sorted(figure.code for each in series for figure in each.figures) == sorted(each.code for each in figures)
    assert all(len(group) > 1 and group <= {each.code for each in figures} for group in codes(found))


@pytest.mark.parametrize(
    ("printed", "years"),
    [
        ("2018", (2018, 2018)),
        ("2018-2021", (2018, 2021)),
        ("base 2019", (2019, 2019)),
        ("PDEL 2014-2021", (2014, 2021)),
        ("s/f", (None, None)),
        ("proyección", (None, None)),
        ("2021-2018", (None, None)),
        ("120189", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_year_is_told_only_where_it_is_printed(printed: str, years: tuple[int | None, int | None]) -> None:
    assert years_of(printed) == years


@pytest.mark.parametrize(
    ("text", "value", "half"),
    [
        ("10", 10_000_000, 500_000),
        ("10.5", 10_500_000, 50_000),
        ("-3.25", -3_250_000, 5_000),
        ("0.000001", 1, 1),
        ("1970-05-26", None, 0),
        ("²", None, 0),
        ("1e9", None, 0),
        ("9" * 16, None, 0),
        ("NaN", None, 0),
        ("1,5", None, 0),
    ],
)
def test_a_value_is_a_number_or_none(text: str, value: int | None, half: int) -> None:
    assert value_of(text) == (value, half)


def test_a_wrong_file_says_all_that_is_wrong() -> None:
    text = "\n".join(
        (
            ",".join(COLUMNS),
            "A 1,t,i,p,2015,1,1,u,d,s,1",
            "A1,,i,p,2015,1,1,u,d,s,uno",
            "A2,t,i,p,2015,1,1,u,d,s,1",
            f"A2,t,{'i' * 201},p,2015,1,1,u,d,s,1",
        )
    )

    with pytest.raises(InputProblems) as raised:
        read_figures(text, "f.csv")

    assert sorted((each.place.row, each.place.column) for each in raised.value.problems) == [
        (2, "id"),
        (3, "line"),
        (3, "topic"),
        (4, "id"),
        (5, "id"),
        (5, "indicator"),
    ]


def test_a_file_without_its_columns_is_refused() -> None:
    with pytest.raises(InputProblems):
        read_figures("id,topic\n1,2\n", "f.csv")
