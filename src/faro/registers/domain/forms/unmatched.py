"""Comparisons that can never hold: a question of one choice with a value that is not among its choices."""

from collections.abc import Iterator

from faro.kernel.text import _
from faro.registers.domain.forms.model import Data, Form, Group, Note, Question, Repeat
from faro.registers.domain.forms.xpath.parser import parse
from faro.registers.domain.forms.xpath.syntax import (
    Binary,
    Call,
    Expression,
    ExpressionProblem,
    Literal,
    Path,
    walk,
)

_CHOOSING = (Data.CHOICE, Data.CHOICES)
_MOST_SAID = 12


def unmatched(form: Form) -> tuple[Note, ...]:
    """One note for each such comparison of a rule of the form."""
    asked = {question.path: question for question in form.questions.values()}
    notes: dict[Note, None] = {}
    for key, path, source in _rules(form):
        for target, value in _compared(source, path):
            question = asked.get(target)
            if question is not None and _is_strange(form, question, value):
                notes[Note("unmatched", key, _sentence(form, key, question, value))] = None
    return tuple(notes)


def _rules(form: Form) -> Iterator[tuple[str, str, str]]:
    parts: list[Group | Repeat] = [*form.groups.values(), *form.repeats.values()]
    for part in parts:
        yield part.name, part.path, part.relevant or ""
    for each in form.questions.values():
        for source in (each.relevant, each.constraint, each.calculation, each.required, each.read_only):
            yield each.key, each.path, source or ""


def _compared(source: str, context: str) -> Iterator[tuple[str, str]]:
    """Paths with the text that they are compared with."""
    if "'" not in source and '"' not in source:
        return
    try:
        tree = parse(source.strip())
    except ExpressionProblem:
        return
    for one in walk(tree):
        match one:
            case Binary("=" | "!=", Path() as path, Literal(text)) | Binary("=" | "!=", Literal(text), Path() as path):
                yield _target(path, context), text
            case Call("selected", (Path() as path, Literal(text))):
                yield _target(path, context), text
            case _:
                pass


def _target(path: Path, context: str) -> str:
    """Where a plain path leads; empty for any other."""
    steps = [step.text for step in path.steps]
    if any(step.predicates for step in path.steps) or not (path.start is None or _is_here(path.start)):
        return ""
    if path.absolute:
        return "/" + "/".join(steps)
    if not steps or steps[0] not in (".", ".."):
        return ""
    at = context.split("/")
    for step in steps:
        at = at[:-1] if step == ".." else at if step == "." else [*at, step]
    return "/".join(at)


def _is_here(start: Expression) -> bool:
    return isinstance(start, Call) and start.name == "current"


def _is_strange(form: Form, question: Question, value: str) -> bool:
    if question.data not in _CHOOSING or not value:
        return False
    names = {choice.name for choice in form.choices_of(question.key)}
    return bool(names) and value not in names


def _sentence(form: Form, key: str, question: Question, value: str) -> str:
    names = [choice.name for choice in form.choices_of(question.key)]
    listed = ", ".join(names[:_MOST_SAID]) + ("…" if len(names) > _MOST_SAID else "")
    text = _("En «{key}» se compara «{asked}» con «{value}», que no está entre sus opciones: {names}.")
    return text.format(key=key, asked=question.key, value=value, names=listed)
