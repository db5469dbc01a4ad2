"""Putting a record down: its row, and all that it is found and counted by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from faro.ledger.api import Actor
from faro.matching.words import folded
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.forms.model import Data, Form, Question
from faro.registers.domain.measures import Words, words_of
from faro.registers.domain.states import Days
from faro.registers.domain.summary import indexed_values, reference_of, summary_of, title_of
from faro.registers.domain.uniqueness import rule_name, unique_digests
from faro.registers.models import (
    Answer,
    Attachment,
    Item,
    Participant,
    Pointer,
    Record,
    Register,
    RegisterVersion,
    Unique,
)
from faro.registers.services.people import Named

LONGEST_SEARCH = 120


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every record saved in one go."""

    actor: Actor
    register: Register
    version: RegisterVersion
    definition: RegisterDefinition
    form: Form
    words: Words
    days: Days
    today: date
    now: datetime

    @classmethod
    def of(cls, actor: Actor, version: RegisterVersion, days: Days, now: datetime, today: date) -> "Setting":
        """The setting of a version."""
        definition, form = version.rules, version.form
        return cls(actor, version.register, version, definition, form, words_of(definition, form), days, today, now)


Targets = Mapping[tuple[str, str], tuple[int, str]]
"""The row and the title of records that are named, by register and number."""


def put_summary(setting: Setting, record: Record, answers: Answers, targets: Targets) -> None:
    """Set what the record is dated, placed and called by. Its number is set already."""
    found = summary_of(setting.definition, answers, record.day)
    record.day, record.place = found.day, found.place
    record.latitude, record.longitude = found.latitude, found.longitude
    titles = {named: title for named, (_pk, title) in targets.items()}
    record.title = title_of(setting.definition, setting.form, answers.values, record.number, titles)
    record.search = folded(record.title)[:LONGEST_SEARCH]
    record.answers = dict(answers.values)


Keys = Mapping[str, Sequence[str | None]]
"""Of the rows of each repeat, the keys of those that were there before."""


def items_of(setting: Setting, record: Record, answers: Answers, keys: Keys) -> list[Item]:
    """The rows of a record, not saved yet."""
    rows = []
    for repeat, values in answers.items.items():
        known = keys.get(repeat, ())
        for place, row in enumerate(values):
            item = Item(
                register=setting.register,
                record=record,
                repeat=repeat,
                position=place,
                day=record.day,
                live=record.is_live,
                answers=dict(row),
            )
            if place < len(known) and known[place]:
                item.key = str(known[place])
            rows.append(item)
    return rows


ItemAt = Mapping[tuple[str, int], Item]


def by_place(items: Iterable[Item]) -> dict[tuple[str, int], Item]:
    """Items by repeat and place."""
    return {(item.repeat, item.position): item for item in items}


def index_of(setting: Setting, record: Record, answers: Answers, items: ItemAt) -> list[Answer]:
    """The values by which a record is found."""
    return [
        Answer(
            register=setting.register,
            record=record,
            item=_item(items, value.reference.partition(".")[0], value.row),
            question=value.reference,
            value=value.value,
            number=value.number,
            day=record.day,
            live=record.is_live,
        )
        for value in indexed_values(setting.definition, setting.form, answers)
    ]


def participants_of(
    setting: Setting, record: Record, people: Iterable[tuple[Named, str]], items: ItemAt
) -> list[Participant]:
    """Who takes part in a record."""
    found = []
    for named, key in people:
        question = setting.form.questions[named.place.key]
        found.append(
            Participant(
                register=setting.register,
                record=record,
                item=_item(items, question.repeat, named.place.row),
                question=reference_of(question),
                role=named.rule.role,
                party=key,
                day=record.day,
                live=record.is_live,
            )
        )
    return found


Cell = tuple[Question, Value, int | None]
"""A question, an answer to it, and the row of its repeat in which it stands."""


def cells_of(form: Form, answers: Answers) -> Iterator[Cell]:
    """Every answer of a record to a question that its form has."""
    for key, value in answers.values.items():
        if key in form.questions:
            yield form.questions[key], value, None
    for rows in answers.items.values():
        for place, row in enumerate(rows):
            for key, value in row.items():
                if key in form.questions:
                    yield form.questions[key], value, place


def numbers_named(form: Form, answers: Answers) -> dict[str, set[str]]:
    """The numbers of other registers' records that the answers name, by register."""
    found: dict[str, set[str]] = {}
    for question, value, _row in cells_of(form, answers):
        if question.external_list:
            found.setdefault(question.external_list, set()).update(_codes(value))
    return found


def _codes(value: Value) -> list[str]:
    return list(
        dict.fromkeys(each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))
    )


def targets_of(named: Mapping[str, Iterable[str]]) -> Targets:
    """The records that are named; one query for each register."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for code, numbers in named.items():
        rows = Record.objects.filter(register__code=code, number__in=list(numbers))
        found |= {(code, number): (pk, title) for number, pk, title in rows.values_list("number", "pk", "title")}
    return found


def pointers_of(setting: Setting, record: Record, answers: Answers, items: ItemAt, targets: Targets) -> list[Pointer]:
    """Which other records it names."""
    return [
        Pointer(
            register=setting.register,
            record=record,
            item=_item(items, question.repeat, row),
            question=reference_of(question),
            target_id=targets[(question.external_list, code)][0],
            day=record.day,
            live=record.is_live,
        )
        for question, value, row in cells_of(setting.form, answers)
        if question.external_list
        for code in _codes(value)
        if (question.external_list, code) in targets
    ]


def attachments_of(form: Form, record: Record, answers: Answers, items: ItemAt) -> list[Attachment]:
    """The files that answer its questions, those that have arrived."""
    return [
        Attachment(
            record=record,
            item=_item(items, question.repeat, row),
            question=reference_of(question),
            sha256=value["sha256"],
            name=value.get("name", "")[:200],
        )
        for question, value, row in cells_of(form, answers)
        if question.data is Data.FILE and isinstance(value, dict) and value.get("sha256")
    ]


def _item(items: ItemAt, repeat: str | None, row: int | None) -> Item | None:
    return None if repeat is None or row is None else items[(repeat, row)]


def uniques_of(setting: Setting, record: Record, answers: Answers) -> list[Unique]:
    """What no other live record may say."""
    if not record.is_live:
        return []
    return [
        Unique(register=setting.register, record=record, rule=rule_name(keys), digest=digest)
        for keys, digest in unique_digests(setting.definition, answers.values)
    ]
