"""What must hold before an installation starts."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from faro.directory.domain.roles import SEEDS, role_seeds
from faro.directory.models import Role
from faro.directory.permissions import declared_permissions
from faro.kernel.text import _


def refuse_unknown_permissions(path: Path = SEEDS) -> None:
    """Raise :class:`ImproperlyConfigured` if the roles that Faro ships name a permission that no room declares."""
    unknown = _unknown((seed.code, seed.permissions) for seed in role_seeds(path))
    if unknown:
        raise ImproperlyConfigured(unknown)


def check_roles(app_configs: object, databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """The same for the roles as this municipality has them, where the database is there to be asked."""
    if not databases:
        return []
    try:
        rows = list(Role.objects.values_list("code", "permissions"))
    except DatabaseError:  # not made yet
        return []
    unknown = _unknown(rows)
    return (
        [Error(unknown, hint=_("Ejecute «faro migrate»: quita de los roles lo que ya no existe."), id="directory.E001")]
        if unknown
        else []
    )


def _unknown(roles: Iterable[tuple[str, Sequence[str]]]) -> str:
    declared = {permission.code for permission in declared_permissions()}
    found = [
        _("el rol «{role}» nombra {code}").format(role=role, code=code)
        for role, codes in roles
        for code in codes
        if code not in declared
    ]
    return _("Permisos que nadie declara: {found}.").format(found="; ".join(found)) if found else ""
