"""The figures of diagnoses as series, their contradictions, and what is known of later years."""

from collections.abc import Sequence
from dataclasses import replace

from faro.catalogs.api import series_codes, series_of, series_place, series_values
from faro.evaluation.api import PublishedIndicator, PublishedPlan, published
from faro.kernel.text import _
from faro.ledger.api import subject_key
from faro.promises.domain.diagnosis.conflicts import conflicts_of
from faro.promises.domain.diagnosis.facts import Conflict, DiagnosisSeries, Figure, Later
from faro.promises.domain.diagnosis.rules import SeriesRule, shipped_rules, thing
from faro.promises.domain.diagnosis.series import rule_of
from faro.promises.domain.diagnosis.series import series_of as diagnosis_series
from faro.promises.models.diagnosis import BaselineFact


def figures() -> tuple[Figure, ...]:
    """Every figure, in the order in which they came."""
    return tuple(map(_figure, BaselineFact.objects.all()))


def diagnosis(topic: str = "") -> tuple[DiagnosisSeries, ...]:
    """A series for each thing and place, of one topic where it is given, with its conflicts and what came later."""
    found = figures()
    conflicts = conflicts_of(found, shipped_rules())
    plan = published()
    return tuple(
        _with_more(each, conflicts, plan)
        for each in diagnosis_series(found, shipped_rules())
        if topic in ("", each.topic)
    )


def conflicts() -> tuple[Conflict, ...]:
    """The figures that can't all be right."""
    return conflicts_of(figures(), shipped_rules())


def topics() -> tuple[str, ...]:
    """The topics that there are, in the order in which they came."""
    return tuple(dict.fromkeys(BaselineFact.objects.values_list("topic", flat=True)))


def _with_more(series: DiagnosisSeries, conflicts: Sequence[Conflict], plan: PublishedPlan | None) -> DiagnosisSeries:
    codes = {each.code for each in series.figures}
    rule = rule_of(series.figures[0], shipped_rules())
    return replace(
        series,
        conflicts=tuple(each for each in conflicts if codes & {figure.code for figure in each.figures}),
        later=tuple(_of_catalogue(series, rule)) if rule is not None else (),
        likeness=tuple(_of_plan(series, plan)) if plan is not None else (),
    )


def _of_catalogue(series: DiagnosisSeries, rule: SeriesRule) -> list[Later]:
    """What the catalogue's series says beyond the figures: not the same value of the same year again."""
    if rule.catalogue not in series_codes() or thing(series_place().name) != thing(series.place):
        return []
    known = {(figure.first_year, figure.value) for figure in series.figures}
    name, place = series_of(rule.catalogue), series_place().code
    return [
        Later(name=name.name, year=row.year, value=row.value, unit=name.unit, source=row.source)
        for row in series_values(rule.catalogue)
        if row.place == place and (row.year, row.value) not in known
    ]


def _of_plan(series: DiagnosisSeries, plan: PublishedPlan) -> list[Later]:
    """What was measured of the plan's indicators about the same subject, year by year."""
    codes = dict.fromkeys(figure.related for figure in series.figures if figure.related in plan.indicators)
    return [later for code in codes for later in _measured(plan, plan.indicators[code])]


def _measured(plan: PublishedPlan, indicator: PublishedIndicator) -> list[Later]:
    targets = {target.year: target.value for target in indicator.targets}
    key = subject_key("indicator", plan.plan, indicator.code)
    source = _("{plan}, indicador {code}").format(plan=plan.name, code=indicator.code)
    return [
        Later(
            name=indicator.name,
            year=int(row.period),
            value=row.value,
            unit=indicator.unit or indicator.measure or "",
            source=source,
            key=key,
            target=targets.get(int(row.period)),
        )
        for row in indicator.measurements
        if row.value is not None and row.period.isdecimal()
    ]


def _figure(row: BaselineFact) -> Figure:
    return Figure(
        code=row.code,
        topic=row.topic,
        indicator=row.indicator,
        place=row.place,
        year=row.year,
        first_year=row.first_year,
        last_year=row.last_year,
        printed=row.printed,
        value=row.value,
        half_unit=row.half_unit,
        unit=row.unit,
        document=row.document,
        section=row.section,
        line=row.line,
        related=row.related,
        note=row.notes,
    )
