"""The government plans and their pledges."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.promises.models import GovernmentPlan
from faro.promises.selectors.access import VIEW
from faro.ui.api import Crumb


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Every plan."""
    access_of(request).require(VIEW)
    context = {"plans": GovernmentPlan.objects.all(), "crumbs": [Crumb(_("Promesas"))]}
    return render(request, "promises/list.html", context)
