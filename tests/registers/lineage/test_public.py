"""Citizens see how a published figure was computed: sums only, nothing of reserved registers, nothing of a few."""

import pytest
from django.template.loader import render_to_string
from tests.monitoring.reporting.world import ONE, TESTS, actor
from tests.registers.lineage.world import Fed

from faro.monitoring.models import IndicatorReport
from faro.monitoring.services.reporting import FieldChange, check, open_measures, release, save_measure, send_measure
from faro.registers.models import Counted, MeasureVersion, Record
from faro.registers.selectors.lineage import public
from faro.registers.selectors.lineage.public import PublicPath, public_path


@pytest.fixture
def report(fed: Fed) -> IndicatorReport:
    """The figure confirmed and released."""
    fed.bind()
    found = fed.confirmed()
    check(actor=actor("responsable"), report=found)
    return release(actor=actor("planeamiento"), report=found)


def path_of(report: IndicatorReport) -> PublicPath | None:
    return public_path("PEI-T", "IND.01", "2023", report.value)


def test_the_way_of_a_published_figure_is_told_in_sums(fed: Fed, report: IndicatorReport) -> None:
    north, known = fed.counted_by_hand()
    found = path_of(report)

    assert found is not None
    assert (found.numerator, found.denominator, found.records) == (str(len(north)), str(len(known)), str(len(known)))
    assert "«Sector» es «Norte»" in found.formula


def test_the_public_page_says_it_in_words(fed: Fed, report: IndicatorReport) -> None:
    north, known = fed.counted_by_hand()

    shown = render_to_string("portal/parts/records_path.html", {"path": path_of(report)})

    for words in (
        "De dónde sale el valor",
        "«Patrullaje»",
        "01/01/2023",
        f'href="/registros/{fed.register.code}/"',
        f"<dd>{len(north)}</dd>",
        f"<dd>{len(known)}",
    ):
        assert words in shown


def test_made_up_records_are_said_to_be(fed: Fed, report: IndicatorReport) -> None:
    first = path_of(report)
    Record.objects.filter(pk=Record.objects.order_by("pk").values("pk")[:1]).update(synthetic=True, voided_at=None)
    found = path_of(report)

    assert first is not None
    assert found is not None
    assert (first.made_up, found.made_up) == (False, True)
    assert "Datos de muestra." in render_to_string("portal/parts/records_path.html", {"path": found})


def test_a_figure_that_is_not_released_has_none(fed: Fed) -> None:
    fed.bind()
    assert path_of(fed.confirmed()) is None


def test_a_figure_that_a_person_wrote_has_none(fed: Fed) -> None:
    fed.bind()
    [found] = open_measures(actor=TESTS, plan=fed.plan, period=fed.period)
    changes = [FieldChange("IND.01", "value", None, 99 * ONE), FieldChange("IND.01", "explanation", "", "En papel.")]
    save_measure(actor=actor("registrador"), report=found, changes=changes)
    found = send_measure(actor=actor("registrador"), report=found)
    check(actor=actor("responsable"), report=found)
    found = release(actor=actor("planeamiento"), report=found)

    assert Counted.objects.count() == 1  # kept all the same, for the staff
    assert path_of(found) is None


def test_what_was_published_with_another_value_has_none(report: IndicatorReport) -> None:
    assert public_path("PEI-T", "IND.01", "2023", (report.value or 0) + 1) is None
    assert public_path("PEI-T", "IND.01", "2022", report.value) is None


@pytest.mark.parametrize(("field", "value"), [("sensitive", True), ("public", "none")])
def test_nothing_is_told_of_a_register_that_is_reserved_or_publishes_nothing(
    fed: Fed, report: IndicatorReport, field: str, value: object
) -> None:
    setattr(fed.register, field, value)
    fed.register.save()

    assert path_of(report) is None


def test_a_measure_that_is_not_public_is_not_told(report: IndicatorReport) -> None:
    MeasureVersion.objects.update(public=False)

    assert path_of(report) is None


@pytest.mark.parametrize(("numerator", "denominator"), [(2, 40), (38, 40), (2, 3)])
def test_parts_that_tell_of_a_few_are_not_told_nor_what_gives_them_away(
    report: IndicatorReport, monkeypatch: pytest.MonkeyPatch, numerator: int, denominator: int
) -> None:
    value = numerator * 100 * ONE // denominator
    kept = Counted.objects.select_related("measure__register").get()
    kept.numerator, kept.denominator, kept.excluded = str(numerator), str(denominator), [["Anulados", 3], ["Otros", 30]]
    monkeypatch.setattr(public, "last_counted", lambda *_asked: kept)
    IndicatorReport.objects.update(value=value if numerator != 2 or denominator != 3 else 66_666_667)
    report.refresh_from_db()

    found = path_of(report)

    assert found is not None
    for told in (found.numerator, found.denominator, found.records):
        assert told.startswith("no se publica")
    assert found.left_out == (("Anulados", "menos de 5"), ("Otros", "30"))
