"""What other rooms may use of the directory."""

from faro.directory.access import PUBLIC, Access, access_of
from faro.directory.models import Municipality, Person, Post, Unit
from faro.directory.permissions import Permission, declare_permissions
from faro.directory.selectors import municipality, units_under

__all__ = [
    "PUBLIC",
    "Access",
    "Municipality",
    "Permission",
    "Person",
    "Post",
    "Unit",
    "access_of",
    "declare_permissions",
    "municipality",
    "units_under",
]
