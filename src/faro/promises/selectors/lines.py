"""Rows as others are told of them."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from faro.promises.domain.deadlines import in_words, last_day, precision
from faro.promises.domain.facts import AxisLine, PledgeLine, TargetLine
from faro.promises.domain.kinds import KINDS
from faro.promises.domain.quality import Quality, TargetFacts, pledge_quality, target_quality
from faro.promises.domain.scale import state_label
from faro.promises.domain.words import place_words
from faro.promises.models import Axis, Link, Pledge, StateChange, Target
from faro.reading.pledges.model import Kind

ACTING = ("action", "activity", "investment")
"""Kinds of links that say that something is being done."""


def with_all(rows: QuerySet[Pledge]) -> QuerySet[Pledge]:
    """The pledges with what a line needs: four more queries, however many they are."""
    return rows.select_related("plan", "axis").prefetch_related(
        "targets",
        Prefetch("changes", StateChange.objects.order_by("day", "id")),
        "links",
    )


def is_acting(link: Link) -> bool:
    """Whether a link says that something is being done."""
    return link.state == Link.State.CONFIRMED and link.kind in ACTING


def facts_of(target: Target, pledge: Pledge) -> TargetFacts:
    """What is printed of a target."""
    return TargetFacts(
        kind=Kind(target.kind),
        text=target.text,
        quantity=target.quantity,
        unit=target.unit,
        comparator=target.comparator,
        baseline=target.baseline,
        deadline=target.deadline,
        deadline_inherited=target.deadline_inherited,
        indicator=pledge.indicator,
    )


def quality_of(pledge: Pledge) -> Quality:
    """The quality of a pledge whose targets are read."""
    return pledge_quality(facts_of(target, pledge) for target in pledge.targets.all())


def target_line(target: Target, pledge: Pledge) -> TargetLine:
    """A target with its quality."""
    return TargetLine(
        number=target.number,
        text=target.text,
        kind=target.kind,
        kind_label=dict(KINDS)[target.kind],
        quantity=target.quantity,
        unit=target.unit,
        comparator=target.comparator,
        baseline=target.baseline,
        deadline=target.deadline,
        deadline_precision=precision(target.deadline),
        deadline_label=in_words(target.deadline),
        deadline_inherited=target.deadline_inherited,
        quality=target_quality(facts_of(target, pledge)),
    )


def pledge_line(pledge: Pledge) -> PledgeLine:
    """A pledge read by :func:`with_all`, in a line."""
    targets = list(pledge.targets.all())
    changes = list(pledge.changes.all())
    deadline = last_deadline(targets)
    return PledgeLine(
        plan=pledge.plan.code,
        party=pledge.plan.party,
        code=pledge.code,
        title=pledge.title,
        dimension=pledge.dimension,
        axis=pledge.axis.code if pledge.axis else "",
        axis_name=pledge.axis.name if pledge.axis else "",
        objective=pledge.objective,
        target="; ".join(target.text for target in targets),
        page=pledge.page,
        line=pledge.line,
        place=place_words(pledge.page, pledge.line, pledge.section),
        quotation=pledge.quotation,
        sector=pledge.sector,
        latitude=pledge.latitude,
        longitude=pledge.longitude,
        state=pledge.state,
        state_label=state_label(pledge.state),
        since=changes[-1].day if changes else None,
        deadline=deadline,
        deadline_label=in_words(deadline),
        quality=quality_of(pledge),
        has_action=any(is_acting(link) for link in pledge.links.all()),
    )


def last_deadline(targets: Iterable[Target]) -> str:
    """The deadline that ends last; empty where none is printed."""
    dated = [(found, target.deadline) for target in targets if (found := last_day(target.deadline))]
    return max(dated)[1] if dated else ""


def axis_line(axis: Axis) -> AxisLine:
    """An axis; read with its parent."""
    parent = axis.parent.code if axis.parent else ""
    return AxisLine(axis.code, parent, axis.kind, axis.name, axis.page, axis.line)
