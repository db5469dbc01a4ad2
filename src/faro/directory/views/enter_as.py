"""The demonstration: entering as someone of the cast. It exists in the demonstration only, and on this machine only."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from faro.directory.accounts.addresses import comes_from_this_machine
from faro.directory.domain.cast import CAST
from faro.directory.models import Person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_as(request: HttpRequest) -> HttpResponse:
    """The cast; sending the code of a part enters as that person."""
    if not settings.DEMO or not comes_from_this_machine(request):
        raise Http404
    people = Person.objects.filter(key__in=[part.key for part in CAST], is_active=True)
    by_key = {person.key: person for person in people}
    parts = [part for part in CAST if part.key in by_key]
    if request.method == "POST":
        chosen = next((part for part in parts if part.code == request.POST.get("role")), None)
        if chosen is None:
            raise Http404
        return _enter(request, by_key[chosen.key])
    return render(request, "directory/account/enter_as.html", {"parts": parts})


def _enter(request: HttpRequest, person: Person) -> HttpResponse:
    adapter: Any = get_adapter(request)
    adapter.login(request, person)
    return redirect(adapter.get_login_redirect_url(request))
