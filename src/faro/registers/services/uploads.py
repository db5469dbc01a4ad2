"""Files of registers that wait to be looked at before they are loaded."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from faro.ledger.api import Actor
from faro.package.problems import readable
from faro.registers.domain.bundle import bundle_of_file
from faro.registers.models import RegisterUpload, RegisterVersion
from faro.registers.services.loading import load_register

KEPT = timedelta(days=3)


@transaction.atomic
def receive_register(*, actor: Actor, name: str, content: bytes) -> RegisterUpload:
    """Keep a file until it is decided about. Raises :class:`~faro.kernel.errors.InputProblems` for what is none."""
    bundle_of_file(name, content)
    kept, _made = RegisterUpload.objects.update_or_create(
        digest=hashlib.sha256(content).hexdigest(),
        brought_by=actor.key,
        defaults={"name": readable(name)[:200], "content": content, "brought_at": timezone.now()},
    )
    return kept


@transaction.atomic
def take_register(*, actor: Actor, upload: RegisterUpload, unit: str, reason: str) -> RegisterVersion:
    """Load what was brought. Raises as :func:`load_register`."""
    bundle = bundle_of_file(upload.name, bytes(upload.content))
    version = load_register(actor=actor, bundle=bundle, unit=unit, reason=reason)
    upload.delete()
    return version


@transaction.atomic
def forget_registers(*, now: datetime) -> int:
    """Delete what nobody loaded in time. Gives how many."""
    return RegisterUpload.objects.filter(brought_at__lt=now - KEPT).delete()[0]
