"""Closing a month: what it asks, what it seals, and that nothing of it changes afterwards."""

import json
import zipfile
from io import BytesIO

import pytest
from django.db import connection
from tests.monitoring.closing.demo_year import ACTOR, PLANNER, DemoYear, executed, report_month, whole_package

from faro.kernel.errors import FaroError
from faro.ledger.api import history, seal_of, set_aside, verify
from faro.monitoring.models import Activity, ClosedPeriod, Poi, UnitReport
from faro.monitoring.models.reporting import ReviewState
from faro.monitoring.selectors.closing.readiness import readiness
from faro.monitoring.selectors.closing.reproducing import SealDamaged, opened, reproduce, sealed_content
from faro.monitoring.services.closing.closing import NotReadyToClose, close_period
from faro.monitoring.services.reporting import FieldChange, save_figures
from faro.package.evaluating import evaluate_package
from faro.package.sealing import digest_of

SEAL = "poi/PEI-2023-2027/2025/2025-01"


def close(made: DemoYear, month: int = 1, reason: str = "") -> ClosedPeriod:
    return close_period(actor=PLANNER, poi=made.poi, period=made.months[month], reason=reason)


def test_a_closed_month_is_sealed_where_citizens_read_it(january: DemoYear) -> None:
    closed = close(january)

    content = sealed_content(closed)
    assert digest_of(content) == closed.digest
    sealed = seal_of(SEAL)
    assert sealed is not None
    assert sealed.content_digest == closed.digest
    told = history("period:PEI-2023-2027/2025/2025-01", public_only=True)
    assert told[0].what == "Cerró el periodo"
    assert verify().sound


def test_its_bytes_are_those_of_any_other_closing_of_the_same_rows(january: DemoYear) -> None:
    first = close(january)
    with set_aside(connection):
        ClosedPeriod.objects.all().delete()
    again = close(january)
    assert again.digest == first.digest


def test_it_holds_the_months_up_to_it_and_the_engines_results_of_them(january: DemoYear) -> None:
    report_month(january, 2)
    held = opened(close(january))

    months = {(row["stage"], row["month"]) for row in held.package.rows("monthly")}
    assert {month for stage, month in months if stage == "executed"} == {1}
    assert {month for stage, month in months if stage == "approved"} == set(range(1, 13))
    said = {row["activity"]: row["physical"] for row in held.package.rows("monthly") if row["stage"] == "executed"}
    assert said == {code: row["physical"] for (code, month), row in executed().items() if month == 1}
    assert held.manifest["through_month"] == 1
    assert held.manifest["period"] == "2025-01"
    run = evaluate_package(whole_package(), ["poi-ceplan"], 2025, 1)[0]
    results = json.loads(held.results["poi-ceplan"])["activities"]
    column = results["columns"].index("progress_raw")
    found = {row[results["columns"].index("activity")]: row[column] for row in results["rows"]}
    assert found == dict(run.activities.select("activity", "progress_raw").iter_rows())


def test_everything_that_speaks_against_closing_is_told_at_once(january: DemoYear) -> None:
    report_month(january, 2, but=("01", "02.01"))
    Poi.objects.update(state=Poi.State.FORMULATION)
    with pytest.raises(NotReadyToClose) as refused:
        close_period(actor=PLANNER, poi=january.poi, period=january.months[2])
    told = str(refused.value)
    assert "todavía se formula" in told
    assert "Antes hay que cerrar enero de 2025." in told
    assert "01 y 02.01" in told
    assert not ClosedPeriod.objects.exists()


def test_what_is_missing_is_left_without_a_figure_and_only_with_a_reason(january: DemoYear) -> None:
    unit = UnitReport.objects.order_by("unit")[0].unit
    UnitReport.objects.filter(unit=unit).update(state=ReviewState.CHECKED)
    with pytest.raises(NotReadyToClose, match="Escriba el motivo"):
        close(january)

    closed = close(january, reason="La unidad no respondió tres avisos.")

    assert [each["unit"] for each in closed.missing] == [unit]
    held = opened(closed)
    of_unit = {row["code"] for row in held.package.rows("activities") if row["unit"] == unit}
    assert of_unit
    assert not [r for r in held.package.rows("monthly") if r["stage"] == "executed" and r["activity"] in of_unit]
    results = json.loads(held.results["poi-ceplan"])["activities"]
    named = [dict(zip(results["columns"], row, strict=True)) for row in results["rows"]]
    assert {row["state"] for row in named if row["activity"] in of_unit} <= {"si", "excluded"}
    assert {row["progress"] for row in named if row["activity"] in of_unit} == {None}


def test_a_unit_within_its_term_cannot_be_left_out(january: DemoYear) -> None:
    UnitReport.objects.filter(unit="01").update(state=ReviewState.DRAFT, due="2999-01-31")
    assert not readiness(january.poi, january.months[1]).closable
    with pytest.raises(NotReadyToClose, match="Todavía están en plazo: 01"):
        close(january, reason="Por si acaso.")


def test_a_month_closes_once_and_takes_no_more_figures(january: DemoYear) -> None:
    closed = close(january)
    with pytest.raises(NotReadyToClose, match="ya está cerrado"):
        close(january)
    report = UnitReport.objects.select_related("period").filter(period=january.months[1])[0]
    UnitReport.objects.filter(pk=report.pk).update(state=ReviewState.OBSERVED)
    code = report.figures.select_related("activity")[0].activity.code
    with pytest.raises(FaroError, match="cerrado"):
        save_figures(actor=ACTOR, report=report, changes=[FieldChange(code, "physical", None, 9_000_000)])
    assert reproduce(closed) == sealed_content(closed)


def test_damaged_bytes_are_not_taken_for_the_seal(january: DemoYear) -> None:
    closed = close(january)
    closed.content = bytes(closed.content)[:-1]
    with pytest.raises(SealDamaged):
        reproduce(closed)
    assert zipfile.is_zipfile(BytesIO(sealed_content(ClosedPeriod.objects.get(pk=closed.pk))))


def test_rows_of_units_and_sources_that_the_plan_does_not_name_are_sealed_all_the_same(january: DemoYear) -> None:
    Activity.objects.filter(poi=january.poi, unit="01").update(unit="99.99", source="otra-fuente")
    UnitReport.objects.filter(unit="01").update(unit="99.99")
    held = opened(close(january))
    assert "99.99" in {row["code"] for row in held.package.rows("units")}
    assert {"id": "otra-fuente", "title": "otra-fuente (datos sintéticos)"}.items() <= held.package.rows("sources")[
        -1
    ].items()


def test_nothing_is_sealed_that_could_not_be_read_again(january: DemoYear) -> None:
    Activity.objects.filter(poi=january.poi).update(action="AEI.99.99")
    with pytest.raises(FaroError, match="No se puede sellar"):
        close(january)
    assert not ClosedPeriod.objects.exists()
