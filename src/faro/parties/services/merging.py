"""Two parties that are one, and taking that back."""

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, required_reason
from faro.parties.models import Merge, Party
from faro.parties.selectors.joining import conflicts_between
from faro.parties.services.notes import key_of, living, note
from faro.parties.services.refusals import IdentifierConflict


@transaction.atomic
def merge_parties(*, actor: Actor, loser: str, survivor: str, reason: str, accept_conflicts: bool = False) -> Merge:
    """Say that one party is another: its key stands for the survivor from now on; nothing of either is changed.

    Raises :class:`FaroError` for parties that do not stand for themselves or are of different kinds, and
    :class:`IdentifierConflict` where they do not agree and ``accept_conflicts`` does not say that it is known.
    """
    why = required_reason(reason)
    if loser == survivor:
        raise FaroError(_("Es la misma ficha."))
    one, other = _both_locked(loser, survivor)
    if one.kind != other.kind:
        raise FaroError(_("Una persona y una organización no se unen."))
    conflicts = conflicts_between(one, other, show=False)
    if conflicts and not accept_conflicts:
        raise IdentifierConflict(conflicts)
    now = timezone.now()
    one.merged_into = other
    one.save(update_fields=["merged_into"])
    Party.objects.filter(key=other.key).update(used_at=now)
    merge = Merge.objects.create(loser=one, survivor=other, merged_at=now, merged_by=actor.key, reason=why)
    note(actor, "merged", one.key, [Change("merged_into", None, key_of(other.key))], why)
    note(actor, "absorbed", other.key, [Change("joined", None, key_of(one.key))], why)
    return merge


@transaction.atomic
def undo_merge(*, actor: Actor, merge: Merge, reason: str) -> Party:
    """Take a merge back: the party stands for itself again, with all that had been merged into it before.

    Other merges stay as they are, whichever came first. Raises :class:`FaroError` where it is undone already, or the
    data of the party were erased.
    """
    why = required_reason(reason)
    party = Party.objects.select_for_update().get(key=merge.loser_id)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        raise FaroError(_("Esa unión ya se deshizo."))
    if party.erased_at is not None:
        raise FaroError(_("Los datos de esa ficha fueron cancelados: la unión ya no se deshace."))
    party.merged_into = None
    party.save(update_fields=["merged_into"])
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    note(actor, "merge_undone", party.key, [Change("merged_into", key_of(merge.survivor_id), None)], why)
    note(actor, "released", merge.survivor_id, [Change("joined", key_of(party.key), None)], why)
    return party


def _both_locked(loser: str, survivor: str) -> tuple[Party, Party]:
    """Both as they are now, always locked in the same order, so that two people who merge them crosswise queue."""
    rows = {
        each.key: each for each in Party.objects.select_for_update().filter(key__in=[loser, survivor]).order_by("key")
    }
    if len(rows) != 2:
        raise FaroError(_("No hay una ficha con esa clave."))
    return living(rows[loser]), living(rows[survivor])
