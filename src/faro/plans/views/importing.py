"""Bringing a package in: upload, look at what it does, confirm."""

import csv
import io

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _, ngettext
from faro.package.limits import LIMITS
from faro.plans.domain.differences import Differences, Kind
from faro.plans.domain.unpacking import Uploaded
from faro.plans.forms import ConfirmForm, UploadForm
from faro.plans.models import Upload
from faro.plans.selectors.meeting import fingerprint, preview_import
from faro.plans.selectors.wording import row_changes, silent_words
from faro.plans.services.importing import Decisions
from faro.plans.services.uploading import confirm_upload, receive_upload, uploaded_package
from faro.plans.views.differences import counts_table
from faro.plans.views.fetching import crumbs
from faro.plans.vocabulary import IMPORT
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, page_of

_FORM = ("GET", "HEAD", "POST")
_PER_PAGE = 25
_UNPROCESSABLE = 422
_PROBLEM_COLUMNS = ("file", "row", "column", "value", "message", "mend")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@require_http_methods(_FORM)
def upload(request: HttpRequest) -> HttpResponse:
    """Choosing the file."""
    access = access_of(request)
    access.require(IMPORT)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        # One byte more than what is allowed is enough to know that it is too much.
        content = file.read(LIMITS.file_bytes + 1)
        kept = receive_upload(actor=access.actor, upload=Uploaded(content, file.name))
        return redirect("plans:preview", kept.digest)
    status = _UNPROCESSABLE if form.errors else 200
    context = {"form": form, "crumbs": crumbs(None, Crumb(_("Importar")))}
    return render(request, "plans/upload.html", context, status=status)


@require_http_methods(_FORM)
def preview(request: HttpRequest, digest: str) -> HttpResponse:
    """What the package would do, and confirming it; or all that is wrong with it."""
    access_of(request).require(IMPORT)
    kept = get_object_or_404(Upload, digest=digest)
    if kept.problems:
        return _problems(request, kept)
    differences = preview_import(uploaded_package(kept))
    form = _confirm_form(request, differences)
    if request.method == "POST" and form.is_valid():
        try:
            return _confirm(request, kept, form)
        except InputProblems as problems:
            for problem in problems.problems:
                form.add_error(None, f"{problem.place.file}: {problem.message} {problem.mend}")
        except FaroError as error:
            form.add_error(None, str(error))
    context = {
        "upload": kept,
        "differences": differences,
        "counts": counts_table(differences),
        "page": page_of(request, row_changes(differences), _PER_PAGE),
        "silent": silent_words(differences),
        "form": form,
        "crumbs": crumbs(None, Crumb(_("Importar"), reverse("plans:upload")), Crumb(kept.origin)),
    }
    return render(request, "plans/preview.html", context, status=_UNPROCESSABLE if form.errors else 200)


def _confirm_form(request: HttpRequest, differences: Differences) -> ConfirmForm:
    return ConfirmForm(
        request.POST or None,
        seen=fingerprint(differences),
        conflicts=differences.count(Kind.CONFLICT),
        removals=differences.count(Kind.REMOVED),
    )


def _confirm(request: HttpRequest, kept: Upload, form: ConfirmForm) -> HttpResponse:
    given = form.cleaned_data
    conflicts = given.get("conflicts")
    decisions = Decisions(
        take_conflicts=None if conflicts is None else conflicts == "take",
        remove=bool(given.get("remove")),
        seen=given["seen"],
    )
    outcome = confirm_upload(
        actor=access_of(request).actor,
        digest=kept.digest,
        instrument=given["instrument"],
        reason=given["reason"],
        decisions=decisions,
    )
    said = (
        _("Paquete importado. Los ciudadanos verán los cambios cuando se publiquen, en Evaluaciones.")
        if outcome.written
        else _("El plan ya era igual al paquete: no cambió nada.")
    )
    messages.success(request, said)
    return redirect("plans:plan", outcome.plan)


def _problems(request: HttpRequest, kept: Upload) -> HttpResponse:
    page = page_of(request, kept.problems, _PER_PAGE * 2)
    context = {
        "upload": kept,
        "title": ngettext(
            "El archivo tiene {n} error: no se importó nada",
            "El archivo tiene {n} errores: no se importó nada",
            len(kept.problems),
        ).format(n=len(kept.problems)),
        "page": page,
        "table": _problems_table(page.items),
        "crumbs": crumbs(None, Crumb(_("Importar"), reverse("plans:upload")), Crumb(kept.origin)),
    }
    return render(request, "plans/problems.html", context)


def _headings() -> tuple[str, ...]:
    return _("Archivo u hoja"), _("Fila"), _("Columna"), _("Valor"), _("Qué pasa"), _("Cómo se corrige")


def _problems_table(problems: tuple[dict[str, object], ...]) -> DataTable:
    rows = tuple(
        tuple(Cell("—" if problem[name] is None else str(problem[name])) for name in _PROBLEM_COLUMNS)
        for problem in problems
    )
    named = zip(_headings(), _PROBLEM_COLUMNS, strict=True)
    columns = tuple(TableColumn(heading, figures=name == "row") for heading, name in named)
    return DataTable(_("Errores del archivo"), columns, rows, stacked=True)


@require_safe
def problems_csv(request: HttpRequest, digest: str) -> HttpResponse:
    """All that is wrong with an upload, to mend it with the list beside."""
    access_of(request).require(IMPORT)
    kept = get_object_or_404(Upload, digest=digest)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_headings())
    writer.writerows([_harmless(problem[name]) for name in _PROBLEM_COLUMNS] for problem in kept.problems)
    # The mark makes a spreadsheet read the accents as they are.
    content = buffer.getvalue().encode("utf-8-sig")
    headers = {"Content-Disposition": 'attachment; filename="errores.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _harmless(value: object) -> str:
    """A value from a stranger's file must not become a formula in whoever opens the list."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_RISKY) else text
