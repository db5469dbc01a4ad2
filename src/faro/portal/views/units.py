"""The units of the plan: what each answers for."""

from collections import defaultdict

from django.http import Http404, HttpRequest, HttpResponse

from faro.evaluation.api import PublishedUnit
from faro.kernel.text import _
from faro.portal.addresses import address, question_address
from faro.portal.answering import public_page
from faro.portal.domain.edition import Edition
from faro.portal.presenting import by_method, element_line, indicator_line, money_of, reference
from faro.portal.rendering import page
from faro.portal.selectors import edition_at
from faro.ui.api import Crumb, page_of

_PER_PAGE = 100


@public_page("pagina")
def units(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """All of them, as a tree."""
    edition = edition_at(plan, year)
    return page(
        request,
        "units",
        edition=edition,
        crumbs=[Crumb(_("Inicio"), address(edition, "plan")), Crumb(_("Unidades"))],
        page=page_of(request, _rows(edition), _PER_PAGE),
    )


def _rows(edition: Edition) -> list[dict[str, object]]:
    children: dict[str | None, list[PublishedUnit]] = defaultdict(list)
    for each in edition.plan.units.values():
        children[each.parent if each.parent in edition.plan.units else None].append(each)
    rows: list[dict[str, object]] = []

    def add(unit: PublishedUnit, depth: int) -> None:
        money = money_of(edition, "unit", unit.code)
        rows.append(
            {"unit": unit, "depth": min(depth, 4), "url": address(edition, "unit", code=unit.code), "money": money}
        )
        for child in children[unit.code]:
            add(child, depth + 1)

    for root in children[None]:
        add(root, 0)
    return rows


@public_page()
def unit(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """One unit."""
    edition = edition_at(plan, year)
    found = edition.plan.units.get(code)
    if found is None:
        raise Http404(_("El plan no tiene una unidad con el código «{code}».").format(code=code))
    parent = edition.plan.units.get(found.parent or "")
    return page(
        request,
        "unit",
        edition=edition,
        unit=found,
        parent=parent,
        parent_url=address(edition, "unit", code=parent.code) if parent else "",
        crumbs=[
            Crumb(_("Inicio"), address(edition, "plan")),
            Crumb(_("Unidades"), address(edition, "units")),
            Crumb(found.code),
        ],
        children=[
            (each, address(edition, "unit", code=each.code))
            for each in edition.plan.units.values()
            if each.parent == code
        ],
        elements=[element_line(edition, each) for each in edition.elements_of_unit(code)],
        indicators=[indicator_line(edition, each) for each in edition.indicators_of_unit(code)],
        methods=by_method(edition, found.verdicts),
        money=money_of(edition, "unit", code),
        source=reference(edition, found.provenance, "name", code),
        question_url=question_address(edition.publication_key),
    )
