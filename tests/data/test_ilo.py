"""The Ilo 2022 package against figures worked by hand, in plain fractions, without Faro's engine."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from faro.package.declaration import Table
from faro.package.reading import read_package
from faro.package.tables import TABLES
from faro.package.writing import write_folder

PACKAGE = Path(__file__).parents[2] / "data" / "ilo" / "pei-2022"
AMBIGUOUS = {"IND.01.OEI.01", "IND.01.AEI.08.01"}
NOT_COMPUTED_HERE = ("activities", "monthly", "budget", "names")

Row = dict[str, str]


def rows(table: str) -> list[Row]:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def objective_of(element: str) -> str:
    return "OEI." + element.split(".")[1]


def amount(printed: str) -> Fraction:
    return Fraction(printed.replace(",", "").replace("'", "").rstrip("%") or "0")


def rounded(number: Fraction) -> str:
    return f"{float(round(number, 1)):.1f}"


def mean(numbers: Iterable[Fraction]) -> Fraction:
    values = list(numbers)
    return sum(values, Fraction(0)) / len(values)


def figures() -> list[tuple[Row, Fraction, Fraction]]:
    """Each indicator with its target and what was obtained, in percentage points."""
    targets = {row["indicator"]: Fraction(row["value"]) for row in rows("targets")}
    obtained = {row["indicator"]: Fraction(row["value"]) for row in rows("measurements")}
    return [(row, targets[row["code"]], obtained[row["code"]]) for row in rows("indicators")]


def met(sense: str, target: Fraction, value: Fraction) -> bool:
    return value >= target if sense == "ascending" else value <= target


def printed(table: str) -> list[dict[str, str]]:
    """The rows of a printed table, each a column-to-text mapping."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for cell in rows("printed_cells"):
        if cell["table"] == table:
            found[int(cell["row"])][cell["column"]] = cell["text"]
    return [found[number] for number in sorted(found)]


def objective_rows(table: str) -> list[dict[str, str]]:
    return [row for row in printed(table) if row["code"].startswith("OEI.")]


@pytest.mark.parametrize("table", [table for table in TABLES if table.name not in NOT_COMPUTED_HERE])
def test_every_table_has_its_declared_columns_in_order(table: Table) -> None:
    with (PACKAGE / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [column.name for column in table.columns]


@pytest.mark.parametrize("name", NOT_COMPUTED_HERE)
def test_what_the_document_does_not_give_is_absent_not_empty(name: str) -> None:
    assert not (PACKAGE / f"{name}.csv").exists()
    descriptor = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    assert name not in {resource["name"] for resource in descriptor["resources"]}


def test_the_shipped_bytes_are_what_faro_exports(tmp_path: Path) -> None:
    """If the format changed: ``python tools/rewrite_package.py data/ilo/pei-2022``."""
    write_folder(read_package(PACKAGE), tmp_path / "pei-2022")
    exported = {path.name: path.read_bytes() for path in (tmp_path / "pei-2022").iterdir()}
    assert exported == {path.name: path.read_bytes() for path in PACKAGE.iterdir()}


def test_the_plan_has_9_objectives_41_actions_and_51_indicators() -> None:
    assert Counter(row["level"] for row in rows("elements")) == {"OEI": 9, "AEI": 41}
    assert Counter(row["element"].split(".")[0] for row in rows("indicators")) == {"OEI": 10, "AEI": 41}
    assert len(figures()) == 51


def test_every_row_names_a_source_and_a_place() -> None:
    sources = {row["id"] for row in rows("sources")}
    for table in TABLES:
        if table.name in (*NOT_COMPUTED_HERE, "sources", "printed_cells"):
            continue
        for row in rows(table.name):
            assert row["source"] in sources, (table.name, row)
            assert re.search(r", líneas? \d+", row["place"]), (table.name, row)
    assert all(cell["line"] for cell in rows("printed_cells"))


def test_17_indicators_met_their_target() -> None:
    assert sum(met(row["sense"], target, value) for row, target, value in figures()) == 17


def test_the_two_ambiguous_senses_move_the_count_from_16_to_18() -> None:
    certain = [met(row["sense"], t, v) for row, t, v in figures() if row["sense_ambiguous"] == "false"]
    doubtful = {row["code"]: (t, v) for row, t, v in figures() if row["sense_ambiguous"] == "true"}
    assert set(doubtful) == AMBIGUOUS
    readings = [[met(sense, t, v) for sense in ("ascending", "descending")] for t, v in doubtful.values()]
    assert sum(certain) + sum(min(reading) for reading in readings) == 16
    assert sum(certain) + sum(max(reading) for reading in readings) == 18


def test_the_share_that_met_its_target_per_objective() -> None:
    shares: dict[str, list[int]] = defaultdict(list)
    for row, target, value in figures():
        shares[objective_of(row["element"])].append(met(row["sense"], target, value))
    expected = ["0/6", "3/4", "1/5", "1/8", "6/7", "3/5", "1/7", "2/6", "0/3"]
    assert [f"{sum(found)}/{len(found)}" for found in shares.values()] == expected
    assert rounded(100 * mean(Fraction(sum(found), len(found)) for found in shares.values())) == "33.4"


def test_the_capped_degrees_per_objective() -> None:
    degrees: dict[str, list[Fraction]] = defaultdict(list)
    for row, target, value in figures():
        degree = value / target if row["sense"] == "ascending" else target / value
        degrees[objective_of(row["element"])].append(min(Fraction(1), degree) * 100)
    means = [mean(found) for found in degrees.values()]
    assert [rounded(found) for found in means] == [
        "67.0",
        "95.0",
        "56.0",
        "77.1",
        "97.9",
        "93.8",
        "67.0",
        "68.5",
        "63.7",
    ]
    assert rounded(mean(means)) == "76.2"


def test_the_printed_results_are_the_documents_own() -> None:
    results = [row["percent"] for row in printed("resultados")]
    assert results == ["17%", "75%", "20%", "25%", "86%", "60%", "29%", "50%", "00%"]
    assert [row["count"] for row in printed("semaforo")] == ["02 OEI", "02 OEI", "05 OEI"]
    assert [row["percent"] for row in printed("promedios")] == ["40%", "40.2%"]


@pytest.mark.parametrize(
    ("table", "activities", "money"), [("poi-3", 368, "97971952.95"), ("poi-4", 281, "142545305.46")]
)
def test_the_objective_rows_of_tables_3_and_4_add_up_to_less_than_the_text_says(
    table: str, activities: int, money: str
) -> None:
    found = objective_rows(table)
    assert len(found) == 9
    assert sum(amount(row["activities"]) for row in found) == activities
    assert sum(amount(row["amount"]) for row in found) == Fraction(money)


def test_the_rows_of_table_5_do_not_add_up_to_its_total() -> None:
    *body, total = printed("poi-5")
    assert len(body) == 68
    assert sum(amount(row["activities"]) for row in body) == 316
    assert sum(amount(row["programmed"]) for row in body) == Fraction("143279648.35")
    assert sum(amount(row["executed"]) for row in body) == Fraction("231322566.69")
    assert (total["activities"], total["programmed"]) == ("333", "143,405,654.45")
    assert (total["executed"], total["percent"]) == ("231,322,566.69", "84.8")
    assert round(float(mean(amount(row["percent"]) for row in body)), 2) == 84.85


def test_targets_and_results_equal_the_printed_ones() -> None:
    given = {cells["code"]: cells for table in ("indicadores-oei", "indicadores-aei") for cells in printed(table)}
    for row, target, value in figures():
        assert (given[row["code"]]["target"], given[row["code"]]["obtained"]) == (f"{target}%", f"{value}%")
    assert len(given) == 51


def test_a_repeated_code_and_a_malformed_one_are_kept_as_printed() -> None:
    assert [row["code"] for row in printed("poi-4")].count("AEI.03.03") == 2
    assert "AEI.03.04" in {row["code"] for row in rows("elements")}
    codes = [row["code"] for row in printed("poi-5")]
    assert codes.count("") == 2  # a unit without code, and the totals
    assert "3.11.03.04" in codes
    assert {row["code"]: row["parent"] for row in rows("units")}["3.11.03.04"] == ""
    assert len(rows("units")) == 67


def test_every_claim_of_the_document_is_there() -> None:
    claims = rows("claims")
    assert [row["id"] for row in claims if row["id"].startswith("C-")] == [f"C-{n:03d}" for n in range(1, 88)]
    verdicts = Counter(row["stated_value"] for row in claims if row["kind"] == "verdict")
    assert verdicts == {"logrado": 19, "no logrado": 27}
    assert max(len(row["words"].split()) for row in claims) <= 30


def test_the_date_of_the_document_is_the_resolutions() -> None:
    assert {row["id"]: row["date"] for row in rows("sources")}["informe-2022"] == date(2023, 10, 2).isoformat()
