"""The measures that are kept: in force, proposed, and what they give."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from faro.kernel.periods import Period, month_end
from faro.registers.domain.measures import parse_measure
from faro.registers.domain.measures.explaining import explained
from faro.registers.domain.measures.results import Measured
from faro.registers.domain.measures.targets import registers_in
from faro.registers.domain.measures.waiting import waiting_for, waits_for
from faro.registers.models import MeasureVersion, Register
from faro.registers.selectors.measures.measuring import measure_register
from faro.registers.selectors.measures.remembering import remembered
from faro.registers.selectors.measures.scope import Span
from faro.registers.selectors.measures.trail import Behind, behind
from faro.registers.selectors.measures.vocabulary import codes_read, resolver, words_of_register

State = MeasureVersion.State


@dataclass(frozen=True, slots=True)
class Line:
    """A measure of a register: what is in force, and what is proposed."""

    code: str
    approved: MeasureVersion | None
    proposed: MeasureVersion | None

    @property
    def shown(self) -> MeasureVersion:
        """What is in force; else what is proposed."""
        found = self.approved or self.proposed
        if found is None:
            raise ValueError(self.code)
        return found


def measures_of(register: Register) -> tuple[Line, ...]:
    """The measures of a register that are in force or proposed, by code."""
    held: dict[str, dict[str, MeasureVersion]] = {}
    for each in register.measures.filter(state__in=[State.APPROVED, State.PROPOSED]).order_by("code"):
        each.register = register
        held.setdefault(each.code, {})[each.state] = each
    return tuple(Line(code, found.get(State.APPROVED), found.get(State.PROPOSED)) for code, found in held.items())


def approved_measure(code: str) -> MeasureVersion | None:
    """The measure in force by its code known outside, ``register.measure``."""
    register, _dot, measure = code.partition(".")
    found = MeasureVersion.objects.select_related("register__current", "base")
    return found.filter(register__code=register, code=measure, state=State.APPROVED).first()


def codes_near(code: str, most: int = 3) -> tuple[str, ...]:
    """The codes of measures in force that are most like one that is not: those of its register first."""
    rows = MeasureVersion.objects.filter(state=State.APPROVED).values_list("register__code", "code")
    known = sorted(f"{register}.{measure}" for register, measure in rows)
    near = get_close_matches(code.lower(), known, n=len(known) or 1, cutoff=0)
    register = code.lower().partition(".")[0]
    own = [each for each in known if each.partition(".")[0] == register]
    return tuple(sorted(near, key=lambda each: each not in own)[:most])


def measures_feeding(indicator: str) -> tuple[MeasureVersion, ...]:
    """The measures in force that feed an indicator, by register and code."""
    rows = MeasureVersion.objects.select_related("register__current").filter(state=State.APPROVED)
    named = [row for row in rows.order_by("register__code", "code") if indicator in row.indicators]
    return tuple(named)


def guarding(measure: MeasureVersion) -> Register:
    """The register whose rules of reading hold for a measure: a reserved one that it looks into, else its own."""
    codes = registers_in(parse_measure(measure.expression), words_of_register(measure.register), resolver)
    reserved = Register.objects.filter(code__in=codes, sensitive=True).select_related("current").order_by("code")
    return measure.register if measure.register.sensitive else reserved.first() or measure.register


def value_of(measure: MeasureVersion, span: Span) -> Measured:
    """What a measure gives in a period; remembered until something that it reads changes."""
    parsed, register = parse_measure(measure.expression), measure.register
    key = ("value", register.pk, register.current_id, measure.expression, span)
    return remembered(key, codes_read(parsed, register), lambda: measure_register(parsed, register, span))


def value_anew(measure: MeasureVersion, span: Span) -> Measured:
    """What a measure gives in a period, computed now."""
    return measure_register(parse_measure(measure.expression), measure.register, span)


def records_behind(measure: MeasureVersion, span: Span) -> Behind:
    """The records behind what a measure gives in a period."""
    return behind(parse_measure(measure.expression), measure.register, span)


def span_of(period: Period) -> Span:
    """The first and last day of a period."""
    return Span(date(period.year, period.first_month, 1), month_end(period.year, period.last_month))


def months_until(last: date, count: int) -> Iterator[Span]:
    """So many months, the last one that of the day."""
    for back in range(count - 1, -1, -1):
        index = last.year * 12 + last.month - 1 - back
        year, month = index // 12, index % 12 + 1
        yield Span(date(year, month, 1), month_end(year, month))


def explanation_of(measure: MeasureVersion) -> str:
    """The sentence that tells a citizen what a measure is."""
    found, words = parse_measure(measure.expression), words_of_register(measure.register)
    missing = waits_for(found, words, resolver)
    return waiting_for(missing) if missing else explained(found, words, resolver)
