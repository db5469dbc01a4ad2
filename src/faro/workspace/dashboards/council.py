"""What councillors ask, with the term the law gives: asked from the dashboard, answered where every question is."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from faro.catalogs.api import term
from faro.directory.api import Access
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import subject_key
from faro.questions.api import Question, Statement, ask, public_path, term_of
from faro.ui.api import Page, page_of
from faro.workspace.dashboards.frame import context_of, reader
from faro.workspace.dashboards.progress import YearProgress
from faro.workspace.vocabulary import ASK, COUNCILLOR_KIND

PER_PAGE = 30
ROLE = "regidor"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with its term and, once given, its answer."""

    question: Question
    url: str
    text: str
    answer: str
    answered_on: date | None
    term: str
    due: date | None
    late: bool


class RequestForm(forms.Form):
    """What is asked, and about what."""

    about = forms.ChoiceField(label=_("Sobre qué"))
    text = forms.CharField(label=_("Qué pide saber"), widget=forms.Textarea(attrs={"rows": 5}), min_length=10)

    def __init__(self, *args: object, subjects: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["about"].choices = subjects  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def council(request: HttpRequest) -> HttpResponse:
    """The requests of councillors, newest first; and the form for whoever may ask."""
    access = reader(request, whole=True)
    if request.method == "POST":
        access.require(ASK)
    context, progress = context_of(request, "council", access)
    form = RequestForm(request.POST or None, subjects=_subjects(progress)) if access.may(ASK) and progress else None
    if request.method == "POST" and form is not None and form.is_valid() and _ask(request, access, form):
        return redirect("workspace:board_council")
    found = Question.objects.filter(kind=COUNCILLOR_KIND).order_by("-received_at", "-number")
    page: Page[Question] = page_of(request, found, PER_PAGE)
    context |= {
        "page": page,
        "asked": [_asked(each) for each in page.items],
        "form": form,
        "law": term("councillors.answer"),
    }
    return render(request, "workspace/boards/council.html", context)


def _ask(request: HttpRequest, access: Access, form: RequestForm) -> bool:
    """Ask; what the questions room refuses is said at the form."""
    try:
        made = ask(
            subject=form.cleaned_data["about"],
            text=form.cleaned_data["text"],
            kind=COUNCILLOR_KIND,
            asker_role=ROLE,
            actor=access.actor,
        )
    except FaroError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Pedido {number} registrado.").format(number=made.number))
    return True


def _subjects(progress: YearProgress | None) -> list[tuple[str, str]]:
    """The objectives and actions of the plan: what may be asked about."""
    if progress is None:
        return []
    plan = progress.poi.plan.code
    return [(subject_key("element", plan, code), f"{code} {name}") for code, name in progress.names.items()]


def _asked(question: Question) -> Asked:
    said = list(question.statements.order_by("place"))
    given = next((each for each in reversed(said) if each.kind == Statement.Kind.ANSWER), None)
    running = term_of(question)
    return Asked(
        question=question,
        url=public_path(question.number),
        text=next((each.text for each in said if each.kind == Statement.Kind.QUESTION), ""),
        answer=given.text if given else "",
        answered_on=timezone.localdate(given.said_at) if given else None,
        term=running.words,
        due=running.due,
        late=running.late_days > 0,
    )
