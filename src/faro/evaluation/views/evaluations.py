"""What is evaluated and published, and publishing it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.engine.method import load_method
from faro.evaluation.differences import FigureChange
from faro.evaluation.domain.methods import publication_methods
from faro.evaluation.domain.sealing import same_data
from faro.evaluation.forms.evaluations import PublishForm, RunForm
from faro.evaluation.inputs import package_of, package_to_publish, plan_facts
from faro.evaluation.models import EvaluationRun, Publication
from faro.evaluation.selectors.findings import findings_of
from faro.evaluation.selectors.guarded import PUBLISH, RUN, VIEW, plan_for
from faro.evaluation.selectors.publications import (
    changes_of,
    documents_of,
    latest_publication,
    publications,
    published_years,
    runs_of,
    sealed_package,
)
from faro.evaluation.services.publishing import Draft, NothingNew, draft_key, drafted, publish
from faro.evaluation.services.running import run, seal_inputs
from faro.evaluation.views.pieces import changes_table, document_downloads, runs_table, who
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.package.model import Package
from faro.plans.api import Plan
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, moment

GET_AND_POST = ["GET", "HEAD", "POST"]
FORM_PAGE = "evaluation/form.html"
RECENT = 20
"""Runs that the page of a year lists beside those published."""


def home_crumb() -> Crumb:
    """The way back to the first page."""
    return Crumb(_("Evaluaciones"), reverse("evaluation:home"))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every plan and year, and whether something waits to be published."""
    access_of(request).require(VIEW)
    rows = tuple(row for plan in plan_facts() for row in _plan_rows(plan))
    columns = (_("Plan"), _("Año"), _("Publicación"), _("Publicada el"), _("Desde entonces"))
    table = DataTable(_("Planes y años"), tuple(TableColumn(each) for each in columns), rows, stacked=True)
    return render(request, "evaluation/home.html", {"table": table, "crumbs": [Crumb(_("Evaluaciones"))]})


def _plan_rows(plan: Plan) -> list[tuple[Cell, ...]]:
    """The year that the plan is evaluated for, and every year published."""
    years = dict.fromkeys((plan.evaluation_year, *(year for _plan, year in published_years(plan.code))))
    return [_plan_row(plan, year, package_to_publish(plan.code, year)) for year in sorted(years, reverse=True)]


def _plan_row(plan: Plan, year: int, package: Package) -> tuple[Cell, ...]:
    latest = latest_publication(plan.code, year)
    url = reverse("evaluation:evaluation", kwargs={"plan": plan.code, "year": year})
    if latest is None:
        return Cell(plan.name, url), Cell(str(year)), Cell(_("Sin publicar")), Cell("—"), Cell(_("Todo por publicar"))
    news = _("Nada nuevo") if same_data(package, sealed_package(latest)) else _("Hay datos sin publicar")
    return (
        Cell(plan.name, url),
        Cell(str(year)),
        Cell(str(latest.number)),
        Cell(moment(latest.published_at)),
        Cell(news),
    )


@dataclass(frozen=True)
class PublicationLine:
    """A publication as it is listed."""

    publication: Publication
    by: str
    changes: DataTable | None
    summary: str


@require_safe
def evaluation(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """One plan in one year: its publications, documents, findings and runs."""
    access = access_of(request)
    found = plan_for(access, plan, year=year)
    listed = publications(plan, year)
    states = [each.state for each in findings_of(plan, year).values()]
    published_runs = runs_of(listed[0]) if listed else ()
    others = EvaluationRun.objects.filter(sealed__plan=plan, year=year).exclude(
        pk__in=[each.pk for each in published_runs]
    )
    runs = others.select_related("sealed").defer("results", "sealed__content")[:RECENT]
    context = {
        "plan": found,
        "year": year,
        "lines": [_line(each) for each in listed],
        "documents": document_downloads(documents_of(listed[0])) if listed else (),
        "published_runs": runs_table(published_runs, _("Corridas de lo publicado")) if listed else None,
        "runs": runs_table(runs, _("Otras corridas, las más recientes")) if runs else None,
        "states": {state: states.count(state) for state in dict.fromkeys(states)},
        "may_run": access.may(RUN),
        "may_publish": access.may(PUBLISH),
        "crumbs": [home_crumb(), Crumb(f"{found.code}, {year}")],
    }
    return render(request, "evaluation/evaluation.html", context)


def _line(publication: Publication) -> PublicationLine:
    changes = changes_of(publication)
    return PublicationLine(
        publication,
        who(publication.published_by),
        changes_table(changes) if changes else None,
        _changed_words(changes),
    )


def _changed_words(changes: tuple[FigureChange, ...]) -> str:
    """How many figures and how many findings differ."""
    findings = sum(each.kind == "finding" for each in changes)
    figures = len(changes) - findings
    words = ngettext("{n} cifra cambia", "{n} cifras cambian", figures).format(n=figures)
    if not findings:
        return words
    also = ngettext("{n} hallazgo", "{n} hallazgos", findings).format(n=findings)
    return _("{figures}, y {findings}").format(figures=words, findings=also)


@require_http_methods(GET_AND_POST)
def publish_page(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """What a publication would change, and publishing it."""
    access = access_of(request)
    found = plan_for(access, plan, PUBLISH, year)
    try:
        draft = drafted(plan, year)
    except FaroError as error:
        messages.error(request, str(error))
        return redirect("evaluation:evaluation", plan=plan, year=year)
    form = PublishForm(request.POST or None, first=draft.previous is None, initial={"seen": draft_key(draft)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = publish(actor=access.actor, plan_code=plan, year=year, reason=given["reason"], seen=given["seen"])
        except NothingNew as nothing:
            messages.warning(request, str(nothing))
            return redirect("evaluation:evaluation", plan=plan, year=year)
        except FaroError as error:
            form = PublishForm({**given, "seen": draft_key(draft)}, first=draft.previous is None)
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Publicado: publicación {n}.").format(n=made.number))
            return redirect("evaluation:evaluation", plan=plan, year=year)
    return render(request, "evaluation/publish.html", _publish_context(found, year, draft, form))


def _publish_context(plan: Plan, year: int, draft: Draft, form: PublishForm) -> dict[str, object]:
    return {
        "plan": plan,
        "year": year,
        "draft": draft,
        "form": form,
        "methods": [load_method(each.id).name for each in draft.published.methods],
        "summary": _changed_words(draft.changes),
        "changes": changes_table(draft.changes) if draft.changes else None,
        "crumbs": [home_crumb(), _evaluation_crumb(plan, year), Crumb(_("Publicar"))],
    }


def _evaluation_crumb(plan: Plan, year: int) -> Crumb:
    url = reverse("evaluation:evaluation", kwargs={"plan": plan.code, "year": year})
    return Crumb(f"{plan.code}, {year}", url)


@require_http_methods(GET_AND_POST)
def run_page(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """Choosing methods and running them over the plan as it stands."""
    access = access_of(request)
    found = plan_for(access, plan, RUN, year)
    form = RunForm(request.POST or None, initial={"methods": _usual_methods(plan, year)})
    if request.method == "POST" and form.is_valid():
        try:
            sealed = seal_inputs(plan, year)
            made = run(actor=access.actor, sealed=sealed, method_ids=form.cleaned_data["methods"], year=year)
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, ngettext("{n} corrida lista.", "{n} corridas listas.", len(made)).format(n=len(made))
            )
            return redirect("evaluation:run", number=made[0].pk)
    context = {
        "title": _("Evaluar"),
        "intro": _("Se sellan los datos del plan como están ahora y se aplica cada método. No se publica nada."),
        "submit": _("Evaluar"),
        "form": form,
        "crumbs": [home_crumb(), _evaluation_crumb(found, year), Crumb(_("Evaluar"))],
    }
    return render(request, FORM_PAGE, context)


def _usual_methods(plan: str, year: int) -> tuple[str, ...]:
    try:
        return publication_methods(package_of(plan, year), year)
    except FaroError:
        return ()
