"""Correcting what is closed: one asks, another decides, a new version is sealed and the old one stays."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from tests.monitoring.closing.demo_year import OTHER, PLANNER, DemoYear, executed

from faro.ledger.api import seals
from faro.monitoring.models import Activity, Adjustment, ClosedPeriod, Figure, PlannedMonth, UnitReport
from faro.monitoring.models.reporting import ReviewState
from faro.monitoring.selectors.closing.reproducing import opened, reproduce, sealed_content
from faro.monitoring.selectors.reporting.executed import executed as executed_of
from faro.monitoring.services.closing.adjusting import (
    AdjustmentRefused,
    Correction,
    ask_adjustment,
    decide_adjustment,
)
from faro.monitoring.services.closing.closing import close_period
from faro.plans.api import NewName, Plan, package_of, rename_element

CODE = "AOI99999900001"
SEAL = "poi/PEI-2023-2027/2025/2025-01"


@pytest.fixture
def closed(january: DemoYear) -> ClosedPeriod:
    return close_period(actor=PLANNER, poi=january.poi, period=january.months[1])


def ask(made: DemoYear, after: int | None = 7_000_000, code: str = CODE, field: str = "physical") -> Adjustment:
    correction = Correction(code, field, after)
    return ask_adjustment(
        actor=PLANNER,
        poi=made.poi,
        period=made.months[1],
        correction=correction,
        reason="Se contó un documento dos veces.",
    )


def physical_in(closed: ClosedPeriod, code: str = CODE) -> int | None:
    rows = opened(closed).package.rows("monthly")
    found = {(r["activity"], r["stage"], r["month"]): r["physical"] for r in rows}
    value: int | None = found[code, "executed", 1]
    return value


def test_an_accepted_adjustment_makes_a_version_and_leaves_the_sealed_one(
    january: DemoYear, closed: ClosedPeriod
) -> None:
    before, bytes_before = physical_in(closed), sealed_content(closed)

    (made,) = decide_adjustment(actor=OTHER, adjustment=ask(january), accepted=True)

    assert (made.version, physical_in(made)) == (1, 7_000_000)
    first = ClosedPeriod.objects.get(version=0)
    assert physical_in(first) == before == executed()[CODE, 1]["physical"]
    assert sealed_content(first) == bytes_before
    assert [each.content_digest for each in seals(SEAL)] == [first.digest, made.digest]
    told = opened(made).manifest["adjustments"]
    assert [(each["activity"], each["before"], each["after"]) for each in told] == [(CODE, before, 7_000_000)]
    assert january.figure(CODE, 1).physical == before


def test_a_new_version_differs_by_its_adjustment_and_by_nothing_that_happened_since(
    january: DemoYear, closed: ClosedPeriod
) -> None:
    Activity.objects.update(name="Otra cosa", active=False)
    PlannedMonth.objects.filter(month__gt=1).update(physical=F("physical") + 1_000_000)
    Figure.objects.exclude(activity__code=CODE).update(physical=1)
    Plan.objects.update(name="Otro plan")

    (made,) = decide_adjustment(actor=OTHER, adjustment=ask(january), accepted=True)

    first, second = opened(closed), opened(made)
    assert second.package.plan.name == first.package.plan.name
    different = [name for name, frame in first.package.tables.items() if not frame.equals(second.package.tables[name])]
    assert different == ["monthly"]
    pairs = zip(first.package.rows("monthly"), second.package.rows("monthly"), strict=True)
    changed = [(old["activity"], old["month"], old["stage"], new) for old, new in pairs if old != new]
    assert [(code, month, stage, new["physical"]) for code, month, stage, new in changed] == [
        (CODE, 1, "executed", 7_000_000)
    ]
    ours = {"adjustments", "reason", "package"}
    assert {k: v for k, v in first.manifest.items() if k not in ours} == {
        k: v for k, v in second.manifest.items() if k not in ours
    }


def test_from_then_on_the_adjusted_figure_counts(january: DemoYear, closed: ClosedPeriod) -> None:
    decide_adjustment(actor=OTHER, adjustment=ask(january), accepted=True)

    rows = package_of(january.poi.plan.code).rows("monthly")
    assert [r["physical"] for r in rows if (r["activity"], r["stage"], r["month"]) == (CODE, "executed", 1)] == [
        7_000_000
    ]
    assert {each.physical for each in executed_of(january.poi) if each.activity == CODE} == {7_000_000}
    assert closed.version == 0


def test_a_figure_that_was_never_released_can_come_in_late(january: DemoYear) -> None:
    unit = january.unit_of(CODE)
    UnitReport.objects.filter(unit=unit).update(state=ReviewState.CHECKED)
    close_period(actor=PLANNER, poi=january.poi, period=january.months[1], reason="No respondió.")

    adjustment = ask(january)
    assert adjustment.before is None
    (made,) = decide_adjustment(actor=OTHER, adjustment=adjustment, accepted=True)

    assert physical_in(made) == 7_000_000
    assert [each.physical for each in executed_of(january.poi) if each.activity == CODE] == [7_000_000]
    others = [c for c in Activity.objects.filter(unit=unit).values_list("code", flat=True) if c != CODE]
    assert not [row for row in executed_of(january.poi) if row.activity in others]


def test_nobody_decides_what_they_asked(january: DemoYear, closed: ClosedPeriod) -> None:
    adjustment = ask(january)
    with pytest.raises(AdjustmentRefused, match="otra persona"):
        decide_adjustment(actor=PLANNER, adjustment=adjustment, accepted=True)
    assert list(ClosedPeriod.objects.values_list("pk", flat=True)) == [closed.pk]


def test_a_refused_adjustment_says_why_and_changes_nothing(january: DemoYear, closed: ClosedPeriod) -> None:
    adjustment = ask(january)
    with pytest.raises(AdjustmentRefused, match="por qué"):
        decide_adjustment(actor=OTHER, adjustment=adjustment, accepted=False)
    assert decide_adjustment(actor=OTHER, adjustment=adjustment, accepted=False, decision="No hay sustento.") == ()
    with pytest.raises(AdjustmentRefused, match="ya se decidió"):
        decide_adjustment(actor=OTHER, adjustment=adjustment, accepted=True)
    assert physical_in(closed) == executed()[CODE, 1]["physical"]
    assert ClosedPeriod.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "field", "after", "words"),
    [
        ("NADA", "physical", 1, "no es del POI"),
        (CODE, "name", 1, "No se ajusta"),
        (CODE, "physical", -1, "negativa"),
    ],
)
def test_what_makes_no_sense_is_refused(
    january: DemoYear, closed: ClosedPeriod, code: str, field: str, after: int, words: str
) -> None:
    with pytest.raises(AdjustmentRefused, match=words):
        ask(january, after, code, field)
    assert closed.version == 0


def test_an_open_month_is_corrected_in_its_report(january: DemoYear) -> None:
    with pytest.raises(AdjustmentRefused, match="está abierto"):
        ask(january)


def test_two_adjustments_of_a_figure_wait_for_each_other(january: DemoYear, closed: ClosedPeriod) -> None:
    ask(january)
    with pytest.raises(AdjustmentRefused, match="falta decidirlo"):
        ask(january, 8_000_000)
    ask(january, 100, field="financial")
    assert closed.version == 0


def test_a_seal_gives_the_same_bytes_whatever_changes_afterwards(january: DemoYear, closed: ClosedPeriod) -> None:
    sealed = sealed_content(closed)
    (second,) = decide_adjustment(actor=OTHER, adjustment=ask(january), accepted=True)
    again = sealed_content(second)
    rename_element(
        actor=PLANNER,
        plan_code=january.poi.plan.code,
        new=NewName("element", "AEI.01.01", "Otro nombre", 0, "R.A. 1-2026", date(2026, 3, 1)),
        reason="Prueba",
    )
    PlannedMonth.objects.update(physical=F("physical") + 1_000_000)
    Activity.objects.update(name="Otra cosa", active=False)
    Figure.objects.update(physical=None)
    Plan.objects.update(name="Otro plan")

    assert reproduce(ClosedPeriod.objects.get(version=0)) == sealed
    assert reproduce(ClosedPeriod.objects.get(version=1)) == again != sealed


def test_the_database_itself_keeps_what_is_sealed_and_decided(january: DemoYear, closed: ClosedPeriod) -> None:
    adjustment = ask(january)
    decide_adjustment(actor=OTHER, adjustment=adjustment, accepted=True)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        ClosedPeriod.objects.filter(pk=closed.pk).update(digest="0" * 64)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Adjustment.objects.filter(pk=adjustment.pk).update(after=1)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        ClosedPeriod.objects.filter(pk=closed.pk).delete()
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Adjustment.objects.filter(pk=adjustment.pk).delete()
