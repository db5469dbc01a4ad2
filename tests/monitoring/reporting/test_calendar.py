"""Until when what is owed, for whom it is later, and who reported when."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.directory.cast import cast
from tests.monitoring.reporting.world import PLANNING, SECURITY, TESTS, World, actor, an_activity, fill

from faro.kernel.errors import FaroError
from faro.ledger.api import recent
from faro.monitoring.domain.reporting.timing import Timing
from faro.monitoring.models import ClosedPeriod, Extension, Figure, Poi, ReportingPeriod, UnitReport
from faro.monitoring.selectors.reporting.counts import punctuality, state_matrix
from faro.monitoring.services.reporting import extend, open_reports, send, set_calendar
from faro.monitoring.services.reporting.scheduled import open_what_is_owed, remind
from faro.notices.models import Notice

LIMA = ZoneInfo("America/Lima")


def sent_on(made: World, day: datetime) -> None:
    fill(made.report, actor("registrador"))
    send(actor=actor("registrador"), report=made.report)
    UnitReport.objects.filter(pk=made.report.pk).update(first_sent_at=day)


def test_a_year_has_its_months_half_years_and_itself_each_with_one_day(made: World) -> None:
    due = {each.code: each.due for each in ReportingPeriod.objects.filter(year=2023)}

    assert len(due) == 15
    assert due["2023-01"] == date(2023, 2, 28)
    assert due["2023-12"] == date(2024, 1, 31)
    assert due["2023-S1"] == date(2023, 8, 31)
    assert due["2023"] == date(2024, 4, 1)  # 31 March 2024 was a Sunday
    assert set_calendar(actor=TESTS, year=2023)[0].pk
    assert ReportingPeriod.objects.filter(year=2023).count() == 15


def test_another_day_needs_the_notice_that_fixes_it_and_moves_what_is_owed(made: World) -> None:
    with pytest.raises(FaroError, match="qué norma"):
        set_calendar(actor=TESTS, year=2023, dues={"2023-01": date(2023, 3, 10)})
    with pytest.raises(FaroError, match="posterior al 31/01/2023"):
        set_calendar(actor=TESTS, year=2023, dues={"2023-01": date(2023, 1, 31)}, norm="Comunicado 3")
    with pytest.raises(FaroError, match="2023-13"):
        set_calendar(actor=TESTS, year=2023, dues={"2023-13": date(2024, 3, 10)}, norm="Comunicado 3")

    set_calendar(actor=TESTS, year=2023, dues={"2023-01": date(2023, 3, 10)}, norm="Comunicado 3")

    made.report.refresh_from_db()
    assert made.report.due == date(2023, 3, 10)
    assert recent(1)[0].public


def test_an_extension_is_of_one_unit_or_of_all_later_and_with_its_reason(made: World) -> None:
    def due_of(unit: str) -> date:
        return UnitReport.objects.get(unit=unit, period=made.january).due

    extend(actor=TESTS, period=made.january, unit=SECURITY, due=date(2023, 3, 15), reason="Cambio de jefe")
    assert (due_of(SECURITY), due_of(PLANNING)) == (date(2023, 3, 15), date(2023, 2, 28))
    extend(actor=TESTS, period=made.january, unit="", due=date(2023, 3, 20), reason="Caída del sistema")
    assert (due_of(SECURITY), due_of(PLANNING)) == (date(2023, 3, 20), date(2023, 3, 20))

    for unit, day, reason, told in (
        (SECURITY, date(2023, 3, 18), "x", "posterior"),
        (SECURITY, date(2023, 4, 1), " ", "por qué"),
        ("99", date(2023, 4, 1), "x", "No hay una unidad"),
    ):
        with pytest.raises(FaroError, match=told):
            extend(actor=TESTS, period=made.january, unit=unit, due=day, reason=reason)
    assert Extension.objects.count() == 2


def test_an_extension_changes_nothing_of_what_was_sent_already(made: World) -> None:
    sent_on(made, datetime(2023, 3, 5, 12, tzinfo=LIMA))

    extend(actor=TESTS, period=made.january, unit="", due=date(2023, 3, 15), reason="Caída del sistema")

    made.report.refresh_from_db()
    assert made.report.due == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("sent", "today", "timing"),
    [
        (datetime(2023, 2, 28, 23, 59, tzinfo=LIMA), date(2023, 5, 1), Timing.ON_TIME),
        (datetime(2023, 2, 2, 12, tzinfo=LIMA), date(2023, 2, 28), Timing.EARLY),
        (datetime(2023, 2, 2, 12, tzinfo=LIMA), date(2023, 3, 1), Timing.ON_TIME),
        (datetime(2023, 3, 1, 0, 1, tzinfo=LIMA), date(2023, 5, 1), Timing.LATE),
        (None, date(2023, 2, 28), Timing.PENDING),
        (None, date(2023, 3, 1), Timing.NEVER),
    ],
)
def test_the_first_sending_in_the_day_of_lima_decides(
    made: World, sent: datetime | None, today: date, timing: Timing
) -> None:
    if sent is not None:
        sent_on(made, sent)

    row = next(each for each in state_matrix(made.poi, today) if each.unit == SECURITY)

    assert row.cells[0].timing is timing
    assert [cell.state for cell in row.cells[1:]] == [""] * 11


def test_each_unit_is_counted_on_time_late_and_never(made: World) -> None:
    for code in ("2023-02", "2023-03"):
        open_reports(actor=TESTS, poi=made.poi, period=made.period(code))
    extend(actor=TESTS, period=made.january, unit=SECURITY, due=date(2023, 3, 15), reason="Cambio de jefe")
    sent_on(made, datetime(2023, 3, 10, 12, tzinfo=LIMA))

    security, planning = sorted(punctuality(made.poi, date(2023, 4, 10)), key=lambda each: -each.on_time)

    assert (security.on_time, security.extended, security.late, security.never, security.pending) == (1, 1, 0, 1, 1)
    assert (planning.on_time, planning.never, planning.pending, planning.share_on_time) == (0, 2, 1, 0.0)
    assert security.share_on_time == 50.0


def test_what_was_sent_before_its_day_is_over_stands_apart(made: World) -> None:
    """Counting it would praise whoever reports early over whoever still has time."""
    sent_on(made, datetime(2023, 2, 10, 12, tzinfo=LIMA))

    [early] = [each for each in punctuality(made.poi, date(2023, 2, 28)) if each.unit == SECURITY]
    assert (early.early, early.on_time, early.owed, early.share_on_time) == (1, 0, 0, None)

    [over] = [each for each in punctuality(made.poi, date(2023, 3, 1)) if each.unit == SECURITY]
    assert (over.early, over.on_time, over.owed, over.share_on_time) == (0, 1, 1, 100.0)


def test_what_was_sent_counts_once_its_month_is_closed(made: World) -> None:
    sent_on(made, datetime(2023, 2, 10, 12, tzinfo=LIMA))
    close_january(made)

    [counted] = [each for each in punctuality(made.poi, date(2023, 2, 20)) if each.unit == SECURITY]

    assert (counted.early, counted.on_time) == (0, 1)


def test_of_a_closed_month_no_later_day_is_offered_or_granted(made: World) -> None:
    close_january(made)
    client = Client()
    client.force_login(cast("planeamiento"))

    shown = client.get(reverse("monitoring:calendar")).content.decode()
    asked = client.get(reverse("monitoring:extend", kwargs={"period": "2023-01"}), follow=True).content.decode()

    assert reverse("monitoring:extend", kwargs={"period": "2023-02"}) in shown
    assert reverse("monitoring:extend", kwargs={"period": "2023-01"}) not in shown
    assert reverse("monitoring:deadline", kwargs={"period": "2023-01"}) not in shown
    assert "Enero de 2023 está cerrado y sellado: ya no se concede prórroga." in asked
    with pytest.raises(FaroError, match="Enero de 2023 está cerrado"):
        extend(actor=TESTS, period=made.january, unit="", due=date(2023, 3, 15), reason="Caída del sistema")


def test_the_matrix_says_on_a_phone_that_there_is_more_beside(made: World) -> None:
    client = Client()
    client.force_login(cast("planeamiento"))

    assert '<p class="small swipe">Deslice la tabla' in client.get(reverse("monitoring:reports")).content.decode()


def close_january(made: World) -> None:
    ClosedPeriod.objects.create(
        poi=made.poi, period=made.january, version=1, content=b"", digest="0" * 64, closed_at=timezone.now()
    )


def test_opening_again_adds_only_what_is_new(made: World) -> None:
    assert open_reports(actor=TESTS, poi=made.poi, period=made.january) == ()
    an_activity(made.poi, "AO9", SECURITY)
    an_activity(made.poi, "AO8", SECURITY, active=False)

    open_reports(actor=TESTS, poi=made.poi, period=made.january)

    assert set(made.report.figures.values_list("activity__code", flat=True)) == {"AO1", "AO2", "AO9"}


def test_what_was_sent_gets_no_further_activity(made: World) -> None:
    fill(made.report, actor("registrador"))
    send(actor=actor("registrador"), report=made.report)
    an_activity(made.poi, "AO9", SECURITY)

    open_reports(actor=TESTS, poi=made.poi, period=made.january)

    assert not Figure.objects.filter(activity__code="AO9").exists()


@pytest.mark.parametrize("code", ["2023", "2023-S1"])
def test_only_months_of_a_poi_in_force_are_opened(made: World, code: str) -> None:
    with pytest.raises(FaroError, match="no es un mes"):
        open_reports(actor=TESTS, poi=made.poi, period=made.period(code))
    made.poi.state = Poi.State.FORMULATION
    with pytest.raises(FaroError, match="todavía se formula"):
        open_reports(actor=TESTS, poi=made.poi, period=made.january)


def test_the_job_opens_what_has_ended_and_only_once(made: World) -> None:
    march = datetime(2023, 3, 1, 0, 20, tzinfo=LIMA)

    assert open_what_is_owed(now=march) == 2  # February, of two units; January is there
    assert open_what_is_owed(now=march) == 0
    assert open_what_is_owed(now=datetime(2023, 3, 31, 23, 0, tzinfo=LIMA)) == 0


def test_a_reminder_comes_before_the_day_on_it_after_it_and_then_each_week(made: World) -> None:
    person = cast("registrador")
    person.email = "registro@example.org"
    person.save()

    def reminded(day: int, month: int = 2) -> list[str]:
        Notice.objects.all().delete()
        remind(now=datetime(2023, month, day, 6, 20, tzinfo=LIMA))
        return list(Notice.objects.values_list("kind", flat=True))

    days = [(day, 2) for day in range(20, 29)] + [(day, 3) for day in range(1, 17)]
    told = {(day, month): kinds for day, month in days if (kinds := reminded(day, month))}

    assert told == {
        (23, 2): ["monitoring.due_soon"],
        (28, 2): ["monitoring.due_soon"],
        (1, 3): ["monitoring.overdue"],
        (8, 3): ["monitoring.overdue"],
        (15, 3): ["monitoring.overdue"],
    }


def test_what_is_sent_is_no_longer_reminded_of(made: World) -> None:
    sent_on(made, datetime(2023, 2, 20, 12, tzinfo=LIMA))

    assert remind(now=datetime(2023, 3, 1, 6, 20, tzinfo=LIMA)) == 1  # that of planning alone


def test_planning_fixes_grants_and_opens_on_its_pages(made: World) -> None:
    client = Client()
    client.force_login(cast("planeamiento"))
    of_march = {"period": "2023-03"}

    client.post(reverse("monitoring:deadline", kwargs=of_march), {"due": "2023-05-10", "norm": "Comunicado 5"})
    client.post(
        reverse("monitoring:extend", kwargs=of_march), {"unit": SECURITY, "due": "2023-05-20", "reason": "Mudanza"}
    )
    client.post(reverse("monitoring:open_period", kwargs=of_march))

    assert UnitReport.objects.get(unit=SECURITY, period__number=3).due == date(2023, 5, 20)
    shown = client.get(reverse("monitoring:calendar")).content.decode()
    assert "10/05/2023" in shown
    assert "Comunicado 5" in shown
    assert "Mudanza" in shown
    refused = client.post(reverse("monitoring:deadline", kwargs=of_march), {"due": "2023-03-10", "norm": "x"})
    assert "posterior al 31/03/2023" in refused.content.decode()


def test_a_deadline_is_not_drawn_back_to_a_day_that_is_over(made: World) -> None:
    today = timezone.localdate()
    set_calendar(actor=TESTS, year=2023, dues={"2023-01": today + timedelta(days=9)}, norm="Comunicado 1")

    with pytest.raises(FaroError, match="quedaría tarde"):
        set_calendar(actor=TESTS, year=2023, dues={"2023-01": today - timedelta(days=1)}, norm="Comunicado 2")
    set_calendar(actor=TESTS, year=2023, dues={"2023-01": today + timedelta(days=3)}, norm="Comunicado 3")

    assert UnitReport.objects.get(pk=made.report.pk).due == today + timedelta(days=3)
