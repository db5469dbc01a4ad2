"""The pages where a record is written down: a new one, a draft, a correction. All work without JavaScript."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from faro.catalogs.api import term
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.forms.model import Place
from faro.registers.forms.answering import state_of
from faro.registers.forms.filling import SAVE, SAVE_AND_NEXT, Ruled, Surroundings, ruled
from faro.registers.forms.typed import element_id
from faro.registers.selectors import capture
from faro.registers.selectors.drafts import begun_in
from faro.registers.services.drafts import DRAFT_TERM, drop_draft
from faro.registers.services.reading import read_noted
from faro.registers.views.capture.addresses import list_address, record_address
from faro.registers.views.capture.carrying import with_open_rows
from faro.registers.views.capture.desk import Desk, desk_for_draft, desk_for_new, desk_for_record
from faro.registers.views.capture.keeping import keep
from faro.registers.views.capture.receiving import Received, received
from faro.registers.views.capture.saving import saved_answer
from faro.registers.views.capture.showing import (
    Said,
    form_page,
    progress_of,
    state_pieces,
)

GET_AND_POST = ["GET", "HEAD", "POST"]
CONFLICT = 409
DISCARD = "descartar"


@require_http_methods(GET_AND_POST)
@never_cache
def new(request: HttpRequest, code: str) -> HttpResponse:
    """A new record of a register; with ``?desde=`` it starts with the day, the place and the unit of another."""
    desk = desk_for_new(request, code)
    if request.method != "POST":
        return _shown(
            request,
            desk,
            more={
                "drafts": begun_in(desk.access, desk.register),
                "draft_days": term(DRAFT_TERM).days,
                "desde": desk.like.key if desk.like else "",
            },
        )
    return _answered(request, desk)


@require_http_methods(GET_AND_POST)
@never_cache
def draft(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A draft of one's own."""
    desk = desk_for_draft(request, code, str(key))
    if desk.draft is None and request.method != "POST":
        saved = capture.saved_record(desk.register, desk.key)
        if saved is not None:
            return redirect(record_address(code, saved.key))
        messages.info(request, _("Ese borrador ya no existe."))
        return redirect("registers:new", code=code)
    return _answered(request, desk) if request.method == "POST" else _shown(request, desk)


@require_http_methods(GET_AND_POST)
@never_cache
def edit(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Correct a record, saying why."""
    desk = desk_for_record(request, code, str(key))
    if request.method == "POST":
        return _answered(request, desk)
    if desk.record is not None:
        read_noted(actor=desk.access.actor, record=desk.record)
    return _shown(request, desk)


def _shown(request: HttpRequest, desk: Desk, more: dict[str, object] | None = None) -> HttpResponse:
    around = desk.surroundings()
    filling = desk.start(around)
    step = request.GET.get("paso", "")
    if step.isascii() and step.isdecimal() and len(step) < 4:
        filling = replace(filling, step=int(step))
    said = Said(all_problems="revisar" in request.GET, more=more or {})
    return form_page(request, desk, ruled(filling, around), said)


def _answered(request: HttpRequest, desk: Desk) -> HttpResponse:
    around = desk.surroundings()
    if request.POST.get("hacer") == DISCARD:
        drop_draft(actor=desk.access.actor, key=desk.key)
        messages.info(request, _("Se descartó el borrador."))
        return redirect(list_address(desk.register.code))
    start = desk.start(around)
    try:
        _same_person(request, desk)
        taken = received(request, desk, start)
    except FaroError as error:
        return _refused(request, desk, error, around)
    outcome = ruled(taken.filling, around)
    if desk.record is None and (carried := with_open_rows(desk.register, outcome, start.previous, around)):
        outcome, taken = ruled(carried, around), replace(taken, rows=True)
    if _changed_elsewhere(request, desk):
        return _two_windows(request, desk, outcome)
    if taken.action in (SAVE, SAVE_AND_NEXT):
        return saved_answer(request, desk, outcome, taken, around)
    return _kept(request, desk, outcome, taken)


def _same_person(request: HttpRequest, desk: Desk) -> None:
    """Raise :class:`FaroError` for what another person typed in this browser and could not send."""
    if request.POST.get("de", desk.access.person_key) != desk.access.person_key:
        raise FaroError(_("Lo escribió otra persona en este equipo: entre con su usuario para enviarlo."))


def _changed_elsewhere(request: HttpRequest, desk: Desk) -> bool:
    """Whether another window saved this draft after this one last saw it."""
    if desk.draft is None or "encima" in request.POST:
        return False
    window = request.POST.get("ventana", "")  # a page without scripts has no name
    same_window = bool(window) and desk.page.get("window") == window
    return not same_window and request.POST.get("visto", "") != desk.token


def _kept(request: HttpRequest, desk: Desk, outcome: Ruled, taken: Received) -> HttpResponse:
    """Keep the draft and answer with what follows from it."""
    desk = keep(request, desk, outcome)
    if wants_facts(request):
        return JsonResponse(_facts(desk, outcome, taken))
    for place, text in taken.refused.items():
        messages.error(request, f"{desk.form.questions[place.key].label}: {text}")
    return redirect(f"{desk.draft_address}?{urlencode({'paso': outcome.filling.step})}{_anchor(taken)}")


def wants_facts(request: HttpRequest) -> bool:
    """Whether a script asks, which shows the answer itself."""
    return request.headers.get("Accept", "") == "application/json"


def _facts(desk: Desk, outcome: Ruled, taken: Received) -> dict[str, object]:
    pieces = state_pieces(desk, outcome, Said(refused=taken.refused))
    return {
        **state_of(pieces, rows_anew=taken.rows, touched=taken.touched),
        "visto": desk.token,
        "url": desk.draft_address,
        "time": timezone.localtime().strftime("%H:%M"),
        "progress": progress_of(outcome),
        "focus": _anchor(taken).removeprefix("#"),
    }


def _anchor(taken: Received) -> str:
    """Where the reader goes on after a button."""
    verb, _colon, rest = taken.action.partition(":")
    if verb == "agregar":
        return f"#r-{rest}-{len(taken.filling.typed.rows.get(rest, ())) - 1}"
    if verb == "quitar":
        repeat = taken.filling.form.repeats.get(rest.rpartition(":")[0])
        return f"#s{element_id(Place(repeat.key))}" if repeat is not None else ""
    return f"#{rest.replace(':', '-').replace('.', '_')}" if rest.startswith("q:") else ""


def _refused(request: HttpRequest, desk: Desk, error: FaroError, around: Surroundings) -> HttpResponse:
    if wants_facts(request):
        return JsonResponse({"message": str(error)}, status=422)
    messages.error(request, str(error))
    return form_page(request, desk, ruled(desk.start(around), around), Said(), status=422)


def _two_windows(request: HttpRequest, desk: Desk, outcome: Ruled) -> HttpResponse:
    """Say what the other window says; what is on this page stays on it."""
    sentence = _("Este borrador cambió en otra ventana a las {time}. Elija cuál queda.")
    moment = timezone.localtime(desk.draft.updated_at) if desk.draft is not None else timezone.localtime()
    words = sentence.format(time=moment.strftime("%H:%M"))
    if wants_facts(request):
        return JsonResponse({"message": words, "url": desk.draft_address}, status=CONFLICT)
    said = Said(more={"two_windows": words, "other_window": desk.draft_address})
    return form_page(request, desk, outcome, said, status=CONFLICT)
