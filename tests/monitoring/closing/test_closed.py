"""A period is closed by itself or with its year, and for its own POI only."""

from datetime import UTC, date, datetime

import pytest

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor
from faro.monitoring.models import ClosedPeriod, Extension, Poi, ReportingPeriod, UnitReport
from faro.monitoring.selectors.closing import is_closed, is_closed_for
from faro.monitoring.services.reporting import extend, set_calendar
from faro.plans.api import Plan

ACTOR = Actor("command:tests")
Kind = ReportingPeriod.Kind
pytestmark = pytest.mark.django_db


def poi_of(code: str, year: int = 2023) -> Poi:
    plan = Plan.objects.create(
        code=code, name=code, municipality="Ilo", first_year=2021, last_year=2025, evaluation_year=2022, synthetic=True
    )
    return Poi.objects.create(plan=plan, year=year)


def period_of(kind: Kind, number: int, year: int = 2023) -> ReportingPeriod:
    day = date(year, 12, 31)
    return ReportingPeriod.objects.create(kind=kind, year=year, number=number, starts=day, ends=day, due=day)


def close(poi: Poi, period: ReportingPeriod) -> None:
    at = datetime(2024, 2, 10, tzinfo=UTC)
    ClosedPeriod.objects.create(poi=poi, period=period, content=b"", digest="0" * 64, closed_at=at, closed_by="x")


def test_a_closed_month_closes_neither_another_month_nor_another_poi() -> None:
    mine, other = poi_of("UNO"), poi_of("DOS")
    january, february = period_of(Kind.MONTH, 1), period_of(Kind.MONTH, 2)
    close(mine, january)

    assert is_closed(mine, january)
    assert not is_closed(mine, february)
    assert not is_closed(other, january)
    assert is_closed_for(mine.plan, january)
    assert not is_closed_for(other.plan, january)


def test_a_closed_year_closes_its_months_and_half_years_and_no_other_year() -> None:
    poi = poi_of("UNO")
    close(poi, period_of(Kind.YEAR, 1))

    assert is_closed(poi, period_of(Kind.MONTH, 12))
    assert is_closed_for(poi.plan, period_of(Kind.HALF_YEAR, 1))
    assert not is_closed(poi, period_of(Kind.MONTH, 1, year=2024))


def test_the_days_of_a_closed_month_stay_as_they_were_sealed() -> None:
    january, february = period_of(Kind.MONTH, 1), period_of(Kind.MONTH, 2)
    close(poi_of("UNO"), january)

    with pytest.raises(FaroError, match="cerrado y sellado"):
        extend(actor=ACTOR, period=january, unit="", due=date(2024, 3, 1), reason="Tarde")
    with pytest.raises(FaroError, match="cerrado y sellado"):
        set_calendar(actor=ACTOR, year=2023, dues={"2023-01": date(2024, 3, 1)}, norm="Comunicado")
    extend(actor=ACTOR, period=february, unit="", due=date(2024, 3, 1), reason="Corte")

    assert list(Extension.objects.values_list("period", flat=True)) == [february.pk]


def test_a_month_closed_for_one_plan_gets_other_days_only_in_another() -> None:
    mine, other = poi_of("UNO"), poi_of("DOS")
    january = period_of(Kind.MONTH, 1)
    for poi in (mine, other):
        UnitReport.objects.create(poi=poi, period=january, unit="01", due=january.due)
    close(mine, january)

    extend(actor=ACTOR, period=january, unit="", due=date(2024, 3, 1), reason="Corte")

    dues = dict(UnitReport.objects.values_list("poi__plan__code", "due"))
    assert dues == {"UNO": january.due, "DOS": date(2024, 3, 1)}
