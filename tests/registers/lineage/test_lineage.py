"""From a figure to its records and back; computed again, it is the same or says what changed."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from tests.directory.cast import TESTS, cast
from tests.monitoring.reporting.world import SECURITY
from tests.registers.lineage.world import ONE, Fed

from faro.monitoring.models import IndicatorReport
from faro.registers.domain.counting import Sides, unpack
from faro.registers.models import Answer, Attachment, Counted, Record
from faro.registers.selectors.lineage.kept import again, figures_with
from faro.registers.services import void_record
from faro.registers.services.lineage.feeding import SOURCE
from faro.registers.services.measures import approve_measures, propose_measure

PLACE = ["PEI-T", "IND.01", "2023"]


@pytest.fixture
def given(fed: Fed) -> Fed:
    """The figure of 2023, confirmed by its unit."""
    fed.bind()
    fed.confirmed()
    return fed


def as_role(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


def page(role: str, name: str = "lineage", **query: str) -> str:
    return as_role(role).get(reverse(f"registers:{name}", args=PLACE), query).content.decode()


def counted() -> Counted:
    return Counted.objects.select_related("measure__register").order_by("-number")[0]


def rows_on(side: Sides) -> set[int]:
    return set(unpack(bytes(counted().records)).on(side))


def test_the_indicator_is_owed_by_the_unit_of_the_binding_and_comes_filled(fed: Fed) -> None:
    fed.bind()

    report = fed.opened()

    north, known = fed.counted_by_hand()
    assert report.unit == SECURITY
    assert (report.proposed_numerator, report.proposed_denominator) == (len(north) * ONE, len(known) * ONE)
    assert report.proposed_value == round(len(north) * 100 * ONE / len(known))


def test_the_figure_counts_exactly_the_records_that_the_raw_rows_say(given: Fed) -> None:
    north, known = given.counted_by_hand()

    assert rows_on(Sides.NUMERATOR) == north
    assert rows_on(Sides.DENOMINATOR) == known
    assert (counted().numerator, counted().denominator, counted().count) == (
        str(len(north)),
        str(len(known)),
        len(known),
    )


def test_what_was_given_is_written_once(given: Fed) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Counted.objects.update(digest="0" * 64)


def test_the_page_leads_up_to_the_plan_and_down_to_the_records(given: Fed) -> None:
    north, _known = given.counted_by_hand()

    shown = page("control")

    for words in (
        "Plan de prueba",
        "/elementos/OEI.01/",
        "/elementos/AEI.01.01/",
        "«Sector» es «Norte»",
        "Recalcular ahora",
    ):
        assert words in shown
    listed = page("control", "lineage_records", lado="numerador")
    for record in Record.objects.filter(pk__in=north):
        assert f"/trabajo/registros/patrullajes/{record.key}/" in listed or len(north) > 25


def test_a_record_shows_its_evidence_and_the_figures_it_counted_in(given: Fed) -> None:
    north, known = given.counted_by_hand()
    record = Record.objects.get(pk=max(north))
    Attachment.objects.create(record=record, question="foto", sha256="ab" * 32, name="foto.png")

    assert f"/{'ab' * 32}/" in page("control", "lineage_records", lado="numerador")
    [found] = figures_with(record)
    assert found.entry.sides == Sides.NUMERATOR | Sides.DENOMINATOR
    shown = as_role("control").get(reverse("registers:record_figures", args=["patrullajes", record.key]))
    assert reverse("registers:lineage", args=PLACE) in shown.content.decode()
    [outside] = Record.objects.exclude(pk__in=known)[:1]
    assert figures_with(outside) == ()


def test_computed_again_it_is_the_same(given: Fed) -> None:
    assert again(counted()).same
    assert "La misma cifra" in page("regidor", "lineage_again")


def test_computed_again_it_says_which_records_were_added_voided_and_changed(given: Fed) -> None:
    north, known = given.counted_by_hand()
    voided, corrected = (Record.objects.get(pk=key) for key in sorted(known - north)[:2])
    void_record(actor=TESTS, record=voided, reason="Se anotó dos veces.")
    Record.objects.filter(pk=corrected.pk).update(revision=2)
    late = Record.objects.get(pk=min(known))
    late.pk, late.key, late.number, late.day = None, str(uuid4()), "tarde", date(2023, 12, 30)
    late.entered_at = datetime(2024, 4, 1, tzinfo=UTC)
    late.save(force_insert=True)
    Answer.objects.create(
        register=late.register, record=late, question="sector", value="norte", day=late.day, live=True
    )
    Record.objects.filter(pk=late.pk).update(answers={"sector": "norte"})

    found = again(counted())

    assert [each.row for each in found.differences.added] == [late.pk]
    assert [each.row for each in found.differences.gone] == [voided.pk]
    assert [each.row for each in found.differences.changed] == [corrected.pk]
    shown = page("control", "lineage_again")
    for words in ("Cuentan ahora y antes no", "Contaban y ya no", "Se anotó dos veces.", "revisión 2", "tarde"):
        assert words in shown


def test_a_measure_that_changed_since_is_said_with_what_it_gives(given: Fed) -> None:
    propose_measure(
        actor=TESTS, register=given.register, code="norte", expression="contar donde sector = 'sur'", reason="Otra"
    )
    approve_measures(actor=TESTS, register=given.register)

    shown = page("planeamiento", "lineage_again")

    assert "La misma cifra" in shown
    assert "la versión 2, en vigor, da" in shown


def test_what_is_given_twice_unchanged_is_kept_once(given: Fed) -> None:
    year = (date(2023, 1, 1), date(2023, 12, 31))
    assert SOURCE.keep(actor=TESTS, plan="PEI-T", indicator="IND.01", first=year[0], last=year[1])
    assert Counted.objects.count() == 1

    void_record(actor=TESTS, record=Record.objects.get(pk=min(given.counted_by_hand()[1])), reason="Repetida")
    SOURCE.keep(actor=TESTS, plan="PEI-T", indicator="IND.01", first=year[0], last=year[1])
    assert list(Counted.objects.values_list("number", flat=True)) == [2, 1]


def test_a_reserved_register_shows_outsiders_figures_and_no_records(given: Fed) -> None:
    given.register.sensitive = True
    given.register.save()

    assert "solo se ven sus cifras" in page("regidor")
    outside = as_role("regidor")
    assert outside.get(reverse("registers:lineage_records", args=PLACE)).status_code == 403
    assert outside.get(reverse("registers:lineage_again", args=PLACE)).status_code == 200
    record = Record.objects.get(pk=min(given.counted_by_hand()[1]))
    assert outside.get(reverse("registers:record_figures", args=["patrullajes", record.key])).status_code == 403


@pytest.mark.parametrize("place", [["PEI-X", "IND.01", "2023"], ["PEI-T", "IND.9", "2023"], ["PEI-T", "IND.01", "x"]])
def test_what_is_not_there_is_not_found(given: Fed, place: list[str]) -> None:
    assert as_role("control").get(reverse("registers:lineage", args=place)).status_code == 404


def test_a_period_that_nobody_gave_shows_what_the_records_say_now(given: Fed) -> None:
    shown = as_role("control").get(reverse("registers:lineage", args=["PEI-T", "IND.01", "2023-06"])).content.decode()

    assert "Todavía no se dio" in shown
    assert IndicatorReport.objects.count() == 1
