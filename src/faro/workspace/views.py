"""The pages."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from faro.directory.api import Access, access_of, role_labels
from faro.kernel.text import _
from faro.ledger.api import recent
from faro.ui.api import Crumb, page_of
from faro.workspace.forms import HistoryForm
from faro.workspace.history_csv import rows_of
from faro.workspace.pending import pending_for
from faro.workspace.vocabulary import ENTER, READ_HISTORY

PER_PAGE = 50
LATEST = 6
NO_CHANGE = ("directory.signed_in", "directory.signed_out", "evidence.original_read")
"""Kept in the history, and no news to whoever arrives."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the person who is signed in has to do."""
    access = access_of(request)
    access.require(ENTER)
    reads = access.may(READ_HISTORY)
    context = {
        "sections": pending_for(access),
        "role": role_labels().get(access.actor.role, ""),
        "latest": recent(LATEST, public_only=_public_only(access), without=NO_CHANGE) if reads else (),
    }
    return render(request, "workspace/home.html", context)


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Everything that was changed, newest first."""
    access = access_of(request)
    access.require(READ_HISTORY)
    form = HistoryForm(request.GET)
    context = {
        "form": form,
        "page": page_of(request, form.entries(public_only=_public_only(access)), PER_PAGE),
        "query": request.GET.urlencode(),
        "public_only": _public_only(access),
        "crumbs": [Crumb(_("Trabajo"), reverse("workspace:home")), Crumb(_("Historia"))],
    }
    return render(request, "workspace/history.html", context)


@require_safe
def history_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The same, as a table to keep."""
    access = access_of(request)
    access.require(READ_HISTORY)
    found = HistoryForm(request.GET).entries(public_only=_public_only(access))
    answer = StreamingHttpResponse(rows_of(found), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="historia.csv"'
    return answer


def _public_only(access: Access) -> bool:
    """Whether this person's reach ends at some units: then only what every citizen may read is shown of the rest."""
    return access.grants.get(READ_HISTORY, frozenset()) is not None
