"""Drafts: what somebody has begun and nobody else sees. No entry of the ledger: nothing has been said yet."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import term
from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.models import Draft, Record, Register
from faro.registers.models.registers import new_key
from faro.registers.services.outcomes import Clash

DRAFT_TERM = "registers.draft"


@transaction.atomic
def save_draft(
    *,
    actor: Actor,
    register: Register,
    key: str,
    answers: Answers,
    record: Record | None = None,
    base_revision: int | None = None,
) -> Draft:
    """Keep what was written so far, whatever is wrong with it. The same key again replaces it.

    ``record`` and ``base_revision`` say which record it corrects, and as it stood when it was opened.
    """
    kept, _made = Draft.objects.update_or_create(
        owner=actor.key,
        key=key,
        defaults={
            "register": register,
            "version": register.version,
            "answers": as_json(answers),
            "record": record,
            "base_revision": base_revision,
            "clash": False,
            "updated_at": timezone.now(),
        },
    )
    return kept


@transaction.atomic
def drop_draft(*, actor: Actor, key: str) -> bool:
    """Throw a draft of one's own away. Gives whether there was one."""
    return bool(Draft.objects.filter(owner=actor.key, key=key).delete()[0])


@transaction.atomic
def forget_drafts(*, now: datetime) -> int:
    """Delete the drafts that nobody touched for their term. Gives how many."""
    kept = timedelta(days=term(DRAFT_TERM).days)
    return Draft.objects.filter(updated_at__lt=now - kept).delete()[0]


def keep_clash(actor: Actor, record: Record, answers: Answers, base_revision: int) -> Clash:
    """Keep what could not be saved because someone else was first."""
    draft = Draft.objects.create(
        register=record.register,
        version=record.register.version,
        owner=actor.key,
        key=new_key(),
        record=record,
        base_revision=base_revision,
        answers=as_json(answers),
        clash=True,
        updated_at=timezone.now(),
    )
    return Clash(record, draft)


def as_json(answers: Answers) -> dict[str, object]:
    """Answers as a draft keeps them."""
    items = {repeat: [dict(row) for row in rows] for repeat, rows in answers.items.items()}
    return {"values": dict(answers.values), "items": items}


def answers_in(draft: Draft) -> Answers:
    """The answers that a draft keeps."""
    return Answers(draft.answers.get("values", {}), draft.answers.get("items", {}))
