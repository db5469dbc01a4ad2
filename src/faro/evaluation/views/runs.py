"""One run, two runs side by side, and the documents made from runs."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from faro.directory.api import access_of
from faro.engine.evaluation import Run
from faro.engine.method import load_method
from faro.evaluation.domain.comparing import CAUSES, Compared, compared
from faro.evaluation.forms.evaluations import CompareForm
from faro.evaluation.models import EvaluationRun, ReportFile
from faro.evaluation.selectors.guarded import RUN, VIEW, document_for, run_for
from faro.evaluation.selectors.publications import runs_key
from faro.evaluation.selectors.sealed import recalculate, results_of
from faro.evaluation.services.reporting import make_documents
from faro.evaluation.views.evaluations import home_crumb
from faro.evaluation.views.pieces import document_downloads, in_groups, method_name, who
from faro.kernel.errors import FaroError
from faro.kernel.formats import MISSING, number, percent
from faro.kernel.text import _
from faro.reports.lights import light_word
from faro.reports.report import FORMATS
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn, moment, page_of

CHOICES = 60
"""Runs that the comparison offers, the newest."""

PER_PAGE = 50
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


@require_safe
def run_detail(request: HttpRequest, number: int) -> HttpResponse:
    """What was run, its digests, its results by objective."""
    access = access_of(request)
    kept = run_for(access, number)
    documents = ReportFile.objects.filter(runs_key=runs_key([kept])).defer("content").order_by("id")
    results = results_of(kept)
    context = {
        "run": kept,
        "facts": _facts(kept),
        "table": _results(results),
        "documents": document_downloads(documents),
        "may_run": access.may(RUN),
        "may_document": access.may(RUN) and not results.elements.is_empty(),
        "formats": FORMATS,
        "crumbs": [home_crumb(), Crumb(_("Corrida {n}").format(n=kept.pk))],
    }
    return render(request, "evaluation/run.html", context)


def _facts(kept: EvaluationRun) -> list[Fact]:
    return [
        Fact(_("Plan y año"), f"{kept.sealed.plan}, {kept.year}"),
        Fact(_("Método"), method_name(kept.method), note=_("versión {v}").format(v=kept.method_version)),
        Fact(_("Motor"), kept.engine_version),
        Fact(_("Hecha"), moment(kept.made_at), note=who(kept.made_by)),
        Fact(_("Huella de los datos"), in_groups(kept.sealed.digest)),
        Fact(_("Huella de los resultados"), in_groups(kept.digest)),
    ]


def _results(run: Run) -> DataTable:
    """The elements with the targets in force or, for the POI, its groups."""
    rows = [row for row in run.elements.to_dicts() if row["in_force"]] or run.groups.to_dicts()
    rows.sort(key=lambda row: (row.get("parent") or row.get("element") or "", row.get("parent") is not None))
    cells = tuple((Cell(row.get("element") or row["code"]), *_result(run, row)) for row in rows)
    columns = (TableColumn(_("Código")), TableColumn(_("Resultado"), figures=True), TableColumn(_("Color")))
    return DataTable(_("Resultados"), columns, cells)


def _result(run: Run, row: dict[str, object]) -> tuple[Cell, Cell]:
    result, light = row["result"], row["light"]
    shown = percent(result) if isinstance(result, float) else MISSING
    word = light_word(run.method, light if isinstance(light, str) else None)
    return Cell(shown), Cell(word, light=str(light))


@require_POST
def recalculate_run(request: HttpRequest, number: int) -> HttpResponse:
    """Computes again from the sealed inputs and says whether the same comes out. Nothing is kept."""
    kept = run_for(access_of(request), number, RUN)
    try:
        again = recalculate(kept)
    except FaroError as error:
        messages.error(request, str(error))
        return redirect("evaluation:run", number=number)
    if again.same:
        messages.success(request, _("Recalculada: sale lo mismo, byte por byte."))
    else:
        why = " ".join(again.changed) or _("Nada de lo que se conoce cambió: avise a quien mantiene Faro.")
        messages.warning(request, _("Recalculada: salen otras cifras. {why}").format(why=why))
    return redirect("evaluation:run", number=number)


@require_POST
def make_document(request: HttpRequest, number: int) -> HttpResponse:
    """Makes the documents of one run."""
    access = access_of(request)
    kept = run_for(access, number, RUN)
    wanted = [each for each in request.POST.getlist("format") if each in FORMATS] or list(FORMATS)
    try:
        make_documents(actor=access.actor, runs=[kept], formats=wanted)
    except FaroError as error:
        messages.error(request, str(error))
    return redirect("evaluation:run", number=number)


@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    """The bytes of a document, to be saved and never shown as a page of this site."""
    kept = document_for(access_of(request), number)
    response = HttpResponse(bytes(kept.content), content_type=CONTENT_TYPES[kept.file_format])
    response.headers["Content-Disposition"] = f'attachment; filename="{kept.name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two runs: each element and indicator under both."""
    access_of(request).require(VIEW)
    runs = EvaluationRun.objects.defer("results", "sealed__content").select_related("sealed").order_by("-id")[:CHOICES]
    form = CompareForm(request.GET or None, runs=[(str(each.pk), _run_label(each)) for each in runs])
    context: dict[str, object] = {"form": form, "crumbs": [home_crumb(), Crumb(_("Comparar"))]}
    if form.is_valid():
        pair = [run_for(access_of(request), int(form.cleaned_data[name])) for name in ("a", "b")]
        first, second = (results_of(each) for each in pair)
        rows = compared(first, second)
        shown = [row for row in rows if row.differs or form.cleaned_data["todo"]]
        page = page_of(request, shown, PER_PAGE)
        context |= {
            "page": page,
            "differing": sum(row.differs for row in rows),
            "total": len(rows),
            "table": _comparison(page.items, first, second),
        }
    return render(request, "evaluation/compare.html", context)


def _run_label(run: EvaluationRun) -> str:
    """Told by method and moment: what people know; the digest tells apart data sealed in the same minute."""
    return _("{n}: {plan} {year}, {method}, hecha el {moment} (datos {digest})").format(
        n=run.pk,
        plan=run.sealed.plan,
        year=run.year,
        method=method_name(run.method),
        moment=moment(run.made_at),
        digest=run.sealed.digest[:6],
    )


def _comparison(rows: tuple[Compared, ...], first: Run, second: Run) -> DataTable:
    one, other = (load_method(run.method.id) for run in (first, second))
    columns = (
        TableColumn(_("Código")),
        TableColumn(_("Primera"), figures=True),
        TableColumn(_("Color")),
        TableColumn(_("Segunda"), figures=True),
        TableColumn(_("Color")),
        TableColumn(_("Diferencia, en puntos"), figures=True),
        TableColumn(_("Por qué")),
    )
    cells = tuple(
        (
            Cell(row.code),
            Cell(percent(row.first)),
            Cell(light_word(one, row.first_light), light=row.first_light or "nd"),
            Cell(percent(row.second)),
            Cell(light_word(other, row.second_light), light=row.second_light or "nd"),
            Cell(MISSING if row.difference is None else _signed(row.difference)),
            Cell(_why(row)),
        )
        for row in rows
    )
    return DataTable(_("Diferencias"), columns, cells, stacked=True)


def _signed(points: float) -> str:
    return f"+{number(points)}" if points > 0 else number(points)


def _why(row: Compared) -> str:
    words = ", ".join(CAUSES[cause] for cause in row.causes) or "—"
    return f"{words}: {row.detail}" if row.detail else words
