"""A report as its page shows it: a card for each activity, in a bounded number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from faro.catalogs.api import limit
from faro.directory.api import unit_labels
from faro.evidence.api import Evidence, files_about_each
from faro.monitoring.domain.reporting.differences import MonthFacts, Thresholds, remarks
from faro.monitoring.domain.reporting.keys import figure_key, report_key
from faro.monitoring.domain.reporting.progress import accumulated, share
from faro.monitoring.domain.reporting.states import FILLABLE, STATES
from faro.monitoring.domain.reporting.timing import Timing, timing
from faro.monitoring.models import Activity, Clash, Figure, Observation, UnitReport
from faro.monitoring.selectors.poi.programme import programme_in_force

Months = Mapping[int, int | None]
Programme = Mapping[int, tuple[int | None, int | None, str, int]]


@dataclass(frozen=True, slots=True)
class Side:
    """Physical or financial: of the month and since January, programmed and done; the share in points."""

    planned: int | None
    planned_to_date: int | None
    done: int | None
    done_to_date: int | None
    share_to_date: float | None


@dataclass(frozen=True, slots=True)
class Card:
    """An activity with what is reported of it and what stands beside it."""

    figure: Figure
    activity: Activity
    physical: Side
    financial: Side
    remarks: tuple[str, ...]
    clashes: tuple[Clash, ...]
    observations: tuple[Observation, ...]
    files: tuple[Evidence, ...]

    @property
    def has_figure(self) -> bool:
        """Whether something was said of it."""
        return self.figure.physical is not None or bool(self.figure.explanation)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report with its cards, and what concerns the whole of it."""

    report: UnitReport
    unit_name: str
    cards: tuple[Card, ...]
    observations: tuple[Observation, ...]
    timing: Timing

    @property
    def key(self) -> str:
        """The report's key in the history."""
        return report_key(self.report.poi.plan.code, self.report.period.code, self.report.unit)

    @property
    def state_words(self) -> str:
        """The state as a reader sees it."""
        return STATES.label(self.report.state)

    @property
    def can_be_filled(self) -> bool:
        """Whether the unit holds it."""
        return self.report.state in FILLABLE and not self.report.imported

    @property
    def filled(self) -> int:
        """How many activities have a figure, or why there is none."""
        return sum(card.has_figure for card in self.cards)

    @property
    def open_clashes(self) -> int:
        """How many values wait for someone to choose."""
        return sum(len(card.clashes) for card in self.cards)

    @property
    def remarkable(self) -> int:
        """How many cards have something that deserves a look."""
        return sum(bool(card.remarks) for card in self.cards)


def thresholds() -> Thresholds:
    """From which difference on something deserves a look, today."""
    return Thresholds(int(limit("monitoring.far_from_programme").value), int(limit("monitoring.far_from_money").value))


def sheet_of(report: UnitReport) -> Sheet:
    """One report."""
    return sheets_of([report])[0]


def sheets_of(reports: Sequence[UnitReport]) -> list[Sheet]:
    """Several reports of one or more months, with the queries of one."""
    figures: dict[int, list[Figure]] = defaultdict(list)
    for figure in Figure.objects.filter(report__in=reports).select_related("activity"):
        figures[figure.report_id].append(figure)
    around = _Around.read(reports, figures)
    labels, today = unit_labels(), timezone.localdate()
    return [
        Sheet(
            report=report,
            unit_name=labels.get(report.unit, report.unit),
            cards=tuple(_card(report, each, around) for each in figures[report.pk]),
            observations=tuple(around.of_whole[report.pk]),
            timing=timing(report.due, _day_sent(report), today),
        )
        for report in reports
    ]


def _day_sent(report: UnitReport) -> date | None:
    return timezone.localdate(report.first_sent_at) if report.first_sent_at else None


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands beside the figures of some reports."""

    programme: Mapping[int, Programme]
    physical: Mapping[int, dict[int, int | None]]
    financial: Mapping[int, dict[int, int | None]]
    clashes: Mapping[int, list[Clash]]
    of_figures: Mapping[int, list[Observation]]
    of_whole: Mapping[int, list[Observation]]
    files: Mapping[str, tuple[Evidence, ...]]
    limits: Thresholds

    @classmethod
    def read(cls, reports: Sequence[UnitReport], figures: Mapping[int, Sequence[Figure]]) -> "_Around":
        rows = [figure for each in figures.values() for figure in each]
        activities = {figure.activity_id for figure in rows}
        physical, financial = _done(activities)
        clashes: dict[int, list[Clash]] = defaultdict(list)
        for clash in Clash.objects.filter(figure__in=rows, settled_at=None):
            clashes[clash.figure_id or 0].append(clash)
        of_figures: dict[int, list[Observation]] = defaultdict(list)
        of_whole: dict[int, list[Observation]] = defaultdict(list)
        for said in Observation.objects.filter(report__in=reports):
            if said.figure_id:
                of_figures[said.figure_id].append(said)
            else:
                of_whole[said.report_id or 0].append(said)
        keys = [_key(report, figure) for report in reports for figure in figures.get(report.pk, ())]
        files = files_about_each(keys)
        programme = programme_in_force(activities)
        return cls(programme, physical, financial, clashes, of_figures, of_whole, files, thresholds())


def _key(report: UnitReport, figure: Figure) -> str:
    return figure_key(report.poi.plan.code, report.period.code, figure.activity.key)


def _done(activities: Collection[int]) -> tuple[dict[int, dict[int, int | None]], dict[int, dict[int, int | None]]]:
    """What was reported of each activity, month by month, released or not."""
    physical: dict[int, dict[int, int | None]] = defaultdict(dict)
    financial: dict[int, dict[int, int | None]] = defaultdict(dict)
    rows = Figure.objects.filter(activity__in=activities)
    for activity, month, done, spent in rows.values_list(
        "activity_id", "report__period__number", "physical", "financial"
    ):
        physical[activity][month] = done
        financial[activity][month] = spent
    return physical, financial


def _card(report: UnitReport, figure: Figure, around: _Around) -> Card:
    activity, month = figure.activity, report.period.number
    planned = around.programme.get(activity.pk, {})
    physical = _side(
        month, activity.aggregation, {at: row[0] for at, row in planned.items()}, around.physical[activity.pk]
    )
    financial = _side(month, "annual_total", {at: row[1] for at, row in planned.items()}, around.financial[activity.pk])
    facts = MonthFacts(
        figure.physical,
        figure.financial,
        physical.planned,
        financial.planned,
        physical.share_to_date,
        financial.share_to_date,
    )
    return Card(
        figure=figure,
        activity=activity,
        physical=physical,
        financial=financial,
        remarks=remarks(facts, around.limits),
        clashes=tuple(around.clashes.get(figure.pk, ())),
        observations=tuple(around.of_figures.get(figure.pk, ())),
        files=around.files.get(_key(report, figure), ()),
    )


def _side(month: int, aggregation: str, planned: Months, done: Months) -> Side:
    planned_to_date = accumulated(planned, month, aggregation)
    done_to_date = accumulated(done, month, aggregation)
    return Side(
        planned.get(month), planned_to_date, done.get(month), done_to_date, share(done_to_date, planned_to_date)
    )
