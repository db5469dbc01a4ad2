"""A measure over the part of its records that a cell of a table stands for."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.measures.conditions import names_in
from faro.registers.domain.measures.targets import parts_of, target_of
from faro.registers.domain.measures.tree import (
    And,
    Axis,
    AxisKind,
    Condition,
    Coverage,
    Figure,
    Kind,
    Measure,
    Part,
    Percentage,
    Ratio,
    Scope,
    Series,
    Source,
    Variation,
)
from faro.registers.domain.measures.words import Resolver, Words


class OtherRegister(FaroError):
    """A measure over records that don't have what a table crosses."""


def narrowed(
    measure: Measure, conditions: Sequence[Condition], words: Words, resolve: Resolver, crossed: Collection[str] = ()
) -> Measure:
    """The measure over only those records that meet the conditions too; the same where there are none.

    ``crossed``: questions that the cell fixes. A coverage no longer crosses them: of a sector, the hours and days of
    that sector. A series is divided by as it is. Raises :class:`OtherRegister`.
    """
    if not conditions:
        return measure
    return _Narrowing(conditions, words, resolve, frozenset(crossed)).of(measure)


class _Narrowing:
    def __init__(
        self, conditions: Sequence[Condition], words: Words, resolve: Resolver, crossed: frozenset[str]
    ) -> None:
        self.conditions, self.words, self.resolve, self.crossed = conditions, words, resolve, crossed

    def of(self, measure: Measure) -> Measure:
        if isinstance(measure, Variation):
            return Variation(self.of(measure.measure))
        if isinstance(measure, Ratio):
            over = measure.over if isinstance(measure.over, Series) else self._part(measure.over)
            return replace(measure, part=self._part(measure.part), over=over)
        if isinstance(measure, Coverage):
            return self._coverage(measure)
        if isinstance(measure, Percentage):
            return replace(measure, scope=self._scope(measure, measure.scope))
        return self._part(measure)

    def _part(self, part: Part) -> Part:
        first, *others = (self._scope(each, each.scope) for each in parts_of(part))
        more = tuple(Source(each.within, each.where) for each in others if each.within is not None)
        return replace(part, scope=replace(first, more=more))

    def _coverage(self, measure: Coverage) -> Measure:
        scope = self._scope(measure, measure.scope)
        axes = measure.axes if measure.over is not None else tuple(filter(self._is_open, measure.axes))
        if not axes:
            return Part(Figure(Kind.COUNT), scope)
        return replace(measure, axes=axes, scope=scope)

    def _is_open(self, axis: Axis) -> bool:
        return axis.kind is not AxisKind.QUESTION or axis.name is None or axis.name.text not in self.crossed

    def _scope(self, about: Part | Coverage | Percentage, scope: Scope) -> Scope:
        target = target_of(about, self.words, self.resolve)
        for condition in self.conditions:
            for name in names_in(condition):
                if target.words.meaning(name, target.repeat) is None:
                    text = _("La medida mira el registro «{register}», que no tiene la pregunta «{name}».")
                    raise OtherRegister(text.format(register=target.words.name or target.words.code, name=name.text))
        parts = (*self.conditions, *([scope.where] if scope.where is not None else []))
        return replace(scope, where=parts[0] if len(parts) == 1 else And(tuple(parts)))
