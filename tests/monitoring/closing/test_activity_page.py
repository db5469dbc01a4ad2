"""The page of an activity, to which the dashboards lead, says what was done of it."""

from django.test import Client
from tests.directory.cast import cast
from tests.monitoring.closing.demo_year import OTHER, PLANNER, DemoYear

from faro.monitoring.models import UnitReport
from faro.monitoring.models.reporting import ReviewState
from faro.monitoring.services.closing.adjusting import Correction, ask_adjustment, decide_adjustment
from faro.monitoring.services.closing.closing import close_period

CODE = "AOI99999900001"
PAGE = f"/trabajo/poi/PEI-2023-2027/2025/actividades/{CODE}/"


def page() -> str:
    client = Client()
    client.force_login(cast("control"))
    return client.get(PAGE).content.decode()


def test_each_month_leads_to_its_report_and_shows_what_was_released(january: DemoYear) -> None:
    done = january.figure(CODE, 1)
    done.financial = 123_456_789
    done.save(update_fields=["financial"])

    shown = page()

    assert f"/trabajo/poi/reportes/PEI-2023-2027/2025-01/{done.report.unit}/" in shown
    assert "S/ 1,234,567.89" in shown
    assert '<p id="aggregation">Acumulado Anual</p>' in shown

    UnitReport.objects.filter(pk=done.report.pk).update(state=ReviewState.SENT)
    assert "S/ 1,234,567.89" not in page()


def test_what_an_adjustment_says_counts(january: DemoYear) -> None:
    close_period(actor=OTHER, poi=january.poi, period=january.months[1])
    asked = ask_adjustment(
        actor=PLANNER,
        poi=january.poi,
        period=january.months[1],
        correction=Correction(CODE, "financial", 777_700),
        reason="El comprobante se registró dos veces",
    )
    decide_adjustment(actor=OTHER, adjustment=asked, accepted=True, decision="Conforme")

    assert "S/ 7,777.00" in page()
