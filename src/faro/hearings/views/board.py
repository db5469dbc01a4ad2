"""The obligations of the year and the hearings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from faro.directory.api import access_of
from faro.hearings.models import Hearing
from faro.kernel.text import _
from faro.ui.api import Crumb


@require_safe
def hearing_list(request: HttpRequest) -> HttpResponse:
    """The hearings."""
    access_of(request).require("hearings.view")
    context = {"hearings": Hearing.objects.all(), "crumbs": [Crumb(_("Audiencias"))]}
    return render(request, "hearings/list.html", context)


@require_safe
def hearing(request: HttpRequest, code: str) -> HttpResponse:
    """One hearing."""
    access_of(request).require("hearings.view")
    found = get_object_or_404(Hearing, code=code)
    return render(request, "hearings/hearing.html", {"hearing": found, "crumbs": [Crumb(found.code)]})
