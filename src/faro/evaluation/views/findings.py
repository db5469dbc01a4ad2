"""Findings of what is published: listing, and answering one or many."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of, unit_labels
from faro.evaluation.domain.finding_states import FindingState
from faro.evaluation.forms.findings import AnswerForm, FindingFilter
from faro.evaluation.selectors.findings import findings_of
from faro.evaluation.selectors.guarded import ANSWER, VIEW, finding_for, may_answer, plan_for
from faro.evaluation.selectors.publications import published_years
from faro.evaluation.services.answering import answer_findings
from faro.evaluation.views.evaluations import GET_AND_POST, home_crumb
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.ledger.api import history, subject_key
from faro.reports.findings.wording import CLASSES, SEVERITIES
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn, moment, page_of

PER_PAGE = 25


@require_safe
def all_findings(request: HttpRequest) -> HttpResponse:
    """The findings of the plan and year that stands first, or a word that there are none."""
    access_of(request).require(VIEW)
    standing = published_years()
    if standing:
        return redirect("evaluation:findings", plan=standing[0][0], year=standing[0][1])
    return render(request, "evaluation/nothing.html", {"title": _("Hallazgos"), "crumbs": [home_crumb()]})


@require_http_methods(GET_AND_POST)
def findings(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The findings with their state; a POST answers those marked."""
    access = access_of(request)
    plan_for(access, plan, year=year)
    if request.method == "POST":
        access.require(ANSWER)
    states = findings_of(plan, year)
    answer = AnswerForm(request.POST or None)
    if request.method == "POST":
        marked = request.POST.getlist("finding")
        if answer.is_valid() and _answered(request, access, (plan, year), marked, answer):
            return redirect(request.get_full_path())
    form = FindingFilter(request.GET or None)
    page = page_of(request, form.chosen(states.values()), PER_PAGE)
    context = {
        "plan": plan,
        "year": year,
        "years": [each for each in published_years() if each != (plan, year)],
        "filter": form,
        "form": answer,
        "page": page,
        "lines": [(each, _words(each), may_answer(access, each)) for each in page.items],
        "may_answer": access.may(ANSWER),
        "crumbs": [home_crumb(), _evaluation_crumb(plan, year), Crumb(_("Hallazgos"))],
    }
    return render(request, "evaluation/findings.html", context)


def _words(each: FindingState) -> str:
    severities = {key.value: label for key, label in SEVERITIES.items()}
    classes = {key.value: label for key, label in CLASSES.items()}
    return f"{severities[each.finding.severity]} · {classes[each.finding.rule_class]} · {each.label}"


def _evaluation_crumb(plan: str, year: int) -> Crumb:
    return Crumb(f"{plan}, {year}", reverse("evaluation:evaluation", kwargs={"plan": plan, "year": year}))


def _answered(
    request: HttpRequest, access: Access, where: tuple[str, int], marked: Sequence[str], form: AnswerForm
) -> bool:
    """Whether the answer was kept; what stands against it is said in the form. Raises PermissionDenied."""
    states = findings_of(*where)
    if not all(may_answer(access, states[each]) for each in marked if each in states):
        raise PermissionDenied(_("Responder hallazgos"))
    access.require(ANSWER)
    given = form.cleaned_data
    try:
        kept = answer_findings(
            actor=access.actor,
            plan_code=where[0],
            year=where[1],
            finding_ids=marked,
            state=given["state"],
            answer=given["answer"],
        )
    except FaroError as error:
        form.add_error(None, str(error))
        return False
    said = ngettext("Se respondió {n} hallazgo.", "Se respondieron {n} hallazgos.", len(kept))
    messages.success(request, said.format(n=len(kept)))
    return True


@require_http_methods(GET_AND_POST)
def finding(request: HttpRequest, plan: str, year: int, identifier: str) -> HttpResponse:
    """One finding: what does not add up, where, its answer and its history."""
    access = access_of(request)
    state = finding_for(access, plan, year, identifier)
    if request.method == "POST":
        access.require(ANSWER)
    form = AnswerForm(request.POST or None).of_one(state.state)
    if request.method == "POST" and form.is_valid() and _answered(request, access, (plan, year), [identifier], form):
        return redirect(request.path)
    places = tuple((Cell(place), Cell(printed)) for place, printed in state.finding.places)
    columns = (TableColumn(_("Lugar")), TableColumn(_("Impreso")))
    back = reverse("evaluation:findings", kwargs={"plan": plan, "year": year})
    context = {
        "state": state,
        "facts": _facts(state),
        "places": DataTable(_("Dónde está"), columns, places, stacked=True),
        "form": form if may_answer(access, state) and state.corrected_in is None else None,
        "history": history(subject_key("finding", plan, str(year), identifier)),
        "crumbs": [home_crumb(), _evaluation_crumb(plan, year), Crumb(_("Hallazgos"), back), Crumb(identifier)],
    }
    return render(request, "evaluation/finding.html", context)


def _facts(state: FindingState) -> list[Fact]:
    unit = state.finding.responsible_unit
    facts = [
        Fact(_("Estado"), _words(state)),
        Fact(_("Publicado desde"), _("publicación {n}").format(n=state.first_in)),
        Fact(_("Responde"), unit_labels().get(unit, unit) if unit else _("Planeamiento")),
    ]
    if state.corrected_in:
        facts.append(Fact(_("Corregido en"), _("publicación {n}").format(n=state.corrected_in)))
    if state.answered_at:
        facts.append(Fact(_("Respondido"), moment(state.answered_at), note=state.by_role))
    return facts
