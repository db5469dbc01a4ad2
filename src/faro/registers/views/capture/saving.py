"""Saving what a page of a form says, or showing what stands against it."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import required_reason
from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.model import Place
from faro.registers.forms.filling import SAVE_AND_NEXT, Ruled, Surroundings, beside, label_of, ruled
from faro.registers.forms.typed import field_name, place_of
from faro.registers.models import Record
from faro.registers.selectors import capture
from faro.registers.services.capture import say_same
from faro.registers.services.drafts import drop_draft
from faro.registers.services.outcomes import LikelyParty, Saved
from faro.registers.services.saving import save_record
from faro.registers.views.capture.addresses import record_address
from faro.registers.views.capture.clashing import chosen, differences, merged
from faro.registers.views.capture.desk import Desk
from faro.registers.views.capture.keeping import base_of, keep
from faro.registers.views.capture.receiving import Received
from faro.registers.views.capture.showing import Said, document_kind, form_page

UNPROCESSABLE, CONFLICT = 422, 409
OTHER = "otra"


@dataclass(frozen=True, slots=True)
class AlikeShown:
    """Someone named, and those kept already that may be the same one."""

    name: str
    label: str
    who: str
    keys: str
    candidates: tuple[tuple[str, str, str], ...]


def saved_answer(
    request: HttpRequest, desk: Desk, outcome: Ruled, taken: Received, around: Surroundings
) -> HttpResponse:
    """Save, and lead to the record or to the next one; or show the page again, saying why not."""
    if desk.record is not None and any(name.startswith("c:") for name in request.POST):
        outcome = ruled(chosen(outcome.filling, request.POST, desk.record.whole, around), around)
    try:
        reason = required_reason(request.POST.get("motivo", "")) if desk.record is not None else ""
    except FaroError as error:
        return _again(request, desk, outcome, taken, {"reason_error": str(error)})
    if outcome.unread or taken.refused:
        return _again(request, desk, outcome, taken, {})
    try:
        confirmed = _decided(request, desk, outcome)
        saved = _save(request, desk, outcome, reason, confirmed)
    except FaroError as error:
        return _again(request, desk, outcome, taken, {"message": str(error), "confirmed": _confirmed(request)})
    if saved.clash is not None:
        return _clash(request, desk, outcome, saved, around)
    if saved.record is None:
        return _stands_against(request, desk, outcome, saved, confirmed)
    drop_draft(actor=desk.access.actor, key=desk.key)
    return _done(request, desk, saved.record, taken.action)


def _save(request: HttpRequest, desk: Desk, outcome: Ruled, reason: str, confirmed: set[str]) -> Saved:
    unit = request.POST.get("unidad", "")
    return save_record(
        actor=desk.access.actor,
        register=desk.register,
        answers=outcome.answers,
        record=desk.record,
        base_revision=base_of(request, desk),
        instance_key="" if desk.record is not None else desk.key,
        confirmed_duplicates=confirmed,
        unit=unit if any(each.code == unit for each in desk.units) else desk.unit,
        reason=reason,
        metadata={"username": desk.access.person_key},
        previous=outcome.outcome.answers,
    )


def _confirmed(request: HttpRequest) -> set[str]:
    return set(request.POST.get("confirmadas", "").split())


def _decided(request: HttpRequest, desk: Desk, outcome: Ruled) -> set[str]:
    """The parties that somebody said are others; whoever is the same gets the document. Raises FaroError."""
    confirmed = _confirmed(request)
    for name in request.POST:
        place = place_of(desk.form, name.removeprefix("p:")) if name.startswith("p:") else None
        if place is None:
            continue
        if request.POST[name] == OTHER:
            confirmed |= set(request.POST.get(f"v{name}", "").split())
            continue
        desk.access.require("parties.edit")
        question = desk.form.questions[place.key]
        for rule in desk.definition.people:
            if desk.form.find(rule.question) is question:
                kind, number = document_kind(desk.form, outcome, rule, place.row), outcome.filling.typed.said(place)
                say_same(actor=desk.access.actor, party=request.POST[name], kind=kind, number=number)
                break
    return confirmed


def _again(request: HttpRequest, desk: Desk, outcome: Ruled, taken: Received, more: dict[str, object]) -> HttpResponse:
    said = Said(all_problems=True, refused=taken.refused, more=more)
    return form_page(request, keep(request, desk, outcome), outcome, said, status=UNPROCESSABLE)


def _stands_against(
    request: HttpRequest, desk: Desk, outcome: Ruled, saved: Saved, confirmed: set[str]
) -> HttpResponse:
    problems: dict[Place, str] = {}
    for problem in saved.problems:
        problems.setdefault(problem.place, beside(desk.form, problem))
    more = {
        "alike": [_alike(desk, each) for each in saved.likely_parties],
        "repeated": [(each.record.number, _record_address(each.record, desk)) for each in saved.repeated],
        "confirmed": confirmed,
    }
    said = Said(all_problems=True, refused=problems, more=more)
    return form_page(request, keep(request, desk, outcome), outcome, said, status=UNPROCESSABLE)


def _alike(desk: Desk, likely: LikelyParty) -> AlikeShown:
    candidates = tuple(
        (each.party.key, capture.name_of(desk.access, each.party), each.likeness.words) for each in likely.candidates
    )
    label = label_of(desk.form, likely.place)
    return AlikeShown(f"p:{field_name(likely.place)}", label, likely.name, " ".join(likely.keys), candidates)


def _clash(request: HttpRequest, desk: Desk, outcome: Ruled, saved: Saved, around: Surroundings) -> HttpResponse:
    """Show both values of what two changed at once. The page then saves over what stands now."""
    if saved.clash is None:
        raise ValueError("no clash")
    drop_draft(actor=desk.access.actor, key=saved.clash.draft.key)  # the page holds what it keeps
    record = saved.clash.record
    theirs, start = record.whole, desk.page.get("start")
    base = Answers(start["values"], start["items"]) if isinstance(start, dict) else None
    mine = outcome.answers
    now = replace(desk, record=record)
    outcome = ruled(merged(outcome.filling, theirs, base, mine, around), around)
    both = differences(desk.form, outcome.offers, mine, theirs, base)
    said = Said(more={"clashing": both, "clashed": True, "base": record.revision})
    return form_page(request, now, outcome, said, status=CONFLICT)


def _done(request: HttpRequest, desk: Desk, record: Record, action: str) -> HttpResponse:
    link = _record_address(record, desk)
    sentence = format_html('{} <a href="{}">{}</a>', _("Se guardó:"), link, record.title or record.number)
    messages.success(request, sentence)
    if action == SAVE_AND_NEXT and desk.record is None:
        return redirect(f"{reverse('registers:new', args=[desk.register.code])}?desde={record.key}")
    return redirect(link)


def _record_address(record: Record, desk: Desk) -> str:
    return record_address(desk.register.code, record.key)
