"""Moves in the records that a record names, which follow from what it says: in its transaction, noted in both.

What is moved so makes nothing follow in its turn: one record saved moves those that it names and no more.
"""

from collections.abc import Iterator

from faro.kernel.text import _
from faro.ledger.api import Change
from faro.registers.domain.answers import Answers
from faro.registers.domain.definition import Follow
from faro.registers.domain.measures import holds, parse_condition
from faro.registers.domain.states import unanswered
from faro.registers.models import Record, StateMove
from faro.registers.services.keeping import enter_state, follow_states, put_due, seen_as_it_stands
from faro.registers.services.notes import note, subject_of
from faro.registers.services.writing import Setting, Targets


def follow(setting: Setting, record: Record, answers: Answers, targets: Targets) -> list[Change]:
    """Make what follows from a record that was saved; what was made already, or cannot be, is left as it is.

    Gives what its own entry says of it.
    """
    wanted = sorted((pk, rule.move, rule) for rule, pk in _met(setting, record, answers, targets))
    moved = (_moved(setting, record, rule, pk) for pk, _move, rule in wanted)
    return [Change("followed", None, subject_of(each)) for each in moved if each is not None]


def _met(setting: Setting, record: Record, answers: Answers, targets: Targets) -> Iterator[tuple[Follow, int]]:
    seen = seen_as_it_stands(record, answers)
    for rule in setting.definition.follows:
        named = targets.get((rule.register, str(answers.values.get(rule.link, ""))))
        if named is not None and (not rule.when or holds(parse_condition(rule.when), seen, setting.words)):
            yield rule, named[0]


def _moved(setting: Setting, cause: Record, rule: Follow, pk: int) -> Record | None:
    record = Record.objects.select_for_update().get(pk=pk)
    register = record.register
    step = register.definition.move(rule.move, record.state)
    answers = record.whole
    if step is None or not record.is_live or record.pk == cause.pk or unanswered(step, answers):
        return None
    version = register.version
    version.register = register
    there = Setting.of(setting.actor, version, setting.days, setting.now, setting.today)
    day = max(record.state_since, min(cause.day, setting.today))
    why = _("Por {number} de {register}").format(number=cause.number, register=setting.register.name)
    before = record.state
    moves = [enter_state(there, record, day, step, why, automatic=True), *follow_states(there, record, answers, day)]
    put_due(there, record, answers)
    record.revision += 1
    record.changed_at = setting.now
    record.save(update_fields=["state", "state_since", "due", "revision", "changed_at"])
    StateMove.objects.bulk_create(moves)
    changes = [Change("state", before or None, record.state), Change("followed_from", None, subject_of(cause))]
    note(setting.actor, "record_moved", subject_of(record), changes, why)
    return record
