"""What deserves a look, worked by hand."""

import pytest

from faro.monitoring.domain.reporting.differences import MonthFacts, Thresholds, remarks
from faro.monitoring.domain.reporting.progress import accumulated, share

LIMITS = Thresholds(programme=50, money=40)
ONE = 1_000_000


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (MonthFacts(10 * ONE, 100, 10 * ONE, 100), []),
        (MonthFacts(15 * ONE, 100, 10 * ONE, 100), []),  # 150 %, at the limit
        (MonthFacts(16 * ONE, 100, 10 * ONE, 100), ["Lejos de lo programado: 160.0 %"]),
        (MonthFacts(4 * ONE, 100, 10 * ONE, 100), ["Lejos de lo programado: 40.0 %"]),
        (MonthFacts(None, None, 10 * ONE, 0), ["Sin cifra física"]),
        (MonthFacts(0, 0, 0, 0), []),
        (MonthFacts(ONE, 0, 0, 0), ["no estaba programado"]),
        (MonthFacts(10 * ONE, 0, 10 * ONE, 100), ["sin gasto"]),
        (MonthFacts(10 * ONE, None, 10 * ONE, 0), []),
        (MonthFacts(0, 100, 0, 0), ["Gasto sin avance"]),
        (MonthFacts(10 * ONE, 1, 10 * ONE, 1, 90.0, 49.0), ["Lo físico va en 90.0 % y el dinero en 49.0 %"]),
        (MonthFacts(10 * ONE, 1, 10 * ONE, 1, 90.0, 50.0), []),
    ],
)
def test_each_difference_says_why(facts: MonthFacts, words: list[str]) -> None:
    found = remarks(facts, LIMITS)

    assert len(found) == len(words)
    assert all(word in said for word, said in zip(words, found, strict=True))


@pytest.mark.parametrize(
    ("aggregation", "through", "total"),
    [
        ("annual_total", 3, 7),
        ("annual_total", 1, 5),
        ("monthly_stock", 3, 2),
        ("monthly_stock", 2, 5),
        ("not_cumulative", 3, None),
    ],
)
def test_months_add_up_by_their_aggregation(aggregation: str, through: int, total: int | None) -> None:
    assert accumulated({1: 5, 2: 0, 3: 2, 4: None}, through, aggregation) == total


def test_nothing_known_adds_up_to_nothing_known() -> None:
    assert accumulated({1: None}, 3, "annual_total") is None
    assert accumulated({1: 0}, 3, "monthly_stock") == 0
    assert share(1, 0) is None
    assert share(None, 4) is None
    assert share(1, 4) == 25.0
