"""The alignment matrix: each chain of objectives from this plan up, and what is missing in it."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.plans.domain.alignment import Alignment, Gap, GapKind, Step
from faro.plans.domain.rows import Row
from faro.plans.models import Plan
from faro.plans.selectors.tree import alignment_of
from faro.plans.stored import rows_of
from faro.plans.views.fetching import crumbs, plan_for
from faro.plans.vocabulary import EDIT
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, page_of

_PER_PAGE = 100
GAP_WORDS = {
    GapKind.NO_UPPER: _("Objetivo sin vínculo con un plan superior"),
    GapKind.CUT: _("La cadena se corta aquí: otros objetivos de este plan sí suben"),
    GapKind.NO_LOWER: _("Ningún objetivo de un plan inferior contribuye a este"),
    GapKind.DUPLICATE: _("Vínculo repetido"),
}


@require_safe
def alignment_page(request: HttpRequest, plan: str) -> HttpResponse:
    """Chains, gaps, and the links they are made of."""
    found = plan_for(request, plan)
    may_edit = access_of(request).may(EDIT)
    known = alignment_of(found)
    page = page_of(request, known.chains, _PER_PAGE)
    links = rows_of(found, "links")
    context = {
        "plan": found,
        "crumbs": crumbs(found, Crumb(_("Articulación"))),
        "matrix": _matrix(known.plans, page.items),
        "page": page,
        "gaps": _gaps(known),
        "links": _links(found, links) if may_edit else None,
        "new": reverse("plans:alignment_new", args=[plan]) if may_edit else "",
        "none": not links,
    }
    return render(request, "plans/alignment.html", context)


def _matrix(plans: tuple[str, ...], chains: tuple[tuple[Step | None, ...], ...]) -> DataTable:
    rows = tuple(tuple(Cell(_step_words(step)) for step in chain) for chain in chains)
    return DataTable(_("Cadenas de objetivos"), tuple(TableColumn(plan) for plan in plans), rows, stacked=True)


def _step_words(step: Step | None) -> str:
    if step is None:
        return "—"
    words = " ".join(part for part in (step.objective.code, step.objective.name) if part)
    return _("{words} (heredado de otra fila)").format(words=words) if step.carried_over else words


def _gaps(known: Alignment) -> DataTable | None:
    if not known.gaps:
        return None
    columns = (
        TableColumn(_("Objetivo")),
        TableColumn(_("Plan")),
        TableColumn(_("Qué falta o sobra")),
        TableColumn(_("Vínculos")),
    )
    return DataTable(_("Lo que falta o sobra"), columns, tuple(_gap(gap) for gap in known.gaps), stacked=True)


def _gap(gap: Gap) -> tuple[Cell, ...]:
    objective = gap.objective
    words = " ".join(part for part in (objective.code, objective.name) if part)
    return Cell(words), Cell(objective.plan), Cell(GAP_WORDS[gap.kind]), Cell(", ".join(gap.links) or "—")


def _links(plan: Plan, links: Sequence[Row]) -> DataTable:
    rows = tuple(
        (
            Cell(row["id"], reverse("plans:alignment_edit", args=[plan.code, row["id"]])),
            Cell(" ".join(part for part in (row["lower_code"], row["lower_name"]) if part)),
            Cell(" ".join(part for part in (row["upper_code"], row["upper_name"]) if part)),
            Cell(_("sí") if row["carried_over"] else _("no")),
        )
        for row in links
    )
    columns = (
        TableColumn(_("Vínculo")),
        TableColumn(_("Objetivo")),
        TableColumn(_("Contribuye a")),
        TableColumn(_("Heredado")),
    )
    return DataTable(_("Todos los vínculos del plan"), columns, rows, stacked=True)
