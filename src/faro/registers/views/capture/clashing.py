"""Two wrote the same at once: whose value stays, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC

from django.http import QueryDict

from faro.registers.domain.answers import Answers, Values
from faro.registers.domain.forms.model import Form, Place, Repeat
from faro.registers.forms.filling import Filling, Surroundings, label_of
from faro.registers.forms.offers import Offers
from faro.registers.forms.reading import texts_of, typed_of
from faro.registers.forms.typed import Typed, field_name

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, slots=True)
class Difference:
    """A question, or a whole repeat, of which there are two values."""

    name: str
    label: str
    mine: str
    theirs: str


def differences(form: Form, offers: Offers, mine: Answers, theirs: Answers, base: Answers | None) -> list[Difference]:
    """What has to be chosen. With ``base``, what only one of both changed is left out: that one stays."""
    found = [
        Difference(f"c:{field_name(Place(key))}", label_of(form, Place(key)), *shown)
        for key in form.questions
        if form.questions[key].repeat is None
        and _both_changed(key, mine.values, theirs.values, None if base is None else base.values)
        for shown in [[_shown(offers, key, values) for values in (mine.values, theirs.values)]]
    ]
    for repeat in form.repeats.values():
        if _both_changed(repeat.name, mine.items, theirs.items, None if base is None else base.items):
            sides = [_rows_shown(offers, repeat, answers) for answers in (mine, theirs)]
            found.append(Difference(f"c:n:{repeat.name}", repeat.label or repeat.name, *sides))
    return found


def _both_changed(
    key: str, mine: Mapping[str, object], theirs: Mapping[str, object], base: Mapping[str, object] | None
) -> bool:
    if _same(mine.get(key), theirs.get(key)):
        return False
    return base is None or not (_same(mine.get(key), base.get(key)) or _same(theirs.get(key), base.get(key)))


def _same(one: object, other: object) -> bool:
    return (one or None) == (other or None)


def merged(filling: Filling, theirs: Answers, base: Answers | None, mine: Answers, around: Surroundings) -> Filling:
    """What only the other one changed is theirs."""
    if base is None:
        return filling
    form = filling.form
    keys = [
        key
        for key in form.questions
        if form.questions[key].repeat is None
        and _same(mine.values.get(key), base.values.get(key))
        and not _same(mine.values.get(key), theirs.values.get(key))
    ]
    repeats = [
        name
        for name in form.repeats
        if _same(mine.items.get(name), base.items.get(name)) and not _same(mine.items.get(name), theirs.items.get(name))
    ]
    return _taking(filling, theirs, keys, repeats, around)


def chosen(filling: Filling, sent: QueryDict, theirs: Answers, around: Surroundings) -> Filling:
    """With the saved values where the page says so."""
    picked = [name[2:] for name in sent if name.startswith("c:") and sent[name] == THEIRS]
    keys = [name[2:] for name in picked if name.startswith("q:") and name[2:] in filling.form.questions]
    repeats = [name[2:] for name in picked if name.startswith("n:") and name[2:] in filling.form.repeats]
    return _taking(filling, theirs, keys, repeats, around)


def _taking(filling: Filling, theirs: Answers, keys: list[str], repeats: list[str], around: Surroundings) -> Filling:
    other = typed_of(filling.form, theirs, around.zone)
    inside = {key for name in repeats for key in filling.form.repeats[name].questions}
    taken = {*keys, *inside}
    texts = {place: said for place, said in filling.typed.texts.items() if place.key not in inside}
    texts |= {Place(key): () for key in keys}
    texts |= {place: said for place, said in other.texts.items() if place.key in taken}
    rows = {**filling.typed.rows, **{name: other.rows.get(name, ()) for name in repeats}}
    return replace(filling, typed=Typed(texts, rows))


def _shown(offers: Offers, key: str, values: Values) -> str:
    question, value = offers.form.questions[key], values.get(key)
    if value is None:
        return "—"
    texts = texts_of(question, value, offers.now.tzinfo or UTC)
    named = [(offers.choice(question, text), text) for text in texts]
    return ", ".join(choice.label if choice else text for choice, text in named)


def _rows_shown(offers: Offers, repeat: Repeat, answers: Answers) -> str:
    rows = answers.items.get(repeat.name, ())
    lines = ("; ".join(_shown(offers, key, row) for key in repeat.questions if key in row) for row in rows)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)) or "—"
