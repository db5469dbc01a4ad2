"""Two runs side by side, and why they differ."""

from tests.evaluation.variants import with_target, with_value

from faro.evaluation.domain.comparing import MEASUREMENT, METHOD, TARGET, Compared, compared
from faro.package.evaluating import evaluate_package
from faro.package.model import Package

CODE = "IND.01.OEI.01"


def _compare(
    first: Package, second: Package, one: str = "ceplan-2021", other: str = "ceplan-2021"
) -> dict[str, Compared]:
    rows = compared(evaluate_package(first, [one], 2022)[0], evaluate_package(second, [other], 2022)[0])
    return {row.code: row for row in rows}


def test_the_same_run_differs_in_nothing(ilo: Package) -> None:
    rows = _compare(ilo, ilo)
    assert len(rows) == 50 + 51
    assert not any(row.differs or row.causes for row in rows.values())


def test_two_methods_differ_because_of_the_method(ilo: Package) -> None:
    rows = _compare(ilo, ilo, "ilo-2022")
    assert {row.causes for row in rows.values() if row.differs} == {(METHOD,)}
    first = rows[CODE]
    assert (first.first, first.second, first.difference) == (0.0, 50.0, 50.0)
    assert not first.first_achieved


def test_a_measurement_is_the_cause_in_its_indicator_and_above(ilo: Package) -> None:
    rows = _compare(ilo, with_value(ilo, CODE, 20))
    assert (rows[CODE].difference, rows[CODE].causes, rows[CODE].detail) == (50.0, (MEASUREMENT,), "valor 10 → 20")
    assert rows["OEI.01"].causes == (MEASUREMENT,)
    assert [code for code, row in rows.items() if row.differs] == ["OEI.01", CODE]


def test_a_target_is_the_cause(ilo: Package) -> None:
    rows = _compare(ilo, with_target(ilo, CODE, 10))
    assert (rows[CODE].difference, rows[CODE].causes, rows[CODE].detail) == (50.0, (TARGET,), "meta 20 → 10")


def test_several_causes_are_all_told(ilo: Package) -> None:
    rows = _compare(ilo, with_value(ilo, CODE, 15), "ilo-2022")
    assert rows[CODE].causes == (METHOD, MEASUREMENT)
