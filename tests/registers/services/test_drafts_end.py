"""Drafts that nobody touches any more."""

from datetime import timedelta

from django.utils import timezone

from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.models import Draft, Register
from faro.registers.services import save_draft
from faro.registers.services.drafts import forget_drafts


def test_only_those_are_dropped_that_nobody_touched_for_their_term(actor: Actor, inspections: Register) -> None:
    now = timezone.now()
    for key, days in (("old", 91), ("new", 89)):
        save_draft(actor=actor, register=inspections, key=key, answers=Answers({"nota": "a medias"}))
        Draft.objects.filter(key=key).update(updated_at=now - timedelta(days=days))
    assert forget_drafts(now=now) == 1
    assert list(Draft.objects.values_list("key", flat=True)) == ["new"]
