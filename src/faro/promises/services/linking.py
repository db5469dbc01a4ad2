"""Links of pledges to the plan and the work: proposed by likeness of texts, confirmed or rejected by people."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from faro.evidence.ports import place_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, required_reason
from faro.promises.models import LINK_KINDS, GovernmentPlan, Link, Pledge
from faro.promises.selectors.candidates import Candidates, candidates, subject_problem
from faro.promises.selectors.linking import SCORE
from faro.promises.services.notes import locked_pledge, note_plan, note_pledge

State = Link.State


@transaction.atomic
def propose_links(*, actor: Actor, plan: GovernmentPlan) -> int:
    """Propose for each pledge the three nearest actions and indicators of the institutional plans.

    What a person confirmed or rejected stays as it is; earlier proposals give way. Gives how many there are now.
    """
    known = candidates()
    Link.objects.filter(pledge__plan=plan, state=State.PROPOSED).delete()
    decided = set(Link.objects.filter(pledge__plan=plan).values_list("pledge_id", "kind", "subject"))
    rows = [row for pledge in plan.pledges.prefetch_related("targets") for row in _proposals(pledge, known)]
    new = [row for row in rows if (row.pledge_id, row.kind, row.subject) not in decided]
    Link.objects.bulk_create(new, batch_size=200)
    note_plan(actor, "matches_proposed", plan, [Change("proposals", None, len(new))])
    return len(new)


def _proposals(pledge: Pledge, known: Candidates) -> Iterator[Link]:
    for kind, found in known.near(pledge):
        yield Link(
            pledge=pledge,
            kind=kind,
            subject=found.code,
            title=known.titles[found.code][:400],
            state=State.PROPOSED,
            score=round(found.score * SCORE),
            words=list(dict.fromkeys(reason.word for reason in found.reasons)),
        )


@transaction.atomic
def confirm_link(*, actor: Actor, link: Link) -> Link:
    """Say that it does answer to the pledge."""
    return _decide(actor, link, State.CONFIRMED, "", "pledge_link_confirmed")


@transaction.atomic
def reject_link(*, actor: Actor, link: Link, reason: str) -> Link:
    """Say that it does not, or no longer, answer to the pledge, and why."""
    return _decide(actor, link, State.REJECTED, required_reason(reason), "pledge_link_rejected")


@transaction.atomic
def add_link(*, actor: Actor, pledge: Pledge, kind: str, subject: str, title: str = "", reason: str = "") -> Link:
    """Link a pledge with something that nobody proposed. Raises :class:`FaroError` where nothing has that key."""
    pledge = locked_pledge(pledge)
    if kind not in dict(LINK_KINDS):
        raise FaroError(_("Esa clase de vínculo no existe."))
    if problem := subject_problem(kind, subject):
        raise FaroError(problem)
    place = place_of(subject)
    link, _made = Link.objects.get_or_create(
        pledge=pledge,
        kind=kind,
        subject=subject,
        defaults={"state": State.PROPOSED, "title": (title or place.title)[:400]},
    )
    return _decide(actor, link, State.CONFIRMED, " ".join(reason.split())[:300], "pledge_link_confirmed")


def _decide(actor: Actor, link: Link, state: str, reason: str, verb: str) -> Link:
    pledge = locked_pledge(link.pledge)
    link = Link.objects.select_for_update().get(pk=link.pk)
    if link.state == state:
        raise FaroError(_("Este vínculo ya está «{state}».").format(state=link.get_state_display()))
    before = link.state
    link.state, link.reason = state, reason
    link.decided_by, link.decided_at = actor.key, timezone.now()
    link.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    changes = [Change("link", None, link.subject), Change("pledge_link_state", before, state)]
    note_pledge(actor, verb, pledge, changes, reason=reason)
    link.pledge = pledge
    return link
