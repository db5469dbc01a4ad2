"""How acts on questions are noted, and statements added."""

from collections.abc import Sequence

from django.utils import timezone

from faro.ledger.api import Actor, Change, record, subject_key
from faro.questions.models import Question, Statement

ASKER = Actor("public")


def key_of(number: str) -> str:
    """The question's key in the ledger."""
    return subject_key("question", number)


def note(
    actor: Actor,
    action: str,
    question: Question,
    *,
    changes: Sequence[Change] = (),
    reason: str = "",
    public: bool = True,
) -> None:
    """An entry about a question. Public ones hold nothing that a citizen wrote before a moderator read it."""
    record(
        actor=actor,
        action=f"questions.{action}",
        subject=key_of(question.number),
        changes=changes,
        reason=reason,
        public=public,
    )


def unit_change(before: str | None, after: str) -> Change:
    """Which unit answers, as the ledger names units."""
    return Change(
        "unit", subject_key("unit", before) if before else None, subject_key("unit", after) if after else None
    )


def _next_place(question: Question) -> int:
    """The question is locked by whoever adds to it, or new."""
    return question.statements.count() + 1


def asker_said(question: Question, kind: Statement.Kind, text: str) -> Statement:
    """Words of who asked: kept, and shown once a moderator has read them."""
    statement = Statement.objects.create(
        question=question,
        place=_next_place(question),
        kind=kind,
        text=text,
        said_at=timezone.now(),
        moderation=Statement.Moderation.PENDING,
    )
    written = [Change(f"{kind}_text", None, text, personal=True)]
    note(ASKER, "words_received", question, changes=written, public=False)
    return statement


def municipality_said(
    actor: Actor, question: Question, kind: Statement.Kind, text: str, outcome: str = ""
) -> Statement:
    """Words of the unit that answers: public at once."""
    return Statement.objects.create(
        question=question,
        place=_next_place(question),
        kind=kind,
        text=text,
        public_text=text,
        outcome=outcome,
        said_at=timezone.now(),
        said_by=actor.key,
        unit=question.unit,
        moderation=Statement.Moderation.PUBLISHED,
    )
