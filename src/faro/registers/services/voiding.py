"""Voiding a record: it stays, with the reason, and counts no more."""

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, required_reason
from faro.registers.models import Pointer, Record, Unique
from faro.registers.services.notes import note, subject_of


@transaction.atomic
def void_record(*, actor: Actor, record: Record, reason: str) -> Record:
    """Void a record. Raises :class:`FaroError` without a reason, if it is voided, or live records still name it."""
    why = required_reason(reason)
    held = Record.objects.select_for_update().get(pk=record.pk)
    held.register = record.register
    if held.voided_at is not None:
        raise FaroError(_("La anotación ya está anulada."))
    _refuse_if_named(held)
    held.voided_at, held.void_reason = timezone.now(), why
    held.due = None
    held.revision += 1
    held.save(update_fields=["voided_at", "void_reason", "due", "revision"])
    Unique.objects.filter(record=held).delete()
    for related in (held.items, held.index, held.participants, held.pointers):
        related.update(live=False)
    note(actor, "record_voided", subject_of(held), [Change("voided", before=False, after=True)], why)
    return held


def _refuse_if_named(record: Record) -> None:
    named = Pointer.objects.filter(target=record, live=True).exclude(record=record).select_related("record")
    numbers = list(named.values_list("record__number", flat=True)[:5])
    if numbers:
        sentence = _("Otras anotaciones la nombran: {numbers}. Anule o corrija antes esas.")
        raise FaroError(sentence.format(numbers=", ".join(numbers)))
