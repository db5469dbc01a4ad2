"""Registering and correcting parties and their documents."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.parties.domain.facts import FactProblems
from faro.parties.domain.identifiers import ORGANISATION, PERSON
from faro.parties.forms.acts import EmptyForm
from faro.parties.forms.facts import FORMS, IdentifierForm, PartyForm, ValidityForm, initial_of
from faro.parties.models import Identifier, Party
from faro.parties.selectors import EDIT, VIEW, VIEW_PERSONAL, Candidate, party_for
from faro.parties.services import (
    IdentifierTaken,
    LikelyDuplicates,
    add_party,
    change_party,
    read_noted,
    remove_identifier,
    set_validity,
)
from faro.parties.services import add_identifier as give_identifier
from faro.parties.views.presenting import candidates_table, list_crumb, number_for, party_crumb, party_path
from faro.ui.api import Crumb, carried_out

GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422


@require_http_methods(GET_AND_POST)
@never_cache
def add_person(request: HttpRequest) -> HttpResponse:
    """A person who is not registered yet."""
    return _add(request, PERSON, _("Registrar una persona"))


@require_http_methods(GET_AND_POST)
@never_cache
def add_organisation(request: HttpRequest) -> HttpResponse:
    """An organisation that is not registered yet."""
    return _add(request, ORGANISATION, _("Registrar una organización"))


def _add(request: HttpRequest, kind: str, title: str) -> HttpResponse:
    access = access_of(request)
    for code in (VIEW, EDIT):
        access.require(code)
    form = FORMS[kind](request.POST or None)

    def act() -> Party:
        return add_party(
            actor=access.actor,
            facts=form.facts(),
            identifiers=form.identifiers(),
            seen=form.seen_keys(),
            synthetic=form.cleaned_data["synthetic"],
        )

    return _party_form(request, form, title, act, [list_crumb(), Crumb(title)])


@require_http_methods(GET_AND_POST)
@never_cache
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Correct a party. Its data are shown, so reading them is noted."""
    access = access_of(request)
    party = party_for(access, key, EDIT, VIEW_PERSONAL)
    _living_or_404(party)
    form = FORMS[party.kind](request.POST or None, initial=initial_of(party), with_identifiers=False)
    if request.method != "POST":
        read_noted(actor=access.actor, party=party)

    def act() -> Party:
        version = form.cleaned_data["version"] or 0
        return change_party(actor=access.actor, party=party, facts=form.facts(), version=version, seen=form.seen_keys())

    title = _("Corregir la ficha")
    return _party_form(request, form, title, act, [list_crumb(), party_crumb(access, party), Crumb(title)])


def _party_form(
    request: HttpRequest, form: PartyForm, title: str, act: Callable[[], Party], crumbs: list[Crumb]
) -> HttpResponse:
    """A form of a party. What a service refuses stands beside its field; likely duplicates stand above the button."""
    alike: tuple[Candidate, ...] = ()
    taken = ""
    if request.method == "POST" and form.is_valid():
        try:
            party = act()
        except FactProblems as problems:
            for field, sentence in problems.by_field.items():
                form.say(field, sentence)
        except IdentifierTaken as error:
            form.say(f"identifier:{error.place}", str(error))
            taken = party_path(error.key)
        except LikelyDuplicates as error:
            alike = error.candidates
            form.show(" ".join(each.party.key for each in alike))
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Guardado."))
            return redirect("parties:party", key=party.key)
    context = {
        "form": form,
        "title": title,
        "taken": taken,
        "likely": candidates_table(access_of(request), alike) if alike else None,
        "back": crumbs[-2].url,
        "crumbs": crumbs,
    }
    return render(request, "parties/form.html", context, status=UNPROCESSABLE if form.errors or alike else 200)


@require_http_methods(GET_AND_POST)
def add_identifier(request: HttpRequest, key: str) -> HttpResponse:
    """One more document."""
    access = access_of(request)
    party = party_for(access, key, EDIT)
    _living_or_404(party)
    form = IdentifierForm(request.POST or None, party_kind=party.kind)

    def act() -> None:
        give_identifier(actor=access.actor, party=party, given=form.facts())

    return act_page(request, access, party, form, _("Agregar un documento"), act)


@require_http_methods(GET_AND_POST)
@never_cache
def validity(request: HttpRequest, key: str, held: int) -> HttpResponse:
    """From when and until when a document is valid."""
    access = access_of(request)
    party, row = _held(access, key, held)
    form = ValidityForm(request.POST or None, initial={"valid_from": row.valid_from, "valid_until": row.valid_until})

    def act() -> None:
        since, until = form.days()
        set_validity(actor=access.actor, held=row, since=since, until=until)

    title = _("Vigencia de {label} {number}").format(label=row.label, number=number_for(access, row))
    return act_page(request, access, party, form, title, act)


@require_http_methods(GET_AND_POST)
@never_cache
def remove(request: HttpRequest, key: str, held: int) -> HttpResponse:
    """Take away a document that was never this party's."""
    access = access_of(request)
    party, row = _held(access, key, held)
    form = EmptyForm(request.POST or None)

    def act() -> None:
        remove_identifier(actor=access.actor, held=row)

    title = _("Quitar {label} {number}").format(label=row.label, number=number_for(access, row))
    return act_page(request, access, party, form, title, act)


def _held(access: Access, key: str, held: int) -> tuple[Party, Identifier]:
    party = party_for(access, key, EDIT)
    _living_or_404(party)
    row = party.identifiers.filter(pk=held).first()
    if row is None:
        raise Http404(_("La ficha no tiene ese documento."))
    return party, row


def _living_or_404(party: Party) -> None:
    if not party.is_living:
        raise Http404(_("La ficha está unida a otra, o sus datos fueron cancelados."))


def act_page(
    request: HttpRequest, access: Access, party: Party, form: Form, title: str, act: Callable[[], object]
) -> HttpResponse:
    """A form about one party; what the service refuses is said above it, and nothing typed is lost."""
    if carried_out(request, form, act):
        messages.success(request, _("Guardado."))
        return redirect("parties:party", key=party.key)
    context = {
        "form": form,
        "title": title,
        "party": party,
        "back": party_path(party.key),
        "crumbs": [list_crumb(), party_crumb(access, party), Crumb(title)],
    }
    return render(request, "parties/act.html", context, status=UNPROCESSABLE if form.errors else 200)
