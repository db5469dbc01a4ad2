"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import declare_permissions
from faro.evidence.ports import register_places
from faro.ledger.api import describe_actions, describe_fields, name_keys_with, name_many_keys_with
from faro.monitoring.ports import register_measure_source
from faro.parties.ports import register_eraser, register_user
from faro.registers.services.erasing import erase_person
from faro.registers.services.lineage.feeding import SOURCE
from faro.registers.vocabulary import capture, lineage, measures, odk, records
from faro.registers.vocabulary.permissions import PERMISSIONS
from faro.ui.api import register_menu


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(records.ACTIONS)
    describe_fields(records.FIELDS)
    name_many_keys_with(records.names_of_keys)
    register_menu(*records.MENU)
    register_places(records.place_of)
    register_user(records.parties_in_use)
    register_eraser(erase_person)
    describe_actions(capture.ACTIONS)
    describe_fields(capture.FIELDS)
    name_keys_with(capture.name_of_map)
    register_menu(*capture.MENU)
    describe_actions(measures.ACTIONS)
    describe_fields(measures.FIELDS)
    name_many_keys_with(measures.names_of_measures)
    describe_actions(lineage.ACTIONS)
    describe_fields(lineage.FIELDS)
    register_menu(*lineage.MENU)
    register_measure_source(SOURCE)
    describe_actions(odk.ACTIONS)
    describe_fields(odk.FIELDS)
    name_many_keys_with(odk.names_of_telephones)
    register_menu(*odk.MENU)
    odk.need_limits()
