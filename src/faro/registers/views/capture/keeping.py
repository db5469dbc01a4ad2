"""Keeping what was typed as a draft, whatever becomes of it."""

from dataclasses import replace

from django.http import HttpRequest

from faro.registers.forms.filling import Filling, Ruled
from faro.registers.services.capture import save_page
from faro.registers.services.drafts import as_json
from faro.registers.views.capture.desk import Desk


def keep(request: HttpRequest, desk: Desk, outcome: Ruled) -> Desk:
    """The same desk with its draft as it is now."""
    kept = save_page(
        actor=desk.access.actor,
        register=desk.register,
        key=desk.key,
        answers=outcome.outcome.answers,
        page=_page(request, desk, outcome.filling),
        record=desk.record,
        base_revision=base_of(request, desk),
    )
    return replace(desk, draft=kept)


def _page(request: HttpRequest, desk: Desk, filling: Filling) -> dict[str, object]:
    """What the page needs besides. ``start``: the record as it was when the correction began."""
    start = desk.page.get("start")
    if desk.record is not None and start is None and base_of(request, desk) == desk.record.revision:
        start = as_json(desk.record.whole)
    return {
        **filling.to_json(),
        "unit": request.POST.get("unidad") or desk.unit,
        "window": request.POST.get("ventana", ""),
        "start": start,
    }


def base_of(request: HttpRequest, desk: Desk) -> int | None:
    """The revision that the page started from."""
    if desk.record is None:
        return None
    sent = request.POST.get("base", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else desk.record.revision
