"""The permissions that rooms declare. Roles name them as data; a name that nobody declared stops the start."""

from dataclasses import dataclass

_declared: dict[str, "Permission"] = {}


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that may be done. ``scoped``: it reaches the units of the post that gives it, else the whole."""

    code: str
    label: str
    scoped: bool = False


def declare_permissions(*permissions: Permission) -> None:
    """Add a room's permissions, when the room starts. Declaring the same again changes nothing."""
    for permission in permissions:
        known = _declared.setdefault(permission.code, permission)
        if known != permission:
            raise ValueError(f"permission declared twice: {permission.code}")


def permission(code: str) -> Permission:
    """The permission of that code. Raises :class:`KeyError` for one that nobody declared."""
    return _declared[code]


def declared_permissions() -> tuple[Permission, ...]:
    """All of them, by code."""
    return tuple(_declared[code] for code in sorted(_declared))
