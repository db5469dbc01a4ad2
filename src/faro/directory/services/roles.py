"""What each role may do."""

from collections.abc import Sequence

from django.db import transaction

from faro.directory.domain.roles import RoleSeed, role_seeds, upgraded
from faro.directory.models import Role
from faro.directory.permissions import declared_permissions
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key


@transaction.atomic
def sync_roles(*, actor: Actor, seeds: Sequence[RoleSeed] | None = None) -> tuple[Role, ...]:
    """Bring the roles up to date with what Faro ships; what the municipality decided stays. Gives those changed.

    A permission that no room declares any more is taken away. Called again it changes nothing.
    """
    changed, known = [], {permission.code for permission in declared_permissions()}
    for position, seed in enumerate(role_seeds() if seeds is None else seeds):
        shipped = sorted(seed.permissions)
        new = {"name": seed.name, "everywhere": seed.everywhere, "position": position}
        role, created = Role.objects.get_or_create(code=seed.code, defaults=new)
        before = list(role.permissions)
        gone = set(before) - known - set(shipped)
        if role.shipped == shipped and not created and not gone:
            continue
        now = [code for code in upgraded(before, role.shipped, shipped) if code not in gone]
        role.permissions, role.shipped = now, shipped
        role.save(update_fields=["permissions", "shipped"])
        _record_permissions(actor, role, before, "directory.role_updated")
        changed.append(role)
    return tuple(changed)


@transaction.atomic
def change_role(
    *, actor: Actor, role: Role, name: str, permissions: Sequence[str], everywhere: bool, reason: str
) -> Role:
    """Decide what a role may do. Raises :class:`FaroError` for an unknown permission or a house without keys."""
    chosen = sorted(set(permissions))
    _refuse_unknown(chosen)
    _refuse_without_administrator(role, chosen)
    before, reached = list(role.permissions), role.everywhere
    role.name, role.permissions, role.everywhere = name, chosen, everywhere
    role.save(update_fields=["name", "permissions", "everywhere"])
    reach = [Change("everywhere", reached, everywhere)] if reached != everywhere else []
    _record_permissions(actor, role, before, "directory.role_changed", reason, reach)
    return role


def _refuse_unknown(codes: Sequence[str]) -> None:
    unknown = sorted(set(codes) - {permission.code for permission in declared_permissions()})
    if unknown:
        raise FaroError(_("No existen estos permisos: {codes}.").format(codes=", ".join(unknown)))


def _refuse_without_administrator(role: Role, chosen: Sequence[str]) -> None:
    key = "directory.manage_roles"
    if key in role.permissions and key not in chosen:
        others = Role.objects.exclude(code=role.code).values_list("permissions", flat=True)
        if not any(key in codes for codes in others):
            raise FaroError(
                _("Algún rol debe poder cambiar los roles: déjele ese permiso a este o déselo antes a otro.")
            )


def _record_permissions(
    actor: Actor, role: Role, before: Sequence[str], action: str, reason: str = "", more: Sequence[Change] = ()
) -> None:
    record(
        actor=actor,
        action=action,
        subject=subject_key("role", role.code),
        changes=[Change("permissions", _listed(before), _listed(role.permissions)), *more],
        reason=reason,
    )


def _listed(codes: Sequence[str]) -> str | None:
    """The permissions by their label, which is what a reader of the history knows."""
    labels = {permission.code: permission.label for permission in declared_permissions()}
    return "; ".join(labels.get(code, code) for code in codes) or None
