"""A measure over a period: the whole of it, with what it leaves out and why there may be no figure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from faro.catalogs.api import CatalogueError, series_place, series_value
from faro.kernel.formats import quantity
from faro.kernel.periods import month_end
from faro.kernel.text import _
from faro.registers.domain.measures.results import MILLION, Measured, Side, alone, divided, varied, waiting, with_margin
from faro.registers.domain.measures.targets import parts_of, people_of, target_of
from faro.registers.domain.measures.tree import Condition, Coverage, Measure, Number, Part, Percentage, Ratio, Series
from faro.registers.domain.measures.waiting import waiting_for, waits_for
from faro.registers.domain.measures.words import Words
from faro.registers.models import Register
from faro.registers.selectors.measures.coverage import combined
from faro.registers.selectors.measures.figures import left_out, people_side, side_of
from faro.registers.selectors.measures.scope import Looked, Span, looked_at
from faro.registers.selectors.measures.vocabulary import resolver, words_of_register


def measure_register(measure: Measure, register: Register, span: Span) -> Measured:
    """The measure of a register in a period. The expression must have no problems."""
    return measured(measure, words_of_register(register), span)


def measured(measure: Measure, words: Words, span: Span) -> Measured:
    """The measure in the words of a register; while it waits for another register, that it does."""
    missing = waits_for(measure, words, resolver)
    return waiting(waiting_for(missing)) if missing else _measured(measure, words, span)


def _measured(measure: Measure, words: Words, span: Span) -> Measured:
    if isinstance(measure, Part):
        return alone(part_side(measure, words, span))
    if isinstance(measure, Ratio):
        by = (
            series_side(measure.over, span)
            if isinstance(measure.over, Series)
            else part_side(measure.over, words, span)
        )
        return divided(part_side(measure.part, words, span), by, measure.per)
    if isinstance(measure, Coverage):
        return _coverage(measure, words, span)
    if isinstance(measure, Percentage):
        return _percentage(measure, words, span)
    now = _measured(measure.measure, words, span)
    return varied(now, _measured(measure.measure, words, year_before(span)))


def part_side(part: Part, words: Words, span: Span) -> Side:
    """A figure over its scope."""
    parts = [(each, target_of(each, words, resolver)) for each in parts_of(part)]
    looked = [looked_at(target, each.scope, span) for each, target in parts]
    if len(looked) == 1:
        return side_of(part.figure, looked[0])
    people = [(people_of(part.figure, target.words), each) for (_part, target), each in zip(parts, looked, strict=True)]
    return people_side([(who, each) for who, each in people if who is not None])


def series_side(series: Series, span: Span) -> Side:
    """The value of a series on the last day of the period, with its source; without one, why."""
    try:
        found = series_value(series.code, series.place, span.last)
    except CatalogueError as error:
        return Side(None, 0, 0, source=str(error))
    text = _("{name}, {place}, {when}: {value} ({source})")
    source = text.format(
        name=series.code,
        place=series_place(found.place).name,
        when=found.when,
        value=quantity(found.value),
        source=found.source,
    )
    return Side(Fraction(found.value, MILLION), 1, 1, source=source)


def percentage_looked(
    measure: Percentage, words: Words, span: Span, asking: Iterable[Condition] = ()
) -> tuple[Looked, Looked]:
    """What the numerator and the denominator of a percentage look at. ``asking``: what else will be asked of both."""
    target = target_of(measure, words, resolver)
    whole = looked_at(target, measure.scope, span, [measure.condition, *asking])
    return whole.narrowed(measure.condition), whole


def year_before(span: Span) -> Span:
    """The same days of the year before; the end of a month stays its end."""
    return Span(_year_before(span.first), _year_before(span.last))


def _year_before(day: date) -> date:
    if day == month_end(day.year, day.month):
        return month_end(day.year - 1, day.month)
    return day.replace(year=day.year - 1)


def _coverage(measure: Coverage, words: Words, span: Span) -> Measured:
    looked = looked_at(target_of(measure, words, resolver), measure.scope, span)
    seen, listed = combined(measure, looked)
    return divided(seen, listed or _said(measure.over, span, seen.used), 100)


def _percentage(measure: Percentage, words: Words, span: Span) -> Measured:
    part, whole = percentage_looked(measure, words, span)
    met, all_of_them = part.size, whole.size
    over = Side(Fraction(met), whole.window_size, met, left_out(part))
    by = Side(Fraction(all_of_them), over.looked, all_of_them, left_out(whole))
    found = divided(over, by, 100)
    if measure.margin is None:
        return found
    population = _said(measure.margin.population, span, 0) if measure.margin.population is not None else None
    if population is not None and population.source:
        found = replace(found, sources=(*found.sources, population.source))
    confidence, effect = Fraction(measure.margin.confidence, MILLION), Fraction(measure.margin.design_effect, MILLION)
    return with_margin(found, confidence, effect, population.amount if population else None)


def _said(over: Number | Series | None, span: Span, used: int) -> Side:
    """A number said in the expression, or a series."""
    if isinstance(over, Series):
        return series_side(over, span)
    return Side(Fraction(over.millionths, MILLION) if over is not None else None, used, used)
