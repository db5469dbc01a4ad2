"""An expression ready to be run, many times and by many threads."""

from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from faro.registers.domain.forms.xpath import patterns
from faro.registers.domain.forms.xpath.functions import FUNCTIONS, VOLATILE
from faro.registers.domain.forms.xpath.parser import parse
from faro.registers.domain.forms.xpath.render import Reference, Renderer, gives
from faro.registers.domain.forms.xpath.structure import Structure
from faro.registers.domain.forms.xpath.syntax import Call, Expression, Literal, walk
from faro.registers.domain.forms.xpath.values import boolean_of, text_of

_NAMESPACE = "urn:faro:odk"


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression of a question at ``context``; run on the node of that question."""

    source: str
    tree: Expression
    references: frozenset[Reference]
    lists: frozenset[str]
    """Lists that must stand in the evaluated copy."""
    pulled: frozenset[str]
    """Lists of others that ``pulldata`` reads."""
    volatile: bool
    constant: bool | None
    """The answer, where it is always the same yes or no."""
    run: etree.XPath

    def value(self, node: object) -> object:
        """What it gives: text, float, bool or a list of nodes."""
        return self.run(node, here=[node])

    def boolean(self, node: object) -> bool:
        """Whether it holds."""
        return self.constant if self.constant is not None else boolean_of(self.value(node))

    def text(self, node: object) -> str:
        """What it gives as text."""
        return text_of(self.value(node))


def compiled(source: str, context: str, structure: Structure) -> Compiled:
    """An expression in its place. Raises ``ExpressionProblem``."""
    tree = parse(source.strip())
    renderer = Renderer(structure, context)
    text = renderer.plain(tree)
    for call in walk(tree):
        if isinstance(call, Call) and call.name == "regex" and isinstance(call.arguments[1], Literal):
            patterns.prepared(call.arguments[1].text)
    extensions = {(_NAMESPACE, name.removeprefix("jr:")): _extension(name) for name in renderer.functions}
    names = {call.name for call in walk(tree) if isinstance(call, Call)}
    return Compiled(
        source,
        tree,
        frozenset(renderer.references),
        frozenset(renderer.lists),
        frozenset(_pulled(tree)),
        bool(names & VOLATILE),
        _constant(tree),
        etree.XPath(text, namespaces={"o": _NAMESPACE}, extensions=extensions, regexp=False, smart_strings=False),
    )


def _extension(name: str) -> object:
    run = FUNCTIONS[name].run
    if run is None:
        raise KeyError(name)
    return lambda _context, *given: run(*given)


def _pulled(tree: Expression) -> set[str]:
    calls = [one for one in walk(tree) if isinstance(one, Call) and one.name == "pulldata"]
    first = [call.arguments[0] for call in calls]
    return {one.text.removesuffix(".csv") for one in first if isinstance(one, Literal)}


def _constant(tree: Expression) -> bool | None:
    if isinstance(tree, Call) and tree.name in ("true", "false") and gives(tree) == "boolean":
        return tree.name == "true"
    return None
