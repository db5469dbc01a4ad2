"""Obligations and steps in the words and order of a page."""

from collections.abc import Sequence

from django.urls import reverse

from faro.catalogs.api import Origin, Sure
from faro.hearings.domain.steps import Step
from faro.hearings.links import public_path
from faro.hearings.selectors.board import DutyLine
from faro.hearings.selectors.reading import is_announced
from faro.kernel.formats import MISSING, day
from faro.kernel.text import _
from faro.ui.api import Cell, DataTable, TableColumn
from faro.workflow.clock import DayKind


def duties_table(lines: Sequence[DutyLine], *, staff: bool = False) -> DataTable:
    """What the law asks for, as it stands."""
    columns = tuple(
        TableColumn(label)
        for label in (_("Audiencia"), _("Días"), _("Cómo va"), _("Lo que sigue"), _("Hasta"), _("Norma"))
    )
    rows = tuple(_duty(line, staff=staff) for line in lines)
    return DataTable(_("Mayo y setiembre de cada año"), columns, rows, stacked=True)


def _duty(line: DutyLine, *, staff: bool) -> tuple[Cell, ...]:
    step = line.next_step
    rule = line.duty.rule
    return (
        Cell(f"{rule.label}, {line.duty.year}", _duty_url(line, staff=staff)),
        Cell(f"{day(line.duty.first)} – {day(line.duty.last)}"),
        Cell(line.words),
        Cell(step.rule.label if step else MISSING if line.overdue else _("Nada")),
        Cell(day(step.due) if step else ""),
        Cell(rule.norm),
    )


def _duty_url(line: DutyLine, *, staff: bool) -> str:
    if line.hearing is None:
        return ""
    if staff:
        return reverse("hearings:hearing", kwargs={"code": line.hearing.code})
    return public_path(line.hearing.code) if is_announced(line.hearing) else ""


def steps_table(steps: Sequence[Step]) -> DataTable:
    """The steps of a hearing with their days; a term that no norm gives says so."""
    columns = tuple(TableColumn(label) for label in (_("Paso"), _("Hasta"), _("Hecho"), _("Estado"), _("Plazo")))
    return DataTable(
        _("Cada paso, con el día en que vence"), columns, tuple(_step(each) for each in steps), stacked=True
    )


def _step(step: Step) -> tuple[Cell, ...]:
    return (
        Cell(step.rule.label),
        Cell(day(step.due)),
        Cell(day(step.done_on) if step.done_on else ""),
        Cell(step.state.words),
        Cell(_norm(step)),
    )


def _norm(step: Step) -> str:
    if step.term is None:
        return _("El día de la audiencia")
    unsure = _("Por confirmar.") if step.term.sure is Sure.UNSURE else ""
    kind = _("días hábiles") if step.term.kind is DayKind.WORKING else _("días calendario")
    said = step.term.norm if step.term.origin is Origin.LAW else _("plazo propio")
    return f"{step.term.days} {kind}; {said}. {unsure}".strip()
