"""Taking what a page of a form sends: its fields, its files, a click on a map, the button that was pressed."""

from dataclasses import dataclass, replace

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from faro.evidence.api import safe_name, store_file
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.registers.domain.attached import neutral_name
from faro.registers.domain.forms.model import Kind, Place
from faro.registers.domain.maps.window import HEIGHT, WIDTH, Window
from faro.registers.forms.filling import REFRESH, Filling, acted, picked
from faro.registers.forms.steps import steps_of
from faro.registers.forms.typed import Typed, place_of, typed_in
from faro.registers.selectors.maps import map_in_use
from faro.registers.views.capture.desk import Desk

ACTION = "hacer"


@dataclass(frozen=True, slots=True)
class Received:
    """The filling after what was sent. ``refused``: files that were not kept, and why; ``rows``: rows changed.

    ``touched``: names of the fields whose file or map changed.
    """

    filling: Filling
    action: str
    refused: dict[Place, str]
    rows: bool = False
    touched: frozenset[str] = frozenset()


def received(request: HttpRequest, desk: Desk, filling: Filling) -> Received:
    """Put what was sent over what there was, and do what the button says. Raises :class:`FaroError`."""
    action = request.POST.get(ACTION, REFRESH)
    sent = typed_in(filling.form, request.POST)
    filling = replace(filling, typed=filling.typed.over(sent), step=_step(request.POST.get("paso", ""), filling))
    filling, refused = _with_files(request, desk, filling)
    whole = Window(map_in_use().box)
    filling = _with_click(request, filling, whole)
    if action.partition(":")[0] in ("paso", "siguiente", "anterior"):
        filling = replace(filling, step=_next_step(action, filling))
    changed = acted(filling, action, whole)
    rows = changed.typed.rows != filling.typed.rows
    return Received(changed, action, refused, rows, _touched(request, action))


def _touched(request: HttpRequest, action: str) -> frozenset[str]:
    clicked = (name[2:].rpartition(".")[0] for name in request.POST if name.startswith("m:"))
    return frozenset((*(name.removeprefix("f:") for name in request.FILES), *clicked, action.partition(":")[2]))


def _step(text: str, filling: Filling) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else filling.step


def _next_step(action: str, filling: Filling) -> int:
    verb, _colon, number = action.partition(":")
    wanted = {"siguiente": filling.step + 1, "anterior": filling.step - 1}.get(verb, _step(number, filling))
    return max(1, min(len(steps_of(filling.form)), wanted))


def _with_files(request: HttpRequest, desk: Desk, filling: Filling) -> tuple[Filling, dict[Place, str]]:
    refused: dict[Place, str] = {}
    texts, files = dict(filling.typed.texts), dict(filling.files)
    for name, upload in request.FILES.items():
        place = place_of(filling.form, name.removeprefix("f:"))
        if place is None or not isinstance(upload, UploadedFile):
            continue
        try:
            kept = _kept(desk, filling.form.questions[place.key].kind, upload)
        except FaroError as error:
            refused[place] = str(error)
        else:
            files[kept["sha256"]] = kept
            texts[place] = (kept["sha256"],)
    return replace(filling, typed=Typed(texts, filling.typed.rows), files=files), refused


def _kept(desk: Desk, kind: Kind, upload: "UploadedFile[bytes]") -> dict[str, str]:
    """The file as an answer. Raises :class:`FaroError` for what may not be kept, or is no picture where one is due."""
    actor: Actor = desk.access.actor
    stored = store_file(actor=actor, content=upload.read(), name=neutral_name(upload.name or ""), unit=desk.unit)
    if kind is Kind.IMAGE and not stored.media_type.startswith("image/"):
        raise FaroError(_("Aquí va una foto: JPEG, PNG o WEBP."))
    return {"sha256": stored.sha256, "name": safe_name(upload.name or ""), "type": stored.media_type}


def _with_click(request: HttpRequest, filling: Filling, whole: Window) -> Filling:
    """A click on the picture of a map: as shares of it from the script, as pixels from the browser alone."""
    for name, value in request.POST.items():
        field, _dot, axis = name.rpartition(".")
        place = place_of(filling.form, field.removeprefix("m:")) if field.startswith("m:") else None
        share = _share(request, field, axis, str(value)) if place is not None else None
        if place is not None and share is not None:
            return picked(filling, place, share, whole)
    return filling


def _share(request: HttpRequest, field: str, axis: str, value: str) -> tuple[float, float] | None:
    try:
        if axis == "s":
            x, y = (float(part) for part in value.split(","))
        elif axis == "x":
            x, y = int(value) / WIDTH, int(request.POST.get(f"{field}.y", "0")) / HEIGHT
        else:
            return None
    except ValueError:
        return None
    # A keyboard presses the picture at its corner: that is no click.
    return (x, y) if 0 <= x <= 1 and 0 <= y <= 1 and (x, y) != (0.0, 0.0) else None
