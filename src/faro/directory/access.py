"""What the person behind a request may do."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from faro.directory.permissions import permission
from faro.ledger.api import Actor

ATTRIBUTE = "access"
PUBLIC_ACTOR = Actor("public")


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks, and what they may do: for each permission, the codes of the units it reaches (None: every unit)."""

    actor: Actor = PUBLIC_ACTOR
    person_key: str = ""
    name: str = ""
    grants: dict[str, frozenset[str] | None] = field(default_factory=dict)

    @property
    def signed_in(self) -> bool:
        """Whether someone signed in."""
        return bool(self.person_key)

    def may(self, code: str, unit: str | None = None) -> bool:
        """Whether the permission is held; with ``unit``, whether it reaches that unit.

        Raises :class:`KeyError` for a permission that nobody declared.
        """
        if permission(code).code not in self.grants:
            return False
        reach = self.grants[code]
        return unit is None or reach is None or unit in reach

    def require(self, code: str, unit: str | None = None) -> None:
        """Raise :class:`~django.core.exceptions.PermissionDenied` unless the permission is held."""
        if not self.may(code, unit):
            raise PermissionDenied(permission(code).label)


PUBLIC = Access()
"""Anyone, not signed in."""


def access_of(request: HttpRequest) -> Access:
    """The access of a request, as the middleware left it."""
    access: Access = getattr(request, ATTRIBUTE, PUBLIC)
    return access
