"""What the sheets of the room share: reading what a browser sends and answering it. The other end is ``sheet.js``."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.monitoring.domain.sheets import Answered, FieldChange, SaveOutcome

MOST_CHANGES = 200
LONGEST_CELL = 10_000
LONGEST_ID = 64
"""Of the mark that a browser gives to a change."""
_NAMES = tuple(each.name for each in fields(FieldChange))
_REFUSED = 409
_NOTHING_NEW = 204

SAY: Mapping[str, str] = {
    "saving": _("Guardando…"),
    "saved": _("Todo guardado, {time}."),
    "offline": _("Sin conexión. Lo escrito espera en este equipo ({n}) y se enviará al volver."),
    "session": _("Su sesión venció. Entre de nuevo en otra pestaña: lo escrito espera aquí ({n}) y se enviará solo."),
    "refused": _("No se guardó. {message}"),
    "attention": _("Por resolver, abajo: {n}."),
    "clash": _("{label}: {who} escribió «{base}» y usted «{value}». Queda lo primero mientras usted no decida."),
    "wrong": _("{label}: «{value}» no se guardó. {message}"),
    "mine": _("Poner lo mío"),
    "theirs": _("Dejar lo que está"),
    "mend": _("Corregir"),
}
"""What the page says of its own saving; sheet.js puts in the numbers and words."""


class SheetRefused(FaroError):
    """The whole of what was sent cannot be taken."""


def sheet_facts(request: HttpRequest, key: str, save_url: str, revision: int) -> dict[str, Any]:
    """What ``monitoring/parts/sheet_start.html`` needs. ``key`` names the sheet within this installation."""
    owner = access_of(request).person_key
    return {"key": key, "owner": owner, "save_url": save_url, "revision": revision, "say": json.dumps(SAY)}


def changes_of(request: HttpRequest) -> tuple[FieldChange, ...]:
    """What the browser sent. Raises :class:`SheetRefused` where it is not a sheet's, or was typed by another person."""
    try:
        sent = json.loads(request.body)
        owner, changes = sent["owner"], sent["changes"]
        found = tuple(FieldChange(**{name: _text(each, name) for name in _NAMES}) for each in changes)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise SheetRefused(_("Lo enviado no es de esta hoja. Vuelva a cargar la página.")) from None
    if owner != access_of(request).person_key:
        raise SheetRefused(_("Lo escribió otra persona en este equipo: entre con su usuario para enviarlo."))
    if len({each.id for each in found}) < len(found):
        raise SheetRefused(
            _("Dos cambios llegaron con la misma marca: no se guardó ninguno. Vuelva a cargar la página.")
        )
    if len(found) > MOST_CHANGES:
        raise SheetRefused(_("Son demasiados cambios de una vez."))
    return found


def _text(change: object, name: str) -> str:
    if not isinstance(change, dict):
        raise TypeError(name)
    value = change.get(name) or ""
    if not isinstance(value, str) or len(value) > (LONGEST_ID if name == "id" else LONGEST_CELL):
        raise TypeError(name)
    # Neither a null sign nor half of a character fits a database; in a cell they mean nothing.
    return value.replace("\x00", "").encode(errors="replace").decode()


def answer(outcome: SaveOutcome, shown: Sequence[Mapping[str, str]] = ()) -> JsonResponse:
    """What became of each change. ``shown``: sums to put where ``data-out`` names them, as row, name and text."""
    told = {kind: [_told(each) for each in getattr(outcome, kind)] for kind in ("saved", "clashes", "errors")}
    return JsonResponse({**told, "rows": outcome.rows, "revision": outcome.revision, "shown": list(shown)})


def refused(error: FaroError) -> JsonResponse:
    """Nothing was taken, and why."""
    return JsonResponse({"message": str(error)}, status=_REFUSED)


def news(
    request: HttpRequest, revision: int, cells: Sequence[Mapping[str, str]], shown: Sequence[Mapping[str, str]] = ()
) -> HttpResponse:
    """The cells as they are now, for a browser that saw an older revision; nothing where it saw this one."""
    if request.GET.get("seen") == str(revision):
        return HttpResponse(status=_NOTHING_NEW)
    return JsonResponse({"revision": revision, "cells": list(cells), "shown": list(shown)})


def _told(each: Answered) -> dict[str, str]:
    return {name: value for name, value in asdict(each).items() if value or name in ("id", "row", "field", "value")}
