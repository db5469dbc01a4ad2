"""Changes to parties. Each is one transaction, noted in the ledger."""

from faro.parties.services.adding import add_party
from faro.parties.services.adding_many import NewParty, add_parties
from faro.parties.services.changing import add_identifier, change_party, remove_identifier, set_validity, touch
from faro.parties.services.erasing import dispose, erase_party
from faro.parties.services.lists import forget_lists, preview_list, receive_list, take_list
from faro.parties.services.merging import merge_parties, undo_merge
from faro.parties.services.reading import export_noted, read_noted
from faro.parties.services.refusals import IdentifierConflict, IdentifierTaken, LikelyDuplicates

__all__ = [
    "IdentifierConflict",
    "IdentifierTaken",
    "LikelyDuplicates",
    "NewParty",
    "add_identifier",
    "add_parties",
    "add_party",
    "change_party",
    "dispose",
    "erase_party",
    "export_noted",
    "forget_lists",
    "merge_parties",
    "preview_list",
    "read_noted",
    "receive_list",
    "remove_identifier",
    "set_validity",
    "take_list",
    "touch",
    "undo_merge",
]
