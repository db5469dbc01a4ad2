"""Sending what waits in the outbox."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from faro.catalogs.api import limit, term
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.ledger.api import Actor, record, subject_key
from faro.notices.domain.retries import pause_after
from faro.notices.models import Delivery, Notice
from faro.notices.services.queue import new_delivery

BATCH = 100
ATTEMPTS, KEPT_AFTER_SENDING = "notices.attempts", "notices.keep_sent"
CLAIMED_FOR = timedelta(minutes=15)


@transaction.atomic
def digest(*, now: datetime) -> int:
    """Make one message for each address that has something waiting. Gives how many; none of them is empty."""
    waiting: dict[str, list[Notice]] = defaultdict(list)
    for notice in Notice.objects.select_for_update().filter(delivery=None).order_by("id"):
        waiting[notice.to].append(notice)
    for to, notices in waiting.items():
        delivery = new_delivery(to, _digest_subject(notices), _digest_body(notices), "notices.digest", now)
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(delivery=delivery)
    return len(waiting)


def _digest_subject(notices: list[Notice]) -> str:
    if len(notices) == 1:
        return notices[0].subject
    return _("Faro: {n} avisos").format(n=len(notices))


def _digest_body(notices: list[Notice]) -> str:
    if len(notices) == 1:
        return notices[0].body
    return "\n\n".join(f"— {notice.subject}\n\n{notice.body.strip()}" for notice in notices)


def send_waiting(*, now: datetime) -> tuple[int, int]:
    """Try to send what is due. Gives how many were sent and how many failed; those are tried again later."""
    due = Delivery.objects.filter(state=Delivery.State.WAITING, try_at__lte=now).order_by("try_at", "id")
    sent = failed = 0
    for delivery in list(due[:BATCH]):
        if not _claimed(delivery, now):
            continue
        error = _send(delivery)
        if error:
            failed += 1
            _note_failure(delivery, error, now)
        else:
            sent += 1
            _note_sent(delivery, now)
    return sent, failed


def _claimed(delivery: Delivery, now: datetime) -> bool:
    """Whether this process is the one that sends it: the attempt is counted before it is made."""
    mine = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.WAITING, attempts=delivery.attempts)
    delivery.attempts += 1
    return mine.update(attempts=delivery.attempts, try_at=now + CLAIMED_FOR) == 1


def _send(delivery: Delivery) -> str:
    """Send it; gives what went wrong, in the words of the mail server, or nothing."""
    message = EmailMessage(delivery.subject, delivery.body, to=[delivery.to], connection=get_connection())
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        message.send()
    except (OSError, ValueError, FaroError) as error:
        return f"{type(error).__name__}: {error}"[:300].replace(delivery.to, "•••")
    return ""


def _note_sent(delivery: Delivery, now: datetime) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.SENT, sent_at=now, error="")


@transaction.atomic
def _note_failure(delivery: Delivery, error: str, now: datetime) -> None:
    pause = pause_after(delivery.attempts, int(limit(ATTEMPTS).value))
    rows = Delivery.objects.filter(pk=delivery.pk)
    if pause is not None:
        rows.update(error=error, try_at=now + pause)
        return
    rows.update(error=error, state=Delivery.State.GIVEN_UP)
    record(
        actor=Actor("job:notices.send"),
        action="notices.delivery_given_up",
        subject=subject_key("delivery", str(delivery.pk)),
        reason=error,
    )


@transaction.atomic
def give_another_try(*, actor: Actor, delivery: Delivery, now: datetime) -> Delivery:
    """Put a message that was given up back in the queue."""
    delivery.state, delivery.attempts, delivery.try_at = Delivery.State.WAITING, 0, now
    delivery.save(update_fields=["state", "attempts", "try_at"])
    record(actor=actor, action="notices.delivery_retried", subject=subject_key("delivery", str(delivery.pk)))
    return delivery


@transaction.atomic
def forget_sent(*, now: datetime) -> int:
    """Empty the address and the text of what was sent long ago. Gives how many messages were emptied."""
    old = Delivery.objects.filter(
        state=Delivery.State.SENT, sent_at__lt=now - timedelta(days=term(KEPT_AFTER_SENDING).days)
    ).exclude(to="")
    Notice.objects.filter(delivery__in=old).update(to="", body="")
    return old.update(to="", body="")


def sentence_sent(sent: int, failed: int) -> str:
    """What a run of sending did."""
    done = ngettext("{n} mensaje enviado", "{n} mensajes enviados", sent).format(n=sent)
    return done if not failed else _("{done}; {n} con error").format(done=done, n=failed)
