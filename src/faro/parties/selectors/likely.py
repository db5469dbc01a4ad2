"""Likely duplicates: candidates from the index of name codes, judged by the pure rules."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from faro.parties.domain.facts import PartyFacts, full_name
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.domain.likeness import Likeness, Traits, likeness_of
from faro.parties.domain.names import code_of, words_of_name
from faro.parties.models import NameWord, Party

MOST_CANDIDATES = 400
MOST_SHOWN = 20
IN_ONE_QUERY = 400


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
    parties = _living(keys).exclude(key__in=without)
    return judged(traits, [(party, party.traits) for party in parties])


def likely_among_many(many: Sequence[Traits]) -> list[tuple[Candidate, ...]]:
    """What :func:`likely_duplicates` gives for each of many, asked in few queries."""
    asked = [codes_of(traits) for traits in many]
    holders = _holders(frozenset().union(*asked))
    wanted = [
        _candidates(traits) if traits.birth_date is not None else sharing(traits.kind, codes, holders)
        for traits, codes in zip(many, asked, strict=True)
    ]
    held: dict[str, tuple[Party, Traits]] = {}
    every = sorted(set().union(*wanted))
    for start in range(0, len(every), IN_ONE_QUERY):
        held |= {party.key: (party, party.traits) for party in _living(every[start : start + IN_ONE_QUERY])}
    return [
        judged(traits, [held[key] for key in keys if key in held]) for traits, keys in zip(many, wanted, strict=True)
    ]


def _living(keys: Collection[str]) -> QuerySet[Party]:
    return Party.objects.filter(key__in=keys, merged_into=None, erased_at=None).prefetch_related("identifiers")


def judged(traits: Traits, others: Iterable[tuple[Party, Traits]]) -> tuple[Candidate, ...]:
    """Those that are likely the same one as someone, the most alike first; at the most twenty."""
    every = (Candidate(party, likeness_of(traits, other)) for party, other in others)
    found = sorted(
        (each for each in every if each.likeness.is_likely), key=lambda each: (-each.likeness.name, each.party.key)
    )
    return tuple(found[:MOST_SHOWN])


Holders = Mapping[tuple[str, str], set[str]]
"""The keys of the parties of a kind that have a code in a name."""


def _holders(codes: Collection[str]) -> Holders:
    found: dict[tuple[str, str], set[str]] = {}
    every = sorted(codes)
    for start in range(0, len(every), IN_ONE_QUERY):
        rows = NameWord.objects.filter(code__in=every[start : start + IN_ONE_QUERY]).order_by()
        for kind, code, key in rows.values_list("party__kind", "code", "party").iterator(chunk_size=5_000):
            found.setdefault((kind, code), set()).add(key)
    return found


def sharing(kind: str, codes: Collection[str], holders: Holders) -> set[str]:
    """Parties that share enough codes. Who shares two has one of all but the commonest, which is not gone through."""
    least = _least(codes)
    *rarer, commonest = sorted((holders.get((kind, code), set()) for code in codes), key=len) or [set()]
    shared = Counter(key for keys in (rarer if least > 1 else (*rarer, commonest)) for key in keys)
    if least > 1:
        shared.update(shared.keys() & commonest)
    enough = [key for key, times in shared.items() if times >= least]
    return set(sorted(enough, key=lambda key: (-shared[key], key))[:MOST_CANDIDATES])


def _least(codes: Collection[str]) -> int:
    return 1 if len(codes) <= 2 else 2


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
    best = shared.filter(shared__gte=_least(codes)).order_by("-shared", "party").values_list("party", flat=True)
    found = set(best[:MOST_CANDIDATES])
    if traits.birth_date is not None:
        born = Q(birth_date=traits.birth_date, kind=traits.kind, words__code__in=codes)
        found |= set(Party.objects.filter(born).order_by().values_list("key", flat=True).distinct()[:MOST_CANDIDATES])
    return found
