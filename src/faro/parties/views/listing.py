"""Finding a party, and seeing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.ledger.api import history
from faro.parties.forms.acts import SearchForm
from faro.parties.models import Party
from faro.parties.selectors import (
    EDIT,
    ERASE,
    EXPORT,
    IMPORT,
    MERGE,
    VIEW,
    VIEW_PERSONAL,
    Candidate,
    joined_keys,
    likely_duplicates,
    merges_of,
    party_for,
    search,
)
from faro.parties.selectors.joining import identifiers_of
from faro.parties.services import read_noted
from faro.parties.services.notes import key_of
from faro.parties.views.presenting import (
    candidates_table,
    documents_of,
    facts_for,
    joined_for,
    list_crumb,
    name_for,
    table_of,
)
from faro.ui.api import Crumb, Page, page_of

MOST_ENTRIES = 50


@require_safe
@never_cache
def party_list(request: HttpRequest) -> HttpResponse:
    """The parties, newest first, or those that are looked for."""
    access = access_of(request)
    access.require(VIEW)
    form = SearchForm(request.GET or None)
    wanted = form.wanted()
    page: Page[Party] = page_of(request, search(wanted["text"], wanted["kind"]))
    context = {
        "form": form,
        "page": page,
        "table": table_of(access, page.items, _("Personas y organizaciones")),
        "covered": not access.may(VIEW_PERSONAL),
        "may_edit": access.may(EDIT),
        "may_import": access.may(IMPORT),
        "may_export": access.may(EXPORT),
        "may_erase": access.may(ERASE),
        "crumbs": [Crumb(_("Personas y organizaciones"))],
    }
    return render(request, "parties/list.html", context)


@require_safe
@never_cache
def party(request: HttpRequest, key: str) -> HttpResponse:
    """One party: in full and noted for who may see personal data, covered for others."""
    access = access_of(request)
    shown = party_for(access, key)
    full = access.may(VIEW_PERSONAL)
    if full:
        read_noted(actor=access.actor, party=shown)
    below = joined_keys(key)
    found = _alike(shown, below)
    context = {
        "party": shown,
        "name": name_for(access, shown),
        "facts": facts_for(access, shown),
        "documents": documents_of(access, identifiers_of((key, *below)), key),
        "joined": joined_for(access, merges_of(below)),
        "merge": merges_of([key]).first(),
        "covered": not full and shown.erased_at is None,
        "likely": candidates_table(access, found) if found else None,
        "may_edit": access.may(EDIT) and full and shown.is_living,
        "may_merge": access.may(MERGE),
        "may_erase": access.may(ERASE) and shown.is_living,
        "history": history(key_of(key), limit=MOST_ENTRIES),
        "crumbs": [list_crumb(), Crumb(name_for(access, shown))],
    }
    return render(request, "parties/party.html", context)


def _alike(shown: Party, below: tuple[str, ...]) -> tuple[Candidate, ...]:
    """Living parties that are likely the same one."""
    return likely_duplicates(shown.traits, without=(shown.key, *below)) if shown.is_living else ()
