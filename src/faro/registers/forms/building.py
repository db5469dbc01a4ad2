"""The page of a form, piece by piece: what is asked now, how, what was typed and what is wrong with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from faro.kernel.text import _
from faro.registers.domain.forms.model import (
    Choice,
    Data,
    Form,
    Group,
    Kind,
    Node,
    Outcome,
    Place,
    Question,
    Repeat,
)
from faro.registers.forms.choosing import MOST_OFFERED, Manner, manner_of
from faro.registers.forms.controls import attributes_of, hint_of, range_of, shown_day, template_of, type_of
from faro.registers.forms.offers import Offers
from faro.registers.forms.pieces import FIELDS, Field, KeptFile, MapPiece, Option, Piece, Row, Rows, Section
from faro.registers.forms.typed import Typed, element_id, field_name
from faro.registers.forms.wording import block, inline

_CHOICES = (Data.CHOICE, Data.CHOICES)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a page is made of. ``covered``: keys this reader may not see; ``notes``: what is known of places."""

    form: Form
    typed: Typed
    outcome: Outcome
    offers: Offers
    problems: Mapping[Place, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    notes: Mapping[Place, str] = field(default_factory=dict)
    covered: frozenset[str] = frozenset()
    map_of: Callable[[Place, str], MapPiece | None] = lambda _place, _text: None


def pieces_of(sheet: Sheet, nodes: Iterable[Node], row: int | None = None) -> tuple[Piece, ...]:
    """The pieces of some nodes, in order."""
    return tuple(piece for node in nodes if (piece := _piece(sheet, node, row)) is not None)


def _piece(sheet: Sheet, node: Node, row: int | None) -> Piece | None:
    if isinstance(node, Question):
        return field_of(sheet, node, row) if is_asked(node) else None
    if not node.shown:
        return None
    return _rows(sheet, node) if isinstance(node, Repeat) else _section(sheet, node, row)


def is_asked(question: Question) -> bool:
    """Whether the page shows it: asked, or calculated with words beside."""
    return question.shown or (question.kind is Kind.CALCULATE and bool(question.label))


def _section(sheet: Sheet, node: Group, row: int | None) -> Section:
    place = Place(node.key, row)
    return Section(
        id=f"s{element_id(place)}",
        label=_label(sheet, place, node.label),
        hidden=place not in sheet.outcome.relevant,
        pieces=pieces_of(sheet, node.children, row),
        hint=_hint(sheet, place, node.hint),
    )


def _rows(sheet: Sheet, repeat: Repeat) -> Rows:
    place = Place(repeat.key)
    keys = sheet.typed.rows.get(repeat.name, ())
    rows = tuple(
        Row(f"r-{repeat.name}-{number}", number + 1, key, pieces_of(sheet, repeat.children, number))
        for number, key in enumerate(keys)
    )
    return Rows(
        id=f"s{element_id(place)}",
        name=repeat.name,
        label=_label(sheet, place, repeat.label or repeat.name),
        hidden=place not in sheet.outcome.relevant,
        rows=rows,
        fixed=repeat.count is not None,
        error=sheet.problems.get(place, ""),
    )


def field_of(sheet: Sheet, question: Question, row: int | None) -> Field:
    """One question as it stands."""
    place = Place(question.key, row)
    texts = sheet.typed.texts.get(place, ())
    text = sheet.typed.said(place)
    name, own_id = field_name(place), element_id(place)
    shown = _shown_only(sheet, question, place)
    options, suggestions, control = ((), (), shown) if shown else _choices(sheet, question, row, own_id)
    control = control or template_of(question)
    return Field(
        id=own_id,
        name=name,
        key=question.key,
        control=control,
        label=_label(sheet, place, question.label or question.name, many_lines=question.data is Data.NONE),
        hint=_hint(sheet, place, question.hint, hint_of(question) if not shown else ""),
        guidance=block(question.guidance),
        text=_words(sheet, question, place, text)
        if shown or control.endswith("search.html")
        else shown_day(question, text),
        texts=texts,
        error=sheet.problems.get(place, ""),
        hidden=place not in sheet.outcome.relevant,
        optional=not shown and question.data is not Data.NONE and place not in sheet.outcome.required,
        grouped=control.endswith(("buttons.html", "several.html", "place.html")),
        type=type_of(question),
        attributes=attributes_of(question),
        options=options,
        suggestions=suggestions,
        changing=bool(options or suggestions or question.data in _CHOICES) and sheet.offers.depends(question),
        file=_file(sheet, text) if question.data is Data.FILE else None,
        map=sheet.map_of(place, " ".join(texts)) if question.data is Data.PLACE and not shown else None,
        note=sheet.notes.get(place, ""),
    )


def _shown_only(sheet: Sheet, question: Question, place: Place) -> str:
    """The template for what nobody fills in here; empty for what is asked."""
    if question.key in sheet.covered:
        return f"{FIELDS}covered.html"
    if question.kind is Kind.CALCULATE or place in sheet.outcome.read_only:
        return f"{FIELDS}output.html"
    return ""


def _label(sheet: Sheet, place: Place, otherwise: str, *, many_lines: bool = False) -> SafeString:
    words = sheet.outcome.labels.get(place, otherwise)
    return block(words) if many_lines else inline(words)


def _hint(sheet: Sheet, place: Place, otherwise: str, added: str = "") -> SafeString:
    return inline("\n".join(each for each in (sheet.outcome.hints.get(place, otherwise), added) if each))


def _words(sheet: Sheet, question: Question, place: Place, text: str) -> str:
    """A value for reading: the text of a choice instead of its code."""
    if question.data not in _CHOICES:
        return ", ".join(each for each in sheet.typed.texts.get(place, ()) if each) or text
    codes = [each for each in sheet.typed.texts.get(place, ()) if each]
    found = [(sheet.offers.choice(question, code), code) for code in codes]
    return ", ".join(choice.label if choice else code for choice, code in found)


def _choices(
    sheet: Sheet, question: Question, row: int | None, own_id: str
) -> tuple[tuple[Option, ...], tuple[Option, ...], str]:
    """What is offered, what a search may mean, and the template; nothing for other questions."""
    ranged = range_of(question)
    if ranged:
        return (
            _options(ranged, sheet.typed.texts.get(Place(question.key, row), ()), own_id),
            (),
            f"{FIELDS}buttons.html",
        )
    if question.data not in _CHOICES or question.kind is Kind.ACKNOWLEDGE:
        return (), (), ""
    texts = tuple(each for each in sheet.typed.texts.get(Place(question.key, row), ()) if each)
    offered = sheet.offers.of(question, row)
    listed = offered if sheet.offers.depends(question) else sheet.form.choices_of(question.key)
    manner = manner_of(question, max(len(listed), len(sheet.form.choices_of(question.key))))
    several = question.data is Data.CHOICES
    if manner is Manner.SEARCH:
        return _searched(sheet, question, row, offered, texts)
    template = "several" if several else manner.value
    if question.kind is Kind.RANK:
        template = "rank"
    return _options(offered, texts, own_id), (), f"{FIELDS}{template}.html"


def _searched(
    sheet: Sheet, question: Question, row: int | None, offered: tuple[Choice, ...], texts: tuple[str, ...]
) -> tuple[tuple[Option, ...], tuple[Option, ...], str]:
    """Of many choices: those chosen, and those that begin like what was typed and is no choice yet."""
    own_id = element_id(Place(question.key, row))
    taken = [choice for text in texts if (choice := sheet.offers.choice(question, text)) is not None]
    codes = {choice.name for choice in taken}
    sought = [text for text in texts if text not in codes]
    found = [each for text in sought for each in sheet.offers.alike(question, row, text) if each.name not in codes]
    if question.data is Data.CHOICES:
        return (
            _options(taken, texts, own_id),
            _options(found[:MOST_OFFERED], (), f"{own_id}-s"),
            f"{FIELDS}several_search.html",
        )
    listed = _options(offered[:MOST_OFFERED] if not texts else found[:MOST_OFFERED], texts, own_id)
    return listed, _options(found[:MOST_OFFERED], (), f"{own_id}-s"), f"{FIELDS}search.html"


def _options(choices: Iterable[Choice], texts: Iterable[str], own_id: str) -> tuple[Option, ...]:
    chosen = frozenset(texts)
    return tuple(
        Option(choice.name, choice.label or choice.name, choice.name in chosen, f"{own_id}-{number}")
        for number, choice in enumerate(choices)
    )


def _file(sheet: Sheet, sha256: str) -> KeptFile | None:
    found = sheet.files.get(sha256)
    if found is None:
        return None
    return KeptFile(sha256, found.get("name", _("archivo")), found.get("type", "").startswith("image/"))
