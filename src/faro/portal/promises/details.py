"""One promise: its words, its targets, its states, and what it can be shared as."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from faro.kernel.formats import MISSING, quantity
from faro.kernel.text import _
from faro.portal.promises import addresses
from faro.portal.promises.known import is_sample
from faro.portal.promises.lists import mark_of_state, plan_name
from faro.promises.api import PledgeDetail, Quality, StateEntry, TargetLine
from faro.ui.api import Cell, DataTable, Mark, TableColumn

_COMPARED: Final = {
    ">=": _("al menos {figure}"),
    "<=": _("como máximo {figure}"),
    ">": _("más de {figure}"),
    "<": _("menos de {figure}"),
}
_MOST_POINTS: Final = 100


@dataclass(frozen=True, slots=True)
class Words:
    """What the plan says, where it says it, and what else is printed around it."""

    quotation: str
    place: str
    facts: tuple[tuple[str, str], ...]


def words_of_plan(pledge: PledgeDetail) -> Words:
    """The plan's own words about the promise, with their place."""
    line = pledge.line
    place = (pledge.plan.title, line.place)
    given = (
        (_("Problema al que responde"), pledge.problem),
        (_("Objetivo"), line.objective),
        (_("Indicador que nombra el plan"), pledge.indicator),
        (_("Dimensión"), line.dimension),
        (_("Eje"), line.axis_name),
        (_("Lugar"), line.sector),
        (_("Notas de la lectura"), pledge.notes),
    )
    return Words(
        line.quotation,
        ", ".join(part for part in place if part),
        tuple((label, text) for label, text in given if text),
    )


@dataclass(frozen=True, slots=True)
class Clarity:
    """How well it can be checked: the word, the points of a hundred, and what is missing in plain words."""

    word: str
    points: int
    most: int
    missing: tuple[str, ...]


def clarity_of(quality: Quality) -> Clarity:
    """The quality of the targets for a reader."""
    return Clarity(quality.label, quality.score, _MOST_POINTS, tuple(each.text for each in quality.reasons))


def targets_table(targets: Iterable[TargetLine]) -> DataTable:
    """Each target as it is printed, with what could be read of it."""
    columns = (_("Meta, como la dice el plan"), _("Qué clase de meta es"), _("Cuánto"), _("Desde"), _("Para cuándo"))
    rows = tuple(_target_row(each) for each in targets)
    return DataTable(_("Metas"), tuple(TableColumn(each) for each in columns), rows, stacked=True)


def _target_row(target: TargetLine) -> tuple[Cell, ...]:
    deadline = target.deadline_label if target.deadline else MISSING
    if target.deadline and target.deadline_inherited:
        deadline = _("{deadline} (del encabezado)").format(deadline=deadline)
    return (
        Cell(target.text),
        Cell(target.kind_label),
        Cell(figure_of(target)),
        Cell(quantity(target.baseline)),
        Cell(deadline),
    )


def figure_of(target: TargetLine) -> str:
    """«al menos 90 %», «4 proyecto», «ND»."""
    if target.quantity is None:
        return MISSING
    figure = f"{quantity(target.quantity)} {target.unit}".strip()
    return _COMPARED.get(target.comparator, "{figure}").format(figure=figure)


@dataclass(frozen=True, slots=True)
class StateShown:
    """A state that a person decided. ``proposed``: what the linked figures said then."""

    mark: Mark
    day: date
    reason: str
    source: str
    resolution: str
    proposed: str
    sample: bool


def states_of(pledge: PledgeDetail) -> tuple[StateShown, ...]:
    """The states of the promise, the newest first."""
    return tuple(state_shown(each) for each in reversed(pledge.timeline))


def state_shown(entry: StateEntry) -> StateShown:
    """A decided state for a reader."""
    resolution = _("resolución {number}").format(number=entry.resolution) if entry.resolution else ""
    return StateShown(
        mark_of_state(entry.state),
        entry.day,
        entry.reason,
        entry.source,
        resolution,
        entry.proposed,
        is_sample(entry.state),
    )


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a promise can be shared as. ``page`` and ``png`` are whole addresses; ``snippet`` is HTML to copy."""

    page: str
    png: str
    snippet: str
    png_path: str
    svg_path: str
    json_path: str
    csv_path: str
    feed_path: str
    embed_path: str


def kicker_of(pledge: PledgeDetail) -> str:
    """«Promesa P001-07 · Perú Nación, 2019–2022»."""
    return _("Promesa {code} · {plan}").format(code=pledge.line.code, plan=plan_name(pledge.plan))


def paths_of(plan: str, code: str) -> dict[str, str]:
    """The addresses of everything that a promise can be shared as."""
    names = {
        "png_path": "promise_png",
        "svg_path": "promise_svg",
        "csv_path": "promise_csv",
        "feed_path": "promise_feed",
        "embed_path": "promise_embed",
    }
    found = {field: addresses.pledge_address(plan, code, name) for field, name in names.items()}
    return found | {"json_path": addresses.json_address(plan, code)}
