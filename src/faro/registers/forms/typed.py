"""What was typed, field by field, before anyone reads it as a value: so that nothing typed is ever lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.forms.model import MOST_ROWS, Form, Place

Texts = tuple[str, ...]
"""Most fields say one text; a place two, several choices one each, of none an empty one."""
LONGEST_TEXT = 20_000
LONGEST_KEY = 36
NEW_ROW = ""


class Sent(Protocol):
    """The fields of a form as a browser sends them."""

    def __iter__(self) -> Iterator[str]:
        """The names of the fields."""
        ...  # pragma: no cover

    def getlist(self, key: str) -> list[str]:
        """What all fields of that name say."""
        ...  # pragma: no cover


def field_name(place: Place) -> str:
    """The name of the field of a question: ``q:sector``, ``q:nombre:0`` in the first row of its repeat."""
    return f"q:{place.key}" if place.row is None else f"q:{place.key}:{place.row}"


def element_id(place: Place) -> str:
    """The same where a style or a script names it."""
    return field_name(place).replace(":", "-").replace("/", "-").replace(".", "_")


@dataclass(frozen=True, slots=True)
class Typed:
    """The texts of each question, and of each repeat one mark for each row."""

    texts: Mapping[Place, Texts] = field(default_factory=dict)
    rows: Mapping[str, Texts] = field(default_factory=dict)

    def said(self, place: Place) -> str:
        """The one text of a place; empty where nothing was typed."""
        return next((text for text in self.texts.get(place, ()) if text), "")

    def over(self, newer: "Typed") -> "Typed":
        """These, and what is newer instead of what it says anew."""
        return Typed({**self.texts, **newer.texts}, {**self.rows, **newer.rows}).bounded()

    def bounded(self) -> "Typed":
        """Without rows beyond those that there are. Raises :class:`FaroError` for too many of them."""
        if any(len(keys) > MOST_ROWS for keys in self.rows.values()):
            raise FaroError(_("Son más de {n} filas: anótelas en varios registros.").format(n=MOST_ROWS))
        return self

    def with_row(self, repeat: str) -> "Typed":
        """One row more at the end."""
        return replace(self, rows={**self.rows, repeat: (*self.rows.get(repeat, ()), NEW_ROW)}).bounded()

    def without_row(self, form: Form, repeat: str, row: int) -> "Typed":
        """Without that row; those after it move up."""
        keys = self.rows.get(repeat, ())
        if not 0 <= row < len(keys):
            return self
        inside = frozenset(form.repeats[repeat].questions)
        kept: dict[Place, Texts] = {}
        for place, texts in self.texts.items():
            if place.key not in inside or place.row is None or place.row < row:
                kept[place] = texts
            elif place.row > row:
                kept[Place(place.key, place.row - 1)] = texts
        return Typed(kept, {**self.rows, repeat: (*keys[:row], *keys[row + 1 :])})

    def counted(self, form: Form, counts: Mapping[str, int]) -> "Typed":
        """With as many rows as the rules of the form say: what is too many falls off the end."""
        found = self
        for repeat, count in counts.items():
            while len(found.rows.get(repeat, ())) < min(count, MOST_ROWS):
                found = found.with_row(repeat)
            while len(found.rows.get(repeat, ())) > count:
                found = found.without_row(form, repeat, len(found.rows[repeat]) - 1)
        return found

    def to_json(self) -> dict[str, object]:
        """As a draft keeps them."""
        return {
            "texts": {field_name(place): list(texts) for place, texts in self.texts.items()},
            "rows": {name: list(keys) for name, keys in self.rows.items()},
        }


def typed_of_json(form: Form, kept: Mapping[str, object]) -> Typed:
    """What a draft kept; of questions that the form no longer has, nothing."""
    texts, rows = kept.get("texts"), kept.get("rows")
    found: dict[Place, Texts] = {}
    for name, said in (texts if isinstance(texts, dict) else {}).items():
        place = place_of(form, name)
        if place is not None and isinstance(said, list):
            found[place] = tuple(str(each) for each in said)
    kept_rows = rows if isinstance(rows, dict) else {}
    keys = {name: tuple(str(key) for key in of) for name, of in kept_rows.items() if name in form.repeats}
    return Typed(found, keys)


def typed_in(form: Form, sent: Sent) -> Typed:
    """What a browser sent. Raises :class:`FaroError` where that cannot come from the page."""
    texts: dict[Place, Texts] = {}
    rows: dict[str, Texts] = {}
    for name in sent:
        place = place_of(form, name)
        if place is not None:
            texts[place] = tuple(_clean(text) for text in sent.getlist(name))
        elif name.startswith("n:") and name[2:] in form.repeats:
            rows[name[2:]] = tuple(
                key[:LONGEST_KEY] for key in sent.getlist(name)[1:]
            )  # the first says that it is asked
    return Typed(texts, rows).bounded()


def place_of(form: Form, name: str) -> Place | None:
    """The place that a field's name stands for; None for fields that are no question's."""
    prefix, _colon, rest = name.partition(":")
    key, _colon, row = rest.partition(":")
    question = form.questions.get(key) if prefix == "q" else None
    if question is None or (question.repeat is None) != (not row):
        return None
    if not row:
        return Place(key)
    return Place(key, int(row)) if row.isascii() and row.isdecimal() and int(row) < MOST_ROWS else None


def _clean(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise FaroError(_("Un texto pasa de {n} letras.").format(n=LONGEST_TEXT))
    # Neither a null sign nor half of a character fits a database; in an answer they mean nothing.
    return text.replace("\x00", "").replace("\r\n", "\n").encode(errors="replace").decode()
