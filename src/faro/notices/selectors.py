"""Reading the outbox and the state of scheduled work."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from faro.notices.domain.addresses import masked
from faro.notices.domain.schedule import Job
from faro.notices.models import Delivery, JobState, Notice
from faro.notices.registry import registered_jobs


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """A message as it is listed: never with its address or text."""

    delivery: Delivery
    to: str


def jobs_with_state() -> Iterator[tuple[Job, JobState | None]]:
    """Each registered job with when it ran and runs next; None while it never was looked at."""
    states = {state.code: state for state in JobState.objects.all()}
    for job in registered_jobs():
        yield job, states.get(job.code)


def outbox_counts() -> dict[str, int]:
    """How many messages are in each state, and how many notices wait for the digest."""
    counts = dict.fromkeys(Delivery.State.values, 0)
    counts |= dict(Delivery.objects.order_by().values_list("state").annotate(Count("id")))
    return counts | {"digest": Notice.objects.filter(delivery=None).count()}


def unsent() -> QuerySet[Delivery]:
    """What was given up, then what waits after an error."""
    return Delivery.objects.exclude(state=Delivery.State.SENT).exclude(error="").order_by("state", "-id")


def delivery_lines(deliveries: list[Delivery]) -> list[DeliveryLine]:
    """The messages as they are listed."""
    return [DeliveryLine(delivery, masked(delivery.to)) for delivery in deliveries]
