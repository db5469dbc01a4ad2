"""An activity that was sealed under the code of Faro and got CEPLAN's later is corrected as any other."""

import pytest
from tests.monitoring.closing.demo_year import OTHER, PLANNER, DemoYear

from faro.monitoring.api import give_codes
from faro.monitoring.domain.poi.codes import CodeRow
from faro.monitoring.models import Activity, Adjustment
from faro.monitoring.selectors.closing.adjustments import value_in_force
from faro.monitoring.selectors.closing.periods import last_version
from faro.monitoring.selectors.closing.reproducing import opened
from faro.monitoring.services.closing.adjusting import Correction, ask_adjustment, decide_adjustment
from faro.monitoring.services.closing.closing import close_period
from faro.plans.api import package_of

BEGUN, CODED = "NUEVA-2025-0001", "AOI25000001"
ONE = 1_000_000


@pytest.fixture
def sealed(january: DemoYear) -> DemoYear:
    """January closed with an activity that CEPLAN had given no code yet."""
    Activity.objects.filter(code="AOI99999900001").update(code=BEGUN)
    close_period(actor=PLANNER, poi=january.poi, period=january.months[1])
    return january


def ask(made: DemoYear, code: str, value: int) -> Adjustment:
    correction = Correction(code, "physical", value)
    return ask_adjustment(actor=PLANNER, poi=made.poi, period=made.months[1], correction=correction, reason="Conteo")


def give(made: DemoYear) -> None:
    give_codes(actor=PLANNER, poi=made.poi, rows=[CodeRow(1, BEGUN, CODED)])


def told(made: DemoYear) -> int | None:
    rows = package_of(made.poi.plan.code).rows("monthly")
    (value,) = [
        row["physical"] for row in rows if (row["activity"], row["month"], row["stage"]) == (CODED, 1, "executed")
    ]
    return value if value is None else int(value)


def in_seal(made: DemoYear) -> list[tuple[str, int]]:
    closed = last_version(made.poi, made.months[1])
    assert closed is not None
    rows = opened(closed).package.rows("monthly")
    return [
        (row["activity"], row["physical"])
        for row in rows
        if row["activity"] in (BEGUN, CODED) and row["stage"] == "executed"
    ]


def test_asked_and_decided_after_it_got_its_code(sealed: DemoYear) -> None:
    give(sealed)
    decide_adjustment(actor=OTHER, adjustment=ask(sealed, CODED, 77 * ONE), accepted=True)

    assert in_seal(sealed) == [(BEGUN, 77 * ONE)]
    assert told(sealed) == 77 * ONE


def test_asked_before_and_decided_after(sealed: DemoYear) -> None:
    asked = ask(sealed, BEGUN, 77 * ONE)
    give(sealed)
    decide_adjustment(actor=OTHER, adjustment=asked, accepted=True)

    assert in_seal(sealed) == [(BEGUN, 77 * ONE)]
    assert told(sealed) == 77 * ONE


def test_decided_before_it_counts_still(sealed: DemoYear) -> None:
    decide_adjustment(actor=OTHER, adjustment=ask(sealed, BEGUN, 77 * ONE), accepted=True)
    give(sealed)

    assert told(sealed) == 77 * ONE
    assert value_in_force(sealed.poi, sealed.months[1], CODED, "physical") == 77 * ONE
