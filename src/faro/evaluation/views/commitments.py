"""Commitments and proposals: listing, making, changing, following up, deciding."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of, role_labels
from faro.evaluation.forms.commitments import CommitmentForm, DecisionForm, FollowUpForm
from faro.evaluation.inputs import plan_facts
from faro.evaluation.selectors.commitments import CommitmentView, Proposal, commitments, proposals
from faro.evaluation.selectors.guarded import MANAGE, VIEW, commitment_for, plan_for, proposal_for
from faro.evaluation.services.committing import (
    accept_proposal,
    add_follow_up,
    change_commitment,
    decline_proposal,
    make_commitment,
)
from faro.evaluation.views.evaluations import FORM_PAGE, GET_AND_POST, home_crumb
from faro.evidence.api import files_about, store_file
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import history
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn


def _list_crumb(plan: str) -> Crumb:
    return Crumb(_("Compromisos"), reverse("evaluation:commitments", kwargs={"plan": plan}))


@require_safe
def all_commitments(request: HttpRequest) -> HttpResponse:
    """The commitments of the plan evaluated last, or a word that there is no plan."""
    access_of(request).require(VIEW)
    plans = plan_facts()
    if plans:
        return redirect("evaluation:commitments", plan=plans[0].code)
    return render(request, "evaluation/nothing.html", {"title": _("Compromisos"), "crumbs": [home_crumb()]})


@require_safe
def commitment_list(request: HttpRequest, plan: str) -> HttpResponse:
    """The commitments of a plan with what is overdue, and its recommendations."""
    access = access_of(request)
    found = plan_for(access, plan)
    listed, proposed = commitments(plan), proposals(plan)
    context = {
        "plan": found,
        "table": _commitments_table(plan, listed),
        "overdue": sum(each.overdue for each in listed),
        "proposals": _proposals_table(plan, proposed),
        "undecided": sum(each.decision is None for each in proposed),
        "may_manage": access.may(MANAGE),
        "crumbs": [home_crumb(), Crumb(_("Compromisos"))],
    }
    return render(request, "evaluation/commitments.html", context)


def _commitments_table(plan: str, listed: tuple[CommitmentView, ...]) -> DataTable:
    columns = (_("Código"), _("Compromiso"), _("Responsable"), _("Fecha límite"), _("Estado"))
    rows = tuple(
        (
            Cell(each.row.code, reverse("evaluation:commitment", kwargs={"plan": plan, "code": each.row.code})),
            Cell(each.row.action),
            Cell(each.responsible_label),
            Cell(_("{day}, vencido").format(day=each.due_label) if each.overdue else each.due_label),
            Cell(each.state_label),
        )
        for each in listed
    )
    return DataTable(_("Compromisos"), tuple(TableColumn(each) for each in columns), rows, stacked=True)


def _proposals_table(plan: str, proposed: tuple[Proposal, ...]) -> DataTable:
    columns = (_("Código"), _("Recomendación"), _("Dónde"), _("Qué se decidió"))
    rows = tuple(
        (
            Cell(each.text.id, reverse("evaluation:proposal", kwargs={"plan": plan, "code": each.text.id})),
            Cell(each.text.text),
            Cell(each.chapter),
            Cell(_decision(each)),
        )
        for each in proposed
    )
    return DataTable(_("Recomendaciones"), tuple(TableColumn(each) for each in columns), rows, stacked=True)


def _decision(proposal: Proposal) -> str:
    decision = proposal.decision
    if decision is None:
        return _("Por decidir")
    if decision.commitment:
        return _("Compromiso {code}").format(code=decision.commitment.code)
    return _("No se acoge: {reason}").format(reason=decision.reason)


@require_http_methods(GET_AND_POST)
def commitment(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """One commitment: facts, follow-up, files, history; a POST adds a note."""
    access = access_of(request)
    shown = commitment_for(access, plan, code)
    form = FollowUpForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        access.require(MANAGE)
        if form.is_valid():
            try:
                _follow_up(request, shown, form)
            except FaroError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Anotado."))
                return redirect(request.path)
    context = {
        "shown": shown,
        "facts": _facts(shown),
        "roles": role_labels(),
        "files": files_about(shown.key),
        "form": form if access.may(MANAGE) else None,
        "history": history(shown.key),
        "crumbs": [home_crumb(), _list_crumb(plan), Crumb(code)],
    }
    return render(request, "evaluation/commitment.html", context)


def _follow_up(request: HttpRequest, shown: CommitmentView, form: FollowUpForm) -> None:
    """The file is kept first: a note never points at one that was refused."""
    actor, given = access_of(request).actor, form.cleaned_data
    upload, digest = given["evidence"], ""
    if upload:
        kept = store_file(
            actor=actor,
            content=upload.read(),
            name=upload.name,
            unit=shown.row.unit or "",
            about=[shown.key],
            note=given["text"][:200],
        )
        digest = kept.sha256
    add_follow_up(actor=actor, commitment=shown.row, text=given["text"], state=given["state"] or None, evidence=digest)


def _facts(shown: CommitmentView) -> list[Fact]:
    row = shown.row
    due = _("vencido") if shown.overdue else ""
    return [
        Fact(_("Estado"), shown.state_label),
        Fact(_("Fecha límite"), shown.due_label, note=due),
        Fact(_("Responsable"), shown.responsible_label),
        Fact(_("Origen"), row.origin or "—"),
        Fact(_("Objetivo o acción"), row.element or "—"),
        Fact(_("Lugar en la fuente"), row.place or "—", note=row.note or ""),
    ]


@require_http_methods(GET_AND_POST)
def new_commitment(request: HttpRequest, plan: str) -> HttpResponse:
    """A commitment that no document has."""
    access = access_of(request)
    plan_for(access, plan, MANAGE)
    form = CommitmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = form.cleaned_data["code"]
            made = make_commitment(actor=access.actor, plan_code=plan, code=code, facts=form.facts())
        except FaroError as error:
            form.add_error("code", str(error))
        else:
            return redirect("evaluation:commitment", plan=plan, code=made.code)
    context = {
        "title": _("Nuevo compromiso"),
        "form": form,
        "submit": _("Registrar"),
        "crumbs": [home_crumb(), _list_crumb(plan), Crumb(_("Nuevo"))],
    }
    return render(request, FORM_PAGE, context)


@require_http_methods(GET_AND_POST)
def edit_commitment(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Other facts for a commitment."""
    access = access_of(request)
    shown = commitment_for(access, plan, code, MANAGE)
    form = CommitmentForm(request.POST or None, held=shown.row)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            change_commitment(actor=access.actor, commitment=shown.row, facts=form.facts(), reason=reason)
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            return redirect("evaluation:commitment", plan=plan, code=code)
    context = {
        "title": _("Cambiar el compromiso {code}").format(code=code),
        "form": form,
        "crumbs": [home_crumb(), _list_crumb(plan), Crumb(code)],
    }
    return render(request, FORM_PAGE, context)


@require_http_methods(GET_AND_POST)
def proposal(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """One recommendation: make it a commitment, or decline it with a reason."""
    access = access_of(request)
    shown = proposal_for(access, plan, code)
    declining = request.POST.get("decision") == "decline"
    initial = {"code": code, "action": shown.text.text, "origin": _("Recomendación {code}").format(code=code)}
    accept = CommitmentForm(None if declining else request.POST or None, initial=initial)
    decline = DecisionForm(request.POST if declining else None)
    if request.method == "POST":
        access.require(MANAGE)
        if _decided(request, plan, code, decline if declining else accept):
            return redirect("evaluation:commitments", plan=plan)
    context = {
        "shown": shown,
        "decision": _decision(shown),
        "accept": accept,
        "decline": decline,
        "may_decide": access.may(MANAGE) and shown.decision is None,
        "crumbs": [home_crumb(), _list_crumb(plan), Crumb(code)],
    }
    return render(request, "evaluation/proposal.html", context)


def _decided(request: HttpRequest, plan: str, code: str, form: CommitmentForm | DecisionForm) -> bool:
    if not form.is_valid():
        return False
    actor, given = access_of(request).actor, form.cleaned_data
    try:
        if isinstance(form, DecisionForm):
            decline_proposal(actor=actor, plan_code=plan, text_id=code, reason=given["reason"])
        else:
            accept_proposal(actor=actor, plan_code=plan, text_id=code, code=given["code"], facts=form.facts())
    except FaroError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Decidido. Ya se ve en la página pública."))
    return True
