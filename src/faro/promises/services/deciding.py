"""The state of a pledge: a person decides it, with a day, a reason and a source."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.promises.domain.scale import scale_state
from faro.promises.models import Pledge, StateChange
from faro.promises.selectors.pledges import proposal_of
from faro.promises.services.notes import locked_pledge, note_pledge

LONGEST_REASON, LONGEST_SOURCE = 600, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class StateDecision:
    """A state, since when, why and where that can be read. ``resolution``: which one changed the pledge."""

    state: str
    day: date
    reason: str
    source: str
    resolution: str = ""


@transaction.atomic
def decide_state(*, actor: Actor, pledge: Pledge, decision: StateDecision) -> StateChange:
    """Give a pledge a state. What the linked figures propose at that moment is kept beside it.

    Raises :class:`FaroError` for a state that is not on the scale, a day to come or before the last decision, without
    reason or source, and where the scale asks for a resolution.
    """
    pledge = locked_pledge(pledge)
    last = pledge.changes.order_by("day", "id").last()
    _check(decision, last)
    proposal = proposal_of(pledge)
    change = StateChange.objects.create(
        pledge=pledge,
        state=decision.state,
        day=decision.day,
        reason=_line(decision.reason),
        source=_line(decision.source),
        resolution=_line(decision.resolution),
        proposed=f"{proposal.state_label}: {proposal.why}"[:400] if proposal else "",
        decided_by=actor.key,
        decided_at=timezone.now(),
    )
    before, pledge.state = pledge.state, decision.state
    pledge.save(update_fields=["state"])
    told = [Change("state", before, change.state), Change("day", None, change.day.isoformat())]
    told += [Change("source", None, change.source)]
    if change.resolution:
        told.append(Change("resolution", None, change.resolution))
    note_pledge(actor, "state_decided", pledge, told, reason=change.reason)
    return change


def _check(decision: StateDecision, last: StateChange | None) -> None:
    known = scale_state(decision.state)
    if known is None:
        raise FaroError(_("Ese estado no está en la escala."))
    if decision.day > timezone.localdate():
        raise FaroError(_("La fecha está por venir."))
    if last is not None and decision.day < last.day:
        raise FaroError(_("La fecha es anterior a la del último estado decidido."))
    for text, longest, missing in (
        (decision.reason, LONGEST_REASON, _("Escriba el motivo.")),
        (decision.source, LONGEST_SOURCE, _("Escriba la fuente: dónde se puede leer.")),
    ):
        if not _line(text):
            raise FaroError(missing)
        if len(_line(text)) > longest:
            raise FaroError(_("El texto pasa de {n} letras.").format(n=longest))
    if known.resolution and not _line(decision.resolution):
        raise FaroError(_("«{state}» pide la resolución que la cambió.").format(state=known.label))


def _line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())
