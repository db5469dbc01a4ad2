"""Giving a telephone its key, taking it away, and knowing it when it comes."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import limit
from faro.directory.api import Access
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, required_reason, subject_key
from faro.registers.models import Device, FailedKnock, Register
from faro.registers.selectors.devices import may_enter_for, runs
from faro.registers.services.notes import note

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for others."""
CODE_LENGTH, SECRET_LENGTH, GROUP = 8, 24, 4
ROUNDS = 20_000
"""Few: the key is drawn by chance, 118 bits of it, and each request of a telephone shows it."""
FROM_ONE_ADDRESS = 10
"""How many times the attempts of one telephone an address may fail in all."""
KNOWN_AGAIN = timedelta(minutes=5)
KNOCKS_KEPT = timedelta(days=1)


class KeyRefused(FaroError):
    """The key opens nothing."""


class TooManyKnocks(FaroError):
    """So many wrong keys came from there that no key is looked at for a while."""


@transaction.atomic
def make_device(
    *, actor: Actor, access: Access, name: str, unit: str, registers: Sequence[Register], days: int
) -> tuple[Device, str]:
    """A telephone of who asks, and its key, which is told only now. Raises :class:`FaroError`."""
    _refuse(access, unit, registers, days)
    secret = _drawn(SECRET_LENGTH)
    now = timezone.now()
    device = Device.objects.create(
        code=_drawn(CODE_LENGTH),
        name=" ".join(name.split())[:80],
        person=access.person_key,
        unit=unit,
        secret=PBKDF2PasswordHasher().encode(secret, secrets.token_hex(12), ROUNDS),
        made_at=now,
        made_by=actor.key,
        expires_at=now + timedelta(days=days),
    )
    device.registers.set(registers)
    changes = [Change("unit", None, f"unit:{unit}")]
    changes += [Change("on_device", None, f"register:{each.code}") for each in registers]
    note(actor, "device_made", key_of_device(device), changes)
    return device, "-".join(secret[start : start + GROUP] for start in range(0, SECRET_LENGTH, GROUP))


def _refuse(access: Access, unit: str, registers: Sequence[Register], days: int) -> None:
    most = int(limit("registers.device_days").value)
    if not 0 < days <= most:
        raise FaroError(_("El acceso vale entre 1 y {n} días.").format(n=most))
    if not registers:
        raise FaroError(_("Elija al menos un registro."))
    closed = [each.name for each in registers if not (each.active and may_enter_for(access, each, unit))]
    if closed:
        raise FaroError(_("Para esa unidad no se anota en: {names}.").format(names=", ".join(closed)))
    allowed = int(limit("registers.devices_of_person").value)
    held = Device.objects.filter(person=access.person_key, revoked_at=None, expires_at__gt=timezone.now()).count()
    if held >= allowed:
        raise FaroError(_("Ya tiene {n} teléfonos en uso: dé de baja el que no use.").format(n=held))


@transaction.atomic
def revoke_device(*, actor: Actor, device: Device, reason: str) -> Device:
    """Take the key of a telephone away: what it sent stays. Raises :class:`FaroError`."""
    why = required_reason(reason)
    held = Device.objects.select_for_update().get(pk=device.pk)
    if held.revoked_at is not None:
        raise FaroError(_("El teléfono ya estaba dado de baja."))
    held.revoked_at, held.revoked_by, held.reason = timezone.now(), actor.key, why
    held.save(update_fields=["revoked_at", "revoked_by", "reason"])
    note(actor, "device_revoked", key_of_device(held), [Change("revoked", before=False, after=True)], why)
    return held


def device_behind(*, code: str, secret: str, address: str) -> Device:
    """The telephone that shows a key. Raises :class:`KeyRefused` or :class:`TooManyKnocks`."""
    now = timezone.now()
    if _too_many(code, address, now):
        raise TooManyKnocks(_("Demasiadas claves erradas: espere unos minutos."))
    device = Device.objects.filter(code=code).first()
    given = secret.replace("-", "").strip().lower()
    if device is None or not PBKDF2PasswordHasher().verify(given, device.secret):
        FailedKnock.objects.create(device=code[:12], address=address, at=now)
        raise KeyRefused(_("El usuario o la clave del teléfono no son correctos."))
    if not runs(device, now):
        raise KeyRefused(_("El acceso de este teléfono se dio de baja o venció."))
    if device.used_at is None or now - device.used_at > KNOWN_AGAIN:
        Device.objects.filter(pk=device.pk).update(used_at=now)
    return device


def _too_many(code: str, address: str, now: datetime) -> bool:
    most = int(limit("registers.odk_attempts").value)
    since = now - timedelta(minutes=int(limit("registers.odk_wait_minutes").value))
    failed = FailedKnock.objects.filter(address=address, at__gt=since)
    return failed.filter(device=code[:12]).count() >= most or failed.count() >= most * FROM_ONE_ADDRESS


@transaction.atomic
def forget_knocks(*, now: datetime) -> int:
    """Forget failures of more than a day ago. Gives how many."""
    return FailedKnock.objects.filter(at__lt=now - KNOCKS_KEPT).delete()[0]


def key_of_device(device: Device) -> str:
    """The subject key of a telephone."""
    return subject_key("device", device.code)


def _drawn(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(length))
