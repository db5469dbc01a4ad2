"""Emptying what telephones sent and what waits in files, once the data in them have to go."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db.models import QuerySet
from django.utils import timezone

from faro.evidence.api import dispose_unused
from faro.ledger.api import Actor, Change
from faro.registers.models import RecordUpload, Register, Submission, SubmittedFile
from faro.registers.services.notes import key_of_register, note

CHUNK = 200
OPEN = (Submission.State.WAITING, Submission.State.REVIEW)
_EMPTIED = ("xml", "files", "reasons", "disposed_at", "state", "reason", "settled_at", "settled_by")


def empty_submissions(*, actor: Actor, register: Register, submissions: QuerySet[Submission], reason: str) -> int:
    """Take the content out of submissions of a register, their files too; that they came stays. Gives how many.

    One that was still open is discarded: there is nothing left to take. Within the caller's transaction.
    """
    chosen = iter(sorted(submissions.filter(disposed_at=None).values_list("pk", flat=True)))
    gone = 0
    while keys := list(islice(chosen, CHUNK)):
        _empty(actor, list(Submission.objects.defer("xml").filter(pk__in=keys)), reason)
        gone += len(keys)
    if gone:
        note(actor, "submissions_emptied", key_of_register(register.code), [Change("count", None, gone)], reason)
    return gone


def _empty(actor: Actor, submissions: Sequence[Submission], reason: str) -> None:
    now = timezone.now()
    received = SubmittedFile.objects.filter(submission__in=submissions)
    digests = set(received.values_list("digest", flat=True))
    received.delete()
    for each in submissions:
        if each.state in OPEN:
            each.state, each.reason = Submission.State.DISCARDED, reason
            each.settled_at, each.settled_by = now, actor.key
        each.xml, each.files, each.reasons, each.disposed_at = b"", [], [], now
    Submission.objects.bulk_update(submissions, _EMPTIED)
    dispose_unused(actor=actor, digests=digests, reason=reason)


def drop_uploads(registers: Iterable[Register]) -> int:
    """Delete the files with records that were brought lately: whoever brought one has it still. Gives how many."""
    return RecordUpload.objects.filter(register__in=list(registers)).delete()[0]
