"""Bringing a plan's articulation, proposing links and deciding on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, required_reason, subject_key
from faro.promises.domain.articulation.chain import is_above
from faro.promises.domain.articulation.facts import Basis, Level, LinkState
from faro.promises.domain.articulation.nearness import words_of
from faro.promises.domain.articulation.reading import Cell, MatrixRow, PrintedLink, links_of, name_key
from faro.promises.models import GovernmentPlan
from faro.promises.models.articulation import Objective, ObjectiveLink
from faro.promises.selectors.articulation import MILLION, Suggested, articulation, nearness_of

LEVEL_SLUGS = {Level.NATIONAL: "nacional", Level.REGIONAL: "regional", Level.PROVINCIAL: "provincial"}
LONGEST_SOURCE = 400


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many objectives and links are new."""

    objectives: int
    links: int


@transaction.atomic
def load_articulation(*, actor: Actor, plan: GovernmentPlan, rows: Sequence[MatrixRow], reason: str) -> Loaded:
    """Keep the objectives and links of a plan's printed matrix; what is known already stays as it is."""
    why = required_reason(reason)
    keeper = _Keeper(plan)
    links = [link for link in links_of(rows) if keeper.link(link, actor, why)]
    for row in rows:
        for cell in row.cells:
            keeper.objective(cell, row)
    outcome = Loaded(keeper.added, len(links))
    changes = [Change("promises.objectives", None, outcome.objectives), Change("promises.links", None, outcome.links)]
    _note(actor, "articulation_loaded", _plan_key(plan), changes, why, public=plan.is_approved)
    return outcome


@transaction.atomic
def add_objectives_of_pledges(*, actor: Actor, plan: GovernmentPlan) -> int:
    """Take each objective that the plan's pledges name as one of the plan; how many are new.

    Raises :class:`FaroError` where no pledge names one.
    """
    keeper = _Keeper(plan)
    pledges = plan.pledges.exclude(objective="").order_by("order")
    for pledge in pledges:
        row = MatrixRow((), plan.document_name, pledge.section, pledge.line)
        keeper.objective(Cell(Level.PLAN, pledge.objective[:400], inherited=False), row, pledge.problem)
    if not pledges:
        raise FaroError(_("Ninguna promesa de este plan nombra un objetivo."))
    changes = [Change("promises.objectives", None, keeper.added)]
    _note(actor, "objectives_taken", _plan_key(plan), changes, "", public=plan.is_approved)
    return keeper.added


@transaction.atomic
def propose_objective_links(*, actor: Actor, plan: GovernmentPlan) -> int:
    """Propose what the plan's objectives may serve and what may serve them; how many proposals are new.

    What was confirmed or rejected stays; where a link holds already, none is proposed beside it.
    """
    nearness = nearness_of(plan)
    new = 0
    for node in nearness.chain.at(Level.PLAN):
        held = {"upper": False, "lower": False}
        for link in nearness.chain.links:
            held["upper"] |= link.holds and link.lower == node.key
            held["lower"] |= link.holds and link.upper == node.key
        wanted = [each for each in nearness.of(node.key) if not held["upper" if each.upper else "lower"]]
        new += sum(_propose(node.key, each) for each in wanted)
    _note(actor, "links_proposed", _plan_key(plan), [Change("promises.links", None, new)], "", public=plan.is_approved)
    return new


@transaction.atomic
def decide_link(*, actor: Actor, link: ObjectiveLink, confirm: bool, reason: str) -> ObjectiveLink:
    """Confirm or reject a link, also one decided before. Raises :class:`FaroError` without a reason."""
    why = required_reason(reason)
    held = ObjectiveLink.objects.select_for_update().get(pk=link.pk)
    state = LinkState.CONFIRMED if confirm else LinkState.REJECTED
    if held.state == state:
        raise FaroError(_("El vínculo ya está así: alguien lo decidió antes."))
    before = held.state
    _decide(held, actor, state, why)
    held.save()
    changes = [Change("promises.link_state", before, state.value), Change("promises.upper", None, held.upper)]
    verb = "link_confirmed" if confirm else "link_rejected"
    _note(actor, verb, held.lower, changes, why, public=_is_shown(held))
    return held


@transaction.atomic
def link_objectives(*, actor: Actor, upper: str, lower: str, reason: str) -> ObjectiveLink:
    """Link two objectives by hand, by their keys; a proposal between them is confirmed.

    Raises :class:`FaroError` where there are no such objectives, one doesn't stand above the other, or the link holds.
    """
    why = required_reason(reason)
    chain = articulation(draft=True)
    above, below = chain.node(upper), chain.node(lower)
    if above is None or below is None:
        raise FaroError(_("Uno de los objetivos ya no existe."))
    if not is_above(above.level, below.level):
        raise FaroError(_("El objetivo de arriba tiene que ser de un nivel más alto."))
    held = ObjectiveLink.objects.select_for_update().filter(upper=upper, lower=lower).first()
    if held is not None:
        return decide_link(actor=actor, link=held, confirm=True, reason=why)
    made = ObjectiveLink(upper=upper, lower=lower, basis=Basis.PERSON)
    _decide(made, actor, LinkState.CONFIRMED, why)
    made.save()
    changes = [Change("promises.link_state", None, made.state), Change("promises.upper", None, upper)]
    _note(actor, "link_confirmed", lower, changes, why, public=_is_shown(made))
    return made


class _Keeper:
    """Keeps objectives once, by level and name; those of a government plan by the plan, too."""

    def __init__(self, plan: GovernmentPlan) -> None:
        self._plan = plan
        self.added = 0
        GovernmentPlan.objects.select_for_update().get(pk=plan.pk)
        known = Objective.objects.exclude(level=Level.PLAN) | Objective.objects.filter(plan=plan)
        self._known = {name_key(Level(each.level), each.name): each for each in known}

    def objective(self, cell: Cell, row: MatrixRow, problem: str = "") -> Objective:
        key = name_key(cell.level, cell.name)
        if key not in self._known:
            number = sum(level == cell.level for level, _name in self._known) + 1
            self._known[key] = Objective.objects.create(
                level=cell.level,
                code=f"{LEVEL_SLUGS.get(cell.level, f'plan-{self._plan.code}')}-{number}",
                name=cell.name,
                problem=problem,
                plan=self._plan if cell.level == Level.PLAN else None,
                document=row.document,
                section=row.section,
                line=row.line,
                notes=row.notes if not cell.inherited else "",
                order=number,
            )
            self.added += 1
        return self._known[key]

    def link(self, link: PrintedLink, actor: Actor, reason: str) -> bool:
        """Keep a printed link; whether it is new."""
        place = (link.row.document, link.row.section, str(link.row.line or ""))
        upper, lower = self.objective(link.upper, link.row), self.objective(link.lower, link.row)
        made = ObjectiveLink(upper=upper.key, lower=lower.key, basis=Basis.DOCUMENT, inherited=link.inherited)
        made.source = " · ".join(part for part in place if part)[:LONGEST_SOURCE]
        if ObjectiveLink.objects.filter(upper=upper.key, lower=lower.key).exists():
            return False
        _decide(made, actor, LinkState.CONFIRMED, reason)
        made.save()
        return True


def _propose(key: str, found: Suggested) -> bool:
    if found.link is not None:
        return False
    upper, lower = (found.node.key, key) if found.upper else (key, found.node.key)
    ObjectiveLink.objects.create(
        upper=upper,
        lower=lower,
        state=LinkState.PROPOSED,
        basis=Basis.NEARNESS,
        score=round(found.found.score * MILLION),
        words=list(words_of(found.found)),
    )
    return True


def _decide(link: ObjectiveLink, actor: Actor, state: LinkState, reason: str) -> None:
    link.state = state
    link.decided_by, link.decided_at, link.reason = actor.key, timezone.now(), reason


def _is_shown(link: ObjectiveLink) -> bool:
    """Whether citizens see both ends."""
    keys = {each.key for each in articulation().objectives}
    return link.upper in keys and link.lower in keys


def _plan_key(plan: GovernmentPlan) -> str:
    return subject_key("govplan", plan.code)


def _note(actor: Actor, verb: str, subject: str, changes: Sequence[Change], reason: str, *, public: bool) -> None:
    record(actor=actor, action=f"promises.{verb}", subject=subject, changes=changes, reason=reason, public=public)
