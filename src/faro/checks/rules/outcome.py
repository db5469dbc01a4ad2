"""Outcome: all work done and the indicator far off, and the reverse; all work done with nothing spent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from faro.checks.evidence import Evidence, row_place
from faro.checks.finding import Finding, Occurrence, RuleClass, Severity, Unit
from faro.checks.judged import Judged, judged, listed, ratio_run
from faro.checks.printed_rows import ColumnKind, RowKind, columns_of, read_rows
from faro.checks.printed_words import shown, table_name, told, told_percent
from faro.checks.rule import Rule
from faro.checks.rules import outcome_examples as examples
from faro.checks.words import folded
from faro.engine.evaluation import Run
from faro.engine.method import POI
from faro.kernel.formats import MISSING, money
from faro.kernel.rounding import half_up
from faro.kernel.text import _

FULL = Decimal(100)
_FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """The physical execution of an action, in points: where it is said and in whose words."""

    action: str
    points: Decimal
    source: str
    occurrence: Occurrence


def done_but_far(source: Evidence) -> Iterable[Finding]:
    """Actions done in full, none of whose indicators reached the target and one of which is in the red band."""
    limit = far_limit(source)
    for progress in physical_progress(source):
        indicators = _own(source, progress.action)
        far = [each for each in indicators if _is_far(each, limit)]
        if progress.points >= FULL and far and not any(each.achieved for each in indicators):
            yield _finding("outcome.done-but-far", progress, far, _("{code} {figures} ({degree} de la meta)"))


def far_but_achieved(source: Evidence) -> Iterable[Finding]:
    """Actions whose work is in the red band while all of its indicators reached their targets.

    Of a year that was not over at the plan's cut-off date nothing is said: its work could not be done yet.
    """
    cutoff = source.plan["cutoff_date"]
    if cutoff is not None and cutoff < date(source.plan["evaluation_year"], 12, 31):
        return
    limit = far_limit(source)
    for progress in physical_progress(source):
        indicators = _own(source, progress.action)
        if limit is not None and progress.points < limit and _all_achieved(indicators):
            yield _finding("outcome.far-but-achieved", progress, indicators, _("{code} {figures}"))


def done_for_nothing(source: Evidence) -> Iterable[Finding]:
    """Activities done in full with money programmed and none spent."""
    run = _poi_run(source)
    if run is None:
        return
    unspent = run.activities.filter(
        (pl.col("progress_raw") >= float(FULL)) & (pl.col("executed_amount") == 0) & (pl.col("programmed_amount") > 0)
    )
    places = {row["code"]: (at, row) for at, row in enumerate(source.rows("activities"), start=_FIRST_ROW)}
    unknown = _without_amount(source)
    for row in unspent.filter(~pl.col("activity").is_in(unknown)).to_dicts():
        message = _(
            "La actividad {code} ejecutó {progress} de lo físico y S/ 0.00 de los {amount} programados."
        ).format(
            code=row["activity"],
            progress=told_percent(Decimal(repr(row["progress_raw"]))),
            amount=money(row["programmed_amount"]),
        )
        yield Finding(
            "outcome.done-for-nothing",
            row["activity"],
            message,
            (Occurrence(row_place("activities", *places[row["activity"]], "code"), row["activity"]),),
            recomputed=Decimal(0),
            unit=Unit.SOLES,
            difference=Decimal(row["programmed_amount"]) / 100,
            cause=row["activity"],
        )


def _without_amount(source: Evidence) -> list[str]:
    """Activities with a month reported without its amount, which is not zero."""
    monthly = source.tables.get("monthly")
    if monthly is None:
        return []
    reported = monthly.filter((pl.col("stage") == "executed") & pl.col("financial").is_null())
    return reported["activity"].unique().to_list()


def far_limit(source: Evidence) -> Decimal | None:
    """Below it an indicator is far from its target: where the red band of the method ends."""
    run = ratio_run(source)
    band = run.method.band("amber") if run else None
    return band.start if band else None


def physical_progress(source: Evidence) -> list[Progress]:
    """The physical execution of the actions: printed, or else computed. One per action and place."""
    found = []
    for table in source.printed_tables:
        for column in columns_of(table, ColumnKind.PERCENT):
            if "fisic" in folded(table.headings[column]) or "physical" in column:
                found += [
                    Progress(row.code, row.numbers[column], table_name(table), shown(row.cells[column]))
                    for row in read_rows(table, source)
                    if row.kind is RowKind.DETAIL and row.code in source.elements and column in row.numbers
                ]
    return found or _computed(source)


def _computed(source: Evidence) -> list[Progress]:
    run = _poi_run(source)
    if run is None:
        return []
    places = {row["code"]: (at, row) for at, row in enumerate(source.rows("elements"), start=_FIRST_ROW)}
    rows = run.groups.filter(pl.col("scope") == "action").select("code", "result").drop_nulls().iter_rows()
    return [
        Progress(
            code, Decimal(repr(result)), run.method.name, Occurrence(row_place("elements", *places[code], "code"), code)
        )
        for code, result in rows
        if code in places
    ]


def _poi_run(source: Evidence) -> Run | None:
    return next((run for run in source.runs.values() if run.method.kind == POI), None)


def _own(source: Evidence, element: str) -> list[Judged]:
    """The element's own indicators that can be judged whatever their sense."""
    return [
        each
        for each in judged(source).values()
        if each.element == element and each.achieved is not None and not each.hinges_on_sense
    ]


def _is_far(indicator: Judged, limit: Decimal | None) -> bool:
    return limit is not None and indicator.degree is not None and indicator.degree < float(limit)


def _all_achieved(indicators: list[Judged]) -> bool:
    return bool(indicators) and all(each.achieved for each in indicators)


def _degree(indicator: Judged) -> str:
    return MISSING if indicator.degree is None else told_percent(Decimal(repr(indicator.degree)))


def _finding(rule: str, progress: Progress, indicators: list[Judged], each_words: str) -> Finding:
    message = _("{action} tiene {points} de ejecución física ({source}), pero {indicators}.").format(
        action=progress.action,
        points=told(ColumnKind.PERCENT, half_up(progress.points, 1)),
        source=progress.source,
        indicators=listed(
            each_words.format(code=each.code, figures=each.figures, degree=_degree(each)) for each in indicators
        ),
    )
    degrees = [each.degree for each in indicators if each.degree is not None]
    recomputed = half_up(min(degrees), 1) if degrees else None
    none_done = rule == "outcome.far-but-achieved" and progress.points == 0
    return Finding(
        rule,
        progress.action,
        message,
        (progress.occurrence,),
        printed=progress.occurrence.printed,
        recomputed=recomputed,
        unit=Unit.PERCENT,
        difference=None if recomputed is None else progress.points - recomputed,
        severity=Severity.MEDIUM if none_done else None,
        cause=progress.action,
    )


_REASON = _(
    "El POI existe para mover los indicadores del PEI: si lo uno va y lo otro no, algo está mal medido o alineado."
)

RULES: tuple[Rule, ...] = (
    Rule(
        "outcome.done-but-far",
        RuleClass.OUTCOME,
        Severity.MEDIUM,
        _("Todo ejecutado y el indicador lejos de su meta"),
        _("Las actividades de la acción se hicieron por completo y lo que debían mejorar está lejos de la meta."),
        _REASON,
        done_but_far,
        examples.done_but_far,
        examples.done_and_reached,
    ),
    Rule(
        "outcome.far-but-achieved",
        RuleClass.OUTCOME,
        Severity.LOW,
        _("Meta lograda con la ejecución lejos"),
        _("El indicador alcanzó su meta aunque las actividades de la acción se hicieron a medias, o no se hicieron."),
        _REASON,
        far_but_achieved,
        examples.far_but_achieved,
        examples.done_and_reached,
    ),
    Rule(
        "outcome.done-for-nothing",
        RuleClass.OUTCOME,
        Severity.MEDIUM,
        _("Todo ejecutado sin gastar nada"),
        _("La actividad se hizo por completo, tenía dinero programado y no gastó nada."),
        _("Lo físico y lo financiero de una actividad se reportan juntos: CEPLAN, seguimiento del POI."),
        done_for_nothing,
        examples.done_for_nothing,
        examples.done_and_paid,
    ),
)
