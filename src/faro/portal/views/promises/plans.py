"""What stands behind the promises: plans side by side, what serves what, and the figures they start from."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from faro.kernel.text import _
from faro.portal.answering import public_page
from faro.portal.promises import addresses, articulating, comparing, diagnosing
from faro.portal.promises.known import are_samples, known_plans, known_pledges, one_of
from faro.portal.promises.narrowing import Wanted, choices
from faro.portal.rendering import page
from faro.portal.selectors import latest_edition, once_per_public_entry
from faro.portal.views.promises.finding import crumbs
from faro.promises import api as promises
from faro.promises.api import Missing
from faro.ui.api import Crumb, page_of

_SERIES_PER_PAGE = 15
_CONFLICTS_SHOWN = 12


@public_page("dimension")
def comparison(request: HttpRequest) -> HttpResponse:
    """The plans side by side, of one dimension or of all."""
    wanted = one_of(request.GET.get("dimension", ""), (each.dimension for each in known_pledges()))
    found = once_per_public_entry(f"promises/comparison/{wanted}", lambda: promises.comparison(dimension=wanted))
    topics, taken_up = comparing.topics_shown(found), comparing.taken_up_table(found)
    return page(
        request,
        "promises/comparison",
        plans=found.plans,
        topics=topics,
        alone=[each for each in topics if each.only],
        taken_up=taken_up,
        sample_links=are_samples(taken_up.rows if taken_up else ()),
        election=comparing.election_words(found),
        choices=[comparing.dimension_choice(found)],
        filtered=bool(wanted),
        tabs=addresses.tabs(),
        crumbs=crumbs(Crumb(_("Comparar planes"))),
    )


@public_page("plan")
def articulation(request: HttpRequest) -> HttpResponse:
    """What objective serves which, as a picture and as a list: of all plans what holds, of one what is proposed too."""
    plans = [each.code for each in known_plans()]
    wanted = one_of(request.GET.get("plan", ""), plans)
    chain = once_per_public_entry(f"promises/articulation/{wanted}", lambda: promises.articulation(wanted))
    lone = once_per_public_entry(f"promises/gaps/{wanted}", lambda: promises.gaps(wanted))
    edition = latest_edition()
    proposed = sum(not each.holds for each in chain.links)
    chain = chain if wanted else articulating.what_holds(chain)
    return page(
        request,
        "promises/articulation",
        objectives=chain.objectives,
        proposed=0 if wanted else proposed,
        picture=promises.articulation_picture(chain) if chain.objectives else "",
        branches=articulating.branches_shown(promises.branches_of(chain), edition),
        unserved=articulating.lone_shown(lone, Missing.BELOW, edition),
        orphans=articulating.lone_shown(lone, Missing.ABOVE, edition),
        choices=choices(known_pledges(), Wanted.asked({"plan": wanted}))[:1] if len(plans) > 1 else (),
        filtered=bool(wanted),
        tabs=addresses.tabs(),
        crumbs=crumbs(Crumb(_("Articulación"))),
    )


@public_page("tema", "pagina")
def diagnosis(request: HttpRequest) -> HttpResponse:
    """The figures of the diagnosis, with what contradicts them."""
    every = once_per_public_entry("promises/diagnosis", promises.diagnosis)
    wanted = request.GET.get("tema", "")
    found = [each for each in every if wanted in ("", each.topic)]
    conflicts = tuple(dict.fromkeys(conflict for each in found for conflict in each.conflicts))
    listed = page_of(request, found, _SERIES_PER_PAGE)
    return page(
        request,
        "promises/diagnosis",
        page=listed,
        series=[diagnosing.series_shown(each, drawn=bool(wanted)) for each in listed],
        conflicts=[diagnosing.conflict_shown(each) for each in conflicts[:_CONFLICTS_SHOWN]],
        contradictions=len(conflicts),
        choices=[diagnosing.topic_choice(every, wanted)],
        filtered=bool(wanted),
        data=reverse("portal:promises_data"),
        tabs=addresses.tabs(),
        crumbs=crumbs(Crumb(_("Diagnóstico"))),
    )
