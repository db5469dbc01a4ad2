"""Plans side by side: by dimension and topic, what one alone promises, and what the institutional plan took up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from faro.evaluation.api import published
from faro.ledger.api import subject_key
from faro.promises.domain.articulation.facts import LinkState
from faro.promises.domain.comparison.facts import ComparedPlan, ComparedPledge, Comparison, TakenUp, TopicRow
from faro.promises.domain.comparison.topics import topic_name, topic_of, topics
from faro.promises.models import GovernmentPlan, Link, Pledge
from faro.promises.models.articulation import TopicChoice

INSTITUTIONAL_KINDS = ("objective", "action")


def comparison(plans: Sequence[str] = (), *, dimension: str = "", draft: bool = False) -> Comparison:
    """The plans of those codes in that order, all without any; of one dimension where it is given.

    Only approved plans, and links to what is published; with ``draft`` what staff works on, too.
    """
    compared = _plans(plans, draft=draft)
    pledges = _pledges([each.code for each in compared])
    dimensions = tuple(dict.fromkeys(each.dimension for each in pledges if each.dimension))
    shown = [each for each in pledges if dimension in ("", each.dimension)]
    return Comparison(
        compared,
        dimension,
        dimensions,
        tuple(_rows(shown, [each.code for each in compared])),
        tuple(_taken_up(shown, draft=draft)),
    )


def compared_pledge(pledge: Pledge, choice: TopicChoice | None) -> ComparedPledge:
    """A pledge under the topic that a person gave it, or under the one that its words are nearest to."""
    found = topic_of(pledge.title, pledge.objective, pledge.problem)
    return ComparedPledge(
        key=subject_key("pledge", pledge.plan.code, pledge.code),
        plan=pledge.plan.code,
        code=pledge.code,
        title=pledge.title,
        dimension=pledge.dimension,
        topic=found.code if choice is None else choice.topic,
        proposed=choice is None,
        words=found.words if choice is None else (),
        also=found.also if choice is None else (),
    )


def _plans(codes: Sequence[str], *, draft: bool) -> tuple[ComparedPlan, ...]:
    rows = GovernmentPlan.objects.all() if draft else GovernmentPlan.objects.filter(state="approved")
    held = {row.code: ComparedPlan(row.code, row.party, row.title, row.elected) for row in rows}
    wanted = dict.fromkeys(codes) if codes else held
    return tuple(held[code] for code in wanted if code in held)


def _pledges(plans: Sequence[str]) -> list[ComparedPledge]:
    rows = Pledge.objects.filter(plan__code__in=plans).select_related("plan", "topic_choice")
    return [compared_pledge(row, getattr(row, "topic_choice", None)) for row in rows]


def _rows(pledges: Iterable[ComparedPledge], plans: Sequence[str]) -> Iterable[TopicRow]:
    cells: dict[str, dict[str, list[ComparedPledge]]] = defaultdict(lambda: defaultdict(list))
    near: dict[str, set[str]] = defaultdict(set)
    for pledge in pledges:
        cells[pledge.topic][pledge.plan].append(pledge)
        for topic in pledge.also:
            near[topic].add(pledge.plan)
    order = [each.code for each in topics()]
    for topic in [*order, *(code for code in sorted(cells) if code not in order)]:
        if topic in cells:
            speaking = [plan for plan in plans if cells[topic][plan] or plan in near[topic]]
            alone = speaking[0] if topic and len(plans) > 1 and len(speaking) == 1 else ""
            yield TopicRow(
                topic,
                topic_name(topic),
                tuple(tuple(cells[topic][plan]) for plan in plans),
                alone,
                frozenset(near[topic]),
            )


def _taken_up(pledges: Iterable[ComparedPledge], *, draft: bool) -> Iterable[TakenUp]:
    held = {(each.plan, each.code): each for each in pledges}
    rows = (
        Link.objects.filter(kind__in=INSTITUTIONAL_KINDS, pledge__plan__code__in={plan for plan, _code in held})
        .exclude(state=LinkState.REJECTED)
        .select_related("pledge__plan")
    )
    shown = None if draft else _published_keys()
    for row in rows:
        pledge = held.get((row.pledge.plan.code, row.pledge.code))
        if pledge is not None and (shown is None or row.subject in shown):
            yield TakenUp(pledge, row.subject, row.title, row.state == LinkState.CONFIRMED)


def _published_keys() -> frozenset[str]:
    plan = published()
    return frozenset(subject_key("element", plan.plan, code) for code in plan.elements) if plan else frozenset()
