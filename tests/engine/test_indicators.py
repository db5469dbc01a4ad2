"""The edge rules of one indicator, each with figures worked by hand."""

import pytest
from tests.engine.cases import YEAR, indicator_row, one, run, stated_target


@pytest.mark.parametrize(
    ("sense", "target", "value", "degree"),
    [
        ("ascending", 4, 1, 25.0),  # the baseline, 1, plays no part
        ("ascending", 95, 55, 5500 / 95),
        ("ascending", 60, 100, 100.0),
        ("ascending", 90, 40, 4000 / 90),
        ("descending", 17, 20, 85.0),
        ("descending", 40, 45, 4000 / 45),
        ("descending", 8, 7, 100.0),
        ("descending", 5, 0, 100.0),
        ("descending", 0, 0, 100.0),
        ("ascending", 4, 0, 0.0),
        ("ascending", 4, -1, 0.0),
    ],
)
@pytest.mark.parametrize("method", ["ceplan-2021", "ceplan-2023"])
def test_the_degree_is_value_over_target_or_the_reverse_up_to_100(
    method: str, sense: str, target: int, value: int, degree: float
) -> None:
    row = indicator_row(one(value, target, sense), method)
    assert row["degree"] == pytest.approx(degree, abs=1e-9)
    assert row["reason_code"] is None


def test_the_degree_keeps_what_the_cap_cuts() -> None:
    row = indicator_row(one(100, 60), "ceplan-2021")
    assert row["degree_raw"] == pytest.approx(500 / 3)
    assert row["degree"] == 100.0


@pytest.mark.parametrize(
    ("method", "sense", "degree", "light", "reason"),
    [
        ("ceplan-2021", "ascending", 100.0, "green", "target_zero"),
        ("ceplan-2021", "descending", 100.0, "green", "target_zero"),
        ("ceplan-2023", "ascending", None, "nd", "division_by_zero"),
        ("ceplan-2023", "descending", None, "nd", "division_by_zero"),
    ],
)
def test_a_value_over_a_target_of_zero(method: str, sense: str, degree: float | None, light: str, reason: str) -> None:
    row = indicator_row(one(1, 0, sense), method)
    assert (row["degree"], row["light"], row["reason_code"]) == (degree, light, reason)
    assert row["achieved"] is (sense == "ascending")


@pytest.mark.parametrize("method", ["ceplan-2021", "ceplan-2023"])
@pytest.mark.parametrize(
    ("sense", "target", "value", "reason"),
    [
        ("ascending", 0, 0, "zero_over_zero"),
        ("ascending", 0, -1, "negative"),
        ("ascending", -4, -1, "negative"),
        ("descending", -4, 1, "negative"),
        ("descending", -4, 0, "negative"),
        ("descending", 4, -1, "negative"),
    ],
)
def test_what_a_ratio_cannot_say_has_no_degree(method: str, sense: str, target: int, value: int, reason: str) -> None:
    row = indicator_row(one(value, target, sense), method)
    assert (row["degree_raw"], row["degree"], row["light"], row["reason_code"]) == (None, None, "nd", reason)
    assert row["achieved"] is not None


@pytest.mark.parametrize(
    ("value", "light"),
    [("75", "amber"), ("74.999999", "red"), ("95", "green"), ("94.996", "amber"), ("94.999999", "amber")],
)
def test_a_limit_belongs_to_the_band_above_and_the_number_is_not_rounded_first(value: str, light: str) -> None:
    assert indicator_row(one(value, 100), "ceplan-2021")["light"] == light


@pytest.mark.parametrize(("value", "light"), [("3", "amber"), ("2.999999", "red"), ("3.8", "green")])
def test_a_limit_is_met_exactly_where_the_ratio_is_not_a_round_number(value: str, light: str) -> None:
    assert indicator_row(one(value, 4), "ceplan-2023")["light"] == light


@pytest.mark.parametrize(
    ("sense", "target", "value", "degree"),
    [
        ("ascending", 95, 55, 0.0),
        ("ascending", 95, 95, 100.0),
        ("descending", 8, 7, 100.0),
        ("descending", 8, 9, 0.0),
        ("ascending", 0, 1, 100.0),
        ("descending", 0, 1, 0.0),
        ("ascending", -4, -1, 100.0),
    ],
)
def test_in_the_report_of_2022_an_indicator_counts_whole_or_not_at_all(
    sense: str, target: int, value: int, degree: float
) -> None:
    assert indicator_row(one(value, target, sense), "ilo-2022")["degree"] == degree


@pytest.mark.parametrize("method", ["ilo-2022", "ceplan-2021", "ceplan-2023"])
def test_no_value_is_no_data_never_zero(method: str) -> None:
    row = indicator_row(one(None, 10), method)
    assert (row["state"], row["value"], row["degree"], row["achieved"]) == ("nd", None, None, None)
    assert (row["light"], row["reason_code"]) == ("nd", "no_value")


@pytest.mark.parametrize("method", ["ilo-2022", "ceplan-2021", "ceplan-2023"])
def test_a_value_without_target_stays_and_has_no_degree(method: str) -> None:
    row = indicator_row(one(10, None), method)
    assert (row["state"], row["value"], row["degree"], row["achieved"]) == ("ok", 10.0, None, None)
    assert row["reason_code"] == "no_target"


def test_a_value_follows_from_its_parts() -> None:
    row = indicator_row(one(50, 70, numerator=35, denominator=53, multiplier=100), "ceplan-2021")
    assert row["value"] == pytest.approx(3500 / 53)
    assert row["degree"] == pytest.approx(3500 / 53 / 70 * 100)


def test_a_zero_denominator_is_not_calculable_even_beside_a_written_value() -> None:
    row = indicator_row(one(50, 70, numerator=35, denominator=0, multiplier=100), "ceplan-2021")
    assert (row["state"], row["value"], row["reason_code"]) == ("not_calculable", None, "zero_denominator")


def test_a_negative_denominator_is_not_calculable() -> None:
    row = indicator_row(one(None, 70, numerator=35, denominator=-1, multiplier=100), "ceplan-2021")
    assert (row["state"], row["reason_code"]) == ("not_calculable", "negative_denominator")


def test_parts_without_a_multiplier_leave_the_written_value() -> None:
    assert indicator_row(one(50, 70, numerator=35, denominator=53), "ceplan-2021")["value"] == 50.0


def test_parts_without_multiplier_nor_written_value_are_not_calculable() -> None:
    row = indicator_row(one(None, 70, numerator=35, denominator=53), "ceplan-2021")
    assert (row["state"], row["reason_code"]) == ("not_calculable", "no_multiplier")


def test_half_of_the_parts_is_no_value() -> None:
    row = indicator_row(one(None, 70, denominator=53, multiplier=100), "ceplan-2021")
    assert (row["state"], row["reason_code"], row["denominator"]) == ("nd", "no_value", 53_000_000)


@pytest.mark.parametrize(
    ("series", "sense"),
    [((57, 71, 0), "descending"), ((10, 10, 10), "ascending"), ((5,), "ascending"), ((9, 3, 12), "ascending")],
)
def test_an_undeclared_sense_is_inferred_from_the_first_and_last_target(series: tuple[int, ...], sense: str) -> None:
    rows = one(1, None, None)
    rows.targets = [stated_target("I", target, YEAR + offset) for offset, target in enumerate(series)]
    row = indicator_row(rows, "ceplan-2021")
    assert (row["sense"], row["sense_source"]) == (sense, "inferred")


def test_a_series_is_inferred_from_its_last_versions() -> None:
    rows = one(1, 10, None)
    rows.targets += [stated_target("I", 20, YEAR + 1), stated_target("I", 5, YEAR + 1, version=2)]
    assert indicator_row(rows, "ceplan-2021")["sense"] == "descending"


def test_a_declared_sense_stands_against_its_series() -> None:
    rows = one(25, 57, "ascending")
    rows.targets.append(stated_target("I", 0, YEAR + 1))
    row = indicator_row(rows, "ceplan-2021")
    assert (row["sense"], row["sense_source"]) == ("ascending", "declared")


def test_without_sense_or_targets_there_is_no_verdict() -> None:
    row = indicator_row(one(1, None, None), "ceplan-2021")
    assert (row["sense"], row["sense_source"], row["achieved"]) == (None, "none", None)
    assert row["reason_code"] == "no_target"


@pytest.mark.parametrize(("sense", "value", "target"), [("ascending", 3, 4), ("descending", 3, 4), (None, 5, 4)])
def test_the_verdict_never_depends_on_the_method(sense: str | None, value: int, target: int) -> None:
    verdicts = {
        indicator_row(one(value, target, sense), method)["achieved"]
        for method in ("ilo-2022", "ceplan-2021", "ceplan-2023")
    }
    assert len(verdicts) == 1


def test_each_target_version_is_judged_and_a_version_keeps_what_it_does_not_name() -> None:
    rows = one(50, 100)
    rows.targets += [stated_target("I", 40, version=2), stated_target("other", 1, version=1)]
    versions = run(rows, "ceplan-2021").indicators.sort("version").to_dicts()
    seen = [(row["version"], row["target"], row["carried"], row["degree"], row["achieved"]) for row in versions]
    assert seen == [
        (0, 100_000_000, False, 50.0, False),
        (1, 100_000_000, True, 50.0, False),
        (2, 40_000_000, False, 100.0, True),
    ]
    assert [row["in_force"] for row in versions] == [False, False, True]


def test_a_version_that_withdraws_a_target_leaves_none() -> None:
    rows = one(50, 100)
    rows.targets.append(stated_target("I", None, version=1))
    row = indicator_row(rows, "ceplan-2021")
    assert (row["target"], row["carried"], row["reason_code"]) == (None, False, "no_target")


def test_another_years_value_is_not_this_years() -> None:
    rows = one(50, 100)
    rows.measurements[0]["year"] = YEAR - 1
    assert indicator_row(rows, "ceplan-2021")["state"] == "nd"


def test_an_ambiguous_sense_shows_the_contrary_verdict() -> None:
    rows = one(10, 20, ambiguous=True)
    row = indicator_row(rows, "ceplan-2021")
    assert (row["achieved"], row["achieved_if_reversed"]) == (False, True)
    summary = run(rows, "ceplan-2021").summary.to_dicts()[0]
    assert (summary["achieved"], summary["achieved_low"], summary["achieved_high"]) == (0, 0, 1)


@pytest.mark.parametrize("stated", ["3.6", "6.15", "0.1", "17", "-2.3"])
def test_a_stated_value_keeps_its_writing(stated: str) -> None:
    assert repr(indicator_row(one(stated, 10), "ceplan-2021")["value"]) == repr(float(stated))
