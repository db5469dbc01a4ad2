"""Records whose term has run out: their answers are erased wherever they stand, that they were there stays."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import islice

from django.db import transaction
from django.utils import timezone

from faro.evidence.api import dispose_unused
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, NothingToErase, erase, overwrite_what_is_erased, required_reason
from faro.registers.domain.summary import private_references
from faro.registers.models import Draft, Record, Register
from faro.registers.selectors.retention import last_day_kept, past_their_term, submissions_past_their_term
from faro.registers.services.emptying import drop_uploads, empty_submissions
from faro.registers.services.keeping import link_files
from faro.registers.services.notes import key_of_register, note, subject_of
from faro.registers.services.retitling import retitle_those_that_name

CHUNK = 500
_EMPTIED = ("answers", "title", "search", "place", "latitude", "longitude", "void_reason", "disposed_at", "due")


@transaction.atomic
def dispose_records(*, actor: Actor, register: Register, reason: str, on: date) -> int:
    """Erase the answers of every record past the register's term: from the history, from what telephones sent and from
    the titles of those that name it. Gives how many.

    Their number, day and state stay, so that what was counted can be told. Raises :class:`FaroError` without a reason,
    or where the register says no term.
    """
    why = required_reason(reason)
    until = last_day_kept(register, on)
    if until is None:
        raise FaroError(_("El registro no dice por cuántos años se conserva."))
    overwrite_what_is_erased()
    rows = iter(list(past_their_term(register, on).order_by("id").values_list("pk", flat=True)))
    gone = 0
    while keys := list(islice(rows, CHUNK)):
        _dispose(actor, register, list(Record.objects.filter(pk__in=keys)), why)
        gone += len(keys)
    sent = submissions_past_their_term(register, on)
    empty_submissions(actor=actor, register=register, submissions=sent, reason=why)
    if gone:
        drop_uploads([register])
        changes = [Change("count", None, gone), Change("until", None, until.isoformat())]
        note(actor, "records_disposed", key_of_register(register.code), changes, why)
    return gone


def _dispose(actor: Actor, register: Register, records: Sequence[Record], reason: str) -> None:
    now = timezone.now()
    Draft.objects.filter(record__in=records).delete()
    files: set[str] = set()
    private, placed_by = (
        private_references(register.definition, register.version.form),
        register.definition.record.place,
    )
    for record in records:
        record.register = register
        files |= set(record.attachments.values_list("sha256", flat=True))
        for related in (record.index, record.participants, record.pointers, record.uniques, record.attachments):
            related.all().delete()
        record.items.all().delete()
        record.moves.exclude(note="").update(note="")
        link_files(actor, record)
        record.answers, record.title, record.search, record.void_reason = {}, record.number, "", ""
        record.latitude = record.longitude = None
        if placed_by in private:
            record.place = None
        record.disposed_at, record.due = now, None
        with suppress(NothingToErase):
            erase(actor=actor, subject=subject_of(record), reason=reason)
    Record.objects.bulk_update(records, _EMPTIED)
    retitle_those_that_name([record.pk for record in records])
    dispose_unused(actor=actor, digests=files, reason=reason)
