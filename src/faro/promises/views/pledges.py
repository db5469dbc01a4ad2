"""One pledge: what it says, what answers to it, how it stands."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import history
from faro.promises.domain.facts import PledgeDetail
from faro.promises.forms.pledges import DecisionForm, LinkForm, PledgeForm
from faro.promises.forms.reading import ReasonForm
from faro.promises.models import Link, Pledge
from faro.promises.selectors.access import DECIDE_STATE, EDIT, pledge_for
from faro.promises.selectors.candidates import keys_of
from faro.promises.selectors.lines import with_all
from faro.promises.selectors.linking import link_lines
from faro.promises.selectors.pledges import detail_of, proposal_of
from faro.promises.services.deciding import decide_state
from faro.promises.services.describing import describe_pledge
from faro.promises.services.linking import add_link, confirm_link, reject_link
from faro.promises.services.notes import key_of_pledge
from faro.promises.views.presenting import (
    chain_table,
    link_words,
    missing_words,
    plan_crumbs,
    pledge_facts,
    pledge_path,
    states_table,
    targets_table,
)
from faro.ui.api import Crumb, carried_out

GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422


@require_safe
@never_cache
def pledge_page(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """All of it."""
    access = access_of(request)
    found = pledge_for(access, plan, code)
    shown = _detail(found)
    links = link_lines(found, confirmed_only=False)
    context = {
        "pledge": shown,
        "facts": pledge_facts(shown),
        "targets": targets_table(shown.targets) if shown.targets else None,
        "chain": chain_table(shown.chain.steps) if shown.chain.steps else None,
        "missing": missing_words(shown.chain.missing),
        "waiting": sum(link.state == Link.State.PROPOSED for link in links),
        "states": states_table(shown.timeline) if shown.timeline else None,
        "may_edit": access.may(EDIT),
        "may_decide": access.may(DECIDE_STATE),
        "history": history(key_of_pledge(found)),
        "crumbs": plan_crumbs(found.plan, Crumb(code)),
    }
    return render(request, "promises/pledge.html", context)


def _detail(found: Pledge) -> PledgeDetail:
    return detail_of(with_all(Pledge.objects.filter(pk=found.pk)).get())


@require_http_methods(GET_AND_POST)
@never_cache
def state_page(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """A state, decided by a person."""
    access = access_of(request)
    found = pledge_for(access, plan, code, DECIDE_STATE)
    proposal = proposal_of(found)
    initial = {"state": proposal.state} if proposal else {}
    form = DecisionForm(request.POST or None, initial=initial)

    def act() -> None:
        decide_state(actor=access.actor, pledge=found, decision=form.decision())

    if carried_out(request, form, act):
        messages.success(request, _("Guardado. Ya se ve en la página pública."))
        return redirect("promises:pledge", plan=plan, code=code)
    return _form_page(request, found, form, _("Decidir el estado"), proposal=proposal)


@require_http_methods(GET_AND_POST)
@never_cache
def describe(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Its own title and what places it."""
    access = access_of(request)
    found = pledge_for(access, plan, code, EDIT)
    form = PledgeForm.of(found, request.POST or None)

    def act() -> None:
        version = form.cleaned_data["version"]
        describe_pledge(actor=access.actor, pledge=found, version=version, facts=form.facts())

    if carried_out(request, form, act):
        return redirect("promises:pledge", plan=plan, code=code)
    return _form_page(request, found, form, _("Corregir los datos"))


def _form_page(
    request: HttpRequest, found: Pledge, form: DecisionForm | PledgeForm | ReasonForm, title: str, **more: object
) -> HttpResponse:
    path = pledge_path(found.plan.code, found.code)
    context = {
        "form": form,
        "title": title,
        "pledge": found,
        "back": path,
        "crumbs": plan_crumbs(found.plan, Crumb(found.code, path), Crumb(title)),
        **more,
    }
    return render(request, "promises/pledge_form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(GET_AND_POST)
@never_cache
def links_page(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """What answers to it, what is proposed, and something that nobody proposed."""
    access = access_of(request)
    found = pledge_for(access, plan, code, EDIT)
    form = LinkForm(request.POST or None)
    if carried_out(request, form, lambda: _add(access, found, form)):
        messages.success(request, _("Vínculo confirmado."))
        return redirect("promises:links", plan=plan, code=code)
    links = link_lines(found, confirmed_only=False)
    path = pledge_path(plan, code)
    context = {
        "pledge": found,
        "form": form,
        "groups": [
            (label, [(link, link_words(link)) for link in links if link.state == state and link.id])
            for state, label in Link.State.choices
        ],
        "back": path,
        "crumbs": plan_crumbs(found.plan, Crumb(code, path), Crumb(_("Vínculos"))),
    }
    return render(request, "promises/links.html", context, status=UNPROCESSABLE if form.errors else 200)


def _add(access: Access, found: Pledge, form: LinkForm) -> None:
    given = form.cleaned_data
    keys = keys_of(given["kind"], given["code"])
    if not keys:
        raise FaroError(_("No hay nada con ese código."))
    errors = []
    for key in keys:
        try:
            add_link(actor=access.actor, pledge=found, kind=given["kind"], subject=key, title=given["title"])
        except FaroError as error:
            errors.append(error)
        else:
            return
    raise errors[0]


def _link_of(found: Pledge, number: int) -> Link:
    link = Link.objects.select_related("pledge__plan").filter(pledge=found, pk=number).first()
    if link is None:
        raise Http404(number)
    return link


@require_POST
def confirm(request: HttpRequest, plan: str, code: str, link: int) -> HttpResponse:
    """Say that it does answer to the pledge."""
    access = access_of(request)
    found = pledge_for(access, plan, code, EDIT)
    try:
        confirm_link(actor=access.actor, link=_link_of(found, link))
    except FaroError as error:
        messages.error(request, str(error))
    return redirect("promises:links", plan=plan, code=code)


@require_http_methods(GET_AND_POST)
def reject(request: HttpRequest, plan: str, code: str, link: int) -> HttpResponse:
    """Say that it does not, and why."""
    access = access_of(request)
    found = pledge_for(access, plan, code, EDIT)
    row = _link_of(found, link)
    form = ReasonForm(request.POST or None)
    if carried_out(
        request, form, lambda: reject_link(actor=access.actor, link=row, reason=form.cleaned_data["reason"])
    ):
        return redirect("promises:links", plan=plan, code=code)
    return _form_page(request, found, form, _("Rechazar el vínculo"), about=row.title or row.subject)
