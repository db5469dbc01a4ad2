"""What is wrong with the answers of one question: type, limits, choices, required, constraint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faro.kernel.text import _
from faro.registers.domain.answers import Value
from faro.registers.domain.forms.choices import named
from faro.registers.domain.forms.evaluated import Row
from faro.registers.domain.forms.model import Data, Externals, Place, Problem, Question
from faro.registers.domain.forms.plan import Plan
from faro.registers.domain.forms.settle import Settled
from faro.registers.domain.forms.values import fault_of, millionths, millionths_text
from faro.registers.domain.forms.xpath.syntax import ExpressionProblem

_MARKS = re.compile(r"[*_#`]+|<[^>]*>")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Faults:
    """Looks for what is wrong, with the copy settled."""

    plan: Plan
    settled: Settled
    external: Externals

    def of(self, question: Question, row: Row, value: Value | None) -> Iterator[Problem]:
        """Problems of one answer; the first kind found is enough."""
        place = Place(question.key, row)
        if value is None:
            if question.shown and question.data is not Data.NONE and self.is_required(question, row):
                yield Problem(place, question.required_message or _missing(question), "required")
            return
        fault = fault_of(question.data, value)
        if fault is not None:
            yield Problem(place, _about(question, fault), "type")
            return
        found = self.limits(question, value) or self.choice(question, row, value)
        if found is not None:
            yield Problem(place, found[0], found[1])
            return
        yield from self.constraint(question, row, place)

    def is_required(self, question: Question, row: Row) -> bool:
        """Whether an answer must be given now."""
        required = self.plan.rules[question.path].required
        return required is not None and required.boolean(self.settled.copy.nodes[question.path, row])

    def is_read_only(self, question: Question, row: Row) -> bool:
        """Whether the answer may not be changed by hand."""
        rules = self.plan.rules[question.path]
        if rules.calculation is not None:
            return True
        return rules.read_only is not None and rules.read_only.boolean(self.settled.copy.nodes[question.path, row])

    def constraint(self, question: Question, row: Row, place: Place) -> Iterator[Problem]:
        """The form's own condition, with its own words."""
        rule = self.plan.rules[question.path].constraint
        if rule is None:
            return
        try:
            holds = rule.boolean(self.settled.copy.nodes[question.path, row])
        except ExpressionProblem as error:
            yield Problem(place, _about(question, str(error)), "constraint")
            return
        if not holds:
            default = _about(question, _("el valor no cumple la condición del formulario."))
            yield Problem(place, question.constraint_message or default, "constraint")

    def limits(self, question: Question, value: Value) -> tuple[str, str] | None:
        """A range's ends and steps."""
        if not isinstance(value, int) or "start" not in question.parameters:
            return None
        ends = [millionths(question.parameters.get(name, "")) for name in ("start", "end")]
        start, end = (ends[0], ends[1])
        if start is None or end is None:
            return None
        low, high = min(start, end), max(start, end)
        if not low <= value <= high:
            text = _("debe estar entre {low} y {high}.").format(low=millionths_text(low), high=millionths_text(high))
            return _about(question, text), "limit"
        step = millionths(question.parameters.get("step", "")) or 0
        if step and (value - start) % abs(step):
            return _about(question, _("debe ir de {step} en {step}.").format(step=millionths_text(abs(step)))), "limit"
        return None

    def choice(self, question: Question, row: Row, value: Value) -> tuple[str, str] | None:
        """Codes that the list does not offer now."""
        if question.data not in (Data.CHOICE, Data.CHOICES):
            return None
        codes = value if isinstance(value, list) else [str(value)]
        if question.external_list is not None and question.external_list not in self.external:
            text = _("no está cargada la lista «{name}».").format(name=question.external_list)
            return _about(question, text), "choice"
        copy = self.settled.copy
        wrong = [code for code in codes if named(self.plan, copy, question, row, self.external, code) is None]
        if wrong:
            text = _("«{code}» no está entre las opciones que corresponden.").format(code=", ".join(wrong)[:_SHOWN])
            return _about(question, text), "choice"
        if len(set(codes)) != len(codes):
            return _about(question, _("hay opciones repetidas.")), "choice"
        return None


def _missing(question: Question) -> str:
    return _about(question, _("falta responder."))


def _about(question: Question, text: str) -> str:
    name = " ".join(_MARKS.sub("", question.label).split())[:_SHOWN].rstrip(" :") or question.name
    return f"{name}: {text[:1].lower()}{text[1:]}"
