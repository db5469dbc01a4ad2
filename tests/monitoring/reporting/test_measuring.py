"""Indicators are measured by half-year and year, reviewed the same way, and reach the plan once released."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.directory.cast import cast
from tests.monitoring.reporting.records import Records
from tests.monitoring.reporting.world import ONE, SECURITY, TESTS, World, actor

from faro.kernel.errors import FaroError
from faro.monitoring import ports
from faro.monitoring.models import Clash, IndicatorReport
from faro.monitoring.services.reporting import (
    FieldChange,
    check,
    mend,
    observe,
    open_measures,
    release,
    save_measure,
    send_measure,
)
from faro.monitoring.services.reporting.reviewing import OwnWork
from faro.monitoring.services.reporting.sending import NotReady
from faro.plans.api import measurement
from faro.plans.models import Element, Indicator, Measurement, Target

PLACE = {"plan": "PEI-T", "period": "2023", "indicator": "IND.01"}


@pytest.fixture
def yearly(made: World) -> IndicatorReport:
    """The indicator IND.01 of 2023, a percentage of Seguridad Ciudadana."""
    plan = made.poi.plan
    Element.objects.create(plan=plan, position=0, code="OEI.01", level="OEI", name="Objetivo")
    facts = {"element": "OEI.01", "sense": "ascending", "sense_ambiguous": False}
    for place, (code, unit) in enumerate((("IND.01", SECURITY), ("IND.02", None))):
        Indicator.objects.create(
            plan=plan, position=place, code=code, name="Porcentaje", unit=unit, multiplier=100 * ONE, **facts
        )
        Target.objects.create(plan=plan, position=place, indicator=code, year=2023, version=0, value=50 * ONE)
    plan.present = ["elements", "indicators", "targets"]
    plan.save()
    [report] = open_measures(actor=TESTS, plan=plan, period=made.period("2023"))
    return report


def write(report: IndicatorReport, role: str, **values: int | str | None) -> None:
    report.refresh_from_db()
    changes = [FieldChange("IND.01", field, getattr(report, field), value) for field, value in values.items()]
    save_measure(actor=actor(role), report=report, changes=changes)
    report.refresh_from_db()


def value_of(report: IndicatorReport) -> int | None:
    return IndicatorReport.objects.get(pk=report.pk).value


def test_only_the_unit_that_the_ficha_names_owes_it_and_once(made: World, yearly: IndicatorReport) -> None:
    assert (yearly.indicator, yearly.unit, yearly.due) == ("IND.01", SECURITY, date(2024, 4, 1))
    assert open_measures(actor=TESTS, plan=made.poi.plan, period=made.period("2023")) == ()
    with pytest.raises(FaroError, match="por semestre y por año"):
        open_measures(actor=TESTS, plan=made.poi.plan, period=made.january)


def test_the_value_follows_from_its_parts(yearly: IndicatorReport) -> None:
    write(yearly, "registrador", numerator=12 * ONE)
    assert value_of(yearly) is None
    with pytest.raises(NotReady, match="las dos partes"):
        send_measure(actor=actor("registrador"), report=yearly)

    write(yearly, "registrador", denominator=40 * ONE)
    assert value_of(yearly) == 30 * ONE

    write(yearly, "registrador", denominator=0)
    assert value_of(yearly) is None  # of nothing there is no percentage


def test_a_yearly_one_reaches_the_plan_when_it_is_released_and_not_before(yearly: IndicatorReport) -> None:
    write(yearly, "registrador", numerator=12 * ONE, denominator=40 * ONE)
    send_measure(actor=actor("registrador"), report=yearly)
    with pytest.raises(OwnWork):
        check(actor=actor("registrador"), report=yearly)
    check(actor=actor("responsable"), report=yearly)
    assert measurement("PEI-T", "IND.01", "2023") is None

    release(actor=actor("planeamiento"), report=yearly)

    kept = measurement("PEI-T", "IND.01", "2023")
    assert kept is not None
    assert (kept.value, kept.numerator, kept.denominator) == (30 * ONE, 12 * ONE, 40 * ONE)


def test_one_that_is_released_again_replaces_what_it_left_in_the_plan(yearly: IndicatorReport) -> None:
    write(yearly, "registrador", numerator=12 * ONE, denominator=40 * ONE)
    send_measure(actor=actor("registrador"), report=yearly)
    check(actor=actor("responsable"), report=yearly)
    release(actor=actor("planeamiento"), report=yearly)
    said = observe(actor=actor("planeamiento"), report=yearly, text="Faltó diciembre.")
    write(yearly, "registrador", numerator=20 * ONE)
    mend(actor=actor("registrador"), observation=said, reply="Agregado.")
    send_measure(actor=actor("registrador"), report=yearly)
    check(actor=actor("responsable"), report=yearly)
    release(actor=actor("planeamiento"), report=yearly)

    assert [row.value for row in Measurement.objects.all()] == [50 * ONE]


def test_one_that_is_observed_after_its_release_leaves_the_plan(yearly: IndicatorReport) -> None:
    write(yearly, "registrador", numerator=12 * ONE, denominator=40 * ONE)
    send_measure(actor=actor("registrador"), report=yearly)
    check(actor=actor("responsable"), report=yearly)
    release(actor=actor("planeamiento"), report=yearly)
    assert measurement("PEI-T", "IND.01", "2023") is not None

    observe(actor=actor("planeamiento"), report=yearly, text="Falta el sustento")

    assert measurement("PEI-T", "IND.01", "2023") is None


def test_a_half_year_stays_with_its_report(made: World, yearly: IndicatorReport) -> None:
    [half] = open_measures(actor=TESTS, plan=made.poi.plan, period=made.period("2023-S1"))
    write(half, "registrador", explanation="Todavía no hay registros.")
    send_measure(actor=actor("registrador"), report=half)
    check(actor=actor("responsable"), report=half)
    release(actor=actor("planeamiento"), report=half)

    assert not Measurement.objects.exists()


def test_what_the_records_say_is_kept_beside_what_the_person_wrote(
    yearly: IndicatorReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ports.Measured(9 * ONE, 40 * ONE, 40, "/registros/", 22_500_000)
    monkeypatch.setattr(ports, "_sources", [Records(said)])

    write(yearly, "registrador", numerator=12 * ONE, denominator=40 * ONE)

    assert (yearly.proposed_numerator, yearly.proposed_records, yearly.proposed_trail) == (9 * ONE, 40, "/registros/")
    assert yearly.value == 30 * ONE
    page = Client()
    page.force_login(cast("registrador"))
    shown = page.get(reverse("monitoring:measure", kwargs=PLACE)).content.decode()
    assert "Según 40 registros: <strong>22.5</strong> (9 de 40)" in shown


def test_two_people_on_the_same_part_of_an_indicator(yearly: IndicatorReport) -> None:
    first, second = (
        save_measure(actor=actor(role), report=yearly, changes=[FieldChange("IND.01", "numerator", None, value)])
        for role, value in (("registrador", ONE), ("responsable", 2 * ONE))
    )

    yearly.refresh_from_db()
    assert yearly.numerator == ONE
    assert not first.clashes
    assert [clash.other for clash in second.clashes] == [str(2 * ONE)]
    page = Client()
    page.force_login(cast("registrador"))
    clash = Clash.objects.get()

    page.post(reverse("monitoring:settle_measure", kwargs={**PLACE, "clash": clash.pk}), {"take": "other"})

    yearly.refresh_from_db()
    assert yearly.numerator == 2 * ONE


def test_the_whole_way_on_its_page(yearly: IndicatorReport) -> None:
    clerk, head, planner = Client(), Client(), Client()
    for client, role in ((clerk, "registrador"), (head, "responsable"), (planner, "planeamiento")):
        client.force_login(cast(role))
    at = reverse("monitoring:measure", kwargs=PLACE)
    step = reverse("monitoring:measure_step", kwargs=PLACE)
    clerk.post(
        reverse("monitoring:save_measure_card", kwargs=PLACE),
        {"numerator": "12", "base_numerator": "", "denominator": "40", "base_denominator": ""},
    )
    shown = clerk.get(at).content.decode()
    assert "Valor = numerador ÷ denominador × 100 =" in shown
    assert "Vence el" in shown or "Venció el" in shown

    clerk.post(step, {"act": "send"})
    assert head.post(step, {"act": "release"}).status_code == 403
    head.post(step, {"act": "check"})
    planner.post(step, {"act": "release"})

    yearly.refresh_from_db()
    assert yearly.state == "released"
    assert "12 de 40 = 30.0 %" in planner.get(at).content.decode()
