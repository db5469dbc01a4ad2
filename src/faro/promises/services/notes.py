"""What the services of this room write into the history, and under which keys."""

from collections.abc import Sequence

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key
from faro.promises.models import GovernmentPlan, Pledge, Reading


def key_of_plan(plan: GovernmentPlan) -> str:
    """The key of a government plan."""
    return subject_key("govplan", plan.code)


def key_of_pledge(pledge: Pledge) -> str:
    """The key of a pledge; read with its plan."""
    return subject_key("pledge", pledge.plan.code, pledge.code)


def note_plan(
    actor: Actor,
    verb: str,
    plan: GovernmentPlan,
    changes: Sequence[Change] = (),
    *,
    reason: str = "",
    public: bool = False,
) -> None:
    """Write what happened to a plan or its reading."""
    record(
        actor=actor,
        action=f"promises.{verb}",
        subject=key_of_plan(plan),
        changes=changes,
        reason=reason,
        public=public,
    )


def note_pledge(actor: Actor, verb: str, pledge: Pledge, changes: Sequence[Change] = (), *, reason: str = "") -> None:
    """Write what happened to a pledge: citizens see all of it."""
    record(
        actor=actor,
        action=f"promises.{verb}",
        subject=key_of_pledge(pledge),
        changes=changes,
        reason=reason,
        public=True,
    )


def locked_reading(reading: Reading, *states: str) -> Reading:
    """The reading, held until the end of the transaction. Raises :class:`FaroError` where it is in another state."""
    held = Reading.objects.select_for_update(of=("self",)).select_related("plan").get(pk=reading.pk)
    if held.state not in states:
        raise FaroError(
            _("Esta lectura está «{state}»: ya no se puede hacer esto.").format(state=held.get_state_display())
        )
    return held


def take_part(reading: Reading, actor: Actor) -> None:
    """Remember that this person had a hand in the reading: somebody else approves it."""
    if actor.key not in reading.hands:
        reading.hands = [*reading.hands, actor.key]
        reading.save(update_fields=["hands"])


def locked_pledge(pledge: Pledge) -> Pledge:
    """The pledge with its plan, held until the end of the transaction."""
    return Pledge.objects.select_for_update(of=("self",)).select_related("plan", "axis").get(pk=pledge.pk)
