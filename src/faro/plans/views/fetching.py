"""One function for each object: it checks the permission and fetches."""

from typing import TypeVar

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from faro.directory.api import Access, access_of
from faro.kernel.text import _
from faro.plans.models import Element, Indicator, Plan, PlanRow
from faro.plans.stored import MODELS, field_of
from faro.plans.vocabulary import VIEW
from faro.ui.api import Crumb

Row = TypeVar("Row", bound=PlanRow)


def plan_for(request: HttpRequest, code: str, permission: str = VIEW) -> Plan:
    """The plan, for whom may. Raises PermissionDenied before it says whether there is one; then Http404."""
    access_of(request).require(permission)
    return get_object_or_404(Plan, code=code)


def element_for(request: HttpRequest, plan_code: str, code: str, permission: str = VIEW) -> Element:
    """An objective or action with its plan."""
    access_of(request).require(permission)
    return get_object_or_404(Element.objects.select_related("plan"), plan__code=plan_code, code=code)


def indicator_for(request: HttpRequest, plan_code: str, code: str, permission: str = VIEW) -> Indicator:
    """An indicator with its plan."""
    access_of(request).require(permission)
    return get_object_or_404(Indicator.objects.select_related("plan"), plan__code=plan_code, code=code)


def row_for(request: HttpRequest, plan: Plan, table: str, code: str, permission: str) -> PlanRow:
    """A row of a table that one column names."""
    access: Access = access_of(request)
    access.require(permission)
    return get_object_or_404(MODELS[table], plan=plan, **{field_of("id"): code})


def crumbs(plan: Plan | None = None, *more: Crumb) -> list[Crumb]:
    """The way from the list of plans to here."""
    way = [Crumb(_("Planes"), reverse("plans:list"))]
    if plan is not None:
        way.append(Crumb(plan.name, reverse("plans:plan", args=[plan.code])))
    way += more
    return [*way[:-1], Crumb(way[-1].label)]
