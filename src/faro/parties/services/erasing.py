"""Forgetting a person, on request or once their term is over."""

from collections.abc import Sequence
from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, NothingToErase, erase, required_reason
from faro.parties.domain.facts import CONTACT, fields_of
from faro.parties.models import Merge, Party
from faro.parties.ports import Forgotten, erase_copies
from faro.parties.selectors.joining import joined_keys
from faro.parties.selectors.retention import due_for_disposal
from faro.parties.services.notes import key_of, living, locked, note


@transaction.atomic
def erase_party(*, actor: Actor, party: Party, reason: str) -> Party:
    """Erase the personal data of a party and of all that were merged into it: here, in other rooms and in the ledger.

    Of a person everything goes, and the key stays, standing for nobody; of an organisation, how to reach whoever
    speaks for it. The chain of the ledger still verifies. Raises :class:`FaroError` without reason, or where it is
    done already. ``reason`` stays for good: the number of the request, no names.
    """
    why = required_reason(reason)
    party = living(locked(party.key))
    group = [party, *Party.objects.select_for_update().filter(key__in=joined_keys(party.key)).order_by("key")]
    if party.kind == Party.Kind.PERSON:
        erase_copies(_forgotten(actor, group, why))
    for each in group:
        _empty(each)
    Merge.objects.filter(loser__in=group).update(reason="")
    for each in group:
        note(actor, "erased", each.key, reason=why)
        with suppress(NothingToErase):
            erase(actor=actor, subject=key_of(each.key), reason=why)
    return group[0]


@transaction.atomic
def dispose(*, actor: Actor, keys: Sequence[str], reason: str) -> list[Party]:
    """Erase people whose term is over. Raises :class:`FaroError`, and erases nobody, if one of them is not due."""
    why = required_reason(reason)
    due = {each.party.key: each.party for each in due_for_disposal(timezone.localdate())}
    if not keys or any(key not in due for key in keys):
        raise FaroError(_("Marque fichas que hayan cumplido su plazo: no se canceló ninguna."))
    return [erase_party(actor=actor, party=due[key], reason=why) for key in dict.fromkeys(keys)]


def _forgotten(actor: Actor, group: Sequence[Party], reason: str) -> Forgotten:
    numbers = [(found.kind, found.value) for each in group for found in each.identifiers.all()]
    names = [name for each in group for name in (each.full_name, *each.other_names)]
    keys = tuple(each.key for each in group)
    return Forgotten(actor, keys, tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(filter(None, names))), reason)


def _empty(party: Party) -> None:
    fields = CONTACT if party.kind == Party.Kind.ORGANISATION else fields_of(party.kind)
    for field in fields:
        setattr(party, field, [] if field == "other_names" else None)
    if party.kind == Party.Kind.PERSON:
        party.identifiers.all().delete()
        party.words.all().delete()
        party.erased_at = timezone.now()
    party.version += 1
    party.save()
