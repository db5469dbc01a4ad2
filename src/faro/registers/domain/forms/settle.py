"""Relevance, calculations, defaults and rows of the evaluated copy, run until nothing changes."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from faro.kernel.text import _
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.evaluated import Evaluated, Row
from faro.registers.domain.forms.model import MOST_ROWS, Data, Place, Problem, Question
from faro.registers.domain.forms.plan import Plan, Rules
from faro.registers.domain.forms.values import NotReadable, calculated, from_text, to_text
from faro.registers.domain.forms.xpath.values import number_of

_MOST_PASSES = 60
"""Rows that wait for later rows settle one by one; more than this and a page would wait too long."""


@dataclass(slots=True)
class Settled:
    """The copy as it stands, and which nodes count."""

    copy: Evaluated
    relevant: dict[tuple[str, Row], bool] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def places(self, plan: Plan) -> frozenset[Place]:
        """Places that count: questions by key, groups and repeats by theirs."""
        root = f"/{plan.form.root}"
        keys = plan.structure.keys
        found = {
            Place(keys.get(path, path.removeprefix(root).removesuffix("#")), row)
            for (path, row), counts in self.relevant.items()
            if counts and path != root
        }
        return frozenset(found)


def settle(plan: Plan, copy: Evaluated, zone: tzinfo) -> Settled:
    """Run every rule of relevance and calculation in order; where rows read each other, until nothing changes."""
    settled = Settled(copy)
    passes = 1 if plan.order.settled else _MOST_PASSES
    for _at in range(passes):
        if not _pass(plan, settled, zone):
            break
    else:
        if not plan.order.settled:
            text = _("Los cálculos de la repetición no llegan a un resultado fijo.")
            settled.problems.append(Problem(Place(""), text, "calculation"))
    return settled


def _pass(plan: Plan, settled: Settled, zone: tzinfo) -> bool:
    changed = False
    for path in plan.order.paths:
        rules = plan.rules.get(path)
        if rules is None:
            settled.relevant[path, None] = True
            continue
        if path in plan.structure.repeats:
            changed |= _settle_repeat(settled, path, rules)
        question = plan.form.questions.get(plan.structure.keys.get(path, ""))
        for row in settled.copy.rows_at(path):
            counts = _counts(settled, path, row, rules)
            changed |= settled.relevant.get((path, row)) is not counts
            settled.relevant[path, row] = counts
            if counts and question is not None and rules.calculation is not None:
                changed |= _calculate(settled, question, row, rules, zone)
    return changed


def _counts(settled: Settled, path: str, row: Row, rules: Rules) -> bool:
    parent = path.rsplit("/", 1)[0]
    above = settled.relevant.get((parent, row), settled.relevant.get((parent, None), True))
    if not above or rules.relevant is None:
        return above
    node = settled.copy.nodes[path, row]
    counts = rules.relevant.boolean(node)
    settled.copy.show(path, row, relevant=counts)
    return counts


def _settle_repeat(settled: Settled, path: str, rules: Rules) -> bool:
    """Rows as counted, and whether the repeat as a whole counts (asked of a row made for it, where there is none)."""
    copy, name = settled.copy, path.rsplit("/", 1)[-1]
    parent = path.rsplit("/", 1)[0]
    above = settled.relevant.get((parent, None), True)
    if rules.relevant is None and rules.count is None:
        settled.relevant[f"{path}#", None] = above
        return False
    probe = copy.add_row(name, {})
    node = copy.nodes[path, probe]
    counts = above and (rules.relevant is None or rules.relevant.boolean(node))
    wanted = number_of(rules.count.value(node)) if rules.count is not None and counts else None
    copy.drop_last_row(name)
    rows = len(copy.rows[name])
    settled.relevant[f"{path}#", None] = counts
    if wanted is None:
        return False
    size = 0 if wanted != wanted else int(max(0, min(MOST_ROWS, wanted)))  # noqa: PLR0124  NaN differs from itself
    settled.counts[name] = size
    while len(copy.rows[name]) < size:
        copy.add_row(name, {})
    while len(copy.rows[name]) > size:
        copy.drop_last_row(name)
    return rows != size


def _calculate(settled: Settled, question: Question, row: Row, rules: Rules, zone: tzinfo) -> bool:
    copy, path, expression = settled.copy, question.path, rules.calculation
    if expression is None or (expression.volatile and copy.text(path, row)):
        return False
    text = _given(question.data, expression.text(copy.nodes[path, row]), zone)
    if expression.volatile or "once" in expression.source:
        text = _rounded(question.data, text)
    return copy.put(path, row, text)


def _given(data: Data, text: str, zone: tzinfo) -> str:
    return "" if text == "NaN" else calculated(data, text, zone)


def _rounded(data: Data, text: str) -> str:
    """As it will be kept, so that asking again gives the same."""
    try:
        value = from_text(data, text)
    except NotReadable:
        return ""
    return "" if value is None else to_text(value)


def set_value(settled: Settled, question: Question, row: Row, text: str, zone: tzinfo) -> bool:
    """Put a default or a triggered value at a question."""
    return settled.copy.put(question.path, row, _rounded(question.data, _given(question.data, text, zone)))


def zone_of(now: datetime) -> tzinfo:
    """The zone of a moment."""
    return now.tzinfo or UTC


def empty(answers: Answers, question: Question, row: Row) -> bool:
    """Whether a question has no answer."""
    return value_at(answers, question, row) is None


def value_at(answers: Answers, question: Question, row: Row) -> Value | None:
    """The answer of a question, None where there is none."""
    if question.repeat is None:
        return answers.values.get(question.key)
    items = answers.items.get(question.repeat, ())
    return items[row].get(question.key) if row is not None and row < len(items) else None
