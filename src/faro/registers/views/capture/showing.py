"""The page of a form: its pieces with what stands around them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from faro.kernel.text import _
from faro.registers.domain.definition import PersonRule
from faro.registers.domain.forms.model import Data, Form, Place
from faro.registers.domain.maps.window import MOVES, Window
from faro.registers.forms.building import Sheet, is_asked, pieces_of
from faro.registers.forms.filling import FARTHER, NEARER, Filling, Ruled, label_of, window_of
from faro.registers.forms.markup import pieces_html
from faro.registers.forms.pieces import NOTHING, MapPiece, Piece, Section
from faro.registers.forms.steps import Step, questions_in, step_of, steps_of
from faro.registers.forms.typed import element_id, field_name
from faro.registers.forms.wording import inline, plain
from faro.registers.selectors import capture
from faro.registers.selectors.maps import MapInUse, map_in_use
from faro.registers.views.capture.addresses import list_address
from faro.registers.views.capture.desk import Desk
from faro.ui.api import Crumb
from faro.ui.api import Step as StepMark

SAY: Mapping[str, str] = {
    "saving": _("Guardando el borrador…"),
    "uploading": _("Subiendo el archivo…"),
    "saved": _("Borrador guardado, {time}."),
    "offline": _("Sin conexión. Lo escrito espera en este equipo y se enviará al volver."),
    "session": _("Su sesión venció. Entre de nuevo en otra pestaña: lo escrito espera aquí y se enviará solo."),
    "refused": _("No se guardó. {message}"),
    "clash": _("{message}"),
    "mine": _("Quedarme con lo de esta ventana"),
    "theirs": _("Ver lo de la otra"),
    "nowhere": _("No se pudo saber la ubicación. Escriba los números o elija en el mapa."),
    "recovered": _("Se recuperó lo escrito sin conexión en este equipo. Verlo"),
}
"""What the page says of its own saving; capture.js puts in the numbers and words."""
WORDS = {"norte": _("↑ Norte"), "sur": _("↓ Sur"), "este": _("→ Este"), "oeste": _("← Oeste")}
LIVE_MAPS = {NEARER: _("Acercar"), FARTHER: _("Alejar")}


@dataclass(frozen=True, slots=True)
class Said:
    """What else the page has to say: why nothing was saved, who is alike, what somebody else saved."""

    all_problems: bool = False
    refused: Mapping[Place, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summarised:
    """A line of what is wrong, which leads to its field."""

    label: str
    text: str
    url: str


def sheet_of(desk: Desk, ruled: Ruled, said: Said) -> Sheet:
    """All that the pieces are made from."""
    filling = ruled.filling
    shown = map_in_use()
    covered = frozenset[str]()
    if desk.record is not None:
        covered = capture.covered_keys(desk.access, desk.register, desk.record.unit)
    return Sheet(
        form=desk.form,
        typed=filling.typed,
        outcome=ruled.outcome,
        offers=ruled.offers,
        problems={**ruled.problems(all_of_them=said.all_problems), **said.refused},
        files=filling.files,
        notes=_people(desk, ruled),
        covered=covered,
        map_of=lambda place, _text: _map(filling, place, shown),
    )


def _people(desk: Desk, ruled: Ruled) -> dict[Place, str]:
    """Who is kept already of those whose document was typed."""
    found = {}
    for rule in desk.definition.people:
        question = desk.form.find(rule.question)
        if question is None:
            continue
        rows = ruled.filling.typed.rows.get(question.repeat or "", ())
        for row in [None] if question.repeat is None else range(len(rows)):
            place = Place(question.key, row)
            number = ruled.filling.typed.said(place)
            kind = document_kind(desk.form, ruled, rule, row)
            if number and (words := capture.known_person(desk.access, kind, number)):
                found[place] = words
    return found


def document_kind(form: Form, ruled: Ruled, rule: PersonRule, row: int | None) -> str:
    """Which document a rule asks for: always the same, or what another question says."""
    asked = form.find(rule.identifier_question) if rule.identifier_question else None
    if asked is None:
        return rule.identifier
    return ruled.filling.typed.said(Place(asked.key, row if asked.repeat else None)).lower()


def _map(filling: Filling, place: Place, shown: MapInUse) -> MapPiece:
    window = window_of(filling, place, Window(shown.box))
    query = {"d": window.depth, "v": shown.digest[:8]}
    if window.point is not None:
        query["p"] = f"{window.point[0]},{window.point[1]}"
    buttons = [(word, move) for move, word in (*((m, WORDS[m]) for m in MOVES), *LIVE_MAPS.items())]
    picture = f"{reverse('registers:map_picture')}?{urlencode(query)}"
    return MapPiece(picture, window.point is not None, window.depth, field_name(place), tuple(buttons))


def step_shown(ruled: Ruled) -> tuple[tuple[Step, ...], Step]:
    """All steps, and the one on the page."""
    steps = steps_of(ruled.filling.form)
    return steps, steps[min(max(ruled.filling.step, 1), len(steps)) - 1]


def progress_of(ruled: Ruled) -> tuple[int, int]:
    """How many of the questions that are asked have an answer."""
    asked = [each for each in questions_in(ruled.filling.form.children) if is_asked(each) and each.shown]
    places = [Place(each.key) for each in asked if each.repeat is None and each.data != "none"]
    relevant = [place for place in places if place in ruled.outcome.relevant]
    return sum(1 for place in relevant if ruled.filling.typed.said(place)), max(len(relevant), 1)


def summary_of(desk: Desk, ruled: Ruled, said: Said) -> list[Summarised]:
    """What is wrong, in the order of the form, each with the way to its field."""
    steps, step = step_shown(ruled)
    problems = {**ruled.problems(all_of_them=said.all_problems), **said.refused}
    lines = []
    for place, text in problems.items():
        number = step_of(steps, place)
        anchor = _anchor(desk.form, place)
        url = anchor if number == step.number else f"{desk.draft_address}?paso={number}{anchor}"
        lines.append(Summarised(plain(label_of(desk.form, place)), text, url))
    return lines


def _anchor(form: Form, place: Place) -> str:
    """The control of a question, the block of one with several, the section of a group."""
    question = form.questions.get(place.key)
    if question is None:
        return f"#s{element_id(place)}"
    return f"#{element_id(place)}{'' if question.data in (Data.CHOICE, Data.CHOICES) else '-c'}"


def form_page(request: HttpRequest, desk: Desk, ruled: Ruled, said: Said, status: int = 200) -> HttpResponse:
    """The whole page."""
    steps, step = step_shown(ruled)
    sheet = sheet_of(desk, ruled, said)
    rules = desk.definition.record
    answered, asked = progress_of(ruled)
    context = {
        "desk": desk,
        "register": desk.register,
        "title": _title(desk),
        "purpose": desk.definition.purpose,
        "pieces": pieces_html(_under_one_heading(pieces_of(sheet, step.nodes), step, steps)),
        "steps": _marks(steps, step),
        "step": step,
        "last": len(steps),
        "problems": summary_of(desk, ruled, said) if said.all_problems or said.refused else [],
        "answered": answered,
        "asked": asked,
        "one": rules.one,
        "say": json.dumps({**SAY}),
        "window": request.POST.get("ventana", ""),
        "base": _base(desk),
        "reason": request.POST.get("motivo", ""),
        "unit": request.POST.get("unidad") or desk.unit,
        "crumbs": [Crumb(desk.register.name, list_address(desk.register.code)), Crumb(_title(desk))],
        **said.more,
    }
    answer = render(request, "registers/capture/form.html", context, status=status)
    answer.headers["Permissions-Policy"] = "camera=(), geolocation=(self), microphone=()"
    return answer


def _under_one_heading(pieces: tuple[Piece, ...], step: Step, steps: tuple[Step, ...]) -> tuple[Piece, ...]:
    """The pieces of a step; its group, whose name the step bears already, does not say it again."""
    if len(steps) == 1:
        return pieces
    heading = inline(step.label)
    return tuple(
        replace(each, label=NOTHING) if isinstance(each, Section) and each.label == heading else each for each in pieces
    )


def _base(desk: Desk) -> int | str:
    """The revision from which the correction started: a draft that waited may be of an earlier one."""
    if desk.record is None:
        return ""
    kept = desk.draft.base_revision if desk.draft is not None else None
    return desk.record.revision if kept is None else kept


def _title(desk: Desk) -> str:
    if desk.record is not None:
        return _("Corregir: {title}").format(title=desk.record.title or desk.record.number)
    return _("Anotar: {one}").format(one=desk.definition.record.one)


def _marks(steps: tuple[Step, ...], step: Step) -> list[StepMark]:
    if len(steps) == 1:
        return []
    states = {True: "done", False: "next"}
    return [
        StepMark(each.label, "current" if each.number == step.number else states[each.number < step.number])
        for each in steps
    ]


def state_pieces(desk: Desk, ruled: Ruled, said: Said) -> tuple[Piece, ...]:
    """The pieces of the step that is shown."""
    return pieces_of(sheet_of(desk, ruled, said), step_shown(ruled)[1].nodes)
