"""Questions: the list, whether each is admitted, and the answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of, unit_labels
from faro.hearings.domain.states import FINAL
from faro.hearings.forms.staff import AnswerForm, ModerationForm
from faro.hearings.models import HearingQuestion
from faro.hearings.selectors.reading import (
    ANSWER,
    DESK,
    MODERATE,
    hearing_for,
    question_to_answer,
    question_to_moderate,
)
from faro.hearings.selectors.terms import due_of, is_late
from faro.hearings.services import admit_question, answer_questions, reject_question
from faro.hearings.views.pages import GET_AND_POST, crumbs_to, form_page
from faro.kernel.text import _
from faro.ui.api import Page, page_of

PER_PAGE = 30


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The questions of a hearing."""
    access = access_of(request)
    hearing = hearing_for(access, code)
    rows = hearing.questions.select_related("topic", "hearing").order_by("topic__place", "number")
    page: Page[HearingQuestion] = page_of(request, rows, PER_PAGE)
    units = unit_labels()
    context = {
        "hearing": hearing,
        "page": page,
        "lines": [_line(access, each, units) for each in page],
        "may_desk": access.may(DESK),
        "crumbs": crumbs_to(hearing, _("Preguntas")),
    }
    return render(request, "hearings/questions.html", context)


def _line(access: Access, question: HearingQuestion, units: dict[str, str]) -> dict[str, object]:
    return {
        "question": question,
        "unit": units.get(question.unit, question.unit),
        "due": due_of(question),
        "late": is_late(question),
        "may_moderate": access.may(MODERATE) and question.answered_at is None and question.hearing.state != FINAL,
        "may_read": access.may(MODERATE) or access.may(ANSWER, question.unit),
        "may_answer": access.may(ANSWER, question.unit) and question.is_admitted and question.answered_at is None,
    }


@require_http_methods(GET_AND_POST)
def moderate(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One question, and whether it is admitted."""
    access = access_of(request)
    question = question_to_moderate(access, code, number)
    form = ModerationForm(request.POST or None, question=question)

    def act() -> None:
        given = form.cleaned_data
        if given["decision"] == form.REJECT:
            reject_question(actor=access.actor, question=question, reason=given["reason"])
            return
        admit_question(
            actor=access.actor,
            question=question,
            public_text=given["public_text"],
            topic=given["topic"],
            unit=given["unit"],
            reason=given["reason"],
        )

    return form_page(
        request,
        question.hearing,
        form,
        _("Revisar la pregunta {n}").format(n=number),
        act,
        back=_list_path(code),
        template="hearings/moderate.html",
        question=question,
        topics=[each.title for each in question.hearing.topics.all()],
    )


@require_http_methods(GET_AND_POST)
def answer(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The answer."""
    access = access_of(request)
    question = question_to_answer(access, code, number)
    form = AnswerForm(request.POST or None, question=question)

    def act() -> None:
        given = form.cleaned_data
        answer_questions(
            actor=access.actor,
            questions=_together(access, question) if given.get("with_topic") else [question],
            text=given["text"],
            at_hearing=given.get("at_hearing", False),
        )

    title = _("Responder la pregunta {n}").format(n=number)
    template = "hearings/answer.html"
    return form_page(
        request, question.hearing, form, title, act, back=_list_path(code), template=template, question=question
    )


def _together(access: Access, question: HearingQuestion) -> list[HearingQuestion]:
    """The question with those of its topic that wait for an answer and that this person may answer."""
    others = question.hearing.questions.filter(topic=question.topic, moderation="admitted", answered_at=None)
    reach = [each for each in others.exclude(pk=question.pk) if access.may(ANSWER, each.unit)]
    return [question, *reach]


def _list_path(code: str) -> str:
    return reverse("hearings:questions", kwargs={"code": code})
