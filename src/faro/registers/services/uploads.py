"""Files of registers that wait to be looked at before they are loaded."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from faro.ledger.api import Actor
from faro.package.problems import readable
from faro.registers.domain.bundle import bundles_of_file
from faro.registers.models import RegisterUpload, RegisterVersion
from faro.registers.services.loading import load_register
from faro.registers.services.loading_many import Taken, load_registers

KEPT = timedelta(days=3)


@transaction.atomic
def receive_register(*, actor: Actor, name: str, content: bytes) -> RegisterUpload:
    """Keep a file until it is decided about. Raises :class:`~faro.kernel.errors.InputProblems` for what is none."""
    bundles_of_file(name, content)
    kept, _made = RegisterUpload.objects.update_or_create(
        digest=hashlib.sha256(content).hexdigest(),
        brought_by=actor.key,
        defaults={"name": readable(name)[:200], "content": content, "brought_at": timezone.now()},
    )
    return kept


@transaction.atomic
def take_register(*, actor: Actor, upload: RegisterUpload, unit: str, reason: str) -> tuple[Taken, ...]:
    """Load what was brought: one register in that unit, or all of a ZIP, where it is for those that name none.

    Raises as :func:`load_register` and :func:`load_registers`.
    """
    bundles = bundles_of_file(upload.name, bytes(upload.content))
    if len(bundles) > 1:
        taken = load_registers(actor=actor, bundles=bundles, unit=unit, reason=reason)
    else:
        folder, bundle = next(iter(bundles.items()))
        newest = RegisterVersion.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        version = load_register(actor=actor, bundle=bundle, unit=unit, reason=reason)
        taken = (Taken(folder, version, version.pk > newest, warnings=()),)
    upload.delete()
    return taken


@transaction.atomic
def forget_registers(*, now: datetime) -> int:
    """Delete what nobody loaded in time. Gives how many."""
    return RegisterUpload.objects.filter(brought_at__lt=now - KEPT).delete()[0]
