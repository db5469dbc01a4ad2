"""Registering a party, once nobody has its numbers and someone has looked at those alike."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils import timezone

from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.parties.domain.facts import FactProblems, PartyFacts, checked, fields_of
from faro.parties.domain.identifiers import IdentifierFacts, identifier_kinds
from faro.parties.domain.names import code_of, words_of_name
from faro.parties.models import Identifier, NameWord, Party
from faro.parties.selectors.joining import resolve_many
from faro.parties.selectors.likely import likely_duplicates, traits_of
from faro.parties.services.notes import fact_changes, identifier_changes, note
from faro.parties.services.refusals import IdentifierTaken, LikelyDuplicates

EVERYONE = "*"
"""Among the seen: whoever is alike is another, and nobody needs to be looked for."""


@transaction.atomic
def add_party(
    *,
    actor: Actor,
    facts: PartyFacts,
    identifiers: tuple[IdentifierFacts, ...] = (),
    seen: Collection[str] = (),
    synthetic: bool = False,
) -> Party:
    """Register a person or an organisation.

    ``seen``: keys of likely duplicates that someone looked at and said are others; ``*`` for all. Raises
    :class:`FactProblems` with all that is wrong, :class:`IdentifierTaken`, and :class:`LikelyDuplicates` where some are
    not among the seen.
    """
    facts, identifiers = checked(facts, identifiers, timezone.localdate())
    refuse_taken(identifiers)
    if EVERYONE not in seen:
        _refuse_alike(facts, identifiers, seen)
    return create(actor, facts, identifiers, synthetic=synthetic)


def _refuse_alike(facts: PartyFacts, identifiers: tuple[IdentifierFacts, ...], seen: Collection[str]) -> None:
    alike = likely_duplicates(traits_of(facts, identifiers))
    if {each.party.key for each in alike} - set(seen):
        raise LikelyDuplicates(alike)


def create(actor: Actor, facts: PartyFacts, identifiers: tuple[IdentifierFacts, ...], *, synthetic: bool) -> Party:
    """Keep a checked party, within the caller's transaction. Raises :class:`IdentifierTaken`."""
    party = new_party(facts, synthetic=synthetic)
    party.save(force_insert=True)
    keep_identifiers(party, identifiers)
    index(party)
    note(actor, "added", party.key, changes_of_new(facts, identifiers, synthetic=synthetic))
    return party


def new_party(facts: PartyFacts, *, synthetic: bool) -> Party:
    """A party that is not kept yet."""
    now = timezone.now()
    party = Party(kind=facts.kind, synthetic=synthetic, created_at=now, used_at=now)
    put(party, facts)
    return party


def changes_of_new(facts: PartyFacts, identifiers: tuple[IdentifierFacts, ...], *, synthetic: bool) -> list[Change]:
    """What the ledger keeps of a party that begins."""
    changes = [Change("kind", None, facts.kind), *([Change("synthetic", None, after=True)] if synthetic else [])]
    return [*changes, *fact_changes(None, facts), *identifier_changes(facts.kind, identifiers)]


def put(party: Party, facts: PartyFacts) -> None:
    """Set the fields of a row."""
    for field in fields_of(facts.kind):
        value = getattr(facts, field)
        setattr(party, field, list(value) if isinstance(value, tuple) else value)


def refuse_taken(identifiers: Collection[IdentifierFacts], own: Collection[str] = ()) -> None:
    """Raise :class:`IdentifierTaken` for the first number that a party not among ``own`` has."""
    for place, each in enumerate(identifiers):
        row = Identifier.objects.filter(kind=each.kind, issuer=each.issuer, value=each.value).first()
        if row is not None and row.party_id not in own:
            key = resolve_many([row.party_id])[row.party_id]
            raise IdentifierTaken(identifier_kinds()[each.kind].label, key, place)


def keep_identifiers(party: Party, identifiers: Collection[IdentifierFacts]) -> None:
    """Insert the numbers of a party. Whoever takes one at the same moment makes this raise :class:`IdentifierTaken`."""
    try:
        with transaction.atomic():
            Identifier.objects.bulk_create(rows_of_identifiers(party, identifiers))
    except IntegrityError:
        refuse_taken(identifiers)
        raise FactProblems({"identifiers": _("El mismo documento está dos veces.")}) from None


def rows_of_identifiers(party: Party, identifiers: Collection[IdentifierFacts]) -> list[Identifier]:
    """The numbers of a party, to be kept."""
    return [
        Identifier(
            party=party,
            kind=each.kind,
            issuer=each.issuer,
            value=each.value,
            check_sign=each.check_sign,
            valid_from=each.valid_from,
            valid_until=each.valid_until,
        )
        for each in identifiers
    ]


def index(party: Party) -> None:
    """Keep the words of all names of a party, for search and likely duplicates."""
    party.words.all().delete()
    NameWord.objects.bulk_create(words_of(party))


def words_of(party: Party) -> list[NameWord]:
    """The words of all names of a party, to be kept."""
    names = (party.full_name, *party.other_names)
    words = dict.fromkeys(word[:120] for name in names for word in words_of_name(name))
    return [NameWord(party=party, word=word, code=code_of(word)) for word in words]
