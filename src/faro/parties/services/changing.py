"""Correcting a party and its identifiers."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.parties.domain.facts import PartyFacts, checked
from faro.parties.domain.identifiers import IdentifierFacts, disagreement, identifier, identifier_kinds
from faro.parties.models import Identifier, Party
from faro.parties.selectors.joining import joined_keys
from faro.parties.selectors.likely import likely_duplicates, traits_of
from faro.parties.services.adding import index, keep_identifiers, put, refuse_taken
from faro.parties.services.notes import fact_changes, identifier_changes, living, locked, note
from faro.parties.services.refusals import LikelyDuplicates

_TELLING = ("given_names", "first_surname", "second_surname", "name", "other_names", "birth_date")


@transaction.atomic
def change_party(*, actor: Actor, party: Party, facts: PartyFacts, version: int, seen: Collection[str] = ()) -> Party:
    """Correct what is known of a party. ``version``: the one that was read.

    Raises :class:`FaroError` where someone changed it since, and as :func:`add_party`.
    """
    party = living(locked(party.key))
    if party.version != version:
        raise FaroError(_("Otra persona cambió esta ficha mientras usted la corregía. Ábrala otra vez."))
    facts, _same = checked(facts, (), timezone.localdate())
    before = party.facts
    if facts == before:
        return party
    if any(getattr(facts, field) != getattr(before, field) for field in _TELLING):
        own = (party.key, *seen)
        alike = likely_duplicates(traits_of(facts, tuple(each.facts for each in party.identifiers.all())), without=own)
        if alike:
            raise LikelyDuplicates(alike)
    put(party, facts)
    _save(party)
    index(party)
    note(actor, "changed", party.key, fact_changes(before, facts))
    return party


@transaction.atomic
def add_identifier(*, actor: Actor, party: Party, given: IdentifierFacts) -> Identifier:
    """Give a party one more number. Raises :class:`FaroError`; ``IdentifierTaken`` where another has it."""
    party = living(locked(party.key))
    kept = identifier(given, party.kind)
    own = (party.key, *joined_keys(party.key))
    refuse_taken([kept], own)
    if Identifier.objects.filter(party__in=own, kind=kept.kind, issuer=kept.issuer, value=kept.value).exists():
        raise FaroError(_("La ficha ya tiene ese documento."))
    if sentence := disagreement((*(each.facts for each in party.identifiers.all()), kept)):
        raise FaroError(sentence)
    keep_identifiers(party, [kept])
    _save(party)
    note(actor, "identifier_added", party.key, identifier_changes(party.kind, [kept]))
    return party.identifiers.get(kind=kept.kind, issuer=kept.issuer, value=kept.value)


@transaction.atomic
def set_validity(*, actor: Actor, held: Identifier, since: date | None, until: date | None) -> Identifier:
    """Say from when and until when an identifier is valid. Raises :class:`FaroError`."""
    party = living(locked(held.party_id))
    held = _still_held(party, held)
    if since and until and until < since:
        raise FaroError(_("La vigencia termina antes de empezar."))
    before = _validity(held)
    held.valid_from, held.valid_until = since, until
    held.save(update_fields=["valid_from", "valid_until"])
    _save(party)
    personal = party.kind == Party.Kind.PERSON
    note(actor, "identifier_changed", party.key, [Change(held.kind, before, _validity(held), personal=personal)])
    return held


@transaction.atomic
def remove_identifier(*, actor: Actor, held: Identifier) -> Party:
    """Take away a number that was never this party's; its history stays. Raises :class:`FaroError`."""
    party = living(locked(held.party_id))
    held = _still_held(party, held)
    held.delete()
    _save(party)
    note(actor, "identifier_removed", party.key, identifier_changes(party.kind, [held.facts], removed=True))
    return party


@transaction.atomic
def touch(*, keys: Collection[str]) -> int:
    """Say that those parties were used now, so that their term of retention starts again. Gives how many.

    Called by the services of rooms that refer to them, whose own entry in the ledger tells of it.
    """
    return Party.objects.filter(key__in=keys, erased_at=None).update(used_at=timezone.now())


def _still_held(party: Party, held: Identifier) -> Identifier:
    found = party.identifiers.filter(pk=held.pk).first()
    if found is None:
        raise FaroError(_("La ficha ya no tiene ese documento."))
    return found


def _validity(held: Identifier) -> str:
    label = identifier_kinds()[held.kind].label
    return f"{label} {held.value}: {held.valid_from or '…'} – {held.valid_until or '…'}"


def _save(party: Party) -> None:
    party.version += 1
    party.used_at = timezone.now()
    party.save()
