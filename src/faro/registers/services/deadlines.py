"""Deadlines worked out again: a holiday declared later moves those that still run. Nothing else is changed."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet

from faro.catalogs.api import calendar, counting
from faro.registers.domain.measures import Words, words_of
from faro.registers.domain.states import Days, deadline_of, due_day
from faro.registers.models import Record, Register
from faro.registers.services.keeping import seen_as_it_stands

CHUNK = 1_000


def renew_deadlines() -> int:
    """Work out every running deadline again. Gives how many moved."""
    days = Days(calendar(), counting())
    moved = 0
    for register in Register.objects.exclude(current=None).select_related("current"):
        codes = {rule.state for rule in register.definition.deadlines if not rule.until}
        running = Record.objects.filter(register=register, state__in=codes, due__isnull=False, voided_at=None)
        words = words_of(register.definition, register.version.form) if codes else None
        if words is not None:
            moved += sum(_renewed(register, chunk, words, days) for chunk in _chunks(running))
    return moved


def overdue(on: date) -> QuerySet[Record]:
    """The records whose deadline has gone by."""
    return Record.objects.filter(due__lt=on, voided_at=None)


def _chunks(records: QuerySet[Record]) -> Iterable[list[Record]]:
    rows = enumerate(records.order_by("id").prefetch_related("items").iterator(chunk_size=CHUNK))
    for _number, chunk in groupby(rows, key=lambda row: row[0] // CHUNK):
        yield [record for _place, record in chunk]


@transaction.atomic
def _renewed(register: Register, records: list[Record], words: Words, days: Days) -> int:
    changed = []
    for record in records:
        answers = record.whole
        rule = deadline_of(register.definition, words, seen_as_it_stands(record, answers))
        due = due_day(rule, answers, record.state_since, days)
        if due is not None and due != record.due:
            record.due = due
            changed.append(record)
    Record.objects.bulk_update(changed, ["due"])
    return len(changed)
