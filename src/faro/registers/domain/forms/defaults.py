"""What a form fills in by itself: defaults, metadata, and values set when another answer changes."""

from collections.abc import Mapping
from datetime import date, datetime

from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.evaluated import Row
from faro.registers.domain.forms.model import Kind, Question
from faro.registers.domain.forms.plan import Plan
from faro.registers.domain.forms.settle import Settled, empty, set_value, value_at, zone_of
from faro.registers.domain.forms.values import to_text
from faro.registers.domain.forms.xpath.values import moment_text

Relevant = Mapping[tuple[str, Row], bool]


Spot = tuple[Question, Row]


def unfilled(plan: Plan, settled: Settled) -> list[Spot]:
    """Questions asked now that are empty and have a default."""
    return [
        (question, row)
        for question in plan.form.questions.values()
        if question.default is not None or question.default_expression
        for row in settled.copy.rows_at(question.path)
        if settled.relevant.get((question.path, row), False) and not settled.copy.text(question.path, row)
    ]


def fill_defaults(plan: Plan, settled: Settled, spots: list[Spot], before: Relevant, now: datetime) -> bool:
    """Fill defaults, but where the question was asked ``before`` and left empty; whether anything changed."""
    changed = False
    for question, row in spots:
        if before.get((question.path, row), False):
            continue
        rules, node = plan.rules[question.path], settled.copy.nodes[question.path, row]
        text = question.default or (rules.default.text(node) if rules.default is not None else "")
        changed |= set_value(settled, question, row, text, zone_of(now))
    return changed


def run_triggers(plan: Plan, settled: Settled, answers: Answers, previous: Answers | None, now: datetime) -> bool:
    """Set what follows from answers that changed."""
    changed = False
    for trigger, expression in plan.triggers:
        source, target = plan.form.questions[trigger.source], plan.form.questions[trigger.target]
        for row in settled.copy.rows_at(target.path):
            from_row = row if source.repeat is not None and source.repeat == target.repeat else None
            if source.repeat is not None and from_row is None:
                continue
            if not _has_changed(settled, source, from_row, previous):
                continue
            if previous is None and not empty(answers, target, row):
                continue
            node = settled.copy.nodes[target.path, row]
            text = "" if expression is None else expression.text(node)
            changed |= set_value(settled, target, row, text, zone_of(now))
    return changed


def _has_changed(settled: Settled, source: Question, row: Row, previous: Answers | None) -> bool:
    before = value_at(previous, source, row) if previous is not None else None
    counts = settled.relevant.get((source.path, row), False)
    return (settled.copy.text(source.path, row) if counts else "") != (to_text(before) if before is not None else "")


def fill_metadata(plan: Plan, settled: Settled, today: date, now: datetime, known: Mapping[str, str]) -> bool:
    """What a device would fill in: moments, the day, who writes; whether there was anything to fill."""
    changed = False
    for question in plan.form.questions.values():
        if question.kind is not Kind.METADATA or settled.copy.text(question.path, None):
            continue
        preload = question.parameters.get("preload", "")
        if preload.startswith("timestamp"):
            changed |= settled.copy.put(question.path, None, moment_text(now))
        elif preload.startswith("date"):
            changed |= settled.copy.put(question.path, None, today.isoformat())
        elif preload.startswith("property"):
            changed |= settled.copy.put(question.path, None, known.get(preload.removeprefix("property "), ""))
    return changed
