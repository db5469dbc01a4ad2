"""The synthetic package: made by its generator byte for byte, whole, marked, and consistent with itself."""

import csv
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from faro.package.reading import read_package
from faro.package.tables import TABLES

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "data" / "demo"
LARGEST_FILE = 600_000
MARK = "datos sintéticos"

Row = dict[str, str]


def rows(table: str) -> list[Row]:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def executed_by_activity() -> dict[str, dict[int, Row]]:
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for row in rows("monthly"):
        if row["stage"] == "executed":
            found[row["activity"]][int(row["month"])] = row
    return found


def programmed_by_activity() -> dict[str, dict[int, Row]]:
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for row in rows("monthly"):
        if row["stage"] == "reprogrammed":
            found[row["activity"]][int(row["month"])] = row
    return found


def progress(kind: str, programme: dict[int, Row], report: dict[int, Row]) -> Fraction:
    """Physical progress of a year by CEPLAN's rule for that aggregation type, in plain fractions."""
    pairs = [(Fraction(programme[m]["physical"]), Fraction(report[m]["physical"])) for m in range(1, 13)]
    if kind == "annual_total":
        return sum((d for _, d in pairs), Fraction(0)) / sum((p for p, _ in pairs), Fraction(0))
    if kind == "monthly_stock":
        return next(d for _, d in reversed(pairs) if d) / next(p for p, _ in reversed(pairs) if p)
    ratios = [done / planned for planned, done in pairs if planned]
    return sum(ratios, Fraction(0)) / len(ratios)


def complete_activities() -> Iterator[tuple[Row, Fraction]]:
    programmed, executed = programmed_by_activity(), executed_by_activity()
    for activity in rows("activities"):
        code = activity["code"]
        counts = activity["active"] == "true" and activity["approved"] == "true"
        if counts and len(executed[code]) == 12:
            yield activity, progress(activity["aggregation"], programmed[code], executed[code])


def test_the_generator_gives_the_shipped_bytes(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "make_demo.py"), "--out", str(tmp_path / "demo")]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    made = {path.name: path.read_bytes() for path in (tmp_path / "demo").iterdir()}
    shipped = {path.name: path.read_bytes() for path in PACKAGE.iterdir() if path.suffix in {".csv", ".json"}}
    assert made == shipped


def test_faro_reads_it_and_knows_it_is_synthetic() -> None:
    package = read_package(PACKAGE)
    assert package.plan.synthetic
    assert MARK in package.plan.municipality


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_table_is_there_and_holds_something(table: str) -> None:
    assert rows(table)
    assert (PACKAGE / f"{table}.csv").stat().st_size < LARGEST_FILE


def test_every_source_says_that_it_is_synthetic() -> None:
    assert all(MARK in row["title"] for row in rows("sources"))


def test_its_codes_belong_to_no_real_municipality() -> None:
    assert rows("plan")[0]["executing_unit"] == "999999"
    activities = rows("activities")
    assert all(re.fullmatch(r"AOI999999\d{5}", row["code"]) for row in activities)
    assert all(re.fullmatch(r"\d{7}", row["cui"]) for row in activities if row["kind"] == "investment")
    assert all(row["ubigeo"] == "999901" for row in [*rows("plan"), *activities])


def test_the_budget_is_the_sum_of_the_activities() -> None:
    place = {row["code"]: (row["unit"], row["action"]) for row in rows("activities")}
    sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in rows("monthly"):
        sums[(*place[row["activity"]], row["stage"])] += Decimal(row["financial"])
    amounts = {(row["unit"], row["action"], row["stage"]): Decimal(row["amount"]) for row in rows("budget")}
    for unit, action in set(place.values()):
        for budget_stage, stage in (("pia", "pia"), ("pim", "reprogrammed"), ("accrued", "executed")):
            assert amounts[unit, action, budget_stage] == sums[unit, action, stage]
        narrowing = [amounts[unit, action, s] for s in ("pim", "certified", "committed", "accrued", "paid")]
        assert narrowing == sorted(narrowing, reverse=True)


def test_the_indicator_on_the_operational_plan_counts_its_activities() -> None:
    found = [degree for _, degree in complete_activities()]
    measured = next(
        row for row in rows("measurements") if (row["indicator"], row["period"]) == ("IND.01.AEI.01.01", "2025")
    )
    assert sum(degree >= Fraction(9, 10) for degree in found) == int(measured["numerator"])
    assert len(found) == int(measured["denominator"])


def test_values_with_parts_follow_from_them() -> None:
    multiplier = {row["code"]: row["multiplier"] for row in rows("indicators")}
    for row in rows("measurements"):
        if row["numerator"] and row["denominator"] != "0":
            exact = Decimal(multiplier[row["indicator"]]) * Decimal(row["numerator"]) / Decimal(row["denominator"])
            assert abs(exact - Decimal(row["value"])) <= Decimal("0.005")


def test_it_holds_the_awkward_cases_of_measurement() -> None:
    indicators = rows("indicators")
    assert [row["code"] for row in indicators if not row["sense"]] == ["IND.02.AEI.02.01"]
    assert [row["code"] for row in indicators if not row["relevance"]] == ["IND.02.AEI.02.03"]
    of_2025 = {row["indicator"]: row for row in rows("measurements") if row["period"] == "2025"}
    assert {row["code"] for row in indicators} - set(of_2025) == {"IND.01.OEI.02", "IND.02.AEI.05.01"}
    zero = {code for code, row in of_2025.items() if row["value"] == "0"}
    assert zero == {"IND.01.AEI.01.04", "IND.02.AEI.04.04"}
    assert [code for code, row in of_2025.items() if row["denominator"] == "0"] == ["IND.02.AEI.04.05"]
    versions = Counter(row["version"] for row in rows("targets") if row["year"] == "2025")
    assert versions["0"] == len(indicators)
    assert versions["1"] == 7
    assert versions["2"] == 5


def test_it_holds_the_awkward_cases_of_the_operational_plan() -> None:
    activities, executed = rows("activities"), executed_by_activity()
    assert {row["aggregation"] for row in activities} == {"annual_total", "monthly_stock", "not_cumulative"}
    assert sum(row["active"] == "false" for row in activities) == 1
    missing = {code: set(range(1, 13)) - set(months) for code, months in executed.items() if len(months) < 12}
    assert sorted(map(sorted, missing.values())) == [[5], [11, 12]]
    money = {code: sum(Decimal(row["financial"]) for row in months.values()) for code, months in executed.items()}
    done = {activity["code"]: degree for activity, degree in complete_activities()}
    assert [code for code in done if done[code] == 1 and not money[code]]
    assert [code for code in done if done[code] > Fraction(11, 10)]
    december = [
        code for code in money if Decimal(executed[code].get(12, {"financial": "0"})["financial"]) > money[code] / 2
    ]
    assert len(december) == 3
    late = [
        code
        for code, months in programmed_by_activity().items()
        if not any(Decimal(months[month]["physical"]) for month in range(1, 7))
    ]
    assert late
