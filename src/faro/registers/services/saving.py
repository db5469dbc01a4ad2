"""Writing a record down, correcting it, moving it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from faro.catalogs.api import calendar, counting
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.parties.api import touch
from faro.registers.domain.answers import Answers, Values
from faro.registers.domain.definition import Move
from faro.registers.domain.forms.model import Place, Problem
from faro.registers.domain.measures import parse_condition
from faro.registers.domain.measures.conditions import names_in
from faro.registers.domain.rows import keys_after_change, keys_carried
from faro.registers.domain.states import Days, unanswered
from faro.registers.models import Record, Register, RegisterVersion, StateMove
from faro.registers.models.registers import new_key
from faro.registers.selectors.carrying import open_rows
from faro.registers.services.checking import Checked, Given, checked_answers, with_what_is_no_longer_asked
from faro.registers.services.drafts import keep_clash
from faro.registers.services.following import follow
from faro.registers.services.keeping import enter_state, follow_states, keep_parts, link_files, put_due
from faro.registers.services.notes import NOTE, answer_changes, note, subject_of
from faro.registers.services.numbers import next_numbers
from faro.registers.services.outcomes import Saved
from faro.registers.services.people import register_people
from faro.registers.services.writing import Keys, Setting, put_summary

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class _Act:
    """What is to be done to a record, beside its answers."""

    key: str
    unit: str
    origin: str
    synthetic: bool
    given: Given
    base_revision: int | None = None
    move: Move | None = None
    day: date | None = None
    note: str = ""
    reason: str = ""
    version: RegisterVersion | None = None


def save_record(  # noqa: PLR0913  the contract between the ways in which records come
    *,
    actor: Actor,
    register: Register,
    answers: Answers,
    record: Record | None = None,
    base_revision: int | None = None,
    origin: str = Record.Origin.WEB,
    instance_key: str = "",
    confirmed_duplicates: Collection[str] = (),
    unit: str = "",
    reason: str = "",
    metadata: Mapping[str, str] | None = None,
    synthetic: bool = False,
    previous: Answers | None = None,
    version: RegisterVersion | None = None,
) -> Saved:
    """Write a record down, or correct ``record``; or say what stands against it, having changed nothing.

    The same ``instance_key`` again gives what it was saved as. With ``base_revision``, a record that someone else
    saved meanwhile is not overwritten: the clash says where both are. ``confirmed_duplicates``: keys of likely parties
    that somebody looked at and said are others; ``("*",)`` for all. ``unit``: of who enters; the register's where it
    is not said. ``previous``: of a new record, the answers of its draft: a default that was emptied stays empty.
    ``version``: what a device filled in, where it is not the one in force. Raises :class:`FaroError` for a register out
    of use, or a record that was voided.
    """
    if record is None:
        _in_use(register)
    given = Given(previous=previous, confirmed=confirmed_duplicates, metadata=metadata)
    act = _Act(
        key=key_of_instance(instance_key) if instance_key else new_key(),
        unit=unit or (record.unit if record else register.unit),
        origin=origin,
        synthetic=synthetic,
        given=given,
        base_revision=base_revision,
        reason=reason,
        version=version,
    )
    if record is None:
        return _added(actor, register, answers, act)
    return _corrected(actor, record, answers, act)


def move_state(  # noqa: PLR0913
    *,
    actor: Actor,
    record: Record,
    move: str,
    values: Values | None = None,
    day: date | None = None,
    note: str = "",
    base_revision: int | None = None,
) -> Saved:
    """Move a record to another state. ``values``: answers to what the move asks for; a value None takes one away.

    Raises :class:`FaroError` where the state does not allow the move, or its day does not fit.
    """
    definition = record.register.definition
    step = definition.move(move, record.state)
    if step is None:
        state = definition.state_name(record.state)
        raise FaroError(_("Ese paso no se puede dar desde el estado «{state}».").format(state=state))
    answers = record.whole
    answers = Answers({**answers.values, **(values or {})}, answers.items)
    act = _Act(
        key=record.key,
        unit=record.unit,
        origin=record.origin,
        synthetic=record.synthetic,
        given=Given(confirmed=("*",)),
        base_revision=record.revision if base_revision is None else base_revision,
        move=step,
        day=day,
        note=" ".join(note.replace("\0", "").split())[:LONGEST_NOTE],
    )
    return _corrected(actor, record, answers, act)


def key_of_instance(text: str) -> str:
    """The key for what a device or a page calls a record: its UUID, or one worked out from whatever else it is."""
    bare = text.strip().lower().removeprefix("uuid:")
    try:
        return str(UUID(bare))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, f"faro:{text.strip()}"))


def setting_of(actor: Actor, register: Register, version: RegisterVersion | None = None) -> Setting:
    """The setting for saving now, with the version in force unless another one is named."""
    now = timezone.now()
    days = Days(calendar(), counting())
    version = version or register.version
    version.register = register
    return Setting.of(actor, version, days, now, timezone.localtime(now).date())


def _added(actor: Actor, register: Register, answers: Answers, act: _Act) -> Saved:
    known = _known(register, act.key)
    if known is not None:
        return Saved(known)
    try:
        with transaction.atomic():
            return _add(setting_of(actor, register, act.version), answers, act)
    except IntegrityError:
        # Someone saved the same a moment ago: under this key, or with what may not repeat.
        known = _known(register, act.key)
        if known is not None:
            return Saved(known)
        outcome = checked_answers(setting_of(actor, register, act.version), answers, act.given)
        if not outcome.repeated:
            raise
        return _refused(outcome)


def _known(register: Register, key: str) -> Record | None:
    known = Record.objects.filter(key=key).first()
    if known is not None and known.register_id != register.pk:
        raise FaroError(_("Esa clave ya es de una anotación de otro registro."))
    if known is not None:
        known.register = register
    return known


def _add(setting: Setting, answers: Answers, act: _Act) -> Saved:
    outcome = checked_answers(setting, answers, act.given)
    if not outcome.may_be_saved:
        return _refused(outcome)
    record = Record(
        register=setting.register,
        version=setting.version,
        key=act.key,
        unit=act.unit,
        origin=act.origin,
        synthetic=act.synthetic,
        day=setting.today,
        state_since=setting.today,
        entered_at=setting.now,
        entered_by=setting.actor.key,
        changed_at=setting.now,
    )
    put_summary(setting, record, outcome.answers, outcome.targets)
    record.number = next_numbers(setting.register, setting.definition, [record.day])[0]
    put_summary(setting, record, outcome.answers, outcome.targets)
    moves = first_states(setting, record, outcome.answers)
    record.save(force_insert=True)
    StateMove.objects.bulk_create(moves)
    _keep(setting, record, outcome, _carried_keys(setting, record, outcome.answers))
    changes = [Change("number", None, record.number), Change("unit", None, f"unit:{record.unit}")]
    changes += answer_changes(setting.definition, setting.form, None, outcome.answers) + _state_changes(moves)
    changes += follow(setting, record, outcome.answers, outcome.targets)
    note(setting.actor, "record_added", subject_of(record), changes, act.reason)
    return Saved(record, created=True)


def first_states(setting: Setting, record: Record, answers: Answers) -> list[StateMove]:
    """The states that a new record comes into, dated as the record is; none where the register has no states."""
    record.state_since = record.day
    if not setting.definition.states:
        return []
    moves = [enter_state(setting, record, record.day, None, automatic=True)]
    moves += follow_states(setting, record, answers, record.day)
    put_due(setting, record, answers)
    return moves


def _refused(outcome: Checked) -> Saved:
    return Saved(None, outcome.problems, outcome.likely, outcome.repeated)


@transaction.atomic
def _corrected(actor: Actor, given: Record, answers: Answers, act: _Act) -> Saved:
    register = given.register
    record = Record.objects.select_for_update().get(pk=given.pk)
    record.register = register
    if not record.is_live or record.disposed_at is not None:
        raise FaroError(_("La anotación está anulada: ya no se cambia."))
    setting = setting_of(actor, register, act.version)
    before = record.whole
    if act.base_revision is not None and act.base_revision != record.revision:
        if act.move is None and _same(before, answers):
            return Saved(record)
        return Saved(clash=keep_clash(actor, record, answers, act.base_revision))
    outcome = checked_answers(setting, answers, replace(act.given, previous=before, record=record))
    problems = _unasked(act, outcome.answers)
    if problems or not outcome.may_be_saved:
        return replace(_refused(outcome), problems=(*outcome.problems, *problems))
    try:
        with transaction.atomic():
            return _change(setting, record, before, outcome, act)
    except IntegrityError:
        outcome = checked_answers(setting, answers, replace(act.given, previous=before, record=record))
        if not outcome.repeated:
            raise
        return _refused(outcome)


def _same(before: Answers, answers: Answers) -> bool:
    return dict(before.values) == dict(answers.values) and _rows(before) == _rows(answers)


def _rows(answers: Answers) -> dict[str, list[Values]]:
    return {repeat: [dict(row) for row in rows] for repeat, rows in answers.items.items() if rows}


def _unasked(act: _Act, answers: Answers) -> tuple[Problem, ...]:
    if act.move is None:
        return ()
    sentence = _("Responda esto para dar el paso.")
    return tuple(Problem(Place(key), sentence, "required") for key in unanswered(act.move, answers))


def _change(setting: Setting, record: Record, before: Answers, outcome: Checked, act: _Act) -> Saved:
    after = with_what_is_no_longer_asked(setting.form, before, outcome.answers)
    if act.move is None and _same(before, after) and record.version_id == setting.version.pk:
        return Saved(record)
    record.version = setting.version
    put_summary(setting, record, after, outcome.targets)
    moves = _moved(setting, record, after, act)
    put_due(setting, record, after)
    record.revision += 1
    record.changed_at = setting.now
    keys = _kept_keys(record, after)
    record.save()
    StateMove.objects.bulk_create(moves)
    _keep(setting, record, replace(outcome, answers=after), keys)
    changes = answer_changes(setting.definition, setting.form, before, after) + _state_changes(moves)
    changes += follow(setting, record, after, outcome.targets)
    verb = "record_moved" if act.move is not None else "record_corrected"
    if act.note:
        changes.append(Change(NOTE, None, act.note, personal=True))
    note(setting.actor, verb, subject_of(record), changes, act.reason)
    return Saved(record)


def _moved(setting: Setting, record: Record, answers: Answers, act: _Act) -> list[StateMove]:
    moves = []
    if act.move is not None:
        day = act.day or setting.today
        if not record.state_since <= day <= setting.today:
            raise FaroError(_("El paso se dio entre el día en que llegó a este estado y hoy."))
        moves.append(enter_state(setting, record, day, act.move, act.note, automatic=False))
    if setting.definition.states:
        moves += follow_states(setting, record, answers, moves[0].day if moves else setting.today)
    return moves


def _keep(setting: Setting, record: Record, outcome: Checked, keys: Keys) -> None:
    people = register_people(actor=setting.actor, people=outcome.people, confirmed=("*",), synthetic=record.synthetic)
    keep_parts(setting, record, outcome.answers, people, keys, outcome.targets)
    link_files(setting.actor, record)
    touch(keys=[key for _named, key in people])


def _kept_keys(record: Record, answers: Answers) -> Keys:
    held: dict[str, list[tuple[str, Values]]] = {}
    for item in record.items.all():
        held.setdefault(item.repeat, []).append((item.key, item.answers))
    return {repeat: keys_after_change(held.get(repeat, ()), rows) for repeat, rows in answers.items.items()}


def _carried_keys(setting: Setting, record: Record, answers: Answers) -> Keys:
    """The keys of the open rows that a new record goes on with."""
    found: dict[str, Sequence[str | None]] = {}
    for carry in setting.definition.carry:
        before = open_rows(setting.register, carry, answers.values, without=record)
        changing = {name.text for name in names_in(parse_condition(carry.open))}
        found[carry.repeat] = keys_carried(before, answers.items.get(carry.repeat, ()), changing)
    return found


def _state_changes(moves: Sequence[StateMove]) -> list[Change]:
    return [Change("state", each.from_state or None, each.to_state) for each in moves]


def _in_use(register: Register) -> None:
    if not register.active:
        raise FaroError(_("El registro ya no se usa: no se anota en él."))
