"""What a made-up plan must be read as, and what was read, in one form that can be compared."""

import re

from tests.reading.pledges.shapes import Aimed, AxisPlan, Plan

from faro.reading.pledges.model import PledgeReading
from faro.reading.pledges.targets import number_text

Facts = tuple[str | None, ...]
NO_TARGET = Aimed("", "none")


def wanted(plan: Plan) -> list[Facts]:
    """Dimension, problem, objective, indicator, target, kind, quantity, comparator, deadline."""
    return [
        (
            section.dimension,
            bare(row.problem),
            goal.text,
            aim.indicator or None,
            aim.text or None,
            aim.kind,
            aim.quantity,
            aim.comparator,
            aim.deadline or plan.year,
        )
        for section in plan.sections
        for row in section.rows
        for goal in row.goals
        for aim in goal.targets or (NO_TARGET,)
    ]


def wanted_of_axes(plan: AxisPlan) -> list[Facts]:
    return [
        (axis.title, None, text, None, text if aim else None, *_facts(aim or NO_TARGET), aim.deadline if aim else None)
        for axis in plan.axes
        for text, aim in axis.items
    ]


def _facts(aim: Aimed) -> tuple[str | None, ...]:
    return aim.kind, aim.quantity, aim.comparator


def found(reading: PledgeReading) -> list[Facts]:
    return [
        (
            each.dimension,
            each.problem,
            each.objective,
            each.indicator,
            each.target_text,
            each.target.kind.value,
            None if each.target.quantity is None else number_text(each.target.quantity),
            each.target.comparator,
            each.deadline,
        )
        for each in reading.pledges
    ]


def bare(text: str) -> str:
    return re.sub(r"^\d+\.\s*", "", text)


def all_words(reading: PledgeReading) -> str:
    """Everything that was read or listed, on one line."""
    parts = [
        text
        for each in reading.pledges
        for text in (each.problem, each.objective, each.indicator, each.target_text)
        if text
    ]
    return " ".join(" ".join([*parts, *(each.text for each in reading.unread)]).split())
