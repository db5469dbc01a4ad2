"""Likely duplicates: candidates from the index of name codes, judged by the pure rules."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from faro.parties.domain.facts import PartyFacts, full_name
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.domain.likeness import Likeness, Traits, likeness_of
from faro.parties.domain.names import code_of, words_of_name
from faro.parties.models import NameWord, Party

MOST_CANDIDATES = 400
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may be the same one, and how alike it is."""

    party: Party
    likeness: Likeness


def traits_of(facts: PartyFacts, identifiers: tuple[IdentifierFacts, ...]) -> Traits:
    """What someone not yet kept is compared by."""
    names = tuple(name for name in (full_name(facts), *facts.other_names) if name)
    return Traits(facts.kind, names, facts.birth_date, facts.sector, identifiers)


def codes_of(traits: Traits) -> frozenset[str]:
    """The codes under which something alike is found."""
    return frozenset(code_of(word) for name in traits.names for word in words_of_name(name))


def likely_duplicates(traits: Traits, *, without: Collection[str] = ()) -> tuple[Candidate, ...]:
    """Living parties that are likely the same one, the most alike first; at the most twenty."""
    keys = _candidates(traits)
    parties = Party.objects.filter(key__in=keys, merged_into=None, erased_at=None).exclude(key__in=without)
    judged = (Candidate(party, likeness_of(traits, party.traits)) for party in parties.prefetch_related("identifiers"))
    found = sorted(
        (each for each in judged if each.likeness.is_likely), key=lambda each: (-each.likeness.name, each.party.key)
    )
    return tuple(found[:MOST_SHOWN])


def _candidates(traits: Traits) -> set[str]:
    """Parties that share two codes; one is enough for short names, and for people born on the same day."""
    codes = codes_of(traits)
    if not codes:
        return set()
    shared = (
        NameWord.objects.filter(code__in=codes, party__kind=traits.kind)
        .order_by()
        .values("party")
        .annotate(shared=Count("code", distinct=True))
    )
    least = 1 if len(codes) <= 2 else 2
    best = shared.filter(shared__gte=least).order_by("-shared", "party").values_list("party", flat=True)
    found = set(best[:MOST_CANDIDATES])
    if traits.birth_date is not None:
        born = Q(birth_date=traits.birth_date, kind=traits.kind, words__code__in=codes)
        found |= set(Party.objects.filter(born).order_by().values_list("key", flat=True).distinct()[:MOST_CANDIDATES])
    return found
