"""The rules of a form compiled once, ready to be run on any answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree  # type: ignore[import-untyped]

from faro.kernel.text import _
from faro.registers.domain.forms.findings import Finding, refused
from faro.registers.domain.forms.model import Choice, Form, Group, Question, Repeat, Trigger
from faro.registers.domain.forms.order import Order, order_of
from faro.registers.domain.forms.xpath.compiled import Compiled, compiled
from faro.registers.domain.forms.xpath.render import Reference
from faro.registers.domain.forms.xpath.structure import Structure
from faro.registers.domain.forms.xpath.syntax import ExpressionProblem

INDEX = "i"
"""Attribute of a row of a list in the evaluated copy: its place in the list."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The expressions at one path."""

    relevant: Compiled | None = None
    calculation: Compiled | None = None
    required: Compiled | None = None
    read_only: Compiled | None = None
    constraint: Compiled | None = None
    default: Compiled | None = None
    itemset: Compiled | None = None
    count: Compiled | None = None
    label: tuple[str | Compiled, ...] = ()
    hint: tuple[str | Compiled, ...] = ()

    def reads(self) -> Iterator[Reference]:
        """What must be settled before."""
        for one in (self.relevant, self.calculation, self.count):
            if one is not None:
                yield from one.references


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A form with its rules."""

    form: Form
    structure: Structure
    rules: Mapping[str, Rules]
    order: Order
    triggers: tuple[tuple[Trigger, Compiled | None], ...]
    instance_name: Compiled | None
    lists: Mapping[str, etree.Element] = field(default_factory=dict)
    """Lists of the form that an expression walks, ready to be copied."""
    walked: frozenset[str] = frozenset()
    """Lists of others that an expression walks."""


@lru_cache(maxsize=128)
def plan_of(form: Form) -> Plan:
    """The plan of a form. Raises ``FormProblems`` for expressions that cannot be used, and for rules in a circle."""
    made = _Compiling(form)
    plan = made.plan()
    if made.findings:
        raise refused(made.findings)
    return plan


def findings_of(form: Form) -> list[Finding]:
    """Every expression that cannot be used, and rules in a circle."""
    made = _Compiling(form)
    made.plan()
    return made.findings


def structure_of(form: Form) -> Structure:
    """What the form's expressions may point at."""
    paths = {f"/{form.root}"} | {question.path for question in form.questions.values()}
    paths |= {group.path for group in form.groups.values()} | {repeat.path for repeat in form.repeats.values()}
    return Structure(
        frozenset(paths),
        frozenset(repeat.path for repeat in form.repeats.values()),
        {question.path: question.key for question in form.questions.values()},
        frozenset(form.choices),
        frozenset(form.external_lists),
        form.texts,
    )


class _Compiling:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.structure = structure_of(form)
        self.findings: list[Finding] = []
        self.made: list[Compiled] = []

    def plan(self) -> Plan:
        rules = {group.path: self.of_group(group) for group in self.form.groups.values()}
        rules |= {repeat.path: self.of_group(repeat) for repeat in self.form.repeats.values()}
        rules |= {question.path: self.of_question(question) for question in self.form.questions.values()}
        triggers = tuple((trigger, self.of_trigger(trigger)) for trigger in self.form.triggers)
        name = self.one(self.form.instance_name, f"/{self.form.root}/meta/instanceName", "instance_name")
        order = order_of({path: tuple(found.reads()) for path, found in rules.items()})
        if order.cycle:
            self.findings.append(_circle(order.cycle))
        lists = {name for one in self.made for name in one.lists}
        own = {name: list_element(name, self.form.choices[name]) for name in lists if name in self.form.choices}
        return Plan(self.form, self.structure, rules, order, triggers, name, own, frozenset(lists - set(own)))

    def of_group(self, group: Group | Repeat) -> Rules:
        count = group.count if isinstance(group, Repeat) else None
        return Rules(
            relevant=self.one(group.relevant, group.path, "relevant"),
            count=self.one(count, group.path, "repeat_count"),
            label=self.parts(group.label_parts, group.path, "label"),
        )

    def of_question(self, question: Question) -> Rules:
        path = question.path
        itemset = question.itemset.nodeset if question.itemset is not None and _needs_walking(question) else None
        return Rules(
            relevant=self.one(question.relevant, path, "relevant"),
            calculation=self.one(question.calculation, path, "calculation"),
            required=self.one(question.required, path, "required"),
            read_only=self.one(question.read_only, path, "read_only"),
            constraint=self.one(question.constraint, path, "constraint"),
            default=self.one(question.default_expression, path, "default"),
            itemset=self.one(itemset, path, "choice_filter"),
            label=self.parts(question.label_parts, path, "label"),
            hint=self.parts(question.hint_parts, path, "hint"),
        )

    def of_trigger(self, trigger: Trigger) -> Compiled | None:
        return self.one(trigger.expression or None, self.form.questions[trigger.target].path, "calculation")

    def parts(self, parts: tuple[str, ...], path: str, column: str) -> tuple[str | Compiled, ...]:
        made = [part if at % 2 == 0 else self.one(part, path, column) or "" for at, part in enumerate(parts)]
        return tuple(made)

    def one(self, source: str | None, path: str, column: str) -> Compiled | None:
        if not source or not source.strip():
            return None
        try:
            made = compiled(source, path, self.structure)
        except (ExpressionProblem, etree.XPathError) as error:
            self.findings.append(_unusable(path, column, source, error))
            return None
        self.made.append(made)
        return made


def _needs_walking(question: Question) -> bool:
    return question.choice_filter is not None or (question.choice_list is None and question.external_list is None)


def _unusable(path: str, column: str, source: str, error: Exception) -> Finding:
    message = str(error) if isinstance(error, ExpressionProblem) else _("No se entiende la expresión.")
    mend = _("Corrija la expresión; las funciones que se admiten están en docs/registers/forms.md.")
    return Finding("expression", path, column, message, mend, " ".join(source.split())[:120])


def _circle(cycle: tuple[str, ...]) -> Finding:
    names = " → ".join(path.rsplit("/", 1)[-1] for path in cycle)
    return Finding(
        "circle",
        cycle[0],
        "calculation",
        _("Estas preguntas dependen unas de otras en círculo: {names}.").format(names=names),
        _("Quite de una de ellas la referencia a la otra (en cálculo o en relevancia)."),
    )


def list_element(name: str, rows: tuple[Choice, ...]) -> etree.Element:
    """A list as the evaluated copy has it: ``l[@id]/root/item``."""
    element = etree.Element("l", id=name)
    root = etree.SubElement(element, "root")
    for index, row in enumerate(rows):
        item = etree.SubElement(root, "item", {INDEX: str(index)})
        etree.SubElement(item, "name").text = row.name
        etree.SubElement(item, "label").text = row.label
        for column, text in row.extra.items():
            if column not in ("name", "label"):
                etree.SubElement(item, column).text = text
    return element
