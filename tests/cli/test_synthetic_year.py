"""The synthetic year: the same from the same seed, marked everywhere, and in step with what the report of 2022 prints.

Sums are taken here with Decimal from the printed cells and the written files, not with the maker's own code.
"""

import csv
import io
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from faro.cli.installation.synthetic_year import SOURCE, STOPPED_ON, SyntheticYear, make_year
from faro.cli.installation.synthetic_year.files import files_of
from faro.cli.installation.synthetic_year.wordings import read_wordings
from faro.package.reading import read_package

ILO = Path(__file__).parents[2] / "data" / "ilo" / "pei-2022"
ROOT = Path(__file__).parents[2]
Table = list[dict[str, str]]


@pytest.fixture(scope="module")
def year() -> SyntheticYear:
    return make_year(read_package(ILO))


@pytest.fixture(scope="module")
def files(year: SyntheticYear) -> dict[str, bytes]:
    return files_of(year)


def rows_of(files: dict[str, bytes], part: str) -> Table:
    name = next(name for name in files if part in name)
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


def printed(table: str) -> Table:
    with (ILO / "printed_cells.csv").open(encoding="utf-8", newline="") as file:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for cell in csv.DictReader(file):
            if cell["table"] == table:
                found[cell["row"]][cell["column"]] = cell["text"]
    return list(found.values())


def amount(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("'", "") or 0)


def test_the_same_seed_gives_the_same_bytes_in_another_process_too(tmp_path: Path, files: dict[str, bytes]) -> None:
    subprocess.run(
        [sys.executable, "tools/make_synthetic_year.py", "--out", str(tmp_path)],
        cwd=ROOT,
        check=True,
        env={"PYTHONPATH": "src", "PYTHONHASHSEED": "77"},
    )

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files


def test_another_seed_gives_another_year_with_the_same_totals(files: dict[str, bytes]) -> None:
    other = files_of(make_year(read_package(ILO), "otra semilla"))

    assert other.keys() == files.keys()
    assert not any(other[name] == files[name] for name in files)
    approved = [row for row in rows_of(other, "meses") if row["stage"] == "approved"]
    assert sum(Decimal(row["financial"]) for row in approved) == Decimal("143405654.45")


def test_every_row_of_every_file_says_that_it_is_synthetic(files: dict[str, bytes]) -> None:
    assert all("sintetico" in name for name in files)
    for name in ("actividades", "meses", "reportes", "vinculos"):
        assert {row["source"] for row in rows_of(files, name)} == {SOURCE}
    mef = rows_of(files, "Gasto")
    assert all("SINTÉTICOS" in row["EJECUTORA_NOMBRE"] and "sintéticos" in row["META_NOMBRE"] for row in mef)


def test_each_cost_centre_has_as_many_activities_as_table_5_prints(files: dict[str, bytes]) -> None:
    counts = Counter(row["unit"] for row in rows_of(files, "actividades"))
    *units, total = printed("poi-5")
    without = [row.get("code") for row in units if not row.get("activities")]

    assert len(counts) == len(units) == 68
    for row in units:
        if row.get("activities"):
            assert counts[row.get("code") or "03.04"] == int(row["activities"]), row
    assert sum(counts.values()) == 383  # what table 3 prints as its total
    assert sum(counts[str(code)] for code in without) == 383 - 316  # less the sum of the rows of table 5
    assert total["activities"] == "333"  # which the report prints otherwise


def test_actions_have_their_part_of_table_4_and_the_empty_ones_stay_empty(files: dict[str, bytes]) -> None:
    counts = Counter(row["action"] for row in rows_of(files, "actividades"))
    of_table = Counter[str]()
    for row in printed("poi-4"):
        if row["code"].startswith("AEI"):
            of_table[row["code"]] += int(row["activities"])
    chosen = sum(count for action, count in counts.items() if action)

    assert counts[""] == 4
    for action, count in of_table.items():
        assert abs(counts[action] - count * chosen / of_table.total()) < 1, action


def test_the_money_of_each_cost_centre_is_its_part_of_table_5_to_the_centimo(files: dict[str, bytes]) -> None:
    unit_of = {row["code"]: row["unit"] for row in rows_of(files, "actividades")}
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows_of(files, "meses"):
        if row["stage"] == "approved":
            sums[unit_of[row["activity"]]] += Decimal(row["financial"])
    shares = {
        row.get("code") or "03.04": amount(row.get("programmed") or row.get("executed") or "0")
        for row in printed("poi-5")[:-1]
    }
    for unit, share in shares.items():
        exact = Decimal("143405654.45") * share / sum(shares.values())
        assert abs(sums[unit] - exact) <= Decimal("0.01"), unit


def test_the_stages_add_up_to_what_tables_1_2_and_5_print(files: dict[str, bytes]) -> None:
    in_force: dict[str, dict[tuple[str, str], Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows_of(files, "meses"):
        in_force[row["activity"]][(row["stage"], row["version"])] += Decimal(row["financial"])
        totals[row["stage"]] += Decimal(row["financial"])
    order = [("reprogrammed", "2"), ("reprogrammed", "1"), ("pia", "0")]
    last = sum(next(stages[key] for key in order if key in stages) for stages in in_force.values())

    assert totals["approved"] == Decimal("143405654.45")
    assert totals["pia"] == Decimal("102014066.00")
    assert last == Decimal("293677627.52")
    assert totals["executed"] == Decimal("231322566.69")


def test_works_come_late_and_services_follow_their_season(year: SyntheticYear) -> None:
    works = {each.code for each in year.activities if each.cui}
    summer = {each.code for each in year.activities if each.calendar == "summer"}
    of_works, of_summer = Counter[int](), Counter[int]()
    for result in year.results:
        if result.activity in works:
            of_works[result.month] += result.financial
        if result.activity in summer:
            of_summer[result.month] += result.physical

    assert sum(of_works[month] for month in (10, 11, 12)) > of_works.total() / 2
    assert of_summer[2] > 0 == of_summer[7]


def test_some_report_late_some_never_and_nothing_happens_after_the_year_stops(year: SyntheticYear) -> None:
    days = [day for each in year.reports for day in (each.sent_on, each.checked_on, each.released_on) if day]
    late = [each for each in year.reports if each.month == 1 and each.sent_on and each.sent_on > date(2023, 2, 28)]

    assert max(days) <= STOPPED_ON
    assert len(year.never) == 4
    assert not any(each.sent_on for each in year.reports if each.unit in year.never)
    assert 3 <= len(late) <= 25
    assert {each.month for each in year.reports} == set(range(1, 7))
    assert any(each.observation and each.observation.mended_on for each in year.reports)


def test_who_observes_comes_before_who_releases(year: SyntheticYear) -> None:
    for each in year.reports:
        steps = [each.sent_on, each.checked_on, each.released_on]
        done = [day for day in steps if day]
        assert done == sorted(done)
        assert steps[: len(done)] == done
        if each.observation and each.observation.mended_on is None:
            assert each.checked_on is None


def test_the_parts_of_each_budget_goal_add_up_and_no_amount_is_counted_twice(files: dict[str, bytes]) -> None:
    shares: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows_of(files, "vinculos"):
        shares[row["sec_func"]] += Decimal(row["share"])
    mef = rows_of(files, "Gasto")

    assert set(shares.values()) == {Decimal(1)}
    assert sum(Decimal(row["MONTO_PIA"]) for row in mef) == Decimal("102014066.00")
    assert sum(Decimal(row["MONTO_PIM"]) for row in mef) == Decimal("293677627.52")
    for row in mef:
        months = [Decimal(value) for name, value in row.items() if name.startswith("MONTO_DEVENGADO_")]
        assert sum(months[:12]) == months[12]
        phases = ("MONTO_PIM", "MONTO_CERTIFICADO_ANUAL", "MONTO_COMPROMETIDO_ANUAL", "MONTO_DEVENGADO_ANUAL")
        amounts = [Decimal(row[phase]) for phase in (*phases, "MONTO_GIRADO_ANUAL")]
        assert amounts == sorted(amounts, reverse=True)


def test_percentages_stay_within_a_hundred(year: SyntheticYear) -> None:
    of_percent = {each.code for each in year.activities if each.measure == "Porcentaje"}
    done: dict[str, int] = defaultdict(int)
    for result in year.results:
        if result.activity in of_percent:
            done[result.activity] += result.physical
            assert result.physical <= 100_000_000
    works = {each.code for each in year.activities if each.cui}
    assert all(done[code] <= 100_000_000 for code in works)


def test_the_warnings_have_something_to_show() -> None:
    rows = [row for table in read_wordings()["units"].values() for row in table["rows"]]
    traits = Counter(row[6] for row in rows if len(row) > 6)

    assert {"misaligned", "routine", "duplicate"} <= traits.keys()
