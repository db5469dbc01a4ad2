"""From what was typed to answers, and back. The rules of the form are not here: :func:`…domain.forms.check.check`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from faro.kernel.errors import FaroError
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.model import Data, Form, Kind, Place, Problem, Question
from faro.registers.forms.choosing import chosen
from faro.registers.forms.moments import read_day, read_moment, read_time, shown_moment
from faro.registers.forms.numbers import read_number, shown_number
from faro.registers.forms.offers import Offers
from faro.registers.forms.places import read_place, shown_place
from faro.registers.forms.typed import Texts, Typed

Files = Mapping[str, Mapping[str, str]]
"""Files that may be named here, by their digest."""
UNREADABLE = "type"
ACKNOWLEDGED = "OK"
_NUMBERS = (Data.NUMBER, Data.WHOLE)


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read: the zone of the place, the files at hand, the choices as they stand."""

    zone: tzinfo
    offers: Offers
    files: Files = field(default_factory=dict)

    def value(self, question: Question, texts: Texts, row: int | None) -> Value | None:
        """The value; None where nothing was typed. Raises :class:`FaroError` for what cannot be read."""
        given = tuple(stripped for text in texts if (stripped := text.strip()))
        if not given:
            return None
        if question.data is Data.CHOICES:
            return self._several(question, given, row)
        if question.data is Data.FILE:
            return self._file(given)
        return self._single(question, given, row)

    def _single(self, question: Question, given: Texts, row: int | None) -> Value | None:
        text = given[0]
        if question.data in _NUMBERS:
            return read_number(text, whole=question.data is Data.WHOLE)
        if question.data is Data.CHOICE:
            return ACKNOWLEDGED if question.kind is Kind.ACKNOWLEDGE else self._code(question, given[-1], row)
        return self._moment_or_place(question, given)

    def _moment_or_place(self, question: Question, given: Texts) -> str | None:
        text = given[0]
        match question.data:
            case Data.DATE:
                text = read_day(text)
            case Data.TIME:
                text = read_time(text)
            case Data.DATE_TIME:
                text = read_moment(text, self.zone)
            case Data.PLACE:
                text = read_place(given)
            case Data.LINE:
                text = "; ".join(read_place([line]) for line in text.replace(";", "\n").split("\n") if line.strip())
        return None if question.data is Data.NONE else text

    def _several(self, question: Question, given: Texts, row: int | None) -> list[str]:
        return list(dict.fromkeys(self._code(question, text, row) for text in given))

    def _code(self, question: Question, text: str, row: int | None) -> str:
        known = self.offers.choice(question, text)
        return known.name if known is not None else chosen(text, self.offers.alike(question, row, text))

    def _file(self, given: Texts) -> dict[str, str] | None:
        """The last of them: a new file stands after the one it replaces. One that nobody brought here is not known."""
        known = [self.files[sha256] for sha256 in given if sha256 in self.files]
        return dict(known[-1]) if known else None


def answers_of(form: Form, typed: Typed, reader: Reader) -> tuple[Answers, tuple[Problem, ...]]:
    """The answers, and what could not be read."""
    values: dict[str, Value] = {}
    items: dict[str, list[dict[str, Value]]] = {name: [{} for _row in keys] for name, keys in typed.rows.items()}
    problems: list[Problem] = []
    for place, texts in typed.texts.items():
        question = form.questions[place.key]
        try:
            value = reader.value(question, texts, place.row)
        except FaroError as error:
            problems.append(Problem(place, str(error), UNREADABLE))
            continue
        if value is None:
            continue
        if place.row is None:
            values[place.key] = value
        elif question.repeat is not None and place.row < len(items.get(question.repeat, ())):
            items[question.repeat][place.row][place.key] = value
    return Answers(values, items), tuple(problems)


def typed_of(form: Form, answers: Answers, zone: tzinfo) -> Typed:
    """Answers as their fields show them."""
    texts = {
        Place(key): texts_of(form.questions[key], value, zone)
        for key, value in answers.values.items()
        if key in form.questions
    }
    for rows in answers.items.values():
        for row, values in enumerate(rows):
            for key, value in values.items():
                if key in form.questions:
                    texts[Place(key, row)] = texts_of(form.questions[key], value, zone)
    rows_of = {name: ("",) * len(rows) for name, rows in answers.items.items() if name in form.repeats}
    return Typed(texts, rows_of)


def texts_of(question: Question, value: Value, zone: tzinfo) -> Texts:
    """A value as its field shows it."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return (value.get("sha256", ""),)
    if isinstance(value, int):
        return (shown_number(value),)
    if question.data is Data.DATE_TIME:
        return (shown_moment(value, zone),)
    if question.data is Data.PLACE:
        return shown_place(value)
    return (value.replace("; ", "\n") if question.data is Data.LINE else value,)


def settled(form: Form, typed: Typed, read: Answers, ruled: Answers, zone: tzinfo) -> Typed:
    """What was typed, with what the rules of the form put in its place: calculations, defaults of new rows."""
    before, after = typed_of(form, read, zone), typed_of(form, ruled, zone)
    changed = {
        place: texts
        for place, texts in after.texts.items()
        if before.texts.get(place) != texts or form.questions[place.key].data in (Data.CHOICE, Data.CHOICES)
    }
    rows = {name: keys for name, keys in after.rows.items() if len(keys) != len(typed.rows.get(name, ()))}
    return Typed({**typed.texts, **changed}, {**typed.rows, **rows})
