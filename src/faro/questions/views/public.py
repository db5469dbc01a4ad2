"""Pages for everyone: questioning a figure, the questions, and what was corrected."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.catalogs.api import term
from faro.directory.api import client_address
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.questions.domain import states
from faro.questions.forms.public import AskForm, WordsForm
from faro.questions.forms.staff import ListForm
from faro.questions.links import follow_up_path, is_follow_up_token
from faro.questions.models import Question
from faro.questions.ports import Subject, subject_of
from faro.questions.selectors import all_followed, errata, followed, for_everyone, public_questions, question_of
from faro.questions.services import ask as receive
from faro.questions.services import clarify, contest
from faro.questions.services.following import may_contest
from faro.questions.views.presenting import facts_of, public_crumb, table_of, thread_of, unit_name
from faro.ui.api import Crumb, Page, page_of

PER_PAGE = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form with which anyone questions a published figure."""
    key = request.GET.get("sobre", "")
    about = _published(key)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            question = receive(
                subject=key,
                text=form.question(),
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                address=client_address(request) or "",
                site=request.build_absolute_uri("/"),
            )
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            return redirect(follow_up_path(question.number))
    context = {
        "form": form,
        "subject": about,
        "unit": unit_name(about.unit_code),
        "term": term("questions.answer"),
        "crumbs": [public_crumb(), Crumb(_("Cuestionar una cifra"))],
    }
    return render(request, "questions/ask.html", context)


def _published(key: str) -> Subject:
    about = subject_of(key) if key else None
    if about is None or not about.published:
        raise Http404(_("Esa cifra no está publicada: no se puede cuestionar."))
    return about


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    """Every question, with its state."""
    form = ListForm(request.GET or None)
    page: Page[Question] = page_of(request, public_questions(**form.wanted()), PER_PAGE)
    table = table_of(all_followed(page.items, public_only=True), _("Cuestiones recibidas"))
    context = {"form": form, "page": page, "table": table, "crumbs": [Crumb(_("Cuestiones"))]}
    return render(request, "questions/list.html", context)


@require_safe
def question(request: HttpRequest, number: str) -> HttpResponse:
    """One question and all that was said about it."""
    shown = for_everyone(question_of(number))
    context = {
        "thread": thread_of(shown),
        "followed": shown,
        "facts": facts_of(shown),
        "crumbs": [public_crumb(), Crumb(number)],
    }
    return render(request, "questions/question.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """The page of who asked: the number, the term, and what they may still say."""
    if not is_follow_up_token(number, token):
        raise Http404(_("El enlace no es el de esta cuestión."))
    asked = question_of(number)
    suspended = asked.state == states.SUSPENDED
    may_speak = suspended or may_contest(asked)
    label = _("Su aclaración") if suspended else _("¿Qué quedó sin responder?")
    form = WordsForm(request.POST or None, label=label) if may_speak else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            (clarify if suspended else contest)(question=asked, text=form.cleaned_data["text"])
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            return redirect(request.path)
    shown = followed(asked)
    context = {
        "form": form,
        "suspended": suspended,
        "followed": shown,
        "thread": thread_of(shown),
        "facts": facts_of(shown),
        "secret_link": request.build_absolute_uri(request.path),
        "crumbs": [public_crumb(), Crumb(number)],
    }
    return render(request, "questions/follow_up.html", context)


@require_safe
def errata_list(request: HttpRequest) -> HttpResponse:
    """What was corrected: what it said, what it says, since when."""
    context = {"page": page_of(request, errata(), PER_PAGE), "crumbs": [Crumb(_("Fe de erratas"))]}
    return render(request, "questions/errata.html", context)
