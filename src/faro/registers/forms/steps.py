"""A long form in steps: one page of it at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faro.kernel.text import _
from faro.registers.domain.forms.model import Form, Group, Node, Place, Question, Repeat

LONG = 15
"""Questions that fit one page."""


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the form, from 1."""

    number: int
    label: str
    nodes: tuple[Node, ...]

    @property
    def places(self) -> frozenset[str]:
        """The keys of its questions."""
        return frozenset(question.key for question in questions_in(self.nodes))


def questions_in(nodes: Iterable[Node]) -> Iterator[Question]:
    """Every question, in order."""
    for node in nodes:
        if isinstance(node, Question):
            yield node
        else:
            yield from questions_in(node.children)


def steps_of(form: Form) -> tuple[Step, ...]:
    """One page for a short form; for a long one, or one that asks for it (``field-list``), one for each outer group.

    Questions outside groups stand together with those around them.
    """
    asked = [question for question in questions_in(form.children) if question.shown]
    groups = [node for node in form.children if not isinstance(node, Question) and node.shown]
    wanted = any("field-list" in node.appearance.split() for node in groups)
    if len(groups) < 2 or not (wanted or len(asked) > LONG):
        return (Step(1, form.title, form.children),)
    return tuple(Step(number, label, nodes) for number, (label, nodes) in enumerate(_pages(form), 1))


def _pages(form: Form) -> Iterator[tuple[str, tuple[Node, ...]]]:
    loose: list[Node] = []
    for node in form.children:
        if isinstance(node, Group | Repeat) and node.shown:
            if any(question.shown for question in questions_in(loose)):
                yield _("Datos generales"), tuple(loose)
                loose = []
            yield node.label or node.name, (*loose, node)
            loose = []
        else:
            loose.append(node)
    if any(question.shown for question in questions_in(loose)):
        yield _("Para terminar"), tuple(loose)


def step_of(steps: tuple[Step, ...], place: Place) -> int:
    """The number of the step where a question, group or repeat stands; the first one for what stands nowhere."""
    for step in steps:
        if place.key in step.places or any(place.key in _keys(node) for node in step.nodes):
            return step.number
    return 1


def _keys(node: Node) -> set[str]:
    if isinstance(node, Question):
        return {node.key}
    return {node.key, node.name}.union(*(_keys(child) for child in node.children))
