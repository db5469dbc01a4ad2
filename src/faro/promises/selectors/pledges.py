"""The pledges: many of them in lines, and one with everything."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from faro.promises.domain.facts import PledgeDetail, PledgeLine, Proposal, StateEntry
from faro.promises.domain.scale import scale_state, state_label
from faro.promises.models import GovernmentPlan, Link, Pledge, StateChange
from faro.promises.selectors.chain import chain_of
from faro.promises.selectors.lines import axis_line, pledge_line, quality_of, target_line, with_all
from faro.promises.selectors.linking import evidence_lines, link_lines
from faro.promises.selectors.plans import plan_lines
from faro.promises.selectors.proposing import proposal_for

ANY_STATE = ""
UNDECIDED_WORD = "sin_evaluar"
"""What to ask for to get those without a decided state; the empty text asks for all."""


def pledges_of(
    plan: str | None = None, dimension: str = "", state: str = ANY_STATE, sector: str = "", text: str = ""
) -> Sequence[PledgeLine]:
    """The pledges of approved plans, in the order of their documents. Five queries.

    ``state``: one of the scale, or ``sin_evaluar``. ``text``: words that title, objective or a target holds, all of
    them.
    """
    return tuple(pledge_line(each) for each in with_all(chosen(plan, dimension, state, sector, text)))


def pledges_linked_with(subject: str) -> Sequence[PledgeLine]:
    """The pledges that something is confirmed to answer to, by its subject key."""
    linked = Link.objects.filter(subject=subject, state=Link.State.CONFIRMED).values("pledge")
    return tuple(pledge_line(each) for each in with_all(chosen().filter(pk__in=linked)))


def chosen(
    plan: str | None = None, dimension: str = "", state: str = "", sector: str = "", text: str = ""
) -> "QuerySet[Pledge]":
    """The rows of :func:`pledges_of`, not yet read."""
    rows = Pledge.objects.filter(plan__state=GovernmentPlan.State.APPROVED)
    if plan:
        rows = rows.filter(plan__code=plan)
    if dimension:
        rows = rows.filter(dimension=dimension)
    if sector:
        rows = rows.filter(sector=sector)
    if state:
        rows = rows.filter(state="" if state == UNDECIDED_WORD else state)
    for word in text.split()[:8]:
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(objective__icontains=word)
            | Q(code__iexact=word)
            | Q(pk__in=Pledge.objects.filter(targets__text__icontains=word).values("pk"))
        )
    return rows.order_by("plan__election_year", "plan__party", "plan", "order", "code")


def pledge(plan: str, code: str) -> PledgeDetail | None:
    """All that is known of a pledge of an approved plan; None where there is none."""
    found = with_all(chosen(plan).filter(code=code)).first()
    return None if found is None else detail_of(found)


def detail_of(found: Pledge) -> PledgeDetail:
    """All that is known of a pledge read by :func:`~faro.promises.selectors.lines.with_all`."""
    links = (*link_lines(found, confirmed_only=True), *evidence_lines(found, public_only=True))
    chain = chain_of(links, found.plan.period_from)
    axis = found.axis
    return PledgeDetail(
        line=pledge_line(found),
        plan=plan_lines(GovernmentPlan.objects.filter(pk=found.plan_id))[0],
        problem=found.problem,
        indicator=found.indicator,
        section=found.section,
        notes=found.notes,
        targets=tuple(target_line(target, found) for target in found.targets.all()),
        quality=quality_of(found),
        links=links,
        chain=chain,
        timeline=timeline_of(found),
        proposal=proposal_for(found, chain),
        axes=(axis_line(axis),) if axis else (),
    )


def proposal_of(found: Pledge) -> Proposal | None:
    """What the linked figures propose about a pledge now; None where they propose nothing."""
    chain = chain_of(link_lines(found, confirmed_only=True), found.plan.period_from)
    return proposal_for(found, chain)


def timeline_of(found: Pledge) -> tuple[StateEntry, ...]:
    """The states that people decided, the oldest first."""
    return tuple(state_entry(change) for change in found.changes.all())


def state_entry(change: StateChange) -> StateEntry:
    """A decided state."""
    return StateEntry(
        state=change.state,
        state_label=state_label(change.state),
        day=change.day,
        reason=change.reason,
        source=change.source,
        resolution=change.resolution,
        proposed=change.proposed,
        who=change.decided_by,
        at=change.decided_at,
    )


def is_on_scale(state: str) -> bool:
    """Whether a person may decide that state."""
    return scale_state(state) is not None
