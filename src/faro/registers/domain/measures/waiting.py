"""Registers that a measure looks into and that are not there yet: it waits for them, and is wrong in nothing."""

from collections.abc import Iterator

from faro.kernel.text import _
from faro.registers.domain.measures.conditions import names_in
from faro.registers.domain.measures.tree import (
    And,
    Condition,
    Coverage,
    Measure,
    Name,
    Not,
    Or,
    Part,
    Percentage,
    Ratio,
    Series,
    Stands,
    Variation,
)
from faro.registers.domain.measures.words import Resolver, Words


def waits_for(measure: Measure, words: Words, resolve: Resolver) -> tuple[str, ...]:
    """The codes of the registers that it names, or whose records it asks, and that nobody has loaded; each once."""
    known = words.knowing(resolve)
    return tuple(dict.fromkeys(_missing(measure, known)))


def waiting_for(codes: tuple[str, ...]) -> str:
    """What a figure says while it waits."""
    named = ", ".join(f"«{code}»" for code in codes)
    if len(codes) == 1:
        return _("Espera al registro {name}, que todavía no está cargado.").format(name=named)
    return _("Espera a los registros {names}, que todavía no están cargados.").format(names=named)


def _missing(measure: Measure, words: Words) -> Iterator[str]:
    if isinstance(measure, Variation):
        yield from _missing(measure.measure, words)
    elif isinstance(measure, Ratio):
        yield from _missing(measure.part, words)
        if not isinstance(measure.over, Series):
            yield from _missing(measure.over, words)
    else:
        yield from _of_figure(measure, words)


def _of_figure(figure: Part | Coverage | Percentage, words: Words) -> Iterator[str]:
    asked = [figure.condition] if isinstance(figure, Percentage) else []
    yield from _of_scope(figure.scope.within, [figure.scope.where, *asked], words)
    for each in figure.scope.more:
        yield from _of_scope(each.within, [each.where], words)


def _of_scope(within: Name | None, asked: list[Condition | None], words: Words) -> Iterator[str]:
    there: Words | None = words
    if within is not None and within.text not in words.repeats:
        there = words.resolve(within.text)
        if there is None:
            register, _dot, _repeat = within.text.rpartition(".")
            there = words.resolve(register) if register else None
        if there is None:
            yield within.text.partition(".")[0]
    for condition in asked:
        if condition is not None and there is not None:
            yield from _of_condition(condition, there)


def _of_condition(condition: Condition, words: Words) -> Iterator[str]:
    for name in names_in(condition):
        pointing = words.question(name.text.rpartition(".")[0]) if "." in name.text else None
        if pointing is not None and pointing.points_to and words.resolve(pointing.points_to) is None:
            yield pointing.points_to
    for stands in _stands(condition):
        for source in stands.sources:
            yield from _of_scope(source.within, [source.where], words)


def _stands(condition: Condition) -> Iterator[Stands]:
    if isinstance(condition, Stands):
        yield condition
    elif isinstance(condition, Not):
        yield from _stands(condition.one)
    elif isinstance(condition, And | Or):
        for part in condition.parts:
            yield from _stands(part)
