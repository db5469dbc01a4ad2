"""All promises, those of one plan, and what has been decided about them, day by day."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from faro.kernel.text import _
from faro.portal.answering import public_page
from faro.portal.promises import addresses, lists
from faro.portal.promises.known import known_plans, known_pledges, one_of
from faro.portal.promises.narrowing import PARAMETERS, Wanted, choices
from faro.portal.rendering import page
from faro.portal.selectors import once_per_public_entry
from faro.portal.views.promises.finding import crumbs, plan_at
from faro.promises.api import PledgeLine, decisions
from faro.ui.api import Crumb, page_of

_PER_PAGE = 25


@public_page(*PARAMETERS, "pagina")
def promises(request: HttpRequest) -> HttpResponse:
    """Every promise of every plan, narrowed by what the reader asks for."""
    lines = known_pledges()
    return page(
        request,
        "promises/index",
        **_listed(request, lines),
        crumbs=crumbs(),
        tabs=addresses.tabs(),
        plans=[lists.plan_shown(each) for each in known_plans()],
        counted=lists.counts_of(lines),
        feed=reverse("portal:promises_feed"),
        data=reverse("portal:promises_data"),
    )


@public_page(*PARAMETERS, "pagina")
def plan(request: HttpRequest, plan: str) -> HttpResponse:
    """The promises of one government plan."""
    found = plan_at(plan)
    lines = known_pledges(plan)
    return page(
        request,
        "promises/plan",
        **_listed(request, lines, of_plan=True),
        crumbs=crumbs(Crumb(lists.plan_name(found))),
        plan=found,
        name=lists.plan_name(found),
        facts=lists.plan_facts(found),
        counted=lists.counts_of(lines, plan),
        feed=addresses.plan_address(plan, "promises_plan_feed"),
        data=reverse("portal:promises_data"),
    )


def _listed(request: HttpRequest, lines: Sequence[PledgeLine], *, of_plan: bool = False) -> dict[str, Any]:
    """The part of the list that is asked for, with its filters."""
    wanted = Wanted.asked(request.GET)
    listed = page_of(request, wanted.among(lines), _PER_PAGE)
    return {
        "page": listed,
        "rows": [lists.row_of(each) for each in listed],
        "choices": choices(lines, wanted, of_plan=of_plan),
        "text": wanted.text,
        "filtered": bool(wanted.given),
        "total": len(lines),
        "remarks": lists.remarks_on(lines),
        "samples": lists.samples_in(lines),
        "scale": lists.whole_scale(),
    }


@public_page("plan", "pagina")
def timeline(request: HttpRequest) -> HttpResponse:
    """Every state that a person decided, the newest first, with the deadlines that end each year."""
    wanted = one_of(request.GET.get("plan", ""), (each.code for each in known_plans()))
    lines = known_pledges(wanted)
    decided = once_per_public_entry(f"promises/decisions/{wanted}", lambda: decisions(wanted))
    listed = page_of(request, decided, _PER_PAGE)
    return page(
        request,
        "promises/timeline",
        page=listed,
        moments=[lists.moment_of(each) for each in listed],
        deadlines=lists.deadlines_of(lines),
        samples=lists.samples_in(lines),
        choices=choices(known_pledges(), Wanted.asked({"plan": wanted}))[:1] if len(known_plans()) > 1 else (),
        tabs=addresses.tabs(),
        feed=reverse("portal:promises_feed"),
        crumbs=crumbs(Crumb(_("Cronología"))),
    )
