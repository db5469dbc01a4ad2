"""Pages of those who read what citizens write before everyone does."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.questions.forms.staff import ModerationForm
from faro.questions.models import Statement
from faro.questions.selectors import MODERATE, statement_for, to_moderate
from faro.questions.services import publish_statement, withhold_statement
from faro.questions.views.presenting import staff_crumb
from faro.ui.api import Crumb, page_of


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What nobody has read yet, oldest first."""
    access_of(request).require(MODERATE)
    context = {
        "page": page_of(request, to_moderate()),
        "crumbs": [staff_crumb(), Crumb(_("Textos por revisar"))],
    }
    return render(request, "questions/moderation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def moderate(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """One text, and whether it is shown."""
    access = access_of(request)
    statement = statement_for(access, number, place)
    form = ModerationForm(request.POST or None, statement=statement)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(access.actor, statement, form)
        except FaroError as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, _("Guardado."))
            return redirect("questions:moderation")
    context = {
        "form": form,
        "statement": statement,
        "crumbs": [
            staff_crumb(),
            Crumb(_("Textos por revisar"), reverse("questions:moderation")),
            Crumb(statement.question_id),
        ],
    }
    return render(request, "questions/moderate.html", context)


def _decide(actor: Actor, statement: Statement, form: ModerationForm) -> None:
    given = form.cleaned_data
    if given["decision"] == form.WITHHOLD:
        withhold_statement(actor=actor, statement=statement, reason=given["reason"])
    else:
        publish_statement(actor=actor, statement=statement, public_text=given["public_text"], reason=given["reason"])
