"""From the parts of an expression to the XPath that lxml runs, with ODK's conversions written out.

In the ODK XForms specification a node's value is text that turns into a number, a date or a yes as it is used, and a
reference to what is not relevant is an empty text. XPath 1.0 compares sets of nodes otherwise (an empty set differs
from nothing), so each side of an operator is turned here into what the specification means: ``o:number(…)``,
``string(…)``, ``o:boolean(…)``.
"""

import re
from dataclasses import dataclass

from faro.kernel.text import _
from faro.registers.domain.forms.xpath.functions import FUNCTIONS, Gives
from faro.registers.domain.forms.xpath.structure import Structure
from faro.registers.domain.forms.xpath.syntax import (
    Binary,
    Call,
    Expression,
    ExpressionProblem,
    Literal,
    Negate,
    Number,
    Path,
    Step,
    walk,
)

LISTS = "/f/l"
"""Where the evaluated copy has the lists: ``/f/l[@id='sector']/root/item``."""
_ARITHMETIC = ("+", "-", "*", "div", "mod")
_ORDER = ("<", "<=", ">", ">=")
_STEP = re.compile(r"\.\.?|(?:child::)?[^\W\d@][^@():]*(?::[^@():]+)?|self::node\(\)|parent::node\(\)|\*")
_CHOOSE = {"if": 1, "coalesce": 0, "once": 0, "depend": 0}


@dataclass(frozen=True, slots=True)
class Reference:
    """A path an expression reads; ``leaves_row``: read in other rows of its own repeat too."""

    path: str
    leaves_row: bool = False


def gives(expression: Expression) -> Gives:
    """What an expression gives, as far as its form tells."""
    match expression:
        case Number() | Negate():
            return "number"
        case Literal():
            return "string"
        case Path():
            return "nodes"
        case Binary(operator):
            return "nodes" if operator == "|" else "number" if operator in _ARITHMETIC else "boolean"
        case Call(name, arguments) if name in _CHOOSE:
            kinds = {gives(argument) for argument in arguments[_CHOOSE[name] :]}
            return kinds.pop() if len(kinds) == 1 else "any"
        case Call(name):
            return FUNCTIONS[name].gives if name in FUNCTIONS else "any"


class Renderer:
    """Writes one expression and notes what it reads."""

    def __init__(self, structure: Structure, context: str) -> None:
        self.structure = structure
        self.context: str | None = context
        self.here = context
        self.references: set[Reference] = set()
        self.lists: set[str] = set()
        self.functions: set[str] = set()

    def plain(self, expression: Expression) -> str:
        """As it is, whatever it gives."""
        match expression:
            case Number(text):
                # libxml2 reads fractions a hair beside the nearest double: 2.345 would round to 2.34
                return self.function("number", _quoted(text)) if "." in text else text
            case Literal(text):
                return _quoted(text)
            case Negate(inner):
                return f"-{self.number(inner)}"
            case Binary():
                return f"({self.binary(expression)})"
            case Call():
                return self.call(expression)
            case Path():
                return self.path(expression)

    def number(self, expression: Expression) -> str:
        """As a number, dates as days."""
        if gives(expression) == "number":
            return self.plain(expression)
        return self.function("number", self.plain(expression))

    def text(self, expression: Expression) -> str:
        """As text."""
        kind = gives(expression)
        if kind in ("string", "date", "moment"):
            return self.plain(expression)
        return (
            f"string({self.plain(expression)})" if kind == "nodes" else self.function("string", self.plain(expression))
        )

    def boolean(self, expression: Expression) -> str:
        """As yes or no."""
        if gives(expression) == "boolean":
            return self.plain(expression)
        return self.function("boolean", self.plain(expression))

    def function(self, name: str, *arguments: str) -> str:
        """A call of one of ours."""
        self.functions.add(name)
        return f"o:{name.removeprefix('jr:')}({', '.join(arguments)})"

    def binary(self, expression: Binary) -> str:
        """Both sides as the operator needs them."""
        operator, left, right = expression.operator, expression.left, expression.right
        if operator in ("and", "or"):
            return f"{self.boolean(left)} {operator} {self.boolean(right)}"
        if operator == "|":
            return f"{self.plain(left)} | {self.plain(right)}"
        if operator in _ARITHMETIC or operator in _ORDER or "number" in (gives(left), gives(right)):
            return f"{self.number(left)} {operator} {self.number(right)}"
        if "boolean" in (gives(left), gives(right)):
            return f"{self.boolean(left)} {operator} {self.boolean(right)}"
        return f"{self.text(left)} {operator} {self.text(right)}"

    def call(self, expression: Call) -> str:
        """A function, its arguments counted."""
        name, arguments = expression.name, expression.arguments
        function = FUNCTIONS.get(name)
        if function is None:
            raise ExpressionProblem(_("La función «{name}()» no se admite.").format(name=name))
        if len(arguments) < function.least or (function.most is not None and len(arguments) > function.most):
            raise ExpressionProblem(_("A «{name}()» le sobran o le faltan datos.").format(name=name))
        special = getattr(self, "_" + name.replace("-", "_").replace(":", "_"), None)
        if special is not None:
            return str(special(arguments))
        rendered = [self.plain(argument) for argument in arguments]
        return f"{name}({', '.join(rendered)})" if function.run is None else self.function(name, *rendered)

    def _if(self, arguments: tuple[Expression, ...]) -> str:
        condition, then, otherwise = arguments
        return self.function("if", self.boolean(condition), self.plain(then), self.plain(otherwise))

    def _once(self, arguments: tuple[Expression, ...]) -> str:
        return self.function("once", "$here", self.plain(arguments[0]))

    def _current(self, _arguments: tuple[Expression, ...]) -> str:
        return "$here"

    def _count(self, arguments: tuple[Expression, ...]) -> str:
        if gives(arguments[0]) != "nodes":
            raise ExpressionProblem(_("«count()» cuenta filas o preguntas, no un valor."))
        return f"count({self.plain(arguments[0])})"

    def _position(self, arguments: tuple[Expression, ...]) -> str:
        return self.function("position", self.plain(arguments[0])) if arguments else "position()"

    def _instance(self, arguments: tuple[Expression, ...]) -> str:
        name = _literal(arguments[0], "instance")
        if name not in self.structure.lists and name not in self.structure.external:
            raise ExpressionProblem(_("No existe la lista «{name}».").format(name=name))
        self.lists.add(name)
        return f"{LISTS}[@id={_quoted(name)}]"

    def _jr_itext(self, arguments: tuple[Expression, ...]) -> str:
        return _quoted(self.structure.texts.get(_literal(arguments[0], "jr:itext"), ""))

    def _jr_choice_name(self, arguments: tuple[Expression, ...]) -> str:
        path = self.resolved_text(_literal(arguments[1], "jr:choice-name").strip())
        key = self.structure.keys.get(path or "")
        if key is None:
            raise ExpressionProblem(_("«jr:choice-name()» necesita el nombre de una pregunta de elección."))
        return self.function("jr:choice-name", self.plain(arguments[0]), _quoted(key))

    def _indexed_repeat(self, arguments: tuple[Expression, ...]) -> str:
        inner, repeat, index = arguments
        target, rows = self.resolved(inner), self.resolved(repeat)
        if target is None or rows is None or not target.startswith(rows + "/"):
            raise ExpressionProblem(_("«indexed-repeat()» necesita una pregunta, su repetición y un número."))
        self.references |= {Reference(target, leaves_row=True), Reference(rows)}
        return self.function("indexed-repeat", "/f" + rows, self.number(index)) + target.removeprefix(rows)

    def _pulldata(self, arguments: tuple[Expression, ...]) -> str:
        return self.function("pulldata", *(self.plain(argument) for argument in arguments))

    def path(self, expression: Path) -> str:
        """A path: to the answers, or to a list."""
        shortcut = self.looked_up(expression)
        if shortcut is not None:
            return shortcut
        start, outer = "", self.context
        if expression.start is not None:
            start = self.plain(expression.start)
            is_current = isinstance(expression.start, Call) and expression.start.name == "current"
            self.context = self.here if is_current else None
            start += self.predicates(expression.start_predicates)
        steps = self.steps(expression, start)
        self.context = outer
        return steps

    def steps(self, expression: Path, start: str) -> str:
        """The steps of a path, each name checked."""
        found, lowest, base = self.followed(expression)
        if found is not None and base is not None:
            self.note(found, lowest)
        elif expression.start is None and not expression.absolute and self.context is None:
            found = None
        relative = self.in_own_row(expression, found)
        prefix = "/f" if expression.absolute else start
        pieces = [prefix] if prefix else []
        at = base
        for step in expression.steps:
            self.known_step(step, at)
            at = _moved(at, step.text) if at is not None else None
            pieces.append(step.text + self.within(at, step))
        if relative is not None:
            return relative
        return "/".join(pieces)

    def known_step(self, step: Step, at: str | None) -> None:
        """Only the steps that devices take; ``*`` reads everything directly below."""
        if step.text == "*":
            below = {path for path in self.structure.paths if at is not None and path.rsplit("/", 1)[0] == at}
            self.references |= {Reference(path) for path in below}
        elif not _STEP.fullmatch(step.text):
            raise ExpressionProblem(_("El camino «{step}» no se admite.").format(step=step.text or "//"))

    def within(self, at: str | None, step: Step) -> str:
        """The conditions of a step, seen from the step."""
        outer, self.context = self.context, at
        rendered = self.predicates(step.predicates)
        self.context = outer
        return rendered

    def predicates(self, expressions: tuple[Expression, ...]) -> str:
        """Conditions in brackets; a number is a position."""
        return "".join(
            f"[{self.plain(one)}]" if gives(one) == "number" else f"[{self.boolean(one)}]" for one in expressions
        )

    def followed(self, expression: Path) -> tuple[str | None, int, str | None]:
        """Where a path leads, how near the root it comes on its way, and where it begins."""
        base = "" if expression.absolute else self.context
        if expression.start is not None and not (
            isinstance(expression.start, Call) and expression.start.name == "current"
        ):
            base = None
        at, lowest = base, base.count("/") if base is not None else 0
        for step in expression.steps:
            if at is None:
                break
            at = _moved(at, step.text)
            lowest = min(lowest, at.count("/")) if at is not None else lowest
        return at, lowest, base

    def note(self, found: str, lowest: int) -> None:
        """Keep what is read; a path to nowhere is a mistake."""
        if found not in self.structure.paths:
            raise ExpressionProblem(_("No existe «{path}» en el formulario.").format(path=found.rsplit("/", 1)[-1]))
        repeat = self.structure.repeat_of(self.here)
        inside = repeat is not None and found.startswith(repeat + "/")
        self.references.add(Reference(found, leaves_row=inside and repeat is not None and lowest < repeat.count("/")))

    def in_own_row(self, expression: Path, found: str | None) -> str | None:
        """An absolute path into the repeat one stands in means one's own row, as ODK has it."""
        repeat = self.structure.repeat_of(self.here)
        plain = not any(step.predicates for step in expression.steps)
        if not expression.absolute or not plain or repeat is None or found is None:
            return None
        if not found.startswith(repeat + "/"):
            return None
        self.references.discard(Reference(found, leaves_row=True))
        self.references.add(Reference(found))
        up = "/".join([".."] * (self.here.count("/") - repeat.count("/")))
        return f"$here/{up}{found.removeprefix(repeat)}"

    def looked_up(self, expression: Path) -> str | None:
        """``instance('x')/root/item[column = value]/other`` of a list of others, looked up without walking the list."""
        start, steps = expression.start, expression.steps
        if not isinstance(start, Call) or start.name != "instance" or len(steps) != 3 or expression.start_predicates:
            return None
        name = _literal(start.arguments[0], "instance")
        condition = steps[1].predicates[0] if len(steps[1].predicates) == 1 else None
        if name not in self.structure.external or not isinstance(condition, Binary) or condition.operator != "=":
            return None
        column = _column(condition.left)
        if column is None or steps[2].predicates or not all(map(_is_outside, walk(condition.right))):
            return None
        value = self.plain(condition.right)
        return self.function("pulldata", _quoted(name), _quoted(steps[2].text), _quoted(column), value)

    def resolved(self, expression: Expression) -> str | None:
        """The path an expression leads to, if it is one."""
        return self.followed(expression)[0] if isinstance(expression, Path) else None

    def resolved_text(self, text: str) -> str | None:
        """The same for a path between quotes."""
        from faro.registers.domain.forms.xpath.parser import parse  # noqa: PLC0415  the parser knows no rendering

        return self.resolved(parse(text)) if text else None


def _moved(at: str, step: str) -> str | None:
    if step in (".", "self::node()"):
        return at
    if step in ("..", "parent::node()"):
        return at.rsplit("/", 1)[0]
    name = step.removeprefix("child::")
    return None if not name or name == "*" or "::" in name or "(" in name or name[0] == "@" else f"{at}/{name}"


def _quoted(text: str) -> str:
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    pieces = ", '\"', ".join(f'"{piece}"' for piece in text.split('"'))
    return f"concat({pieces})"


def _literal(expression: Expression, function: str) -> str:
    if not isinstance(expression, Literal):
        raise ExpressionProblem(_("«{name}()» necesita un nombre entre comillas.").format(name=function))
    return expression.text


def _column(expression: Expression) -> str | None:
    if isinstance(expression, Path) and not expression.absolute and expression.start is None:
        names = [step.text for step in expression.steps if step.text != "." and not step.predicates]
        return names[0] if len(names) == 1 and names[0] not in ("..", "", "*") else None
    return None


def _is_outside(expression: Expression) -> bool:
    return not isinstance(expression, Path) or expression.absolute or expression.start is not None
