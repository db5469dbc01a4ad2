"""Pages on which something is decided about files: unlinking, publishing, disposing."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from faro.directory.api import access_of
from faro.evidence.forms import PublishForm, ReasonForm
from faro.evidence.models import Evidence
from faro.evidence.ports import place_of
from faro.evidence.selectors import DISPOSE, PUBLISH, due_for_disposal, file_for, link_for
from faro.evidence.services import dispose, publish_file, unlink_file, withdraw_file
from faro.evidence.views.presenting import files_crumb
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.ui.api import Crumb, carried_out

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_AND_POST)
def unlink(request: HttpRequest, sha256: str, place: int) -> HttpResponse:
    """Take back that a file is about something."""
    access = access_of(request)
    link = link_for(access, sha256, place)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        unlink_file(actor=access.actor, link=link, reason=form.cleaned_data["reason"])

    title = _("Desvincular de {title}").format(title=place_of(link.subject).title)
    return _form_page(request, link.evidence, form, title, act)


@require_http_methods(GET_AND_POST)
def publish(request: HttpRequest, sha256: str) -> HttpResponse:
    """Let everyone read a file."""
    access = access_of(request)
    evidence = file_for(access, sha256, PUBLISH)
    form = PublishForm(request.POST or None, initial={"title": evidence.public_title})

    def act() -> None:
        given = form.cleaned_data
        publish_file(actor=access.actor, evidence=evidence, title=given["title"], reason=given["reason"])

    return _form_page(request, evidence, form, _("Publicar el documento"), act)


@require_http_methods(GET_AND_POST)
def withdraw(request: HttpRequest, sha256: str) -> HttpResponse:
    """Stop showing a file to everyone."""
    access = access_of(request)
    evidence = file_for(access, sha256, PUBLISH)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        withdraw_file(actor=access.actor, evidence=evidence, reason=form.cleaned_data["reason"])

    return _form_page(request, evidence, form, _("Dejar de publicar"), act)


def _form_page(
    request: HttpRequest, evidence: Evidence, form: Form, title: str, act: Callable[[], None]
) -> HttpResponse:
    if carried_out(request, form, act):
        messages.success(request, _("Guardado."))
        return redirect("evidence:file", sha256=evidence.sha256)
    context = {
        "form": form,
        "title": title,
        "evidence": evidence,
        "crumbs": [files_crumb(), Crumb(evidence.name, reverse("evidence:file", args=[evidence.sha256])), Crumb(title)],
    }
    return render(request, "evidence/act.html", context)


@require_http_methods(GET_AND_POST)
def retention(request: HttpRequest) -> HttpResponse:
    """What has passed its term. Seeing it changes nothing; what is marked is deleted, with a reason."""
    access = access_of(request)
    access.require(DISPOSE)
    due = due_for_disposal(timezone.localdate())
    form = ReasonForm(request.POST or None)
    chosen = request.POST.getlist("file")
    if request.method == "POST" and form.is_valid():
        try:
            gone = dispose(actor=access.actor, digests=chosen, reason=form.cleaned_data["reason"])
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            words = ngettext("Se eliminó {n} archivo.", "Se eliminaron {n} archivos.", len(gone))
            messages.success(request, words.format(n=len(gone)))
            return redirect("evidence:retention")
    crumbs = [files_crumb(), Crumb(_("Conservación"))]
    context = {"form": form, "due": due, "chosen": chosen, "crumbs": crumbs}
    return render(request, "evidence/retention.html", context)
