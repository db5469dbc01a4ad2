"""What a person does with a submission that waits: take it, open it in the form to mend it, or discard it."""

from django.db import transaction
from django.utils import timezone

from faro.directory.api import Access
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, required_reason
from faro.registers.models import Draft, Record, Submission
from faro.registers.services.drafts import save_draft
from faro.registers.services.notes import note
from faro.registers.services.submissions.settling import Judge, answers_of, key_of_submission, settle_submission

State = Submission.State
OPEN = (State.WAITING, State.REVIEW)


def take_submission(*, access: Access, submission: Submission) -> Submission:
    """Take it as far as it goes: without files that did not come, with whoever it names as someone new.

    What the rules of the form refuse stays for review, with the reasons.
    """
    _refuse_settled(submission)
    return settle_submission(submission, Judge(access, looked=True))


@transaction.atomic
def mend_submission(*, actor: Actor, submission: Submission) -> Draft:
    """A draft with its answers: saved in the form, it becomes the record of the submission."""
    _refuse_settled(submission)
    files = {each.name: each for each in submission.received.order_by("id")}
    answers = answers_of(submission, files)[0]
    record = _edited_record(submission)
    register = submission.register
    return save_draft(
        actor=actor,
        register=register,
        key=record.key if record is not None else submission.key,
        answers=answers,
        record=record,
        base_revision=record.revision if record is not None else None,
    )


def _edited_record(submission: Submission) -> Record | None:
    if not submission.deprecated:
        return None
    before = Submission.objects.filter(register=submission.register, instance=submission.deprecated)
    found = before.exclude(record=None).select_related("record").first()
    return found.record if found is not None else None


@transaction.atomic
def discard_submission(*, actor: Actor, submission: Submission, reason: str) -> Submission:
    """Say that it becomes no record; what was received stays. Raises :class:`FaroError`."""
    why = required_reason(reason)
    held = Submission.objects.select_for_update().get(pk=submission.pk)
    _refuse_settled(held)
    held.state, held.reason = State.DISCARDED, why
    held.settled_at, held.settled_by = timezone.now(), actor.key
    held.save(update_fields=["state", "reason", "settled_at", "settled_by"])
    change = Change("submission", held.instance, None)
    note(actor, "submission_discarded", key_of_submission(held), [change], why)
    return held


@transaction.atomic
def read_submission_noted(*, actor: Actor, submission: Submission) -> Submission:
    """The submission; where its register is reserved, with a note of who read it."""
    if submission.register.sensitive:
        note(actor, "submission_read", key_of_submission(submission))
    return submission


def _refuse_settled(submission: Submission) -> None:
    if submission.state not in OPEN:
        raise FaroError(_("El envío ya está resuelto."))
