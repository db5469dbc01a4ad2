"""Lists of parties, both ways."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _, ngettext
from faro.parties.domain.lists import ListFormat, write_list
from faro.parties.forms.acts import ExportForm, ListForm
from faro.parties.models import ListUpload
from faro.parties.selectors import EXPORT, IMPORT, VIEW, search, upload_for
from faro.parties.services import export_noted, preview_list, receive_list, take_list
from faro.parties.services.lists import NEW, SKIP, Pending
from faro.parties.views.editing import GET_AND_POST, UNPROCESSABLE
from faro.parties.views.presenting import list_crumb, name_for, party_path
from faro.ui.api import Crumb, page_of, problems_table

LARGEST_READ = 50_000_000
PER_PAGE = 50
_TYPES = {
    ListFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ListFormat.CSV: "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """A row to decide about, in words; ``field`` is the name of its choice, ``chosen`` what was chosen."""

    pending: Pending
    field: str
    chosen: str
    alike: tuple[tuple[str, str, str], ...]


@require_http_methods(GET_AND_POST)
def upload(request: HttpRequest) -> HttpResponse:
    """Choosing the file."""
    access = _importer(request)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            kept = receive_list(actor=access.actor, name=given.name, content=given.read(LARGEST_READ))
        except FaroError as error:
            form.add_error("file", str(error))
        else:
            return redirect("parties:decide", digest=kept.digest)
    context = {"form": form, "crumbs": [list_crumb(), Crumb(_("Traer una lista"))]}
    return render(request, "parties/upload.html", context, status=UNPROCESSABLE if form.errors else 200)


def _importer(request: HttpRequest) -> Access:
    access = access_of(request)
    for code in (VIEW, IMPORT):
        access.require(code)
    return access


@require_safe
def template(request: HttpRequest, suffix: str) -> HttpResponse:
    """A list to be filled in."""
    _importer(request)
    form = ListFormat(suffix)
    return _file(write_list([], {}, form), f"{_('plantilla-de-fichas')}.{form.value}", form)


@require_http_methods(GET_AND_POST)
@never_cache
def decide(request: HttpRequest, digest: str) -> HttpResponse:
    """What the list would do, deciding row by row, and taking it; or all that is wrong with it."""
    access = _importer(request)
    kept = upload_for(access, digest)
    refused = ""
    try:
        if request.method == "POST":
            try:
                return _take(request, access, kept)
            except InputProblems:
                raise
            except FaroError as error:
                refused = str(error)
        preview = preview_list(upload=kept)
    except InputProblems as problems:
        return _problems(request, kept, problems)
    except FaroError as error:
        messages.error(request, str(error))
        return redirect("parties:upload")
    context = {
        "upload": kept,
        "preview": preview,
        "decisions": [_decision(request, access, each) for each in preview.pending],
        "known": [(row.number, key, party_path(key)) for row, key in preview.known],
        "refused": refused,
        "crumbs": [list_crumb(), Crumb(kept.name)],
    }
    return render(request, "parties/decide.html", context, status=UNPROCESSABLE if refused else 200)


def _take(request: HttpRequest, access: Access, kept: ListUpload) -> HttpResponse:
    decisions = {
        int(name.removeprefix("fila-")): choice
        for name, choice in request.POST.items()
        if name.startswith("fila-") and name.removeprefix("fila-").isdecimal() and isinstance(choice, str)
    }
    taken = take_list(actor=access.actor, upload=kept, decisions=decisions, digest=request.POST.get("visto", ""))
    words = ngettext("Se registró {n} ficha.", "Se registraron {n} fichas.", len(taken)).format(n=len(taken))
    messages.success(request, words)
    return redirect("parties:list")


def _decision(request: HttpRequest, access: Access, pending: Pending) -> Decision:
    field = f"fila-{pending.row.number}"
    alike = [
        (name_for(access, each.party), party_path(each.party.key), each.likeness.words) for each in pending.candidates
    ]
    alike += [(_("Fila {n} de esta lista").format(n=twin.number), "", "") for twin in pending.twins]
    chosen = request.POST.get(field, "")
    return Decision(pending, field, chosen if chosen in (NEW, SKIP) else "", tuple(alike))


def _problems(request: HttpRequest, kept: ListUpload, found: InputProblems) -> HttpResponse:
    page = page_of(request, found.problems, PER_PAGE)
    context = {
        "upload": kept,
        "title": str(found),
        "page": page,
        "table": problems_table(_("Errores de la lista"), page.items),
        "crumbs": [list_crumb(), Crumb(kept.name)],
    }
    return render(request, "parties/problems.html", context, status=UNPROCESSABLE)


@require_http_methods(GET_AND_POST)
def export(request: HttpRequest) -> HttpResponse:
    """The parties as a file, with a reason that is noted."""
    access = access_of(request)
    for code in (VIEW, EXPORT):
        access.require(code)
    form = ExportForm(request.POST or None, initial={"form": ListFormat.XLSX.value})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        suffix = ListFormat(given["form"])
        parties = search(kind=given["kind"])
        try:
            content = export_noted(actor=access.actor, parties=parties, form=suffix, reason=given["reason"])
        except FaroError as error:
            form.add_error("reason", str(error))
        else:
            return _file(content, f"{_('fichas')}.{suffix.value}", suffix)
    context = {
        "form": form,
        "title": _("Descargar las fichas"),
        "crumbs": [list_crumb(), Crumb(_("Descargar"))],
    }
    return render(request, "parties/export.html", context, status=UNPROCESSABLE if form.errors else 200)


def _file(content: bytes, name: str, form: ListFormat) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=_TYPES[form], headers=headers)
