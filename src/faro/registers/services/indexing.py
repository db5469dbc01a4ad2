"""Making the index of a register anew, after its definition changed what it is found by."""

from collections.abc import Sequence
from itertools import islice

from django.db import transaction

from faro.matching.words import folded
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.summary import summary_of, title_of
from faro.registers.models import Answer, Record, Register, Unique
from faro.registers.services.writing import (
    LONGEST_SEARCH,
    Setting,
    by_place,
    index_of,
    numbers_named,
    targets_of,
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
    )


@transaction.atomic
def make_index_anew(setting: Setting) -> int:
    """Work out again what every record of a register is found by; people and pointers stay. Gives how many."""
    register = setting.register
    Answer.objects.filter(register=register).delete()
    Unique.objects.filter(register=register).delete()
    records = Record.objects.filter(register=register, disposed_at=None).order_by("id").prefetch_related("items")
    rows = records.iterator(chunk_size=CHUNK)
    done = 0
    while chunk := list(islice(rows, CHUNK)):
        _index(setting, register, chunk)
        done += len(chunk)
    return done


def _index(setting: Setting, register: Register, records: Sequence[Record]) -> None:
    answers_of = {record.pk: record.whole for record in records}
    named: dict[str, set[str]] = {}
    for answers in answers_of.values():
        for code, numbers in numbers_named(setting.form, answers).items():
            named.setdefault(code, set()).update(numbers)
    titles = {target: title for target, (_pk, title) in targets_of(named).items()}
    index, uniques = [], []
    for record in records:
        record.register = register
        answers = answers_of[record.pk]
        found = summary_of(setting.definition, answers, record.day)
        record.day, record.place = found.day, found.place
        record.latitude, record.longitude = found.latitude, found.longitude
        record.title = title_of(setting.definition, setting.form, answers.values, record.number, titles)
        record.search = folded(record.title)[:LONGEST_SEARCH]
        index += index_of(setting, record, answers, by_place(record.items.all()))
        uniques += uniques_of(setting, record, answers)
    Record.objects.bulk_update(records, _SUMMARY)
    Answer.objects.bulk_create(index)
    # Records that repeated before anyone forbade it stay; the first of them holds the place.
    Unique.objects.bulk_create(uniques, ignore_conflicts=True)
