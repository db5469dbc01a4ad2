"""Keeping one record with all that hangs on it, within the caller's transaction."""

from collections.abc import Sequence
from datetime import date

from faro.evidence.api import Evidence, Link, link_file, unlink_file
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.domain.definition import Move
from faro.registers.domain.measures import Seen
from faro.registers.domain.states import automatic_moves, deadline_of, due_day
from faro.registers.models import (
    Answer,
    Attachment,
    Participant,
    Pointer,
    Record,
    StateMove,
    Unique,
)
from faro.registers.services.notes import subject_of
from faro.registers.services.people import Named
from faro.registers.services.writing import (
    Keys,
    Setting,
    Targets,
    attachments_of,
    by_place,
    index_of,
    items_of,
    participants_of,
    pointers_of,
    uniques_of,
)


def keep_parts(
    setting: Setting,
    record: Record,
    answers: Answers,
    people: Sequence[tuple[Named, str]],
    keys: Keys,
    targets: Targets,
) -> None:
    """Put down the rows of a record and its index anew. What may not repeat and does raises an IntegrityError."""
    Unique.objects.filter(record=record).delete()
    Unique.objects.bulk_create(uniques_of(setting, record, answers))
    for related in (record.index, record.participants, record.pointers, record.attachments, record.items):
        related.all().delete()
    items = by_place(record.items.bulk_create(items_of(setting, record, answers, keys)))
    Answer.objects.bulk_create(index_of(setting, record, answers, items))
    Participant.objects.bulk_create(participants_of(setting, record, people, items))
    Pointer.objects.bulk_create(pointers_of(setting, record, answers, items, targets))
    Attachment.objects.bulk_create(attachments_of(setting.form, record, answers, items))


def link_files(actor: Actor, record: Record) -> None:
    """Say of the files of a record that they are about it, and of those it no longer has that they are not."""
    subject = subject_of(record)
    wanted = set(record.attachments.values_list("sha256", flat=True))
    linked = {link.evidence_id: link for link in Link.objects.filter(subject=subject, unlinked_at=None)}
    for evidence in Evidence.objects.filter(sha256__in=wanted - linked.keys(), disposed_at=None):
        link_file(actor=actor, evidence=evidence, subject=subject, unit=record.unit)
    for sha256 in linked.keys() - wanted:
        unlink_file(actor=actor, link=linked[sha256], reason=_("Ya no está en la anotación."))


def enter_state(
    setting: Setting, record: Record, day: date, move: Move | None, note: str = "", *, automatic: bool
) -> StateMove:
    """Bring a record into the initial state (no move), or into the one that a move leads to. Not saved yet."""
    target = move.target if move else setting.definition.initial_state
    made = StateMove(
        register=setting.register,
        record=record,
        from_state=record.state if move else "",
        to_state=target,
        move=move.code if move else "",
        day=day,
        at=setting.now,
        by=setting.actor.key,
        note=note,
        automatic=automatic,
    )
    record.state, record.state_since = target, day
    return made


def follow_states(setting: Setting, record: Record, answers: Answers, day: date) -> list[StateMove]:
    """Make the moves that follow from the answers. Not saved yet."""
    seen = seen_as_it_stands(record, answers)
    found = automatic_moves(setting.definition, setting.words, seen, record.state)
    return [enter_state(setting, record, day, move, automatic=True) for _source, move in list(found)]


def put_due(setting: Setting, record: Record, answers: Answers) -> None:
    """Set until when the record may stay in its state."""
    seen = seen_as_it_stands(record, answers)
    rule = deadline_of(setting.definition, setting.words, seen) if record.is_live else None
    record.due = due_day(rule, answers, record.state_since, setting.days)


def seen_as_it_stands(record: Record, answers: Answers) -> Seen:
    """A record as the conditions of its definition see it."""
    return Seen(answers, state=record.state, day=record.day, unit=record.unit)
