"""What other rooms may use of the directory."""

from faro.directory.access import PUBLIC, Access, access_of
from faro.directory.accounts.addresses import client_address
from faro.directory.domain.roles import PUBLIC_ROLE
from faro.directory.domain.units import UnitDifference, UnitDifferences, UnitFacts
from faro.directory.models import Municipality, Person, Post, Unit
from faro.directory.permissions import Permission, declare_permissions
from faro.directory.selectors.access import access_of_person
from faro.directory.selectors.differences import unit_differences
from faro.directory.selectors.holders import holders, people_who_may, people_who_may_each
from faro.directory.selectors.people import person_label, person_who_signs_in_as, role_labels, roles_with
from faro.directory.selectors.succession import heirs, predecessors
from faro.directory.selectors.units import municipality, unit, unit_labels, units_on, units_under
from faro.directory.services.administrators import create_administrator, give_password
from faro.directory.services.demo import demo_cast
from faro.directory.services.municipality import set_municipality
from faro.directory.services.people import PersonFacts, create_person, drop_second_factor, unlock_person
from faro.directory.services.posts import Period, PostFacts, appoint, create_post
from faro.directory.services.reorganisation import (
    close_unit,
    merge_units,
    move_unit,
    open_unit,
    rename_unit,
    split_unit,
)
from faro.directory.services.roles import sync_roles
from faro.directory.services.units import register_units

__all__ = [
    "PUBLIC",
    "PUBLIC_ROLE",
    "Access",
    "Municipality",
    "Period",
    "Permission",
    "Person",
    "PersonFacts",
    "Post",
    "PostFacts",
    "Unit",
    "UnitDifference",
    "UnitDifferences",
    "UnitFacts",
    "access_of",
    "access_of_person",
    "appoint",
    "client_address",
    "close_unit",
    "create_administrator",
    "create_person",
    "create_post",
    "declare_permissions",
    "demo_cast",
    "drop_second_factor",
    "give_password",
    "heirs",
    "holders",
    "merge_units",
    "move_unit",
    "municipality",
    "open_unit",
    "people_who_may",
    "people_who_may_each",
    "person_label",
    "person_who_signs_in_as",
    "predecessors",
    "register_units",
    "rename_unit",
    "role_labels",
    "roles_with",
    "set_municipality",
    "split_unit",
    "sync_roles",
    "unit",
    "unit_differences",
    "unit_labels",
    "units_on",
    "units_under",
    "unlock_person",
]
