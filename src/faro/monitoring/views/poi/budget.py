"""Which goals of the budget pay for which activities, and how much of each."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from faro.budget.api import sec_funcs
from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, to_scaled
from faro.kernel.formats import percent
from faro.kernel.text import _
from faro.monitoring.domain.consistency_budget import goal_warnings
from faro.monitoring.models import Activity, BudgetLink, Poi
from faro.monitoring.selectors.poi.consistency import goals_known
from faro.monitoring.selectors.poi.links import goals_of
from faro.monitoring.selectors.poi.programme import activities_of
from faro.monitoring.services.poi.linking import link_budget, unlink_budget
from faro.monitoring.views.poi.fetching import address, crumbs, poi_for
from faro.monitoring.views.poi.listing import poi_links
from faro.monitoring.vocabulary.permissions import MANAGE
from faro.ui.api import Crumb

_UNPROCESSABLE = 422


class LinkForm(forms.Form):
    """An activity, a goal and the share."""

    activity = forms.CharField(
        label=_("Actividad"),
        max_length=100,
        help_text=_("Su código."),
        widget=forms.TextInput(attrs={"list": "actividades", "autocomplete": "off"}),
    )
    sec_func = forms.CharField(
        label=_("SEC_FUNC"),
        max_length=10,
        widget=forms.TextInput(attrs={"list": "metas", "autocomplete": "off", "inputmode": "numeric"}),
    )
    share = forms.DecimalField(
        label=_("Parte de la meta, en %"), min_value=0, max_value=100, decimal_places=4, initial=100, localize=False
    )
    reason = forms.CharField(label=_("Motivo"), max_length=500, required=False)


@require_http_methods(("GET", "HEAD", "POST"))
def budget_page(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The goals with their activities; whoever manages the POI links them."""
    poi = poi_for(request, plan, year)
    access = access_of(request)
    if request.method == "POST":
        access.require(MANAGE)
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _linked(request, poi, form):
        return redirect(address(poi, "poi_budget"))
    known = {each.code: each for each in sec_funcs(poi.year)}
    goals = goals_of(poi)
    linked = {goal.sec_func for goal in goals}
    codes = {link.activity.code for goal in goals for link in goal.links}
    activities = list(activities_of(poi))
    context = {
        "poi": poi,
        "links": poi_links(poi),
        "goals": [(goal, known.get(goal.sec_func), _shares(goal.links), percent(_points(goal.left))) for goal in goals],
        "unlinked_goals": [each for code, each in known.items() if code not in linked],
        "unlinked_activities": sum(each.code not in codes for each in activities),
        "activities": activities,
        "known": known.values(),
        "form": form,
        "manages": access.may(MANAGE),
        "crumbs": crumbs(poi, Crumb(_("Presupuesto"))),
    }
    return render(request, "monitoring/poi/budget.html", context, status=_UNPROCESSABLE if form.errors else 200)


def _shares(links: tuple[BudgetLink, ...]) -> list[tuple[BudgetLink, str]]:
    return [(link, percent(_points(link.share))) for link in links]


def _points(share: int) -> float:
    return float(from_scaled(share, QUANTITY_SCALE) * 100)


def _linked(request: HttpRequest, poi: Poi, form: LinkForm) -> bool:
    given = form.cleaned_data
    activity = Activity.objects.filter(poi=poi, code=given["activity"].strip()).select_related("poi__plan").first()
    if activity is None:
        form.add_error("activity", _("El POI no tiene una actividad con ese código."))
        return False
    try:
        made = link_budget(
            actor=access_of(request).actor,
            activity=activity,
            sec_func=given["sec_func"],
            share=to_scaled(given["share"] / 100, QUANTITY_SCALE),
            reason=given["reason"],
        )
    except FaroError as error:
        form.add_error("share", str(error))
        return False
    messages.success(request, _("Vínculo guardado."))
    _warn_of_unknown_goal(request, poi, made.sec_func)
    return True


def _warn_of_unknown_goal(request: HttpRequest, poi: Poi, goal: str) -> None:
    for found in goal_warnings({"": (goal,)}, goals_known(poi.year), poi.year):
        messages.warning(request, " ".join((*found.reasons, found.sentence)))


@require_POST
def unlink(request: HttpRequest, plan: str, year: int, link: int) -> HttpResponse:
    """Take a link away."""
    poi = poi_for(request, plan, year, MANAGE)
    found = get_object_or_404(BudgetLink.objects.select_related("activity__poi__plan"), pk=link, activity__poi=poi)
    try:
        unlink_budget(actor=access_of(request).actor, link=found)
    except FaroError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Vínculo quitado."))
    return redirect(address(poi, "poi_budget"))
