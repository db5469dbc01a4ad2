"""How indicators make up elements, and objectives the plan, with figures worked by hand."""

import pytest
from tests.engine.cases import element, element_row, indicator, one, run, stated_target
from tests.engine.reference import Rows


def tree() -> Rows:
    """OEI.01 with two actions, OEI.02 alone."""
    return Rows(
        elements=[
            element("OEI.01"),
            element("AEI.01.01", "OEI.01"),
            element("AEI.01.02", "OEI.01"),
            element("OEI.02"),
        ]
    )


def test_in_the_report_of_2022_no_data_stays_in_the_denominator() -> None:
    rows = tree()
    indicator(rows, "A", "OEI.01", 10, 10)
    indicator(rows, "B", "AEI.01.01", 1, 10)
    indicator(rows, "C", "AEI.01.02", None, 10)
    row = element_row(rows, "ilo-2022", "OEI.01")
    assert row["result"] == pytest.approx(100 / 3)
    assert (row["indicators"], row["own_indicators"], row["achieved"], row["no_data"]) == (3, 1, 1, 1)


def test_in_2021_no_data_is_left_out_of_the_mean() -> None:
    rows = tree()
    indicator(rows, "A", "OEI.01", 8, 10)
    indicator(rows, "B", "AEI.01.01", 4, 10)
    indicator(rows, "C", "AEI.01.02", None, 10)
    assert element_row(rows, "ceplan-2021", "OEI.01")["result"] == pytest.approx(60.0)


@pytest.mark.parametrize("method", ["ilo-2022", "ceplan-2021", "ceplan-2023"])
def test_a_result_over_no_values_is_missing(method: str) -> None:
    row = element_row(one(None, 10), method, "OEI.01")
    assert (row["result"], row["simple_mean"], row["light"], row["reason_code"]) == (None, None, "nd", "no_data")
    summary = run(one(None, 10), method).summary.to_dicts()[0]
    assert (summary["mean"], summary["light"], summary["nd"], summary["reason_code"]) == (None, "nd", 1, "no_results")


@pytest.mark.parametrize("method", ["ilo-2022", "ceplan-2021", "ceplan-2023"])
def test_an_element_without_indicators_says_so_and_the_plan_averages_the_others(method: str) -> None:
    rows = tree()
    indicator(rows, "A", "OEI.01", 10, 10)
    row = element_row(rows, method, "OEI.02")
    assert (row["result"], row["light"], row["reason_code"], row["indicators"]) == (None, "nd", "no_indicators", 0)
    summary = run(rows, method).summary.to_dicts()[0]
    assert (summary["mean"], summary["green"], summary["nd"]) == (100.0, 1, 1)


@pytest.mark.parametrize("method", ["ilo-2022", "ceplan-2021", "ceplan-2023"])
def test_a_plan_without_indicators_still_has_its_elements_and_a_summary(method: str) -> None:
    result = run(tree(), method)
    assert result.elements["element"].to_list() == ["AEI.01.01", "AEI.01.02", "OEI.01", "OEI.02"]
    summary = result.summary.to_dicts()
    assert [(row["version"], row["in_force"], row["indicators"], row["mean"]) for row in summary] == [
        (0, True, 0, None)
    ]


def relevances(marks: list[int | None], values: list[int | None]) -> Rows:
    rows = Rows(elements=[element("OEI.01")])
    for number, (mark, value) in enumerate(zip(marks, values, strict=True)):
        indicator(rows, f"I{number}", "OEI.01", value, 100, relevance=mark)
    return rows


@pytest.mark.parametrize(
    ("marks", "values", "expected"),
    [
        ([1, 1, 3], [70, 0, 0], 30.0),  # 3/7 of 70
        ([1, 1, 3], [0, 70, 0], 30.0),
        ([1, 1, 3], [0, 0, 70], 10.0),  # 1/7 of 70
        ([2], [40], 40.0),
        ([2, 2], [40, 60], 50.0),
        ([1, 2], [90, 30], 70.0),  # 2/3, 1/3
        ([1, 1, 3], [70, None, 0], 52.5),  # marks of all three; weights 3/4 and 1/4 over those with data
    ],
)
def test_relevance_weighs_the_indicators_of_an_element(
    marks: list[int | None], values: list[int | None], expected: float
) -> None:
    assert element_row(relevances(marks, values), "ceplan-2023", "OEI.01")["result"] == pytest.approx(expected)


@pytest.mark.parametrize("values", [[70, 30], [70, None]])
def test_a_missing_relevance_leaves_no_weighted_result_and_the_simple_mean_apart(values: list[int | None]) -> None:
    row = element_row(relevances([1, None], values), "ceplan-2023", "OEI.01")
    assert (row["result"], row["light"], row["reason_code"]) == (None, "nd", "no_relevance")
    assert row["simple_mean"] == pytest.approx(50.0 if values[1] else 70.0)


def test_in_2023_an_objective_takes_only_its_own_indicators_and_counts_all() -> None:
    rows = tree()
    indicator(rows, "A", "OEI.01", 80, 100)
    indicator(rows, "B", "AEI.01.01", 0, 100, relevance=None)
    row = element_row(rows, "ceplan-2023", "OEI.01")
    assert (row["result"], row["indicators"], row["own_indicators"]) == (80.0, 2, 1)


def test_the_plan_is_the_simple_mean_of_its_objectives_not_of_its_indicators() -> None:
    rows = tree()
    for number in range(3):
        indicator(rows, f"A{number}", "AEI.01.01", 100, 100)
    indicator(rows, "B", "OEI.02", 0, 100)
    summary = run(rows, "ceplan-2021").summary.to_dicts()[0]
    assert (summary["mean"], summary["green"], summary["red"], summary["light"]) == (50.0, 1, 1, "red")
    assert (summary["indicators"], summary["achieved"]) == (4, 3)


@pytest.mark.parametrize(
    ("values", "light"),
    [(["95", "95"], "green"), (["94.996", "95"], "amber"), (["50", "100"], "amber"), (["49.999999", "100"], "red")],
)
def test_the_light_of_a_mean_takes_the_band_above_at_its_limit(values: list[str], light: str) -> None:
    rows = tree()
    for number, value in enumerate(values):
        indicator(rows, f"I{number}", "OEI.01", value, 100)
    assert element_row(rows, "ceplan-2021", "OEI.01")["light"] == light


def test_thirds_that_add_up_to_a_limit_reach_it() -> None:
    rows = tree()
    for number, (value, target) in enumerate([(1, 3), (2, 3), (1, 1), (1, 1)]):
        indicator(rows, f"I{number}", "OEI.01", value, target)  # 33.3… + 66.6… + 100 + 100 over 4 is 75
    assert element_row(rows, "ceplan-2021", "OEI.01")["light"] == "amber"


def test_in_the_report_of_2022_three_quarters_are_green_and_a_half_is_amber() -> None:
    rows = tree()
    for number, value in enumerate([1, 1, 1, 0]):
        indicator(rows, f"A{number}", "OEI.01", value, 1)
    for number, value in enumerate([1, 0]):
        indicator(rows, f"B{number}", "OEI.02", value, 1)
    assert element_row(rows, "ilo-2022", "OEI.01")["light"] == "green"
    assert element_row(rows, "ilo-2022", "OEI.02")["light"] == "amber"


def test_every_version_has_its_elements_and_summary() -> None:
    rows = one(50, 100)
    rows.targets.append(stated_target("I", 50, version=1))
    result = run(rows, "ceplan-2021")
    assert result.elements.sort("version")["result"].to_list() == [50.0, 100.0]
    assert result.summary.sort("version")["mean"].to_list() == [50.0, 100.0]
    assert result.summary.sort("version")["in_force"].to_list() == [False, True]
