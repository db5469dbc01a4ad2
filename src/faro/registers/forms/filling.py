"""A form being filled in: what was typed so far, and what each button of the page does to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import Any

from faro.kernel.text import _
from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.check import check
from faro.registers.domain.forms.model import Data, Externals, Form, Outcome, Place, Problem
from faro.registers.domain.maps.window import DEEPEST, MOVES, Window
from faro.registers.forms.offers import Offers
from faro.registers.forms.places import point_of, texts_of_point
from faro.registers.forms.reading import Files, Reader, answers_of, settled, typed_of
from faro.registers.forms.typed import Typed, field_name, place_of, typed_of_json

NEARER, FARTHER = "cerca", "lejos"
SAVE, SAVE_AND_NEXT, REFRESH = "guardar", "guardar-otro", "actualizar"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules of a form may ask for besides the answers. ``now`` knows its zone."""

    now: datetime
    zone: tzinfo
    external: Externals = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)
    shown: Externals = field(default_factory=dict)
    """The lists of others as this reader may see them."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What was typed, the answers that it last gave, the files brought, how near each map is, and the step shown."""

    form: Form
    typed: Typed = field(default_factory=Typed)
    previous: Answers | None = None
    files: Files = field(default_factory=dict)
    depths: Mapping[str, int] = field(default_factory=dict)
    step: int = 1

    def to_json(self) -> dict[str, Any]:
        """As a draft keeps it, beside its answers."""
        return {
            "typed": self.typed.to_json(),
            "files": {sha256: dict(facts) for sha256, facts in self.files.items()},
            "depths": dict(self.depths),
            "step": self.step,
        }


def filling_of_json(form: Form, kept: Mapping[str, Any], previous: Answers) -> Filling:
    """What a draft kept."""
    return Filling(
        form,
        typed_of_json(form, kept.get("typed") or {}),
        previous,
        kept.get("files") or {},
        kept.get("depths") or {},
        int(kept.get("step") or 1),
    )


@dataclass(frozen=True, slots=True)
class Ruled:
    """A filling after the rules of its form: ``answers`` as they were read, ``unread`` what could not be."""

    filling: Filling
    answers: Answers
    outcome: Outcome
    unread: tuple[Problem, ...]
    offers: Offers

    def problems(self, *, all_of_them: bool) -> dict[Place, str]:
        """What is wrong, by place. While it is being filled in, what nobody came to yet is not told."""
        form = self.filling.form
        found = {problem.place: problem.text for problem in self.unread}
        for problem in self.outcome.problems:
            if all_of_them or (problem.code != "required" and self.filling.typed.said(problem.place)):
                found.setdefault(problem.place, beside(form, problem))
        asked = self.outcome.relevant
        return {place: text for place, text in found.items() if place in asked or place.key not in form.questions}


def beside(form: Form, problem: Problem) -> str:
    """What is wrong in the words that stand beside its field: without the name of the field."""
    question = form.questions.get(problem.place.key)
    name, _colon, rest = problem.text.partition(": ")
    if question is None or not rest or name not in (question.label, question.name):
        return problem.text
    return f"{rest[:1].upper()}{rest[1:]}"


def begun(form: Form, answers: Answers, around: Surroundings, *, new: bool) -> Filling:
    """A filling that starts from answers: of a new record with its defaults, or of one that is corrected."""
    outcome = _checked(form, answers, around, None if new else answers)
    shown = outcome.answers if new else answers
    files = {value["sha256"]: value for value in _files_in(answers) if "sha256" in value}
    typed = typed_of(form, shown, around.zone).counted(form, outcome.counts)
    return Filling(form, typed, outcome.answers, files)


def _files_in(answers: Answers) -> list[dict[str, str]]:
    rows = [answers.values, *(row for rows in answers.items.values() for row in rows)]
    return [value for row in rows for value in row.values() if isinstance(value, dict)]


def ruled(filling: Filling, around: Surroundings) -> Ruled:
    """Read what was typed and apply every rule of the form to it."""
    form, offers = filling.form, Offers(filling.form, around.now, around.shown or around.external)
    read, unread = answers_of(form, filling.typed, Reader(around.zone, offers, filling.files))
    if _leans_on_others(filling, offers):
        offers = offers.given(read)
        read, unread = answers_of(form, filling.typed, Reader(around.zone, offers, filling.files))
    outcome = _checked(form, read, around, filling.previous)
    outcome = _without_echo(outcome, unread)
    typed = settled(form, filling.typed, read, outcome.answers, around.zone).counted(form, outcome.counts)
    new = replace(filling, typed=typed, previous=outcome.answers)
    return Ruled(new, read, outcome, unread, offers.given(outcome.answers))


def _leans_on_others(filling: Filling, offers: Offers) -> bool:
    """Whether a text names a choice of a list that other answers decide."""
    questions = filling.form.questions
    return any(
        offers.depends(questions[place.key]) and any(texts) and questions[place.key].data in (Data.CHOICE, Data.CHOICES)
        for place, texts in filling.typed.texts.items()
    )


def _checked(form: Form, answers: Answers, around: Surroundings, previous: Answers | None) -> Outcome:
    return check(
        form,
        answers,
        today=around.now.astimezone(around.zone).date(),
        now=around.now,
        previous=previous,
        external=around.external,
        metadata=around.metadata,
    )


def _without_echo(outcome: Outcome, unread: tuple[Problem, ...]) -> Outcome:
    """Without saying of what could not be read that it is missing."""
    places = {problem.place for problem in unread}
    return replace(outcome, problems=tuple(each for each in outcome.problems if each.place not in places))


def acted(filling: Filling, action: str, whole: Window) -> Filling:
    """What a button of the page does, apart from saving."""
    verb, _colon, rest = action.partition(":")
    if verb == "agregar" and rest in filling.form.repeats:
        return replace(filling, typed=filling.typed.with_row(rest))
    if verb == "quitar":
        repeat, _colon, row = rest.rpartition(":")
        if repeat in filling.form.repeats and row.isdecimal():
            return replace(filling, typed=filling.typed.without_row(filling.form, repeat, int(row)))
    place = place_of(filling.form, rest)
    if verb == "sin" and place is not None:
        return _set(filling, place, ("",))
    if verb in (*MOVES, NEARER, FARTHER) and place is not None:
        return _on_map(filling, place, verb, whole)
    return filling


def _on_map(filling: Filling, place: Place, verb: str, whole: Window) -> Filling:
    window = window_of(filling, place, whole)
    if verb in MOVES:
        return _set(filling, place, texts_of_point(window.moved(verb)))
    depth = max(0, min(DEEPEST, window.depth + (1 if verb == NEARER else -1)))
    moved = replace(filling, depths={**filling.depths, field_name(place): depth})
    if window.point is not None:
        return moved
    box = window.box
    return _set(moved, place, texts_of_point(((box.west + box.east) // 2, (box.south + box.north) // 2)))


def picked(filling: Filling, place: Place, share: tuple[float, float], whole: Window) -> Filling:
    """A click on the map, at that share of its width and height: the point, and the map nearer around it."""
    window = window_of(filling, place, whole)
    depth = min(DEEPEST, window.depth + 1)
    nearer = replace(filling, depths={**filling.depths, field_name(place): depth})
    return _set(nearer, place, texts_of_point(window.at(*share)))


def window_of(filling: Filling, place: Place, whole: Window) -> Window:
    """The part of the map that is shown for a place."""
    point = point_of(" ".join(filling.typed.texts.get(place, ())))
    return Window(whole.whole, point, filling.depths.get(field_name(place), 0))


def _set(filling: Filling, place: Place, texts: tuple[str, ...]) -> Filling:
    return replace(filling, typed=filling.typed.over(Typed({place: texts})))


def label_of(form: Form, place: Place) -> str:
    """How a place is called in a list of what is wrong."""
    question = form.questions.get(place.key)
    node = (
        question or form.groups.get(place.key) or next((r for r in form.repeats.values() if r.key == place.key), None)
    )
    words = (node.label or node.name) if node is not None else place.key
    return words if place.row is None else _("{label} ({n})").format(label=words, n=place.row + 1)
