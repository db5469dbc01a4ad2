"""Every rule of a form applied to answers: the one definition that pages, loads and devices share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from faro.kernel.text import _
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms import choices as offered
from faro.registers.domain.forms.defaults import fill_defaults, fill_metadata, run_triggers, unfilled
from faro.registers.domain.forms.evaluated import Evaluated, Row
from faro.registers.domain.forms.faults import Faults
from faro.registers.domain.forms.model import (
    MOST_ROWS,
    Choice,
    Data,
    Externals,
    Form,
    Outcome,
    Place,
    Problem,
    Question,
)
from faro.registers.domain.forms.plan import Plan, plan_of
from faro.registers.domain.forms.settle import Settled, settle, value_at, zone_of
from faro.registers.domain.forms.values import NotReadable, from_text
from faro.registers.domain.forms.xpath.compiled import Compiled
from faro.registers.domain.forms.xpath.functions import Run, current_run

_ROUNDS = 5
"""Defaults and triggers may bring others about; a form that needs more rounds goes round in circles."""


def check(  # noqa: PLR0913  the day, the moment and what stood before are facts, not options
    form: Form,
    answers: Answers,
    *,
    today: date,
    now: datetime,
    previous: Answers | None = None,
    external: Externals | None = None,
    metadata: Mapping[str, str] | None = None,
) -> Outcome:
    """Apply relevance, calculations, defaults, required, constraints, choice lists and types.

    ``previous`` None: a new record, and defaults fill what is missing; else the answers as they stood before this
    change (for a draft, what the last check gave; for what a device or a file brings, the answers themselves): what was
    emptied stays empty, rows that are new get their defaults, triggers run for what changed. Rows stay in their order.
    ``now`` knows its zone. ``external`` are the lists of others. ``metadata`` fills preloads: ``username``, ``email``,
    ``deviceid``… Idempotent: checking what it gave, with the same moment, gives the same. Answers of questions that the
    form has not stay untouched: they are of another version.
    """
    checking = _Check(plan_of(form), _bounded(answers), previous, today, now, external or {}, metadata or {})
    outcome = checking.outcome()
    crowded = [name for name, rows in answers.items.items() if name in form.repeats and len(rows) > MOST_ROWS]
    if not crowded:
        return outcome
    text = _("Hay demasiadas filas: hasta {n}.").format(n=MOST_ROWS)
    more = tuple(Problem(Place(form.repeats[name].key), text, "rows") for name in crowded)
    return replace(outcome, problems=more + outcome.problems)


def choices_for(  # noqa: PLR0913  same facts
    form: Form,
    key: str,
    answers: Answers,
    row: int | None = None,
    *,
    today: date,
    now: datetime,
    external: Externals | None = None,
) -> tuple[Choice, ...]:
    """What may be chosen now in a question, its filter applied; ``row`` where it stands in a repeat."""
    plan, question, lists = plan_of(form), form.questions[key], external or {}
    if plan.rules[question.path].itemset is None:
        return offered.available(plan, Evaluated(plan, Answers(), {}), question, None, lists)
    return _Check(plan, answers, answers, today, now, lists, {}).choices(question, row)


def _bounded(answers: Answers) -> Answers:
    if all(len(rows) <= MOST_ROWS for rows in answers.items.values()):
        return answers
    return Answers(answers.values, {name: list(rows)[:MOST_ROWS] for name, rows in answers.items.items()})


@dataclass(slots=True)
class _Check:
    plan: Plan
    answers: Answers
    previous: Answers | None
    today: date
    now: datetime
    external: Externals
    metadata: Mapping[str, str]
    settled: Settled = field(init=False)

    def outcome(self) -> Outcome:
        """Settle, then look for what is wrong."""
        token = current_run.set(self.run())
        try:
            self.settle()
            return self.gathered()
        finally:
            current_run.reset(token)

    def choices(self, question: Question, row: Row) -> tuple[Choice, ...]:
        """Settle, then ask the list."""
        token = current_run.set(self.run())
        try:
            self.settle()
            return offered.available(self.plan, self.settled.copy, question, row, self.external)
        finally:
            current_run.reset(token)

    def run(self) -> Run:
        def text(key: str, name: str) -> str:
            return offered.label_of(self.plan, self.plan.form.questions[key], self.external, name)

        return Run(self.today, self.now, text, self.external, self.metadata)

    def settled_copy(self, answers: Answers) -> Settled:
        return settle(self.plan, Evaluated(self.plan, answers, self.external), zone_of(self.now))

    def settle(self) -> None:
        """Answers with what the form fills in by itself."""
        self.settled = self.settled_copy(self.answers)
        if self.previous is None and fill_metadata(self.plan, self.settled, self.today, self.now, self.metadata):
            self.again()
        for _at in range(_ROUNDS):
            changed = self.fill()
            changed |= run_triggers(self.plan, self.settled, self.answers, self.previous, self.now)
            if not changed:
                break
            self.again()

    def fill(self) -> bool:
        """Defaults of what is asked for the first time."""
        spots = unfilled(self.plan, self.settled)
        if not spots:
            return False
        before = {} if self.previous is None else self.settled_copy(self.previous).relevant
        return fill_defaults(self.plan, self.settled, spots, before, self.now)

    def again(self) -> None:
        """Settle what was filled in."""
        self.settled = settle(self.plan, self.settled.copy, zone_of(self.now))

    def gathered(self) -> Outcome:
        """What came out."""
        faults = Faults(self.plan, self.settled, self.external)
        values: dict[str, Value] = {
            key: value for key, value in self.answers.values.items() if key not in self.plan.form.questions
        }
        items: dict[str, list[dict[str, Value]]] = {name: self.rows(name) for name in self.plan.form.repeats}
        problems, dropped = list(self.settled.problems), []
        required, read_only = set(), set()
        for question, row in self.asked():
            place = Place(question.key, row)
            if not self.settled.relevant.get((question.path, row), False):
                if value_at(self.answers, question, row) is not None:
                    dropped.append(place)
                continue
            value = self.value(question, row)
            if value is not None and question.data is not Data.NONE:
                target = values if question.repeat is None else items[question.repeat][row or 0]
                target[question.key] = value
            problems += faults.of(question, row, value)
            if question.shown and faults.is_required(question, row):
                required.add(place)
            if faults.is_read_only(question, row):
                read_only.add(place)
        return Outcome(
            answers=Answers(values, self.kept_rows(items)),
            relevant=self.settled.places(self.plan),
            problems=tuple(problems),
            required=frozenset(required),
            read_only=frozenset(read_only),
            labels=self.texts(hints=False),
            hints=self.texts(hints=True),
            counts=self.settled.counts,
            dropped=tuple(dropped),
            instance_name=self.name(),
        )

    def asked(self) -> Iterator[tuple[Question, Row]]:
        """Every question, in every row, in the order of the form."""
        for question in self.plan.form.questions.values():
            for row in self.settled.copy.rows_at(question.path):
                yield question, row

    def rows(self, name: str) -> list[dict[str, Value]]:
        given = self.answers.items.get(name, ())
        known = self.plan.form.questions
        kept = [{key: value for key, value in item.items() if key not in known} for item in given]
        size = len(self.settled.copy.rows[name])
        return (kept + [{} for _more in range(size - len(kept))])[:size]

    def kept_rows(self, items: dict[str, list[dict[str, Value]]]) -> dict[str, list[dict[str, Value]]]:
        """Repeats that count; those of another version of the form stay as they are."""
        found: dict[str, list[dict[str, Value]]] = {
            name: [dict(row) for row in rows]
            for name, rows in self.answers.items.items()
            if name not in self.plan.form.repeats
        }
        for name, repeat in self.plan.form.repeats.items():
            if any(self.settled.relevant.get((repeat.path, at), False) for at in range(len(items[name]))):
                found[name] = items[name]
        return found

    def value(self, question: Question, row: Row) -> Value | None:
        """What stands there now: as given where the form did not change it."""
        if (question.path, row) not in self.settled.copy.touched:
            return value_at(self.answers, question, row)
        text = self.settled.copy.text(question.path, row)
        try:
            return from_text(question.data, text)
        except NotReadable:
            return None if self.plan.rules[question.path].calculation is not None else text

    def texts(self, *, hints: bool) -> dict[Place, str]:
        """Labels or hints that change with the answers."""
        found: dict[Place, str] = {}
        for path, rules in self.plan.rules.items():
            parts = rules.hint if hints else rules.label
            if not parts:
                continue
            key = self.plan.structure.keys.get(path, path.removeprefix(f"/{self.plan.form.root}"))
            for row in self.settled.copy.rows_at(path):
                if self.settled.relevant.get((path, row), False):
                    node = self.settled.copy.nodes[path, row]
                    found[Place(key, row)] = "".join(_written(part, node) for part in parts).strip()
        return found

    def name(self) -> str | None:
        """How the form calls this record."""
        expression = self.plan.instance_name
        return None if expression is None else expression.text(self.settled.copy.meta) or None


def _written(part: str | Compiled, node: object) -> str:
    return part if isinstance(part, str) else part.text(node)
