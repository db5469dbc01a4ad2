"""The chain in a reader's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from faro.kernel.formats import percent
from faro.kernel.text import _
from faro.promises.articulation_pictures import link_words
from faro.promises.domain.articulation.facts import Articulation, ChainGap, ChainLink, Level, LinkState, ObjectiveNode
from faro.promises.models import GovernmentPlan
from faro.promises.models.articulation import Objective
from faro.promises.selectors.articulation import Suggested
from faro.ui.api import Cell, Crumb, DataTable, TableColumn


@dataclass(frozen=True, slots=True)
class Told:
    """A link in words, with the way to its decision."""

    upper: ObjectiveNode
    lower: ObjectiveNode
    words: str
    holds: bool
    url: str


def told(articulation: Articulation, links: Iterable[ChainLink]) -> list[Told]:
    """The links whose both ends are in the chain."""
    nodes = {each.key: each for each in articulation.objectives}
    return [
        Told(
            nodes[link.upper],
            nodes[link.lower],
            link_words(link),
            link.holds,
            reverse("promises:decide_link", args=[link.id]),
        )
        for link in links
        if link.upper in nodes and link.lower in nodes
    ]


def waiting_table(rows: Sequence[Told], *, may_edit: bool) -> DataTable:
    """The proposals, each with the way to decide on it."""
    columns = (
        TableColumn(_("Objetivo de abajo")),
        TableColumn(_("Serviría a")),
        TableColumn(_("Por qué se propone")),
        TableColumn(_("Decisión")),
    )
    return DataTable(
        _("Vínculos propuestos, por confirmar"),
        columns,
        tuple(
            (
                Cell(each.lower.name),
                Cell(each.upper.name),
                Cell(each.words),
                Cell(_("Decidir"), url=each.url) if may_edit else Cell("–"),
            )
            for each in rows
        ),
        stacked=True,
    )


def gaps_table(caption: str, gaps: Sequence[ChainGap], names: dict[Level, str]) -> DataTable:
    """Objectives that lack something, with how many proposals wait for each."""
    columns = (TableColumn(_("Objetivo")), TableColumn(_("Nivel")), TableColumn(_("Propuestas"), figures=True))
    return DataTable(
        caption,
        columns,
        tuple(
            (
                Cell(each.objective.name, url=objective_path(each.objective)),
                Cell(names[each.objective.level]),
                Cell(str(len(each.proposals))),
            )
            for each in gaps
        ),
        stacked=True,
    )


def near_table(rows: Sequence[Suggested]) -> DataTable:
    """What an objective's text is near to, the words that weighed, and what people said of the link."""
    columns = (
        TableColumn(_("Objetivo")),
        TableColumn(_("Lado")),
        TableColumn(_("Cercanía"), figures=True),
        TableColumn(_("Por estas palabras")),
        TableColumn(_("Estado")),
    )
    return DataTable(_("Textos cercanos"), columns, tuple(map(_near, rows)), stacked=True)


def _near(row: Suggested) -> tuple[Cell, ...]:
    state = _STATES[row.link.state] if row.link is not None else _("Sin vínculo")
    # What is linked already lends its name to the other end, so how near they are says nothing any more.
    held = row.link is not None and row.link.holds
    words = "" if held else ", ".join(dict.fromkeys(reason.word for reason in row.found.reasons))
    return (
        Cell(row.node.name, url=objective_path(row.node)),
        Cell(_("Arriba") if row.upper else _("Abajo")),
        Cell("–" if held else percent(row.found.score * 100, 0)),
        Cell(words or "–"),
        Cell(state, url=reverse("promises:decide_link", args=[row.link.id]) if row.link is not None else ""),
    )


_STATES = {
    LinkState.PROPOSED: _("Propuesto"),
    LinkState.CONFIRMED: _("Confirmado"),
    LinkState.REJECTED: _("Rechazado"),
}


def chosen_plan(code: str, plans: Sequence[GovernmentPlan]) -> GovernmentPlan | None:
    """The plan asked for; else the first that has objectives, else the first."""
    held = {each.code: each for each in plans}
    if code in held:
        return held[code]
    articulated = Objective.objects.filter(level=Level.PLAN).values_list("plan__code", flat=True).first()
    return held.get(str(articulated)) or next(iter(plans), None)


def objective_path(node: ObjectiveNode) -> str:
    """The page of an objective; that of one of the institutional plan is the chain around it."""
    if node.level == Level.INSTITUTIONAL:
        return f"{reverse('promises:articulation')}?{urlencode({'objetivo': node.key})}"
    return reverse("promises:objective", args=[node.code])


def chain_path(plan: str) -> str:
    """The page of a plan's chain."""
    query = f"?{urlencode({'plan': plan})}" if plan else ""
    return reverse("promises:articulation") + query


def list_crumb() -> Crumb:
    """The way to the plans."""
    return Crumb(_("Promesas"), reverse("promises:list"))


def chain_crumb(plan: str = "") -> Crumb:
    """The way to the chain."""
    return Crumb(_("Articulación"), chain_path(plan))
