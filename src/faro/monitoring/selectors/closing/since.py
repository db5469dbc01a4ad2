"""What the rows say today of a closed year, beside what was sealed of it."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils import timezone

from faro.kernel.text import ngettext
from faro.ledger.api import head
from faro.monitoring.models import ClosedPeriod, Poi, ReportingPeriod
from faro.monitoring.selectors.closing.budget import YearBudget
from faro.monitoring.selectors.closing.package import period_package
from faro.monitoring.selectors.closing.reproducing import opened
from faro.plans.api import RowChange, table_differences
from faro.ui.api import Link

COMPARED = ("elements", "indicators", "targets", "measurements", "activities", "monthly", "budget")
"""The tables on which the results of a year stand."""


@dataclass(frozen=True, slots=True)
class SinceClosing:
    """``rows``: what differs, ``before`` as sealed and ``after`` as it is today. ``budget``: the file sealed and the
    one in force, where they are not the same."""

    period: str
    rows: tuple[RowChange, ...]
    budget: tuple[str, str] | None

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.rows or self.budget)


def since_closing(poi: Poi) -> SinceClosing | None:
    """What of a closed year is no longer as it was sealed; None while the year is open.

    Computed once for each state of the history: every change of a row has its entry there.
    """
    last = (
        ClosedPeriod.objects.filter(poi=poi, period__kind=ReportingPeriod.Kind.YEAR)
        .order_by("-version")
        .values_list("pk", flat=True)
        .first()
    )
    now = head()
    return None if last is None else _since(last, now.digest if now else "")


def differing_year(poi: Poi) -> Link | None:
    """For pages that show a closed year as it is today: that it differs from its seal, and where that is read."""
    found = since_closing(poi)
    if not found:
        return None
    count = len(found.rows) + (found.budget is not None)
    words = ngettext(
        "El año {year} está cerrado: {n} dato de hoy difiere de lo sellado. Ver cuál",
        "El año {year} está cerrado: {n} datos de hoy difieren de lo sellado. Ver cuáles",
        count,
    )
    place = {"plan": poi.plan.code, "year": poi.year, "code": found.period}
    return Link(words.format(year=poi.year, n=count), reverse("monitoring:closing", kwargs=place))


@lru_cache(maxsize=8)
def _since(pk: int, _history: str) -> SinceClosing:
    closed = ClosedPeriod.objects.select_related("poi__plan", "period").get(pk=pk)
    held = opened(closed)
    now = period_package(closed.poi, closed.period, timezone.localdate(closed.closed_at))
    rows: list[RowChange] = []
    for name in COMPARED:
        sealed, today = held.package.rows(name), now.package.rows(name)
        rows += table_differences(name, sealed, today, sealed).rows
    return SinceClosing(closed.period.code, tuple(rows), _files(held.manifest["budget"], now.budget))


def _files(sealed: dict[str, str] | None, now: YearBudget | None) -> tuple[str, str] | None:
    before = (sealed["file"], sealed["sha256"]) if sealed else ("", "")
    after = (now.source, now.digest) if now else ("", "")
    return None if before[1] == after[1] else (before[0], after[0])
