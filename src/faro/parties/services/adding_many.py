"""Registering many parties at once, by the rules by which each would be alone."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from faro.ledger.api import Actor
from faro.parties.domain.facts import PartyFacts, checked
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.domain.likeness import Traits
from faro.parties.models import Identifier, NameWord, Party
from faro.parties.selectors.joining import resolve_many
from faro.parties.selectors.likely import Candidate, codes_of, judged, likely_among_many, sharing, traits_of
from faro.parties.services.adding import EVERYONE, changes_of_new, new_party, rows_of_identifiers, words_of
from faro.parties.services.notes import note_each
from faro.parties.services.refusals import LikelyDuplicates

AT_ONCE = 500
Number = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class NewParty:
    """Somebody to be registered, who has a number at least."""

    facts: PartyFacts
    identifiers: tuple[IdentifierFacts, ...]


@transaction.atomic
def add_parties(
    *, actor: Actor, parties: Sequence[NewParty], seen: Collection[str] = (), synthetic: bool = False
) -> list[str | LikelyDuplicates]:
    """Register persons and organisations, each with its entry of the ledger, in a few statements.

    Gives the key of each: of whoever has one of its numbers, that one's. Where some are alike that are not among the
    ``seen``, also earlier ones of these, it is not registered and the refusal stands in its place. Raises
    :class:`FactProblems` with all that is wrong with one.
    """
    today = timezone.localdate()
    ready = [NewParty(*checked(each.facts, each.identifiers, today)) for each in parties]
    try:
        with transaction.atomic():
            return _taken(actor, ready, seen, synthetic=synthetic)
    except IntegrityError:  # someone took one of the numbers at the same moment: now it is seen
        return _taken(actor, ready, seen, synthetic=synthetic)


def _taken(
    actor: Actor, ready: Sequence[NewParty], seen: Collection[str], *, synthetic: bool
) -> list[str | LikelyDuplicates]:
    load = _Load(_held(ready), seen, synthetic=synthetic)
    found = load.take(ready)
    _keep(actor, load.new, synthetic=synthetic)
    return found


class _Load:
    """Who is new among many, in their order."""

    def __init__(self, keys: dict[Number, str], seen: Collection[str], *, synthetic: bool) -> None:
        self.keys, self.seen, self.synthetic = keys, seen, synthetic
        self.new: list[tuple[Party, NewParty]] = []
        self.made: dict[str, tuple[Party, Traits]] = {}
        self.holders: dict[tuple[str, str], set[str]] = defaultdict(set)

    def take(self, ready: Sequence[NewParty]) -> list[str | LikelyDuplicates]:
        """The key of each, or why it has none."""
        anyone = EVERYONE in self.seen
        traits = [traits_of(each.facts, each.identifiers) for each in ready]
        unknown = [place for place, each in enumerate(ready) if not anyone and not self._known(each)]
        alike = dict(zip(unknown, likely_among_many([traits[place] for place in unknown]), strict=True))
        return [
            self._known(each)
            or self._refusal(traits[place], alike.get(place, ()), anyone=anyone)
            or self._made(each, traits[place])
            for place, each in enumerate(ready)
        ]

    def _known(self, each: NewParty) -> str:
        return next((self.keys[one.number] for one in each.identifiers if one.number in self.keys), "")

    def _refusal(self, own: Traits, alike: Sequence[Candidate], *, anyone: bool) -> LikelyDuplicates | None:
        if anyone:
            return None
        near = sharing(own.kind, codes_of(own), self.holders)
        twins = judged(own, [self.made[key] for key in near])
        unseen = {each.party.key for each in (*alike, *twins)} - set(self.seen)
        return LikelyDuplicates((*alike, *twins)) if unseen else None

    def _made(self, each: NewParty, own: Traits) -> str:
        party = new_party(each.facts, synthetic=self.synthetic)
        for code in codes_of(own):
            self.holders[own.kind, code].add(party.key)
        self.new.append((party, each))
        self.made[party.key] = (party, own)
        self.keys |= {one.number: party.key for one in each.identifiers}
        return party.key


def _held(parties: Sequence[NewParty]) -> dict[Number, str]:
    """Who has the numbers already."""
    values = sorted({each.value for party in parties for each in party.identifiers})
    held: dict[Number, str] = {}
    for start in range(0, len(values), AT_ONCE):
        rows = Identifier.objects.filter(value__in=values[start : start + AT_ONCE])
        held |= {row.facts.number: row.party_id for row in rows}
    tops: dict[str, str] = {}
    keys = sorted(set(held.values()))
    for start in range(0, len(keys), AT_ONCE):
        tops |= resolve_many(keys[start : start + AT_ONCE])
    return {number: tops[key] for number, key in held.items()}


def _keep(actor: Actor, new: Sequence[tuple[Party, NewParty]], *, synthetic: bool) -> None:
    numbers = [row for party, each in new for row in rows_of_identifiers(party, each.identifiers)]
    words = [row for party, _each in new for row in words_of(party)]
    Party.objects.bulk_create((party for party, _each in new), batch_size=AT_ONCE)
    Identifier.objects.bulk_create(numbers, batch_size=AT_ONCE)
    NameWord.objects.bulk_create(words, batch_size=AT_ONCE)
    entries = [(party.key, changes_of_new(each.facts, each.identifiers, synthetic=synthetic)) for party, each in new]
    note_each(actor, "added", entries)
