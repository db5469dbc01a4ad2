"""Files that anyone may read: published documents."""

from django.db import transaction
from django.utils import timezone

from faro.evidence.models import Evidence
from faro.evidence.services.subjects import key_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record


@transaction.atomic
def publish_file(*, actor: Actor, evidence: Evidence, title: str, reason: str) -> Evidence:
    """Let anyone read a file, under a title. Raises :class:`FaroError` for one that may not be served."""
    if not evidence.may_be_served:
        raise FaroError(_("No se puede publicar un archivo infectado, por examinar o eliminado."))
    if not title.strip():
        raise FaroError(_("Escriba el título con que se publica."))
    before = evidence.public_title or None
    evidence.public_title = title.strip()
    evidence.published_at = evidence.published_at or timezone.now()
    _save_and_note(evidence, actor, "evidence.file_published", Change("public_title", before, title.strip()), reason)
    return evidence


@transaction.atomic
def withdraw_file(*, actor: Actor, evidence: Evidence, reason: str) -> Evidence:
    """Stop showing a file to everyone. Raises :class:`FaroError` if it was not shown."""
    if not evidence.is_public:
        raise FaroError(_("El archivo no estaba publicado."))
    change = Change("public_title", evidence.public_title, None)
    evidence.public_title, evidence.published_at = "", None
    evidence.wanted_at = timezone.now()
    _save_and_note(evidence, actor, "evidence.file_withdrawn", change, reason)
    return evidence


def _save_and_note(evidence: Evidence, actor: Actor, action: str, change: Change, reason: str) -> None:
    evidence.save(update_fields=["public_title", "published_at", "wanted_at"])
    record(actor=actor, action=action, subject=key_of(evidence), changes=[change], reason=reason, public=True)
