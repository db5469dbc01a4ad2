"""What every service does: lock, step, note."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from faro.hearings.domain.states import STATES
from faro.hearings.keys import key_of
from faro.hearings.models import Hearing
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record

PUBLIC = Actor("public")


class HearingRefused(FaroError):
    """It can't be done; the text says why."""


def locked(hearing: Hearing) -> Hearing:
    """The hearing as it is now, for this transaction alone."""
    return Hearing.objects.select_for_update().get(pk=hearing.pk)


def move(hearing: Hearing, verb: str) -> Change:
    """Take a step of the table. Raises :class:`~faro.workflow.states.ForbiddenTransition`."""
    before = hearing.state
    hearing.state = STATES.step(before, verb).target
    return Change("state", before, hearing.state)


def moment(at: datetime | None) -> datetime:
    """When it happened: now, unless an earlier moment is given. Raises :class:`HearingRefused` for one to come."""
    now = timezone.now()
    if at is not None and at > now:
        raise HearingRefused(_("Esa fecha todavía no llega: no se puede registrar como hecha."))
    return at or now


def required(text: str, sentence: str) -> str:
    """A text that must be there. Raises :class:`HearingRefused`."""
    if not text.strip():
        raise HearingRefused(sentence)
    return text.strip()


def note(  # noqa: PLR0913 the parts of an entry
    actor: Actor,
    action: str,
    hearing: Hearing,
    *,
    changes: Sequence[Change] = (),
    reason: str = "",
    public: bool = True,
    subject: str = "",
) -> None:
    """An entry about a hearing, or about a thing of it. Public ones hold no word of a citizen that nobody read."""
    record(
        actor=actor,
        action=f"hearings.{action}",
        subject=subject or key_of(hearing),
        changes=changes,
        reason=reason,
        public=public,
    )
