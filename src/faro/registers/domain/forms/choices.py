"""What may be chosen in a question, as its filter and the lists of others have it."""

from lxml import etree  # type: ignore[import-untyped]

from faro.registers.domain.forms.evaluated import Evaluated, Row
from faro.registers.domain.forms.model import Choice, Externals, Question
from faro.registers.domain.forms.plan import INDEX, Plan
from faro.registers.domain.forms.xpath.functions import cell


def available(plan: Plan, copy: Evaluated, question: Question, row: Row, external: Externals) -> tuple[Choice, ...]:
    """Every choice that may be taken now."""
    itemset, compiled = question.itemset, plan.rules[question.path].itemset
    rows = rows_of(plan, question, external)
    if itemset is None or compiled is None:
        return tuple(_as_asked(question, one) for one in rows)
    found = compiled.value(copy.nodes[question.path, row])
    nodes = found if isinstance(found, list) else []
    if question.from_repeat is not None:
        pairs = ((_text(node, itemset.value), _text(node, itemset.label)) for node in nodes)
        return tuple(Choice(name, label or name) for name, label in pairs if name)
    return tuple(_as_asked(question, rows[int(node.get(INDEX))]) for node in nodes if node.get(INDEX) is not None)


def rows_of(plan: Plan, question: Question, external: Externals) -> tuple[Choice, ...]:
    """The whole list of a question."""
    if question.choice_list is not None:
        return plan.form.choices.get(question.choice_list, ())
    listed = external.get(question.external_list or "")
    return () if listed is None else tuple(listed.rows())


def named(plan: Plan, copy: Evaluated, question: Question, row: Row, external: Externals, name: str) -> Choice | None:
    """The choice of a code, if it may be taken now; a long list of others is not walked for it."""
    plain = plan.rules[question.path].itemset is None
    if (
        plain
        and question.external_list is not None
        and question.itemset is not None
        and question.itemset.value == "name"
    ):
        listed = external.get(question.external_list)
        return None if listed is None else listed.get(name)
    return next((one for one in available(plan, copy, question, row, external) if one.name == name), None)


def label_of(plan: Plan, question: Question, external: Externals, name: str) -> str:
    """The text of a code in the whole list; empty where there is none."""
    listed = external.get(question.external_list or "")
    if listed is not None:
        found = listed.get(name)
    else:
        found = next((one for one in rows_of(plan, question, external) if one.name == name), None)
    return "" if found is None else _as_asked(question, found).label


def _as_asked(question: Question, row: Choice) -> Choice:
    itemset = question.itemset
    if itemset is None or (itemset.value == "name" and itemset.label in ("label", "itextId")):
        return row
    return Choice(cell(row, itemset.value), cell(row, itemset.label) or row.label, row.extra, row.media)


def _text(node: etree.Element, name: str) -> str:
    found = node.find(name)
    return "" if found is None else (found.text or "")
