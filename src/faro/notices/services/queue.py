"""Putting something into the outbox. The act that it tells about is in the ledger; the mail itself is not."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from faro.ledger.api import Actor
from faro.notices.models import Delivery, Notice

SUBJECT_LENGTH = 200


@transaction.atomic
def queue_mail(  # noqa: PLR0913 the contract between rooms
    *, actor: Actor, to: str, subject: str, body: str, kind: str, subject_key: str = "", at_once: bool = False
) -> Notice:
    """Tell ``to`` something by e-mail: in the digest of the day, or ``at_once`` in a message of its own.

    Call it in the transaction of the act itself, and only for what has happened: nobody hears of drafts.
    ``kind`` is a stable code (``questions.answered``). The address is kept nowhere else and shown nowhere.
    """
    now = timezone.now()
    notice = Notice(
        to=to, subject=_one_line(subject), body=body, kind=kind, about=subject_key, actor=actor.key, queued_at=now
    )
    if at_once:
        notice.delivery = new_delivery(to, notice.subject, body, kind, now)
    notice.save()
    return notice


def new_delivery(to: str, subject: str, body: str, kind: str, now: datetime) -> Delivery:
    """A message ready to be sent."""
    return Delivery.objects.create(to=to, subject=subject, body=body, kind=kind, queued_at=now, try_at=now)


@transaction.atomic
def withdraw_mail(*, subject_key: str, kind: str = "") -> int:
    """Take back what was queued about a thing and not sent yet, since it is no longer so. Gives how many."""
    waiting = Notice.objects.filter(about=subject_key, delivery=None)
    if kind:
        waiting = waiting.filter(kind=kind)
    return waiting.delete()[0]


def _one_line(text: str) -> str:
    return " ".join(text.split())[:SUBJECT_LENGTH]
