"""What belongs to many pledges at once: targets, decided states, confirmed links. Two queries each."""

from dataclasses import dataclass

from django.db.models import QuerySet

from faro.promises.domain.facts import LinkLine, StateEntry, TargetLine
from faro.promises.models import GovernmentPlan, Link, Pledge, StateChange
from faro.promises.selectors.lines import target_line
from faro.promises.selectors.linking import link_line
from faro.promises.selectors.pledges import state_entry


@dataclass(frozen=True, slots=True)
class PledgeTarget:
    """A target with whose it is."""

    plan: str
    code: str
    target: TargetLine


@dataclass(frozen=True, slots=True)
class Decision:
    """A state decided by a person, with the pledge it is of."""

    plan: str
    party: str
    code: str
    title: str
    entry: StateEntry


@dataclass(frozen=True, slots=True)
class PledgeLink:
    """A confirmed link with the pledge it is of."""

    plan: str
    code: str
    link: LinkLine


def targets_of(plan: str = "") -> tuple[PledgeTarget, ...]:
    """The targets of every pledge of an approved plan, or of all of them, in the order of their documents."""
    rows = _pledges(plan).prefetch_related("targets").order_by("plan__code", "order", "code")
    return tuple(
        PledgeTarget(each.plan.code, each.code, target_line(target, each))
        for each in rows
        for target in each.targets.all()
    )


def decisions(plan: str = "") -> tuple[Decision, ...]:
    """Every state that a person decided, the newest first."""
    rows = StateChange.objects.filter(pledge__in=_pledges(plan)).select_related("pledge__plan").order_by("-day", "-id")
    return tuple(
        Decision(each.pledge.plan.code, each.pledge.plan.party, each.pledge.code, each.pledge.title, state_entry(each))
        for each in rows
    )


def confirmed_links(plan: str = "") -> tuple[PledgeLink, ...]:
    """Every link that a person confirmed, in the order of pledges."""
    rows = Link.objects.filter(pledge__in=_pledges(plan), state=Link.State.CONFIRMED).select_related("pledge__plan")
    ordered = rows.order_by("pledge__plan__code", "pledge__order", "kind", "subject")
    return tuple(PledgeLink(each.pledge.plan.code, each.pledge.code, link_line(each)) for each in ordered)


def _pledges(plan: str) -> QuerySet[Pledge]:
    rows = Pledge.objects.filter(plan__state=GovernmentPlan.State.APPROVED).select_related("plan")
    return rows.filter(plan__code=plan) if plan else rows
