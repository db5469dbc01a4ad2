"""The copy of the answers that expressions are run on: an XML tree with every question, filled or not.

A node that is not relevant gets another name, so that no path finds it while it keeps its place.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree  # type: ignore[import-untyped]

from faro.kernel.text import without_control_signs
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.model import Data, Externals, Group, Node, Question, Repeat
from faro.registers.domain.forms.plan import Plan, list_element
from faro.registers.domain.forms.values import to_text
from faro.registers.domain.forms.xpath.values import IS_NUMBER

AWAY = "{urn:faro:away}away"
Row = int | None


class Evaluated:
    """One copy, for one check."""

    def __init__(self, plan: Plan, answers: Answers, external: Externals) -> None:
        self.plan = plan
        self.root = etree.Element("f")
        self.nodes: dict[tuple[str, Row], etree.Element] = {}
        self.rows: dict[str, list[etree.Element]] = {name: [] for name in plan.form.repeats}
        self.touched: set[tuple[str, Row]] = set()
        """Where a rule of the form wrote something else than was given."""
        data = etree.SubElement(self.root, plan.form.root)
        self.nodes[f"/{plan.form.root}", None] = data
        for child in plan.form.children:
            self._add(data, child, None, answers.values)
        for name, items in answers.items.items():
            if name in self.rows:
                for item in items:
                    self.add_row(name, item)
        self.meta = etree.SubElement(etree.SubElement(data, AWAY), AWAY)
        self._add_lists(external)

    def _add_lists(self, external: Externals) -> None:
        for element in self.plan.lists.values():
            self.root.append(deepcopy(element))
        for name in self.plan.walked & set(external):
            self.root.append(list_element(name, tuple(external[name].rows())))

    def _add(self, parent: etree.Element, node: Node, row: Row, values: Mapping[str, Value]) -> None:
        if isinstance(node, Repeat):
            mark = etree.SubElement(parent, AWAY)
            self.nodes[f"{node.path}#", None] = mark
            return
        element = etree.SubElement(parent, node.name)
        self.nodes[node.path, row] = element
        if isinstance(node, Group):
            for child in node.children:
                self._add(element, child, row, values)
        else:
            self._fill(element, node, values.get(node.key))

    def _fill(self, element: etree.Element, question: Question, value: Value | None) -> None:
        if question.data in (Data.NUMBER, Data.WHOLE):
            element.set(IS_NUMBER, "")
        if value is not None:
            element.text = _clean(to_text(value))

    def add_row(self, repeat: str, values: Mapping[str, Value]) -> int:
        """One more row at the end of a repeat; its number."""
        node = self.plan.form.repeats[repeat]
        row, rows = len(self.rows[repeat]), self.rows[repeat]
        element = etree.Element(node.name)
        self.nodes[f"{node.path}#", None].addprevious(element)
        rows.append(element)
        self.nodes[node.path, row] = element
        for child in node.children:
            self._add(element, child, row, values)
        return row

    def drop_last_row(self, repeat: str) -> None:
        """One row less."""
        node, element = self.plan.form.repeats[repeat], self.rows[repeat].pop()
        element.getparent().remove(element)
        row = len(self.rows[repeat])
        for path, at in [key for key in self.nodes if key[1] == row and key[0].startswith(node.path)]:
            if path == node.path or path.startswith(node.path + "/"):
                del self.nodes[path, at]

    def rows_at(self, path: str) -> Sequence[Row]:
        """The rows a path has: one without number outside repeats."""
        repeat = self.plan.structure.repeat_of(path) or (path if path in self.plan.structure.repeats else None)
        return (None,) if repeat is None else range(len(self.rows[repeat.rsplit("/", 1)[-1]]))

    def text(self, path: str, row: Row) -> str:
        """What stands at a question now."""
        return self.nodes[path, row].text or ""

    def put(self, path: str, row: Row, text: str) -> bool:
        """Write at a question; whether that changed anything."""
        element = self.nodes[path, row]
        changed = (element.text or "") != text
        if changed:
            element.text = _clean(text) or None
            self.touched.add((path, row))
        return changed

    def show(self, path: str, row: Row, *, relevant: bool) -> None:
        """Let paths find a node, or not."""
        element = self.nodes[path, row]
        name = path.rsplit("/", 1)[-1] if relevant else AWAY
        if element.tag != name:
            element.tag = name


def _clean(text: str) -> str:
    return text if text.isprintable() else without_control_signs(text)
