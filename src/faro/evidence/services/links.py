"""What a file is about."""

from django.db import transaction
from django.utils import timezone

from faro.evidence.models import Evidence, Link
from faro.evidence.services.subjects import key_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key


@transaction.atomic
def link_file(*, actor: Actor, evidence: Evidence, subject: str, unit: str) -> Link:
    """Say that a file is about a subject; again changes nothing. Raises :class:`FaroError` once disposed of."""
    if evidence.disposed_at is not None:
        raise FaroError(_("El archivo ya fue eliminado: no se puede vincular. Vuelva a subirlo."))
    now = timezone.now()
    place = Evidence.objects.select_for_update().get(pk=evidence.pk).links.count() + 1
    defaults = {"place": place, "unit": unit, "linked_at": now, "linked_by": actor.key}
    link, created = Link.objects.get_or_create(evidence=evidence, subject=subject, unlinked_at=None, defaults=defaults)
    if created:
        _touch(evidence)
        record(
            actor=actor,
            action="evidence.file_linked",
            subject=key_of(evidence),
            changes=[Change("about", None, subject), Change("unit", None, subject_key("unit", unit) if unit else None)],
            public=evidence.is_public,
        )
    return link


@transaction.atomic
def unlink_file(*, actor: Actor, link: Link, reason: str) -> Link:
    """Take back that a file is about a subject. Raises :class:`FaroError` if it was taken back already."""
    if link.unlinked_at is not None:
        raise FaroError(_("El archivo ya no estaba vinculado."))
    link.unlinked_at = timezone.now()
    link.save(update_fields=["unlinked_at"])
    _touch(link.evidence)
    record(
        actor=actor,
        action="evidence.file_unlinked",
        subject=key_of(link.evidence),
        changes=[Change("about", link.subject, None)],
        reason=reason,
        public=link.evidence.is_public,
    )
    return link


def _touch(evidence: Evidence) -> None:
    """The term of retention runs from the last day on which something referred to the file."""
    evidence.wanted_at = timezone.now()
    evidence.save(update_fields=["wanted_at"])
