"""Many records at once: a file that was brought in, or examples. One entry of the ledger for the load."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.definition import Move
from faro.registers.domain.forms.model import Place, Problem
from faro.registers.domain.uniqueness import unique_digests
from faro.registers.models import Answer, Attachment, Item, Participant, Pointer, Record, Register, StateMove, Unique
from faro.registers.models.registers import new_key
from faro.registers.selectors.lists import external_lists
from faro.registers.services.checking import Checked, Given, checked_answers, look_up
from faro.registers.services.following import follow
from faro.registers.services.keeping import enter_state, follow_states, link_files, put_due
from faro.registers.services.notes import key_of_register, note
from faro.registers.services.numbers import next_numbers
from faro.registers.services.outcomes import Added, LikelyParty, Rejected
from faro.registers.services.people import Named, register_people_of_many
from faro.registers.services.saving import first_states, key_of_instance, setting_of
from faro.registers.services.writing import (
    Setting,
    attachments_of,
    by_place,
    index_of,
    items_of,
    participants_of,
    pointers_of,
    put_summary,
    uniques_of,
)

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class PastMove:
    """A move that a made-up record made: on which day, answering what."""

    move: str
    day: date
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A record to be added. ``key``: what the file calls it, so that the same file again adds nothing twice.

    ``moves``: only of made-up records, which have a past; what others do is dated when they do it.
    """

    answers: Answers
    key: str = ""
    unit: str = ""
    moves: tuple[PastMove, ...] = ()

    @property
    def whole(self) -> Answers:
        """What it answers by now, with what its moves answered."""
        values = dict(self.answers.values)
        for each in self.moves:
            values |= each.values
        return Answers(values, self.answers.items)


@dataclass(frozen=True, slots=True)
class _Ready:
    row: Row
    key: str
    checked: Checked
    place: int
    people: tuple[tuple[Named, str], ...] = ()


class _NothingTaken(Exception):
    """Undoes what was written of a load that is refused as a whole."""


def add_records(  # noqa: PLR0913
    *,
    actor: Actor,
    register: Register,
    rows: Iterable[Row],
    origin: str,
    unit: str = "",
    reason: str = "",
    skip_rejected: bool = False,
    confirmed_duplicates: Collection[str] = (),
    synthetic: bool = False,
) -> Added:
    """Add many records, checked as each alone would be.

    Where some are rejected, nothing is added unless ``skip_rejected``. Rows whose key is known already are left out.
    Raises :class:`FaroError` for a register out of use, and for past moves of records that are not made up.
    """
    if not register.active:
        raise FaroError(_("El registro ya no se usa: no se anota en él."))
    load = _Load(setting_of(actor, register), unit or register.unit, origin, confirmed_duplicates, synthetic=synthetic)
    try:
        with transaction.atomic():
            load.take(rows)
            if load.rejected and not skip_rejected:
                raise _NothingTaken
            if load.added:
                changes = [Change("count", None, load.added), Change("origin", None, origin)]
                note(actor, "records_added", key_of_register(register.code), changes, reason)
    except _NothingTaken:
        return Added(0, load.known, tuple(load.rejected))
    return Added(load.added, load.known, tuple(load.rejected))


class _Load:
    """A load as it goes on."""

    def __init__(
        self, setting: Setting, unit: str, origin: str, confirmed: Collection[str], *, synthetic: bool
    ) -> None:
        self.setting, self.unit, self.origin, self.synthetic = setting, unit, origin, synthetic
        self.confirmed = confirmed
        first = not Unique.objects.filter(register=setting.register).exists()
        self.given = Given(confirmed=confirmed, external=external_lists(setting.form), first=first)
        self.added = self.known = 0
        self.rejected: list[Rejected] = []
        self.seen: set[tuple[tuple[str, ...], str]] = set()
        self.keys: set[str] = set()

    def take(self, rows: Iterable[Row]) -> None:
        """Check and write all, some thousands at a time."""
        chunk: list[tuple[int, Row]] = []
        for numbered in enumerate(rows):
            chunk.append(numbered)
            if len(chunk) == CHUNK:
                self._chunk(chunk)
                chunk = []
        self._chunk(chunk)

    def _chunk(self, rows: Sequence[tuple[int, Row]]) -> None:
        keyed = [(place, row, key_of_instance(row.key) if row.key else new_key()) for place, row in rows]
        known = self.keys | set(
            Record.objects.filter(key__in=[key for _place, row, key in keyed if row.key]).values_list("key", flat=True)
        )
        ready = []
        wanted = [row.whole for _place, row, key in keyed if key not in known]
        given = replace(self.given, looked_up=look_up(self.setting, wanted, self.confirmed))
        for place, row, key in keyed:
            if key in known:
                self.known += 1
                continue
            known.add(key)
            if row.moves and not self.synthetic:
                raise FaroError(_("Solo una anotación de ejemplo trae los pasos que dio."))
            checked = checked_answers(self.setting, row.whole, given)
            problems = (*checked.problems, *_alike(checked.likely), *self._twice(checked))
            if problems:
                self.rejected.append(Rejected(place, problems))
            else:
                ready.append(_Ready(row, key, checked, place))
        self.keys = known
        self._write(list(self._with_people(ready)))
        self.rejected.sort(key=lambda each: each.position)

    def _with_people(self, ready: Sequence[_Ready]) -> Iterator[_Ready]:
        """Those whose people are registered; who is like another of the same load is to be looked at first."""
        registered = register_people_of_many(
            actor=self.setting.actor,
            many=[each.checked.people for each in ready],
            confirmed=self.confirmed,
            synthetic=self.synthetic,
        )
        for each, people in zip(ready, registered, strict=True):
            if isinstance(people, LikelyParty):
                self.rejected.append(Rejected(each.place, tuple(_alike([people]))))
            else:
                yield replace(each, people=tuple(people))

    def _twice(self, checked: Checked) -> list[Problem]:
        """What may not repeat and stands twice in the load itself."""
        digests = list(unique_digests(self.setting.definition, checked.answers.values))
        again = [keys for keys, digest in digests if (keys, digest) in self.seen]
        self.seen.update(digests)
        sentence = _("Está dos veces en lo que se trae.")
        return [Problem(Place(keys[0]), sentence, "unique") for keys in again]

    def _write(self, ready: Sequence[_Ready]) -> None:
        if not ready:
            return
        setting = self.setting
        records = [self._record(each) for each in ready]
        moves: list[StateMove] = []
        numbers = next_numbers(setting.register, setting.definition, [record.day for record in records])
        for record, each, number in zip(records, ready, numbers, strict=True):
            record.number = number
            put_summary(setting, record, each.checked.answers, each.checked.targets)
            moves += self._states(record, each)
        Record.objects.bulk_create(records, batch_size=CHUNK)
        StateMove.objects.bulk_create(moves, batch_size=CHUNK)
        self._parts(records, ready)
        for record, each in zip(records, ready, strict=True):
            follow(setting, record, each.checked.answers, each.checked.targets)
        self.added += len(records)

    def _record(self, each: _Ready) -> Record:
        setting = self.setting
        record = Record(
            register=setting.register,
            version=setting.version,
            key=each.key,
            unit=each.row.unit or self.unit,
            origin=self.origin,
            synthetic=self.synthetic,
            day=setting.today,
            state_since=setting.today,
            entered_at=setting.now,
            entered_by=setting.actor.key,
            changed_at=setting.now,
        )
        put_summary(setting, record, each.checked.answers, each.checked.targets)
        return record

    def _states(self, record: Record, ready: _Ready) -> Iterator[StateMove]:
        """The states it comes into as it was entered, and those of its past; never later than today."""
        answers = ready.checked.answers
        yield from first_states(self.setting, record, ready.row.answers if ready.row.moves else answers)
        for past in ready.row.moves:
            if any(_made_already(each, past, record) for each in self.setting.definition.moves):
                continue  # it follows from the answers, and was made by itself
            step = self.setting.definition.move(past.move, record.state)
            if step is None or not record.state_since <= past.day <= self.setting.today:
                sentence = _("El ejemplo {number} no puede dar el paso «{move}» el {day:%d/%m/%Y}.")
                raise FaroError(sentence.format(number=record.number, move=past.move, day=past.day))
            yield enter_state(self.setting, record, past.day, step, automatic=False)
            yield from follow_states(self.setting, record, answers, past.day)
        put_due(self.setting, record, answers)

    def _parts(self, records: Sequence[Record], ready: Sequence[_Ready]) -> None:
        setting = self.setting
        items = [
            item
            for record, each in zip(records, ready, strict=True)
            for item in items_of(setting, record, each.checked.answers, {})
        ]
        Item.objects.bulk_create(items, batch_size=CHUNK)
        held: dict[int, list[Item]] = {}
        for item in items:
            held.setdefault(item.record_id, []).append(item)
        index: list[Answer] = []
        people: list[Participant] = []
        pointers: list[Pointer] = []
        files: list[Attachment] = []
        uniques: list[Unique] = []
        for record, each in zip(records, ready, strict=True):
            places, answers = by_place(held.get(record.pk, ())), each.checked.answers
            index += index_of(setting, record, answers, places)
            people += participants_of(setting, record, each.people, places)
            pointers += pointers_of(setting, record, answers, places, each.checked.targets)
            files += attachments_of(setting.form, record, answers, places)
            uniques += uniques_of(setting, record, answers)
        Answer.objects.bulk_create(index, batch_size=CHUNK)
        Participant.objects.bulk_create(people, batch_size=CHUNK)
        Pointer.objects.bulk_create(pointers, batch_size=CHUNK)
        Attachment.objects.bulk_create(files, batch_size=CHUNK)
        Unique.objects.bulk_create(uniques, batch_size=CHUNK)
        for record in {attachment.record for attachment in files}:
            link_files(setting.actor, record)


def _made_already(move: Move, past: PastMove, record: Record) -> bool:
    return bool(move.when) and move.code == past.move and move.target == record.state


def _alike(likely: Iterable[LikelyParty]) -> list[Problem]:
    sentence = _("Se parece a la ficha {key}: diga si es otra persona.")
    return [Problem(each.place, sentence.format(key=each.candidates[0].party.key), "likely") for each in likely]
