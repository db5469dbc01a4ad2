"""Giving personal data away: who read them is noted, the values are not."""

from collections.abc import Iterable

from django.db import transaction

from faro.ledger.api import Actor, Change, record, required_reason
from faro.parties.domain.lists import ListFormat, write_list
from faro.parties.models import Identifier, Party
from faro.parties.selectors.joining import resolve_many
from faro.parties.services.notes import note
from faro.parties.vocabulary import LISTS


@transaction.atomic
def read_noted(*, actor: Actor, party: Party) -> Party:
    """The party, and who read its personal data in the ledger. Erased data and organisations' leave no note."""
    if party.kind == Party.Kind.PERSON and party.erased_at is None:
        note(actor, "read", party.key)
    return party


@transaction.atomic
def export_noted(*, actor: Actor, parties: Iterable[Party], form: ListFormat, reason: str) -> bytes:
    """The parties as a file that can be brought in again, with the numbers of those merged into them.

    Who took it, how many and why is noted. Raises :class:`FaroError` without a reason.
    """
    why = required_reason(reason)
    rows = list(parties)
    content = write_list(((each.key, each.facts, each.synthetic) for each in rows), _numbers(), form)
    record(
        actor=actor, action="parties.exported", subject=LISTS, changes=[Change("count", None, len(rows))], reason=why
    )
    return content


def _numbers() -> dict[str, list[Identifier]]:
    """All identifiers, by the key of the party they stand for."""
    merged = Party.objects.exclude(merged_into=None).order_by().values_list("key", flat=True)
    tops = resolve_many(list(merged))
    found: dict[str, list[Identifier]] = {}
    for each in Identifier.objects.order_by("kind", "pk"):
        found.setdefault(tops.get(each.party_id, each.party_id), []).append(each)
    return found
