"""Pages of the staff: the questions to answer, and what is done with each."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import history
from faro.questions.domain.states import STATES
from faro.questions.forms.staff import AnswerForm, ListForm, ReasonForm, ReassignForm
from faro.questions.models import Question
from faro.questions.ports import subject_of
from faro.questions.selectors import (
    ANSWER,
    MODERATE,
    REASSIGN,
    all_followed,
    followed,
    question_for,
    questions_seen_by,
    to_moderate,
)
from faro.questions.services import answer as give_answer
from faro.questions.services import ask_clarification as request_clarification
from faro.questions.services import extend as extend_term
from faro.questions.services import reassign as give_to_unit
from faro.questions.services import take_up as begin
from faro.questions.services.notes import key_of
from faro.questions.views.presenting import facts_of, staff_crumb, staff_path, table_of, thread_of
from faro.ui.api import Crumb, Page, carried_out, page_of

PER_PAGE = 25
GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    """The questions within reach."""
    access = access_of(request)
    form = ListForm(request.GET or None, staff=True)
    wanted = form.wanted()
    page: Page[Question] = page_of(
        request, questions_seen_by(access, wanted["state"], wanted["unit"], wanted["text"]), PER_PAGE
    )
    context = {
        "form": form,
        "page": page,
        "table": table_of(all_followed(page.items), _("Cuestiones"), staff_path),
        "to_moderate": to_moderate().count() if access.may(MODERATE) else 0,
        "crumbs": [Crumb(_("Cuestiones"))],
    }
    return render(request, "questions/staff_list.html", context)


@require_safe
def question(request: HttpRequest, number: str) -> HttpResponse:
    """One question, what was said, what may be done, and its history."""
    access = access_of(request)
    asked = question_for(access, number)
    shown = followed(asked)
    may_answer = access.may(ANSWER, asked.unit)
    context = {
        "followed": shown,
        "thread": thread_of(shown),
        "facts": facts_of(shown),
        "verbs": {step.verb for step in STATES.next_states(asked.state)} if may_answer else set(),
        "may_answer": may_answer and asked.is_open,
        "may_extend": may_answer and asked.is_open and not asked.clock.extensions,
        "may_reassign": access.may(REASSIGN) and asked.is_open,
        "may_moderate": access.may(MODERATE),
        "history": history(key_of(number)),
        "crumbs": [staff_crumb(), Crumb(number)],
    }
    return render(request, "questions/staff_question.html", context)


@require_POST
def take_up(request: HttpRequest, number: str) -> HttpResponse:
    """Say that the unit is working on it."""
    access = access_of(request)
    try:
        begin(actor=access.actor, question=question_for(access, number, ANSWER))
    except FaroError as error:
        messages.error(request, str(error))
    return redirect("questions:question", number=number)


@require_http_methods(GET_AND_POST)
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """The answer."""
    access = access_of(request)
    asked = question_for(access, number, ANSWER)
    about = subject_of(asked.subject)
    initial = {"said": asked.figure, "publication": about.publication if about else ""}
    form = AnswerForm(request.POST or None, initial=initial)

    def act() -> None:
        give_answer(
            actor=access.actor,
            question=asked,
            outcome=form.cleaned_data["outcome"],
            text=form.cleaned_data["text"],
            correction=form.correction(),
            site=request.build_absolute_uri("/"),
        )

    return _form_page(request, asked, form, _("Responder"), act)


@require_http_methods(GET_AND_POST)
def ask_clarification(request: HttpRequest, number: str) -> HttpResponse:
    """What has to be made clear before an answer can be given."""
    access = access_of(request)
    asked = question_for(access, number, ANSWER)
    help_text = _("Se publica, y se envía a quien pregunta. El plazo se suspende hasta que aclare.")
    form = ReasonForm(request.POST or None, label=_("Qué falta aclarar"), help_text=help_text)

    def act() -> None:
        site = request.build_absolute_uri("/")
        request_clarification(actor=access.actor, question=asked, text=form.cleaned_data["text"], site=site)

    return _form_page(request, asked, form, _("Pedir una aclaración"), act)


@require_http_methods(GET_AND_POST)
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """More days, once."""
    access = access_of(request)
    asked = question_for(access, number, ANSWER)
    form = ReasonForm(request.POST or None, label=_("Por qué se amplía el plazo"))

    def act() -> None:
        extend_term(actor=access.actor, question=asked, reason=form.cleaned_data["text"])

    return _form_page(request, asked, form, _("Ampliar el plazo"), act)


@require_http_methods(GET_AND_POST)
def reassign(request: HttpRequest, number: str) -> HttpResponse:
    """Another unit."""
    access = access_of(request)
    asked = question_for(access, number, REASSIGN)
    form = ReassignForm(request.POST or None, initial={"unit": asked.unit})

    def act() -> None:
        given = form.cleaned_data
        give_to_unit(actor=access.actor, question=asked, unit=given["unit"], reason=given["reason"])

    return _form_page(request, asked, form, _("Derivar a otra unidad"), act)


def _after(request: HttpRequest, asked: Question) -> HttpResponse:
    """The question again; the list, for who gave it to a unit beyond their reach."""
    if questions_seen_by(access_of(request)).filter(number=asked.number).exists():
        return redirect("questions:question", number=asked.number)
    return redirect("questions:list")


def _form_page(request: HttpRequest, asked: Question, form: Form, title: str, act: Callable[[], None]) -> HttpResponse:
    """A form about one question; what the service refuses is said above it, and nothing typed is lost."""
    if carried_out(request, form, act):
        messages.success(request, _("Guardado. Ya se ve en la página pública."))
        return _after(request, asked)
    shown = followed(asked)
    context = {
        "form": form,
        "title": title,
        "followed": shown,
        "thread": thread_of(shown),
        "crumbs": [staff_crumb(), Crumb(asked.number, staff_path(asked.number)), Crumb(title)],
    }
    return render(request, "questions/act.html", context)
