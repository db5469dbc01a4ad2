"""What other rooms may use of the parties: persons and organisations by key.

A room keeps the key it was given and asks :func:`resolve` who that is today: after a merge, the survivor. It says with
``parties.ports.register_user`` which keys it still needs, and with :func:`touch` when it used them.
"""

from faro.parties.domain.facts import FactProblems, PartyFacts, checked
from faro.parties.domain.identifiers import IdentifierFacts, IdentifierKind, identifier, identifier_kinds
from faro.parties.domain.masking import masked_name
from faro.parties.models import Party
from faro.parties.selectors import (
    Candidate,
    find_by_identifier,
    joined_keys,
    keys_by_identifier,
    likely_among_many,
    likely_duplicates,
    resolve,
    resolve_many,
    search,
)
from faro.parties.selectors.likely import traits_of
from faro.parties.services import (
    IdentifierTaken,
    LikelyDuplicates,
    NewParty,
    add_identifier,
    add_parties,
    add_party,
    change_party,
    merge_parties,
    read_noted,
    touch,
    undo_merge,
)

__all__ = [
    "Candidate",
    "FactProblems",
    "IdentifierFacts",
    "IdentifierKind",
    "IdentifierTaken",
    "LikelyDuplicates",
    "NewParty",
    "Party",
    "PartyFacts",
    "add_identifier",
    "add_parties",
    "add_party",
    "change_party",
    "checked",
    "find_by_identifier",
    "identifier",
    "identifier_kinds",
    "joined_keys",
    "keys_by_identifier",
    "likely_among_many",
    "likely_duplicates",
    "masked_name",
    "merge_parties",
    "read_noted",
    "resolve",
    "resolve_many",
    "search",
    "touch",
    "traits_of",
    "undo_merge",
]
