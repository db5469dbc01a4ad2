"""The topic that a person gives to a pledge."""

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, required_reason, subject_key
from faro.promises.domain.comparison.topics import topics
from faro.promises.models import Pledge
from faro.promises.models.articulation import TopicChoice


@transaction.atomic
def choose_topic(*, actor: Actor, pledge: Pledge, topic: str, reason: str) -> TopicChoice:
    """Put a pledge under a topic, or under none; also to confirm the one proposed.

    Raises :class:`FaroError` without a reason, for an unknown topic, or where it is under that one already.
    """
    why = required_reason(reason)
    if topic and topic not in {each.code for each in topics()}:
        raise FaroError(_("Ese tema no está en la lista."))
    Pledge.objects.select_for_update().get(pk=pledge.pk)
    held = TopicChoice.objects.filter(pledge=pledge).first()
    before = held.topic if held is not None else None
    if before == topic:
        raise FaroError(_("La promesa ya está en ese tema."))
    chosen = held or TopicChoice(pledge=pledge)
    chosen.topic, chosen.reason = topic, why
    chosen.decided_by, chosen.decided_at = actor.key, timezone.now()
    chosen.save()
    record(
        actor=actor,
        action="promises.topic_chosen",
        subject=subject_key("pledge", pledge.plan.code, pledge.code),
        changes=[Change("promises.topic", before, topic)],
        reason=why,
        public=pledge.plan.is_approved,
    )
    return chosen
