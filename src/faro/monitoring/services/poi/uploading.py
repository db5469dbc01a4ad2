"""A file of activities between its upload and its confirmation."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.monitoring.models import Poi, PoiUpload
from faro.monitoring.services.poi.importing import LARGEST, Incoming, import_poi
from faro.monitoring.services.poi.outcome import Approval, ImportOutcome

KEPT_DAYS = 7


@transaction.atomic
def receive(*, actor: Actor, poi: Poi, incoming: Incoming) -> PoiUpload:
    """Keep the file until it is confirmed or expires. Nothing of the POI changes. Raises :class:`FaroError`."""
    if len(incoming.content) > LARGEST:
        raise FaroError(_("El archivo pasa de {n} MB.").format(n=LARGEST // 1024 // 1024))
    now = timezone.now()
    forget_expired(now)
    about = f"{poi.pk}/{incoming.unit}/{incoming.origin}/{incoming.executed_until}/{actor.key}/{incoming.digest}"
    kept, _new = PoiUpload.objects.update_or_create(
        digest=sha256(about.encode()).hexdigest(),
        defaults={
            "poi": poi,
            "unit": incoming.unit,
            "origin": incoming.origin,
            "executed_until": incoming.executed_until,
            "name": incoming.name[:255],
            "content": incoming.content,
            "uploaded_by": actor.key,
            "expires": now + timedelta(days=KEPT_DAYS),
        },
    )
    return kept


def incoming_of(upload: PoiUpload) -> Incoming:
    """The file that waits."""
    content = bytes(upload.content)
    return Incoming(content, upload.name, upload.origin, upload.unit, upload.executed_until)


@transaction.atomic
def confirm(*, actor: Actor, upload: PoiUpload, reason: str, approval: Approval | None = None) -> ImportOutcome:
    """Import what waits and forget it. Raises as :func:`~faro.monitoring.services.poi.importing.import_poi`."""
    waiting = PoiUpload.objects.select_for_update(of=("self",)).select_related("poi__plan").filter(pk=upload.pk).first()
    if waiting is None:
        raise FaroError(_("Ese archivo ya se importó o venció. Súbalo de nuevo si hace falta."))
    incoming = incoming_of(waiting)
    outcome = import_poi(actor=actor, poi=waiting.poi, incoming=incoming, reason=reason, approval=approval)
    waiting.delete()
    return outcome


def forget_expired(now: datetime) -> int:
    """Remove the files that nobody confirmed in time; how many."""
    expired = PoiUpload.objects.filter(expires__lt=now)
    count = expired.count()
    expired.delete()
    return count
