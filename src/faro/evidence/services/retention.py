"""Disposing of what nobody needs any more: seen first, then done, and noted for good."""

from collections.abc import Collection, Sequence
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from faro.evidence import store
from faro.evidence.models import Evidence, Link
from faro.evidence.selectors import due_for_disposal
from faro.evidence.services.subjects import key_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record

STRAY_SECONDS = 24 * 3600


@transaction.atomic
def dispose(*, actor: Actor, digests: Sequence[str], reason: str) -> list[Evidence]:
    """Delete files whose term has run out. The row, the digest and an entry of the ledger stay.

    Raises :class:`FaroError`, and deletes nothing, if one of them is not due or no reason is given.
    """
    if not reason.strip():
        raise FaroError(_("Escriba el documento o el motivo que autoriza la eliminación."))
    due = {each.evidence.sha256 for each in due_for_disposal(timezone.localdate())}
    early = [digest for digest in digests if digest not in due]
    if early:
        raise FaroError(_("No todos los archivos han cumplido su plazo: no se eliminó ninguno."))
    disposed = list(Evidence.objects.select_for_update().filter(sha256__in=digests))
    for evidence in disposed:
        _dispose_one(actor, evidence, reason.strip())
    return disposed


@transaction.atomic
def dispose_unused(*, actor: Actor, digests: Collection[str], reason: str) -> int:
    """Delete those of the files that nothing refers to any more, before their term: whose data they are has to be
    forgotten. Published ones stay. Gives how many."""
    in_use = Link.objects.filter(evidence=OuterRef("pk"), unlinked_at=None)
    found = Evidence.objects.filter(sha256__in=digests, disposed_at=None, published_at=None).exclude(Exists(in_use))
    gone = list(found.select_for_update())
    for evidence in gone:
        _dispose_one(actor, evidence, reason)
    return len(gone)


def _dispose_one(actor: Actor, evidence: Evidence, reason: str) -> None:
    evidence.disposed_at = timezone.now()
    evidence.save(update_fields=["disposed_at"])
    record(
        actor=actor,
        action="evidence.file_disposed",
        subject=key_of(evidence),
        changes=[Change("file_name", evidence.name, None)],
        reason=reason,
    )
    # The bytes go only once the row says so for good; should the power fail in between, the sweep removes them.
    transaction.on_commit(partial(store.remove, evidence.sha256))


def sweep() -> int:
    """Remove what interrupted acts left on disk for more than a day. Gives how many files."""
    wanted = set(Evidence.objects.filter(disposed_at=None).values_list("sha256", flat=True))
    strays = list(store.strays(wanted, STRAY_SECONDS))
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)
