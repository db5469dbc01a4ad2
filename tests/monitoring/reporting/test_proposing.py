"""What the records say fills an indicator as a proposal: one click confirms it, another figure stands beside it."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.directory.cast import cast
from tests.monitoring.reporting.records import Records
from tests.monitoring.reporting.world import ONE, SECURITY, TESTS, World, actor

from faro.ledger.api import history
from faro.monitoring import ports
from faro.monitoring.models import IndicatorReport
from faro.monitoring.ports import Measured
from faro.monitoring.services.reporting import FieldChange, check, open_measures, save_measure, send_measure
from faro.monitoring.services.reporting.confirming import Parts, RecordsChanged, confirm_measure
from faro.monitoring.services.reporting.proposing import renew_proposals
from faro.monitoring.services.reporting.reviewing import OwnWork
from faro.monitoring.services.reporting.sending import NotReady
from faro.plans.models import Element, Indicator

SAID = Measured(9 * ONE, 40 * ONE, 40, "/trabajo/registros/linaje/", 22_500_000, formula="Cuántos hay.")
SEEN = Parts(9 * ONE, 40 * ONE, 22_500_000)
PLACE = {"plan": "PEI-T", "period": "2023", "indicator": "IND.01"}


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> Records:
    found = Records(SAID, {"IND.01": SECURITY})
    monkeypatch.setattr(ports, "_sources", [found])
    return found


@pytest.fixture
def yearly(made: World, records: Records) -> IndicatorReport:
    """IND.01, whose ficha names neither a unit nor the factor; IND.02, of which no record tells."""
    plan = made.poi.plan
    Element.objects.create(plan=plan, position=0, code="OEI.01", level="OEI", name="Objetivo")
    for place, code in enumerate(("IND.01", "IND.02")):
        Indicator.objects.create(
            plan=plan,
            position=place,
            code=code,
            name="Porcentaje",
            element="OEI.01",
            sense="ascending",
            sense_ambiguous=False,
        )
    plan.present = ["elements", "indicators"]
    plan.save()
    [report] = open_measures(actor=TESTS, plan=plan, period=made.period("2023"))
    return report


def page_of(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


def typed(report: IndicatorReport, **values: int | str) -> None:
    changes = [FieldChange("IND.01", name, getattr(report, name), value) for name, value in values.items()]
    save_measure(actor=actor("registrador"), report=report, changes=changes)
    report.refresh_from_db()


def test_an_indicator_that_names_no_unit_is_owed_by_that_of_its_register(yearly: IndicatorReport) -> None:
    assert (yearly.indicator, yearly.unit) == ("IND.01", SECURITY)
    assert (yearly.proposed_value, yearly.proposed_records, yearly.value) == (22_500_000, 40, None)


def test_nothing_is_said_of_another_figure_before_one_is_typed(yearly: IndicatorReport) -> None:
    shown = page_of("registrador").get(reverse("monitoring:measure", kwargs=PLACE)).content.decode()

    assert "Escriba el valor, o por qué no lo hay" in shown
    assert "no es la que dan los registros" not in shown


def test_one_click_confirms_and_sends_it_and_what_was_counted_is_kept(
    yearly: IndicatorReport, records: Records
) -> None:
    given = {"numerator": str(9 * ONE), "denominator": str(40 * ONE), "value": "22500000"}
    clerk = page_of("registrador")
    assert "Confirmar esta cifra y enviarla" in clerk.get(reverse("workspace:owed")).content.decode()

    answer = clerk.post(reverse("monitoring:confirm_measure", kwargs=PLACE), given)

    assert answer.status_code == 302
    yearly.refresh_from_db()
    assert (yearly.state, yearly.numerator, yearly.denominator, yearly.value) == ("sent", 9 * ONE, 40 * ONE, 22_500_000)
    assert records.kept == [("IND.01", date(2023, 12, 31))]
    assert "Confirmó lo que dan los registros" in [each.what for each in history("measure:PEI-T/2023/IND.01")]
    with pytest.raises(OwnWork):
        check(actor=actor("registrador"), report=yearly)


def test_what_changed_since_the_person_looked_is_not_confirmed(yearly: IndicatorReport, records: Records) -> None:
    records.said = replace(SAID, numerator=10 * ONE, value=25 * ONE)

    with pytest.raises(RecordsChanged, match="ahora dicen 25"):
        confirm_measure(actor=actor("registrador"), report=yearly, seen=SEEN)

    yearly.refresh_from_db()
    assert (yearly.state, yearly.value) == ("draft", None)


def test_another_figure_is_kept_beside_it_and_needs_a_reason_that_the_checker_reads(yearly: IndicatorReport) -> None:
    typed(yearly, numerator=12 * ONE, denominator=40 * ONE, value=30 * ONE)
    with pytest.raises(NotReady, match="no es la que dan los registros"):
        send_measure(actor=actor("registrador"), report=yearly)

    typed(yearly, explanation="Tres partes siguen en papel.")
    send_measure(actor=actor("registrador"), report=yearly)

    yearly.refresh_from_db()
    assert (yearly.value, yearly.proposed_value) == (30 * ONE, 22_500_000)
    for role in ("responsable", "planeamiento"):
        shown = page_of(role).get(reverse("monitoring:measure", kwargs=PLACE)).content.decode()
        assert "La unidad informa otra cifra" in shown
        assert "7.5" in shown
        assert "Tres partes siguen en papel." in shown


def test_no_figure_is_confirmed_with_why_there_is_none(yearly: IndicatorReport, records: Records) -> None:
    records.said = replace(SAID, denominator=0, value=None, why="El denominador es cero.")

    confirm_measure(actor=actor("registrador"), report=yearly, seen=Parts(9 * ONE, 0, None))

    yearly.refresh_from_db()
    assert (yearly.state, yearly.value, yearly.explanation) == ("sent", None, "El denominador es cero.")


def test_a_figure_that_fell_has_only_its_value(yearly: IndicatorReport, records: Records) -> None:
    records.said = replace(SAID, numerator=-9 * ONE, value=-22_500_000)

    confirm_measure(actor=actor("registrador"), report=yearly, seen=Parts(-9 * ONE, 40 * ONE, -22_500_000))

    yearly.refresh_from_db()
    assert (yearly.numerator, yearly.denominator, yearly.value) == (None, None, -22_500_000)


def test_each_night_what_waits_is_asked_again_and_what_was_sent_is_let_be(
    yearly: IndicatorReport, records: Records
) -> None:
    records.said = replace(SAID, value=25 * ONE)
    assert renew_proposals(now=timezone.now()) == 1
    yearly.refresh_from_db()
    assert (yearly.proposed_value, yearly.value) == (25 * ONE, None)
    confirm_measure(actor=actor("registrador"), report=yearly, seen=Parts(9 * ONE, 40 * ONE, 25 * ONE))
    records.said = SAID

    assert renew_proposals(now=timezone.now()) == 0

    yearly.refresh_from_db()
    assert yearly.proposed_value == 25 * ONE


@pytest.mark.parametrize(("role", "status"), [("registrador", 302), ("responsable", 302), ("regidor", 403)])
def test_who_fills_it_confirms_it(yearly: IndicatorReport, role: str, status: int) -> None:
    given = {"numerator": "9" * 30, "denominator": "x", "value": ""}

    assert page_of(role).post(reverse("monitoring:confirm_measure", kwargs=PLACE), given).status_code == status

    yearly.refresh_from_db()
    assert yearly.state == "draft"  # nobody saw such a figure
