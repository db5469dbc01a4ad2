"""Giving a file back: the original with a note in the ledger, or a copy without metadata."""

from django.db import transaction

from faro.evidence import store
from faro.evidence.domain.copies import CopyKind, copies_of
from faro.evidence.domain.types import type_of
from faro.evidence.limits import file_limits
from faro.evidence.models import Evidence
from faro.evidence.services.subjects import key_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, record


def original_content(*, evidence: Evidence) -> bytes:
    """The bytes that were kept, verified. Raises :class:`FaroError` for a file that may not be served or is damaged."""
    if evidence.disposed_at is not None:
        raise FaroError(_("El archivo fue eliminado al cumplirse su plazo de conservación; queda su huella."))
    if not evidence.may_be_served:
        raise FaroError(_("El archivo no se entrega: está por examinar, o el antivirus lo señaló."))
    return store.read_original(evidence.sha256)


@transaction.atomic
def read_original_noted(*, actor: Actor, evidence: Evidence) -> bytes:
    """The original of a file, and who read it in the ledger. Raises as :func:`original_content`."""
    content = original_content(evidence=evidence)
    record(actor=actor, action="evidence.original_read", subject=key_of(evidence))
    return content


def copy_content(*, evidence: Evidence, kind: CopyKind) -> bytes:
    """A copy of an image made anew from its points, as WebP; made again where it is missing.

    Raises :class:`FaroError` for a file without copies, or one that may not be served.
    """
    if not evidence.has_copies:
        raise FaroError(_("De este archivo no hay vista: no es una imagen."))
    if not evidence.may_be_served:
        original_content(evidence=evidence)
    path = store.copy_path(evidence.sha256, kind)
    if path.exists():
        return path.read_bytes()
    decoder = type_of(evidence.media_type)
    made = copies_of(original_content(evidence=evidence), decoder.image if decoder else "", file_limits())[kind]
    store.keep(path, made.content)
    return made.content
