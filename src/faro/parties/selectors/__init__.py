"""Reading parties."""

from faro.parties.selectors.access import EDIT, ERASE, EXPORT, IMPORT, MERGE, VIEW, VIEW_PERSONAL, party_for, upload_for
from faro.parties.selectors.finding import find_by_identifier, keys_by_identifier, search
from faro.parties.selectors.joining import conflicts_between, joined_keys, merges_of, resolve, resolve_many
from faro.parties.selectors.likely import Candidate, likely_among_many, likely_duplicates
from faro.parties.selectors.retention import Disposal, due_for_disposal

__all__ = [
    "EDIT",
    "ERASE",
    "EXPORT",
    "IMPORT",
    "MERGE",
    "VIEW",
    "VIEW_PERSONAL",
    "Candidate",
    "Disposal",
    "conflicts_between",
    "due_for_disposal",
    "find_by_identifier",
    "joined_keys",
    "keys_by_identifier",
    "likely_among_many",
    "likely_duplicates",
    "merges_of",
    "party_for",
    "resolve",
    "resolve_many",
    "search",
    "upload_for",
]
