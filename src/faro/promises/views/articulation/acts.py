"""Deciding on a link, and asking for proposals."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.promises.forms.articulation import DecisionForm
from faro.promises.models.articulation import ObjectiveLink
from faro.promises.selectors.access import EDIT, plan_for
from faro.promises.selectors.articulation import articulation, link_node
from faro.promises.services.articulation import add_objectives_of_pledges, decide_link, propose_objective_links
from faro.promises.views.articulation.pages import GET_AND_POST, status_of
from faro.promises.views.articulation.presenting import Told, chain_crumb, chain_path, list_crumb, told
from faro.ui.api import Crumb, carried_out


@require_http_methods(GET_AND_POST)
@never_cache
def decide(request: HttpRequest, link: int) -> HttpResponse:
    """Confirm or reject a link."""
    access = access_of(request)
    access.require(EDIT)
    held, shown = _link_for(link)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if carried_out(
        request,
        form,
        lambda: decide_link(actor=access.actor, link=held, confirm=form.confirms, reason=form.cleaned_data["reason"]),
    ):
        messages.success(request, _("Decisión guardada."))
        return redirect(chain_path(shown.lower.plan if shown.lower.key.startswith("objective:") else shown.upper.plan))
    context = {
        "link": shown,
        "decided": held.reason,
        "form": form,
        "back": chain_path(shown.upper.plan),
        "crumbs": [list_crumb(), chain_crumb(shown.upper.plan), Crumb(_("Decidir un vínculo"))],
    }
    return render(request, "promises/articulation/decide.html", context, status=status_of(form.is_bound))


def _link_for(link: int) -> tuple[ObjectiveLink, Told]:
    held = ObjectiveLink.objects.filter(pk=link).first()
    shown = told(articulation(draft=True), [link_node(held)]) if held is not None else []
    if held is None or not shown:
        raise Http404(str(link))
    return held, shown[0]


@require_POST
def propose(request: HttpRequest, plan: str) -> HttpResponse:
    """Propose links for the objectives of a plan."""
    access = access_of(request)
    held = plan_for(access, plan, EDIT)
    new = propose_objective_links(actor=access.actor, plan=held)
    said = _("Propuestas nuevas: {count}. Cada una espera la decisión de una persona.")
    messages.success(request, said.format(count=new))
    return redirect(chain_path(plan))


@require_POST
def take_objectives(request: HttpRequest, plan: str) -> HttpResponse:
    """Take the objectives that a plan's pledges name as those of the plan."""
    access = access_of(request)
    held = plan_for(access, plan, EDIT)
    try:
        new = add_objectives_of_pledges(actor=access.actor, plan=held)
    except FaroError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Objetivos nuevos: {count}.").format(count=new))
    return redirect(chain_path(plan))
