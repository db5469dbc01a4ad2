"""Pages of the staff: the files, bringing some, and where each is used."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.evidence.forms import LinkForm, SearchForm, UploadForm
from faro.evidence.models import Evidence
from faro.evidence.selectors import ADD, DISPOSE, PUBLISH, VIEW_ORIGINAL, file_for, files_seen_by, may
from faro.evidence.services import link_file
from faro.evidence.services.subjects import key_of
from faro.evidence.views.presenting import facts_of, files_crumb, link_lines, table_of
from faro.evidence.views.receiving import receive
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.ledger.api import history
from faro.ui.api import Crumb, Page, page_of

PER_PAGE = 25


@require_safe
def file_list(request: HttpRequest) -> HttpResponse:
    """The files within reach."""
    access = access_of(request)
    form = SearchForm(request.GET or None)
    page: Page[Evidence] = page_of(request, files_seen_by(access, *form.wanted()), PER_PAGE)
    context = {
        "form": form,
        "page": page,
        "table": table_of(page.items),
        "may_add": access.may(ADD),
        "may_dispose": access.may(DISPOSE),
        "crumbs": [Crumb(_("Archivos"))],
    }
    return render(request, "evidence/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Bringing files. Those that may be kept are kept; of the others it is said why not."""
    access = access_of(request)
    access.require(ADD)
    form = UploadForm(
        request.POST or None, request.FILES or None, access=access, initial={"about": request.GET.get("sobre", "")}
    )
    if request.method == "POST" and form.is_valid():
        kept = receive(access.actor, form)
        if kept:
            words = ngettext("Se guardó {n} archivo.", "Se guardaron {n} archivos.", len(kept))
            messages.success(request, words.format(n=len(kept)))
        if not form.errors:
            return redirect("evidence:file", sha256=kept[0].sha256) if len(kept) == 1 else redirect("evidence:list")
    context = {"form": form, "crumbs": [files_crumb(), Crumb(_("Subir archivos"))]}
    return render(request, "evidence/upload.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, sha256: str) -> HttpResponse:
    """One file: what it is, where it is used, its history; and one more place to use it."""
    access = access_of(request)
    evidence = file_for(access, sha256)
    form = LinkForm(request.POST or None, access=access) if access.may(ADD) else None
    if request.method == "POST":
        access.require(ADD)
        if form is not None and form.is_valid():
            given = form.cleaned_data
            try:
                link_file(actor=access.actor, evidence=evidence, subject=given["about"], unit=given["unit"])
            except FaroError as error:
                form.add_error(None, str(error))
            else:
                return redirect("evidence:file", sha256=sha256)
    context = {
        "form": form if evidence.disposed_at is None else None,
        "evidence": evidence,
        "facts": facts_of(evidence),
        "links": link_lines(evidence, access),
        "may_open": evidence.may_be_served and may(access, VIEW_ORIGINAL, evidence),
        "may_publish": evidence.may_be_served and may(access, PUBLISH, evidence),
        "history": history(key_of(evidence)),
        "crumbs": [files_crumb(), Crumb(evidence.name)],
    }
    return render(request, "evidence/file.html", context)
