"""Making the index of a register anew, after its definition changed what it is found by or whom it names."""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from django.db import transaction

from faro.registers.domain.answers import Answers
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.summary import summary_of
from faro.registers.models import Answer, Participant, Record, Unique
from faro.registers.services.people import EVERYONE, keys_of_numbers, numbers_in, people_of, register_people
from faro.registers.services.retitling import put_titles, retitle_those_that_name
from faro.registers.services.writing import (
    Setting,
    by_place,
    index_of,
    participants_of,
    uniques_of,
)

CHUNK = 1_000
_SUMMARY = ("day", "place", "latitude", "longitude", "title", "search")


def index_depends_on(definition: RegisterDefinition) -> tuple[object, ...]:
    """All of a definition that the index hangs on: where it is the same, nothing has to be made anew."""
    record = definition.record
    views = tuple(view.day for view in definition.views)
    links = tuple(each.link for each in definition.carry)
    return (
        record.title,
        record.day,
        record.place,
        record.point,
        record.unique,
        definition.columns.filters,
        views,
        links,
        people_depend_on(definition),
    )


def people_depend_on(definition: RegisterDefinition) -> tuple[object, ...]:
    """What says whom a record names."""
    return (*definition.people, definition.access.sensitive)


@transaction.atomic
def make_index_anew(setting: Setting, *, people: bool = False) -> int:
    """Work out again what every record of a register is found by, some at a time; ``people``: whom it names too.

    Gives how many.
    """
    records = Record.objects.filter(register=setting.register, disposed_at=None)
    keys = iter(list(records.order_by("id").values_list("pk", flat=True)))
    Unique.objects.filter(register=setting.register).delete()
    done = 0
    while chunk := list(islice(keys, CHUNK)):
        _index(setting, list(records.filter(pk__in=chunk).order_by("id").prefetch_related("items")), people=people)
        done += len(chunk)
    return done


def _index(setting: Setting, records: Sequence[Record], *, people: bool) -> None:
    answers_of = {record.pk: record.whole for record in records}
    before = {record.pk: record.title for record in records}
    put_titles(setting.register, records, answers_of)
    index, uniques = [], []
    for record in records:
        record.register = setting.register
        answers = answers_of[record.pk]
        found = summary_of(setting.definition, answers, record.day)
        record.day, record.place = found.day, found.place
        record.latitude, record.longitude = found.latitude, found.longitude
        index += index_of(setting, record, answers, by_place(record.items.all()))
        uniques += uniques_of(setting, record, answers)
    Record.objects.bulk_update(records, _SUMMARY)
    retitle_those_that_name([record.pk for record in records if record.title != before[record.pk]])
    Answer.objects.filter(record__in=records).delete()
    Answer.objects.bulk_create(index)
    # Records that repeated before anyone forbade it stay; the first of them holds the place.
    Unique.objects.bulk_create(uniques, ignore_conflicts=True)
    if people:
        _name_again(setting, records, answers_of)


def _name_again(setting: Setting, records: Sequence[Record], answers_of: Mapping[int, Answers]) -> None:
    """Whom some records name, by the rules as they are now; a number that is none names nobody."""
    definition, form = setting.definition, setting.form
    known = keys_of_numbers({number for each in answers_of.values() for number in numbers_in(definition, form, each)})
    _forget_who_was_named(setting, records, answers_of)
    made: dict[tuple[str, str, str], str] = {}
    found = []
    for record in records:
        answers = answers_of[record.pk]
        named = people_of(definition, form, answers, EVERYONE, setting.today, known)
        keyed = register_people(
            actor=setting.actor, people=named, confirmed=EVERYONE, synthetic=record.synthetic, made=made
        )
        found += participants_of(setting, record, keyed, by_place(record.items.all()))
    Participant.objects.bulk_create(found)


def _forget_who_was_named(setting: Setting, records: Collection[Record], answers_of: Mapping[int, Answers]) -> None:
    """Save whoever was forgotten: no answer names them any more, and they count as before."""
    rules = {each.question for each in setting.definition.people}
    gone = []
    for each in Participant.objects.filter(record__in=records).select_related("item"):
        repeat, _dot, key = each.question.rpartition(".")
        answers = answers_of[each.record_id]
        row = answers.values if each.item is None else answers.items.get(repeat, ())[each.item.position]
        if each.question not in rules or key in row:
            gone.append(each.pk)
    Participant.objects.filter(pk__in=gone).delete()
