"""One function for each object: it checks the permission and fetches."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from faro.directory.api import Access, access_of, unit_labels
from faro.kernel.text import _
from faro.monitoring.models import Activity, Poi
from faro.monitoring.vocabulary.permissions import FORMULATE, MANAGE, VIEW
from faro.ui.api import Crumb


def poi_for(request: HttpRequest, plan: str, year: int, permission: str = VIEW) -> Poi:
    """The POI, for whom may. Raises PermissionDenied before it says whether there is one; then Http404."""
    access_of(request).require(permission)
    return get_object_or_404(Poi.objects.select_related("plan"), plan__code=plan, year=year)


def unit_for(unit: str) -> str:
    """The name of a unit, or Http404."""
    labels = unit_labels()
    if unit not in labels:
        raise Http404(_("No hay esa unidad."))
    return labels[unit]


def activity_for(request: HttpRequest, plan: str, year: int, code: str, permission: str = VIEW) -> Activity:
    """An activity with its POI and plan, by its code or by the one it began with."""
    access_of(request).require(permission)
    found = Activity.objects.select_related("poi__plan").filter(poi__plan__code=plan, poi__year=year)
    return found.filter(code=code).first() or get_object_or_404(found, first_code=code)


def may_formulate(access: Access, unit: str) -> bool:
    """Whether the person writes the sheet of that unit."""
    return access.may(MANAGE) or access.may(FORMULATE, unit)


def crumbs(poi: Poi | None = None, *more: Crumb) -> list[Crumb]:
    """The way from the list to here; the last step has no address."""
    way = [Crumb(_("POI"), reverse("monitoring:poi_list"))]
    if poi is not None:
        way.append(Crumb(f"{poi} · {poi.plan.code}", address(poi)))
    way += more
    return [*way[:-1], Crumb(way[-1].label)]


def address(poi: Poi, name: str = "poi", **more: object) -> str:
    """A page of the POI."""
    return reverse(f"monitoring:{name}", kwargs={"plan": poi.plan.code, "year": poi.year, **more})
