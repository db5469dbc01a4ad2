"""Moving a record to another state, and voiding it."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.answers import Value, Values
from faro.registers.domain.definition import Move
from faro.registers.domain.forms.check import choices_for
from faro.registers.domain.forms.model import Choice, Data, Question
from faro.registers.forms.records import MoveForm, ReasonForm
from faro.registers.models import Record
from faro.registers.selectors.access import CORRECT, WHO_MAY, Sight, may_act, record_for, title_for
from faro.registers.selectors.lists import external_lists
from faro.registers.services.outcomes import Saved
from faro.registers.services.saving import move_state
from faro.registers.services.voiding import void_record
from faro.registers.views.posting import posted
from faro.registers.views.presenting import list_crumb, record_path, register_crumb
from faro.ui.api import Crumb

GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422


@require_http_methods(GET_AND_POST)
@never_cache
def move(request: HttpRequest, code: str, key: str, move: str) -> HttpResponse:
    """Move a record to another state, answering what the move asks."""
    access = access_of(request)
    shown = record_for(access, code, str(key))
    step = _step(access, shown, move)
    questions = _questions(shown, step)
    initial = {
        "day": timezone.localdate(),
        **{f"q:{each.key}": _initial(shown.answers, each) for each, _c in questions},
    }
    form = MoveForm(posted(request), questions=questions, initial=initial)
    revision = request.POST.get("revision", "")
    if request.method == "POST" and form.is_valid():
        try:
            saved = move_state(
                actor=access.actor,
                record=shown,
                move=step.code,
                values=form.values(),
                day=form.cleaned_data["day"],
                note=form.cleaned_data["note"],
                base_revision=int(revision) if revision.isascii() and revision.isdecimal() else None,
            )
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            if saved.record is not None:
                messages.success(request, _("Ahora: {state}.").format(state=_state_name(saved.record)))
                return redirect(record_path(shown.register, shown.key))
            _say(form, saved)
    return _page(request, access, shown, form, step.name)


def _step(access: Access, shown: Record, code: str) -> Move:
    """The move, if the state allows it and this person may make it."""
    step = shown.register.definition.move(code, shown.state)
    if step is None or not shown.is_live:
        raise Http404(_("Ese paso no se puede dar desde el estado en que está."))
    if not may_act(access, shown.register, shown.unit, WHO_MAY[step.who]):
        raise PermissionDenied(WHO_MAY[step.who])
    return step


def _questions(shown: Record, step: Move) -> Sequence[tuple[Question, Sequence[Choice]]]:
    """What the move asks, each with its choices as they stand."""
    form = shown.register.version.form
    now = timezone.localtime()
    found: list[tuple[Question, Sequence[Choice]]] = []
    for key in step.ask:
        choices: Sequence[Choice] = ()
        if form.questions[key].data in (Data.CHOICE, Data.CHOICES):
            lists = external_lists(form)
            choices = choices_for(form, key, shown.whole, today=now.date(), now=now, external=lists)
        found.append((form.questions[key], choices))
    return found


def _initial(values: Values, question: Question) -> Value | None:
    value = values.get(question.key)
    return value // 1_000_000 if isinstance(value, int) and question.data is Data.WHOLE else value


def _state_name(record: Record) -> str:
    return record.register.definition.state_name(record.state)


def _say(form: MoveForm, saved: Saved) -> None:
    form.take(saved.problems)
    if saved.clash is not None:
        form.add_error(None, _("Alguien cambió la anotación entretanto: mírela otra vez antes de dar el paso."))


@require_http_methods(GET_AND_POST)
@never_cache
def void(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Void a record, saying why."""
    access = access_of(request)
    shown = record_for(access, code, str(key))
    if not may_act(access, shown.register, shown.unit, CORRECT):
        raise PermissionDenied(CORRECT)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            void_record(actor=access.actor, record=shown, reason=form.cleaned_data["reason"])
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Anulada. Queda en el registro y ya no cuenta."))
            return redirect(record_path(shown.register, shown.key))
    return _page(request, access, shown, form, _("Anular"))


def _page(request: HttpRequest, access: Access, shown: Record, form: MoveForm | ReasonForm, title: str) -> HttpResponse:
    version = shown.version
    covered = Sight(access, shown.register).covered(shown.unit, version.rules, version.form)
    back = record_path(shown.register, shown.key)
    context = {
        "form": form,
        "title": title,
        "record": shown,
        "kicker": title_for(shown, covered),
        "back": back,
        "crumbs": [list_crumb(), register_crumb(shown.register), Crumb(shown.number, back), Crumb(title)],
    }
    return render(request, "registers/act.html", context, status=UNPROCESSABLE if form.errors else 200)
