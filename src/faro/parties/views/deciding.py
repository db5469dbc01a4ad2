"""Merging, undoing it, and erasing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.parties.forms.acts import MergeForm, ReasonForm, SearchForm
from faro.parties.models import Merge, Party
from faro.parties.selectors import (
    ERASE,
    MERGE,
    VIEW,
    VIEW_PERSONAL,
    conflicts_between,
    due_for_disposal,
    likely_duplicates,
    party_for,
    search,
)
from faro.parties.services import dispose, erase_party, merge_parties, read_noted, undo_merge
from faro.parties.views.editing import GET_AND_POST, UNPROCESSABLE, act_page
from faro.parties.views.presenting import (
    candidates_table,
    comparison_of,
    list_crumb,
    name_for,
    party_crumb,
    party_path,
    table_of,
)
from faro.ui.api import Crumb, Page, page_of


@require_safe
@never_cache
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """Which party this one is the same as: those alike, and a search for any other."""
    access = access_of(request)
    party = _living_for(access, key)
    form = SearchForm(request.GET or None)
    wanted = form.wanted()
    others = search(wanted["text"], party.kind).exclude(key=key) if wanted["text"] else Party.objects.none()
    page: Page[Party] = page_of(request, others)
    alike = likely_duplicates(party.traits, without=[key])

    def compare(other: str) -> str:
        return reverse("parties:merge", kwargs={"key": key, "other": other})

    context = {
        "party": party,
        "name": name_for(access, party),
        "form": form,
        "page": page,
        "likely": candidates_table(access, alike, compare) if alike else None,
        "table": table_of(access, page.items, _("Lo encontrado"), compare),
        "crumbs": [list_crumb(), party_crumb(access, party), Crumb(_("Unir con otra"))],
    }
    return render(request, "parties/choose.html", context)


@require_http_methods(GET_AND_POST)
@never_cache
def merge(request: HttpRequest, key: str, other: str) -> HttpResponse:
    """Two parties side by side, and saying that they are one."""
    access = access_of(request)
    both = (_living_for(access, key), _living_for(access, other))
    full = access.may(VIEW_PERSONAL)
    conflicts = conflicts_between(*both, show=full)
    initial = {"survivor": min(both, key=lambda each: (each.created_at, each.key)).key}
    form = MergeForm(request.POST or None, parties=both, conflicts=bool(conflicts), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        loser = next(each.key for each in both if each.key != given["survivor"])
        try:
            merge_parties(
                actor=access.actor,
                loser=loser,
                survivor=given["survivor"],
                reason=given["reason"],
                accept_conflicts=given.get("accept", False),
            )
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Unidas. Se puede deshacer desde la ficha."))
            return redirect("parties:party", key=given["survivor"])
    elif full:
        for each in both:
            read_noted(actor=access.actor, party=each)
    context = {
        "form": form,
        "party": both[0],
        "table": comparison_of(access, *both),
        "conflicts": conflicts,
        "back": party_path(key),
        "crumbs": [list_crumb(), party_crumb(access, both[0]), Crumb(_("Unir"))],
    }
    return render(request, "parties/merge.html", context, status=UNPROCESSABLE if form.errors else 200)


def _living_for(access: Access, key: str) -> Party:
    party = party_for(access, key, MERGE)
    if not party.is_living:
        raise Http404(_("La ficha está unida a otra, o sus datos fueron cancelados."))
    return party


@require_http_methods(GET_AND_POST)
def undo(request: HttpRequest, key: str, merge: int) -> HttpResponse:
    """Take a merge back."""
    access = access_of(request)
    party = party_for(access, key, MERGE)
    row = Merge.objects.filter(pk=merge, loser=party, undone_at=None).first()
    if row is None:
        raise Http404(_("Esa unión no existe o ya se deshizo."))
    form = ReasonForm(request.POST or None)

    def act() -> None:
        undo_merge(actor=access.actor, merge=row, reason=form.cleaned_data["reason"])

    title = _("Separar de la ficha {key}").format(key=row.survivor_id)
    return act_page(request, access, party, form, title, act)


@require_http_methods(GET_AND_POST)
def erase(request: HttpRequest, key: str) -> HttpResponse:
    """Erase personal data on request."""
    access = access_of(request)
    party = party_for(access, key, ERASE)
    if not party.is_living:
        raise Http404(_("La ficha está unida a otra, o sus datos fueron cancelados."))
    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = _("Solicitud o motivo")

    def act() -> None:
        erase_party(actor=access.actor, party=party, reason=form.cleaned_data["reason"])

    return act_page(request, access, party, form, _("Cancelar los datos personales"), act)


@require_http_methods(GET_AND_POST)
@never_cache
def retention(request: HttpRequest) -> HttpResponse:
    """Whose term is over. Seeing it changes nothing; who is marked is erased, with a reason."""
    access = access_of(request)
    for code in (VIEW, ERASE):
        access.require(code)
    due = due_for_disposal(timezone.localdate())
    form = ReasonForm(request.POST or None)
    chosen = request.POST.getlist("party")
    if request.method == "POST" and form.is_valid():
        try:
            gone = dispose(actor=access.actor, keys=chosen, reason=form.cleaned_data["reason"])
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            words = ngettext("Se canceló {n} ficha.", "Se cancelaron {n} fichas.", len(gone)).format(n=len(gone))
            messages.success(request, words)
            return redirect("parties:retention")
    context = {
        "form": form,
        "due": [(each, name_for(access, each.party)) for each in due],
        "chosen": chosen,
        "crumbs": [list_crumb(), Crumb(_("Conservación"))],
    }
    return render(request, "parties/retention.html", context, status=UNPROCESSABLE if form.errors else 200)
