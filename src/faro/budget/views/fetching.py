"""One function for each object: it checks the permission and fetches."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from faro.budget.models import Release
from faro.budget.selectors.releases import release_in_force
from faro.budget.vocabulary import VIEW
from faro.directory.api import access_of
from faro.kernel.text import _
from faro.ui.api import Crumb

UNIT = "ue"
"""The parameter that names another executing unit than the municipality's own."""

_LAST_YEAR = 9999


def release_for(request: HttpRequest, pk: int) -> Release:
    """A release, for whom may. Raises PermissionDenied before it says whether there is one; then Http404."""
    access_of(request).require(VIEW)
    return get_object_or_404(Release, pk=pk)


def year_for(request: HttpRequest, year: int) -> Release:
    """The yearly file in force for a year. Raises as :func:`release_for`."""
    access_of(request).require(VIEW)
    found = release_in_force(year, request.GET.get(UNIT, "")[:6]) if year <= _LAST_YEAR else None
    if found is None:
        raise Http404
    return found


def crumbs(*more: Crumb) -> list[Crumb]:
    """The way from the list of releases to here."""
    way = [Crumb(_("Presupuesto"), reverse("budget:list")), *more]
    return [*way[:-1], Crumb(way[-1].label)]
