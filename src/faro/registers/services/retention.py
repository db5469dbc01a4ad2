"""Records whose term has run out: their answers are erased, that they were there stays."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, NothingToErase, erase, required_reason
from faro.registers.models import Draft, Record, Register
from faro.registers.selectors.retention import last_day_kept, past_their_term
from faro.registers.services.keeping import link_files
from faro.registers.services.notes import key_of_register, note, subject_of

CHUNK = 500


@transaction.atomic
def dispose_records(*, actor: Actor, register: Register, reason: str, on: date) -> int:
    """Erase the answers of every record past the register's term, from the history too. Gives how many.

    Their number, day and state stay, so that what was counted can be told. Raises :class:`FaroError` without a reason,
    or where the register says no term.
    """
    why = required_reason(reason)
    until = last_day_kept(register, on)
    if until is None:
        raise FaroError(_("El registro no dice por cuántos años se conserva."))
    rows = past_their_term(register, on).order_by("id").iterator(chunk_size=CHUNK)
    gone = 0
    while chunk := list(islice(rows, CHUNK)):
        _dispose(actor, register, chunk, why)
        gone += len(chunk)
    if gone:
        changes = [Change("count", None, gone), Change("until", None, until.isoformat())]
        note(actor, "records_disposed", key_of_register(register.code), changes, why)
    return gone


def _dispose(actor: Actor, register: Register, records: Sequence[Record], reason: str) -> None:
    now = timezone.now()
    Draft.objects.filter(record__in=records).delete()
    for record in records:
        record.register = register
        for related in (record.index, record.participants, record.pointers, record.uniques, record.attachments):
            related.all().delete()
        record.items.all().delete()
        link_files(actor, record)
        record.answers, record.title, record.search = {}, record.number, ""
        record.latitude = record.longitude = None
        record.disposed_at, record.due = now, None
        try:
            erase(actor=actor, subject=subject_of(record), reason=reason)
        except NothingToErase:
            continue
    fields = ["answers", "title", "search", "latitude", "longitude", "disposed_at", "due"]
    Record.objects.bulk_update(records, fields)
