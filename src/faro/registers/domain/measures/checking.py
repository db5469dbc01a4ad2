"""Whether an expression makes sense for a register: every problem at once, each with its place."""

import difflib
from collections.abc import Collection, Iterable, Iterator
from datetime import date, time

from faro.kernel.fixed import LARGEST
from faro.kernel.text import _
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures import tree
from faro.registers.domain.measures.kinds import NEEDS, NUMBERS, ORDERED, SINGLE, family, fits, is_date
from faro.registers.domain.measures.problems import ExpressionProblem, ExpressionProblems
from faro.registers.domain.measures.reading import parse_condition, parse_measure
from faro.registers.domain.measures.targets import (
    Target,
    UnknownTarget,
    is_of_people,
    link_of,
    parts_of,
    target_of,
)
from faro.registers.domain.measures.words import Asked, Meant, Resolver, Special, Words, no_other

Problems = Iterator[ExpressionProblem]

LEAST_CONFIDENCE, MOST_CONFIDENCE = 50_000_000, 99_999_999


def check_expression(
    text: str, words: Words, resolve: Resolver = no_other, series: Collection[str] = ()
) -> tuple[ExpressionProblem, ...]:
    """What is wrong with the text of a measure; empty if nothing."""
    try:
        return check_measure(parse_measure(text), words, resolve, series)
    except ExpressionProblems as error:
        return error.problems


def check_condition(text: str, words: Words, repeat: str = "") -> tuple[ExpressionProblem, ...]:
    """What is wrong with the text of a condition over records, or over the rows of a repeat."""
    try:
        condition = parse_condition(text)
    except ExpressionProblems as error:
        return error.problems
    return _sorted(_Names(Target(words, repeat)).condition(condition))


def check_measure(
    measure: tree.Measure, words: Words, resolve: Resolver = no_other, series: Collection[str] = ()
) -> tuple[ExpressionProblem, ...]:
    """What is wrong with a measure that was read; empty if nothing."""
    return _sorted(_Measures(words, resolve, series).measure(measure))


def _sorted(problems: Iterable[ExpressionProblem]) -> tuple[ExpressionProblem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.position))


class _Measures:
    def __init__(self, words: Words, resolve: Resolver, series: Collection[str]) -> None:
        self.words, self.resolve, self.series = words, resolve, series

    def measure(self, measure: tree.Measure) -> Problems:
        if isinstance(measure, tree.Part):
            yield from self._part(measure)
        elif isinstance(measure, tree.Ratio):
            yield from self._ratio(measure)
        elif isinstance(measure, tree.Coverage):
            yield from self._coverage(measure)
        elif isinstance(measure, tree.Percentage):
            yield from self._percentage(measure)
        else:
            yield from self._variation(measure)

    def _ratio(self, measure: tree.Ratio) -> Problems:
        yield from self._part(measure.part)
        yield from self._over(measure.over)
        if measure.per < 1:
            yield ExpressionProblem(measure.part.figure.at, _("Después de «por cada» va un número entero desde 1."))

    def _over(self, over: tree.Part | tree.Series | tree.Number | None) -> Problems:
        if isinstance(over, tree.Part):
            yield from self._part(over)
        elif isinstance(over, tree.Series) and over.code not in self.series:
            yield _unknown(_("No hay una serie «{name}»."), over.code, over.at, self.series)
        elif isinstance(over, tree.Number) and over.millionths <= 0:
            yield ExpressionProblem(over.at, _("Aquí va un número mayor que cero."))

    def _part(self, part: tree.Part) -> Problems:
        if not part.scope.more:
            yield from self._one_part(part)
            return
        if part.scope.latest is not None:
            yield ExpressionProblem(part.scope.latest.at, _("«último por» mira un solo registro."))
        for each in parts_of(part):
            problems = tuple(self._one_part(each))
            yield from problems
            if not problems and not is_of_people(part.figure, target_of(each, self.words, self.resolve).words):
                within = each.scope.within or tree.Name("")
                text = _(
                    "De varios registros a la vez se cuentan personas: «distintos(rol)», y «{name}» no tiene ese rol."
                )
                yield ExpressionProblem(within.at, text.format(name=within.text))

    def _one_part(self, part: tree.Part) -> Problems:
        target = self._target(part)
        if isinstance(target, ExpressionProblem):
            yield target
            return
        names = _Names(target)
        if not is_of_people(part.figure, target.words):
            for operand in part.figure.operands:
                yield from names.operand(operand, part.figure.kind)
        yield from names.scope(part.scope)

    def _coverage(self, measure: tree.Coverage) -> Problems:
        yield from self._over(measure.over)
        target = self._target(measure)
        if isinstance(target, ExpressionProblem):
            yield target
            return
        names = _Names(target)
        for axis in measure.axes:
            yield from names.axis(axis, open_list=measure.over is not None)
            dated = axis.kind in (tree.AxisKind.DAY, tree.AxisKind.MONTH)
            open_window = measure.scope.window in (tree.Window.ALWAYS, tree.Window.CLOSE)
            if dated and open_window and measure.over is None:
                text = _("Sin un período no se sabe cuántos días o meses hay: diga «sobre» cuántos.")
                yield ExpressionProblem(axis.at, text)
        yield from self._alone(measure.scope)
        yield from names.scope(measure.scope)

    def _percentage(self, measure: tree.Percentage) -> Problems:
        target = self._target(measure)
        if isinstance(target, ExpressionProblem):
            yield target
            return
        names = _Names(target)
        yield from names.condition(measure.condition)
        yield from names.scope(measure.scope)
        if (margin := measure.margin) is not None:
            yield from self._over(margin.population)
            if not LEAST_CONFIDENCE <= margin.confidence <= MOST_CONFIDENCE:
                yield ExpressionProblem(measure.at, _("La confianza va de 50 a 99.999999 (por ciento)."))
            if margin.design_effect <= 0:
                yield ExpressionProblem(measure.at, _("El efecto de diseño es un número mayor que cero."))

    def _variation(self, measure: tree.Variation) -> Problems:
        yield from self.measure(measure.measure)
        if isinstance(measure.measure, tree.Variation):
            yield ExpressionProblem(1, _("Una variación ya compara con el año anterior: no se varía otra vez."))
        if not is_dated(measure.measure):
            yield ExpressionProblem(1, _("«sin fecha» da lo mismo en los dos períodos: no hay variación que medir."))

    def _alone(self, scope: tree.Scope) -> Problems:
        if scope.more:
            yield ExpressionProblem(scope.more[0].within.at, _("La cobertura mira un solo registro."))

    def _target(self, about: tree.Part | tree.Coverage | tree.Percentage) -> Target | ExpressionProblem:
        try:
            return target_of(about, self.words, self.resolve)
        except UnknownTarget:
            within = about.scope.within or tree.Name("")
            text = _("No hay un registro ni un grupo repetido «{name}».")
            return _unknown(text, within.text, within.at, self.words.repeats)


def is_dated(measure: tree.Measure) -> bool:
    """Whether it can change from one period to another."""
    if isinstance(measure, tree.Variation):
        return is_dated(measure.measure)
    if isinstance(measure, tree.Ratio):
        over = isinstance(measure.over, tree.Series) or is_dated(measure.over)
        return is_dated(measure.part) or over
    return measure.scope.window is not tree.Window.ALWAYS


class _Names:
    """The names of one figure, against the register that it is about."""

    def __init__(self, target: Target) -> None:
        self.words, self.repeat = target.words, target.repeat

    def scope(self, scope: tree.Scope) -> Problems:
        if scope.where is not None:
            yield from self.condition(scope.where)
        if scope.latest is not None:
            yield from self._latest(scope.latest)

    def _latest(self, name: tree.Name) -> Problems:
        meant = self._meant(name)
        if isinstance(meant, ExpressionProblem):
            yield meant
        elif not isinstance(meant, Asked) or meant.data not in SINGLE or meant.via is not None:
            text = _("«último por» lleva una pregunta de una sola respuesta: de cada una queda la última anotación.")
            yield ExpressionProblem(name.at, text)
        elif meant.repeat not in ("", self.repeat):
            text = _("«{name}» está en el grupo repetido «{repeat}»: escriba «en {repeat}».")
            yield ExpressionProblem(name.at, text.format(name=name.text, repeat=meant.repeat))

    def condition(self, condition: tree.Condition) -> Problems:
        if isinstance(condition, tree.Stands):
            yield from self._stands(condition)
        elif isinstance(condition, tree.Not):
            yield from self.condition(condition.one)
        elif isinstance(condition, tree.And | tree.Or):
            for part in condition.parts:
                yield from self.condition(part)
        else:
            yield from self._atom(condition)

    def _stands(self, stands: tree.Stands) -> Problems:
        for source in stands.sources:
            try:
                link = link_of(stands, source, Target(self.words, self.repeat))
            except UnknownTarget:
                text = _("No hay un registro ni un grupo repetido «{name}» que se pueda mirar desde aquí.")
                yield ExpressionProblem(source.within.at, text.format(name=source.within.text))
                continue
            if link is None:
                text = _(
                    "«{role}» no es un rol que tengan este registro y «{name}», ni una pregunta suya que señale aquí."
                )
                yield ExpressionProblem(stands.role.at, text.format(role=stands.role.text, name=source.within.text))
            elif source.where is not None:
                yield from _Names(link.target).condition(source.where)

    def operand(self, operand: tree.Operand, kind: tree.Kind) -> Problems:
        if isinstance(operand, tree.Entered):
            if operand.state.text not in self.words.states:
                yield self._no_state(operand.state.text, operand.state.at)
            return
        meant = self._meant(operand)
        if isinstance(meant, ExpressionProblem):
            yield meant
        elif not fits(meant, kind):
            yield ExpressionProblem(operand.at, NEEDS[kind].format(name=operand.text))
        elif isinstance(meant, Asked) and meant.repeat and meant.repeat != self.repeat:
            text = _("«{name}» está en el grupo repetido «{repeat}»: escriba «en {repeat}».")
            yield ExpressionProblem(operand.at, text.format(name=operand.text, repeat=meant.repeat))

    def axis(self, axis: tree.Axis, *, open_list: bool) -> Problems:
        if axis.name is None:
            return
        meant = self._meant(axis.name)
        if isinstance(meant, ExpressionProblem):
            yield meant
        elif axis.kind is tree.AxisKind.HOUR:
            if not isinstance(meant, Asked) or meant.data not in (Data.TIME, Data.DATE_TIME):
                yield ExpressionProblem(axis.at, _("«{name}» no es una hora.").format(name=axis.name.text))
        elif not isinstance(meant, Asked) or meant.data not in (Data.CHOICE, Data.CHOICES):
            text = _("«{name}» no se elige de una lista: la cobertura cruza listas, «hora(…)», «día» y «mes».")
            yield ExpressionProblem(axis.at, text.format(name=axis.name.text))
        elif not meant.choices and not open_list:
            text = _("La lista de «{name}» está fuera del formulario: diga con «sobre» cuántas combinaciones hay.")
            yield ExpressionProblem(axis.at, text.format(name=axis.name.text))

    def _atom(self, atom: tree.Atom) -> Problems:
        meant = self._meant(atom.name)
        if isinstance(meant, ExpressionProblem):
            yield meant
        elif isinstance(atom, tree.Contains):
            yield from self._contains(atom, meant)
        elif isinstance(atom, tree.OneOf):
            yield from self._single(atom.name, meant)
            for value in atom.values:
                yield from self._literal(atom.name, meant, value)
        elif isinstance(atom, tree.Compare):
            yield from self._compare(atom, meant)

    def _contains(self, atom: tree.Contains, meant: Meant) -> Problems:
        if not isinstance(meant, Asked) or meant.data is not Data.CHOICES:
            text = _("«contiene» se pregunta de una lista con varias respuestas, y «{name}» no lo es.")
            yield ExpressionProblem(atom.name.at, text.format(name=atom.name.text))
        else:
            yield from _choice(meant, atom.value)

    def _compare(self, atom: tree.Compare, meant: Meant) -> Problems:
        yield from self._single(atom.name, meant)
        ordered = meant is Special.DAY or (isinstance(meant, Asked) and meant.data in ORDERED)
        if atom.operator not in (tree.Operator.EQUAL, tree.Operator.DIFFERENT) and not ordered:
            text = _("«{name}» no tiene mayor ni menor: use = o !=.")
            yield ExpressionProblem(atom.name.at, text.format(name=atom.name.text))
        right = atom.right
        if isinstance(right, tree.Text | tree.Number):
            yield from self._literal(atom.name, meant, right)
        elif isinstance(right, tree.Day):
            if not is_date(meant):
                yield ExpressionProblem(right.at, _("«{name}» no es una fecha.").format(name=atom.name.text))
        else:
            yield from self._other(atom.name, meant, right)

    def _other(self, name: tree.Name, meant: Meant, right: tree.Other) -> Problems:
        other = self._meant(right.name)
        if isinstance(other, ExpressionProblem):
            yield other
            return
        yield from self._single(right.name, other)
        if family(meant) != family(other):
            text = _("«{one}» y «{other}» no se pueden comparar: no son de la misma clase.")
            yield ExpressionProblem(right.name.at, text.format(one=name.text, other=right.name.text))
        elif right.days and not is_date(other):
            text = _("«{name}» no es una fecha: no se le suman días.")
            yield ExpressionProblem(right.name.at, text.format(name=right.name.text))
        elif isinstance(other, Asked) and other.repeat and other.repeat != _repeat(meant, self.repeat):
            text = _("«{name}» está en otro grupo repetido: no se sabe con qué fila compararla.")
            yield ExpressionProblem(right.name.at, text.format(name=right.name.text))

    def _single(self, name: tree.Name, meant: Meant) -> Problems:
        if isinstance(meant, Asked) and meant.data is Data.CHOICES:
            text = _("«{name}» admite varias respuestas: use «contiene».")
            yield ExpressionProblem(name.at, text.format(name=name.text))
        elif isinstance(meant, Asked) and meant.data not in SINGLE:
            text = _("De «{name}» solo se puede preguntar «vacío» o «no vacío».")
            yield ExpressionProblem(name.at, text.format(name=name.text))

    def _literal(self, name: tree.Name, meant: Meant, value: tree.Literal) -> Problems:
        if isinstance(meant, Asked) and meant.data not in SINGLE:
            return
        numeric = isinstance(meant, Asked) and meant.data in NUMBERS
        if numeric is not isinstance(value, tree.Number):
            text = (
                _("«{name}» es un número: escríbalo sin comillas.")
                if numeric
                else _("«{name}» se compara con texto entre comillas.")
            )
            yield ExpressionProblem(value.at, text.format(name=name.text))
        elif isinstance(value, tree.Text):
            yield from self._text(meant, value)
        elif abs(value.millionths) >= LARGEST:
            yield ExpressionProblem(value.at, _("El número es demasiado grande."))

    def _text(self, meant: Meant, value: tree.Text) -> Problems:
        if meant is Special.STATE:
            if value.value not in self.words.states:
                yield self._no_state(value.value, value.at)
        elif is_date(meant):
            if not _reads(date.fromisoformat, value.value):
                yield ExpressionProblem(value.at, _("Una fecha se escribe 'AAAA-MM-DD'."), found=value.value)
        elif isinstance(meant, Asked) and meant.data is Data.TIME:
            if not _reads(time.fromisoformat, value.value):
                yield ExpressionProblem(value.at, _("Una hora se escribe 'HH:MM'."), found=value.value)
        elif isinstance(meant, Asked) and meant.data is Data.CHOICE:
            yield from _choice(meant, value)

    def _meant(self, name: tree.Name) -> Meant | ExpressionProblem:
        found = self.words.meaning(name, self.repeat)
        if found is not None:
            return found
        known = [*self.words.asked, *(each.reference for each in self.words.asked.values()), "estado", "día", "unidad"]
        text = _("El registro «{register}» no tiene la pregunta «{name}».")
        return _unknown(text, name.text, name.at, known, register=self.words.code)

    def _no_state(self, code: str, at: int) -> ExpressionProblem:
        return _unknown(_("No hay un estado «{name}»."), code, at, self.words.states)


def _repeat(meant: Meant, scope: str) -> str:
    return meant.repeat if isinstance(meant, Asked) and meant.repeat else scope


def _choice(asked: Asked, value: tree.Text) -> Problems:
    if asked.choices and value.value not in asked.choices:
        text = _("La lista de «{key}» no tiene «{name}».")
        yield _unknown(text, value.value, value.at, asked.choices, key=asked.key)


def _reads(parse: object, text: str) -> bool:
    try:
        parse(text)  # type: ignore[operator]
    except ValueError:
        return False
    return True


def _unknown(text: str, name: str, at: int, known: Iterable[str], **more: str) -> ExpressionProblem:
    words = sorted(set(known))
    folded = {word.casefold(): word for word in words}
    close = difflib.get_close_matches(name.casefold(), folded, n=2, cutoff=0.6)
    likely = tuple(folded[word] for word in close)
    return ExpressionProblem(at, text.format(name=name, **more), found=name, expected=tuple(words), likely=likely)
