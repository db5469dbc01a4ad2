"""Failures that say how many and where."""

import pytest

from faro.kernel.errors import InputProblems, Place, Problem

PROBLEM = Problem("duplicate", Place("targets.csv", 3, "value"), "Está repetido.", "Quite una de las dos filas.", "17")


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(1, "Se encontró 1 error."), (2, "Se encontraron 2 errores."), (0, "Se encontraron 0 errores.")],
)
def test_all_problems_come_at_once_and_are_counted(count: int, sentence: str) -> None:
    error = InputProblems([PROBLEM] * count)
    assert str(error) == sentence
    assert error.problems == (PROBLEM,) * count


def test_places_sort_by_file_and_row() -> None:
    assert Place("a.csv", 2) < Place("a.csv", 10) < Place("b.csv", 1)
