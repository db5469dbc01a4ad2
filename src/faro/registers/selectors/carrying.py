"""What stays open of a subject: rows of its latest record that come back in the next one."""

from dataclasses import dataclass

from faro.registers.domain.answers import Values
from faro.registers.domain.definition import Carry
from faro.registers.domain.measures import Seen, holds, parse_condition, words_of
from faro.registers.domain.rows import Kept
from faro.registers.domain.summary import indexed_questions
from faro.registers.models import Answer, Record, Register


@dataclass(frozen=True, slots=True)
class Carried:
    """The open rows of a repeat, and the record that they come from."""

    repeat: str
    rows: tuple[Values, ...]
    record: Record


def carry(register: Register, values: Values) -> tuple[Carried, ...]:
    """What comes pre-filled in a new record, once its answers tell of which subject it is."""
    found = []
    for rule in register.definition.carry:
        latest = latest_of_subject(register, rule, values)
        if latest is not None and (rows := open_rows(register, rule, values)):
            found.append(Carried(rule.repeat, tuple(row for _key, row in rows), latest))
    return tuple(found)


def open_rows(register: Register, rule: Carry, values: Values, without: Record | None = None) -> list[Kept]:
    """The rows still open in the latest record of the subject, with their keys."""
    latest = latest_of_subject(register, rule, values, without)
    if latest is None:
        return []
    version = register.version
    words = words_of(version.rules, version.form)
    condition, answers = parse_condition(rule.open), latest.whole
    return [
        (item.key, item.answers)
        for item in latest.items.all()
        if item.repeat == rule.repeat
        and holds(condition, Seen(answers, latest.state, latest.day, repeat=rule.repeat, row=item.answers), words)
    ]


def latest_of_subject(register: Register, rule: Carry, values: Values, without: Record | None = None) -> Record | None:
    """The latest live record that names the same subject."""
    version = register.version
    subject = values.get(rule.link)
    reference = next(
        (ref for ref, each in indexed_questions(version.rules, version.form).items() if each.key == rule.link), None
    )
    if not isinstance(subject, str) or reference is None:
        return None
    named = Answer.objects.filter(register=register, question=reference, value=subject[:120], live=True)
    if without is not None and without.pk:
        named = named.exclude(record=without)
    latest = named.order_by("-day", "-record").values_list("record", flat=True).first()
    return Record.objects.prefetch_related("items").get(pk=latest) if latest else None
