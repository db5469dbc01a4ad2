"""Forgetting a person in what is written down: in every record that names them, and in every copy of it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.crypto import get_random_string

from faro.evidence.api import dispose_unused
from faro.ledger.api import (
    NothingToErase,
    entries_saying,
    erase,
    overwrite_what_is_erased,
)
from faro.parties.api import IdentifierFacts
from faro.parties.ports import Forgotten
from faro.registers.domain.answers import Answers
from faro.registers.domain.forgetting import Mention, Signs, without_person
from faro.registers.domain.summary import private_references, reference_of
from faro.registers.models import (
    Answer,
    Attachment,
    Draft,
    Item,
    Participant,
    Record,
    Register,
    Submission,
    Unique,
)
from faro.registers.services.emptying import drop_uploads, empty_submissions
from faro.registers.services.keeping import link_files
from faro.registers.services.notes import note, subject_of
from faro.registers.services.people import pseudonym
from faro.registers.services.retitling import put_titles, retitle_those_that_name
from faro.registers.services.saving import setting_of
from faro.registers.services.writing import Setting, attachments_of, by_place, cells_of, index_of, uniques_of

PSEUDONYM = "0123456789abcdef"
CHUNK = 500


def erase_person(forgotten: Forgotten) -> None:
    """Erase what records say of a person, and each copy of it: drafts, submissions, files brought, titles, history.

    Records stay and count as before, for somebody of whom nothing is known. Within the caller's transaction.
    """
    overwrite_what_is_erased()
    signs = Signs.of([number for _kind, number in forgotten.identifiers], forgotten.names)
    registers = list(Register.objects.exclude(current=None).select_related("current").order_by("code"))
    for register in registers:
        _Erasing(forgotten, register, signs).do()
    _drop_drafts(signs)
    drop_uploads(each for each in registers if each.definition.people or each.definition.columns.personal)
    _erase_history(forgotten, signs)


class _Erasing:
    """A person's data in one register."""

    def __init__(self, forgotten: Forgotten, register: Register, signs: Signs) -> None:
        self.actor, self.reason, self.signs = forgotten.actor, forgotten.reason, signs
        self.register = register
        facts = [IdentifierFacts(kind, number) for kind, number in forgotten.identifiers]
        self.keys = {*forgotten.keys, *(pseudonym(register.code, each) for each in facts)}
        self.strange = self.keys - set(forgotten.keys)
        self.setting: Setting = setting_of(self.actor, register)

    def do(self) -> None:
        found = self._named()
        for start in range(0, len(found), CHUNK):
            self._chunk(found[start : start + CHUNK])
        said = Submission.objects.filter(register=self.register, disposed_at=None)
        sent = said.filter(Q(record__in=found) | Q(pk__in=_telling(said, self.signs)))
        empty_submissions(actor=self.actor, register=self.register, submissions=sent, reason=self.reason)
        stand_in = get_random_string(12, PSEUDONYM)
        Participant.objects.filter(register=self.register, party__in=self.strange).update(party=stand_in)

    def _named(self) -> list[int]:
        """Records in which a rule names them, and those in which their number stands."""
        of = {"register": self.register}
        named = set(Participant.objects.filter(**of, party__in=self.keys).values_list("record", flat=True))
        for number in self.signs.numbers:
            text = {"text__contains": number}
            records = Record.objects.filter(**of, disposed_at=None).annotate(text=Cast("answers", TextField()))
            named |= set(records.filter(**text).values_list("pk", flat=True))
            rows = Item.objects.filter(**of).annotate(text=Cast("answers", TextField()))
            named |= set(rows.filter(**text).values_list("record", flat=True))
        return sorted(named)

    def _chunk(self, keys: Sequence[int]) -> None:
        records = list(Record.objects.select_for_update().filter(pk__in=keys, disposed_at=None).order_by("pk"))
        Draft.objects.filter(record__in=records).delete()
        left = {record.pk: self._left(record) for record in records}
        put_titles(self.register, records, left)
        for record in records:
            self._keep(record, left[record.pk])
        retitle_those_that_name(keys)

    def _left(self, record: Record) -> Answers:
        """What the record says without them."""
        answers = record.whole
        named = record.participants.filter(party__in=self.keys).select_related("item")
        mentions = [Mention(each.question, each.item.position if each.item else None) for each in named]
        private = private_references(self.setting.definition, self.setting.form)
        mentions += [
            Mention(reference_of(question), row)
            for question, value, row in cells_of(self.setting.form, answers)
            if reference_of(question) in private and self.signs.are_in(value)
        ]
        return without_person(self.setting.definition, self.setting.form, answers, mentions, self.signs)

    def _keep(self, record: Record, left: Answers) -> None:
        record.register = self.register
        rules = self.setting.definition.record
        record.answers = dict(left.values)
        if rules.point and rules.point not in left.values:
            record.latitude = record.longitude = None
        if rules.place and rules.place not in left.values:
            record.place = None
        if self.signs.are_in(record.void_reason):
            record.void_reason = ""
        record.revision += 1
        record.changed_at = timezone.now()
        record.save()
        for move in record.moves.exclude(note=""):
            if self.signs.are_in(move.note):
                move.note = ""
                move.save(update_fields=["note"])
        self._index(record, left)
        note(self.actor, "person_erased", subject_of(record), reason=self.reason)
        with suppress(NothingToErase):
            erase(actor=self.actor, subject=subject_of(record), reason=self.reason)

    def _index(self, record: Record, left: Answers) -> None:
        items = by_place(record.items.all())
        for (repeat, place), item in items.items():
            item.answers = dict(left.items[repeat][place])
        Item.objects.bulk_update(items.values(), ["answers"])
        before = set(record.attachments.values_list("sha256", flat=True))
        for related in (record.index, record.uniques, record.attachments):
            related.all().delete()
        Answer.objects.bulk_create(index_of(self.setting, record, left, items))
        Unique.objects.bulk_create(uniques_of(self.setting, record, left), ignore_conflicts=True)
        files = attachments_of(self.setting.form, record, left, items)
        Attachment.objects.bulk_create(files)
        link_files(self.actor, record)
        dispose_unused(actor=self.actor, digests=before - {each.sha256 for each in files}, reason=self.reason)


def _telling(submissions: QuerySet[Submission], signs: Signs) -> list[int]:
    """Those in whose content a number of the person stands. Every one is read: there is no index of what they say."""
    needles = [number.encode() for number in signs.numbers]
    rows = submissions.order_by("pk").values_list("pk", "xml").iterator(chunk_size=CHUNK)
    return [pk for pk, xml in rows if any(needle in bytes(xml) for needle in needles)]


def _drop_drafts(signs: Signs) -> None:
    rows = Draft.objects.values_list("pk", "answers").iterator(chunk_size=CHUNK)
    gone = [pk for pk, answers in rows if any(signs.are_in(each) for each in _leaves(answers))]
    Draft.objects.filter(pk__in=gone).delete()


def _leaves(value: object) -> Iterator[str | int]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif isinstance(value, str | int):
        yield value


def _erase_history(forgotten: Forgotten, signs: Signs) -> None:
    """What was said of them in records that name them no more."""
    entries: Collection[int] = {entry for number in signs.numbers for entry in entries_saying(number)}
    if entries:
        erase(actor=forgotten.actor, reason=forgotten.reason, entries=sorted(entries))
