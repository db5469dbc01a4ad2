"""The picture of the chain, and an objective."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of
from faro.kernel.text import _
from faro.promises.articulation_pictures import articulation_picture
from faro.promises.domain.articulation.chain import around, gaps_of, held_of, is_above
from faro.promises.domain.articulation.facts import (
    LEVEL_NAMES,
    Articulation,
    ChainGap,
    Missing,
    ObjectiveNode,
)
from faro.promises.domain.articulation.tree import branches_of
from faro.promises.forms.articulation import WITH_PROPOSED, ChainFilter, LinkForm, objective_choices
from faro.promises.models import GovernmentPlan
from faro.promises.models.articulation import Objective
from faro.promises.selectors.access import EDIT, VIEW
from faro.promises.selectors.articulation import articulation, suggested
from faro.promises.services.articulation import link_objectives
from faro.promises.views.articulation.presenting import (
    Told,
    chain_crumb,
    chosen_plan,
    gaps_table,
    list_crumb,
    near_table,
    told,
    waiting_table,
)
from faro.ui.api import Crumb, DataTable, Page, carried_out, page_of

GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422


@require_safe
@never_cache
def chain(request: HttpRequest) -> HttpResponse:
    """The picture of a plan's chain, the list behind it, what it lacks and what is proposed."""
    access = access_of(request)
    access.require(VIEW)
    plans = list(GovernmentPlan.objects.all())
    plan = chosen_plan(request.GET.get("plan", ""), plans)
    code = plan.code if plan is not None else ""
    whole = articulation(code, draft=True)
    key = request.GET.get("objetivo", "")
    shown = around(whole, key) if whole.node(key) else whole
    drawn = shown if request.GET.get("vinculos") == WITH_PROPOSED else held_of(shown)
    initial = {"plan": code, "objetivo": key if whole.node(key) else "", "vinculos": request.GET.get("vinculos", "")}
    context = {
        "plan": plan,
        "form": ChainFilter(initial=initial, plans=plans, articulation=whole),
        "narrowed": shown is not whole,
        "articulation": shown,
        "picture": articulation_picture(drawn) if drawn.objectives else "",
        "branches": branches_of(drawn),
        "may_edit": access.may(EDIT),
        "crumbs": [list_crumb(), Crumb(_("Articulación"))],
        **_tables(request, whole, shown, access),
    }
    return render(request, "promises/articulation/chain.html", context)


def _tables(request: HttpRequest, whole: Articulation, shown: Articulation, access: Access) -> dict[str, object]:
    """What is proposed and what is missing, of the objectives that are shown."""
    keys = {each.key for each in shown.objectives}
    gaps = [gap for gap in gaps_of(whole) if gap.objective.key in keys]
    page: Page[Told] = page_of(request, told(shown, (link for link in shown.links if not link.holds)))
    return {
        "page": page,
        "waiting": waiting_table(page.items, may_edit=access.may(EDIT)) if page.items else None,
        "gaps": _gaps(_("Objetivos sin nada debajo"), gaps, Missing.BELOW),
        "orphans": _gaps(_("Objetivos sin nada encima"), gaps, Missing.ABOVE),
    }


def _gaps(caption: str, gaps: list[ChainGap], missing: Missing) -> DataTable | None:
    found = [gap for gap in gaps if gap.missing == missing]
    return gaps_table(caption, found, dict(LEVEL_NAMES)) if found else None


@require_http_methods(GET_AND_POST)
@never_cache
def objective(request: HttpRequest, code: str) -> HttpResponse:
    """An objective of a plan or above it: its links, what its text is near to, and linking it by hand."""
    access = access_of(request)
    access.require(VIEW)
    held = Objective.objects.select_related("plan").filter(code=code).first()
    if held is None:
        raise Http404(code)
    whole = articulation(held.plan.code if held.plan is not None else "", draft=True)
    node = _node_of(whole, held.key)
    form = _link_form(request, whole, node)
    if request.method == "POST":
        access.require(EDIT)
    if carried_out(request, form, lambda: _link(access, whole, node, form)):
        messages.success(request, _("Vínculo confirmado."))
        return redirect("promises:objective", code)
    context = {
        "node": node,
        "level": LEVEL_NAMES[node.level],
        "above": told(whole, (link for link in whole.links if link.lower == node.key)),
        "below": told(whole, (link for link in whole.links if link.upper == node.key)),
        "near": near_table(suggested(node)),
        "form": form,
        "may_edit": access.may(EDIT),
        "crumbs": [list_crumb(), chain_crumb(node.plan), Crumb(_("Objetivo"))],
    }
    return render(request, "promises/articulation/objective.html", context, status=status_of(form.is_bound))


def status_of(refused: bool) -> int:  # noqa: FBT001  the answer to one question
    """The status of a page whose form may have been refused."""
    return UNPROCESSABLE if refused else 200


def _node_of(whole: Articulation, key: str) -> ObjectiveNode:
    node = whole.node(key)
    if node is None:
        raise Http404(key)
    return node


def _link_form(request: HttpRequest, whole: Articulation, node: ObjectiveNode) -> LinkForm:
    others = tuple(each for each in whole.objectives if each.level != node.level)
    choices = objective_choices(Articulation(others, ()))
    return LinkForm(request.POST if request.method == "POST" else None, choices=choices)


def _link(access: Access, whole: Articulation, node: ObjectiveNode, form: LinkForm) -> None:
    other = _node_of(whole, form.cleaned_data["other"])
    pair = (other, node) if is_above(other.level, node.level) else (node, other)
    link_objectives(actor=access.actor, upper=pair[0].key, lower=pair[1].key, reason=form.cleaned_data["reason"])
