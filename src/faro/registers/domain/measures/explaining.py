"""A measure as a sentence for any citizen."""

from datetime import date

from faro.kernel.formats import day as day_in_words
from faro.kernel.text import _
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures import tree
from faro.registers.domain.measures.printing import number
from faro.registers.domain.measures.targets import Target, link_of, parts_of, people_of, target_of
from faro.registers.domain.measures.words import Asked, Meant, Resolver, Special, Words

_WINDOWS = {
    tree.Window.PERIOD: _("con fecha del período"),
    tree.Window.CLOSE: _("que existían el último día del período, con el estado que tenían ese día"),
    tree.Window.YEAR: _("con fecha desde el 1 de enero hasta el fin del período"),
    tree.Window.ALWAYS: _("de cualquier fecha"),
}
_COMPARISONS = {
    tree.Operator.EQUAL: _("«{name}» es {right}"),
    tree.Operator.DIFFERENT: _("«{name}» no es {right}"),
    tree.Operator.LESS: _("«{name}» es menor que {right}"),
    tree.Operator.LESS_OR_EQUAL: _("«{name}» es como mucho {right}"),
    tree.Operator.GREATER: _("«{name}» es mayor que {right}"),
    tree.Operator.GREATER_OR_EQUAL: _("«{name}» es por lo menos {right}"),
}
_DATE_COMPARISONS = {
    **_COMPARISONS,
    tree.Operator.LESS: _("«{name}» es antes que {right}"),
    tree.Operator.LESS_OR_EQUAL: _("«{name}» es hasta {right}"),
    tree.Operator.GREATER: _("«{name}» es después que {right}"),
    tree.Operator.GREATER_OR_EQUAL: _("«{name}» es desde {right}"),
}


def explained(measure: tree.Measure, words: Words, resolve: Resolver) -> str:
    """What a measure says, in plain Spanish. It must have no problems (see ``checking``)."""
    sentence = _Sentences(words, resolve).measure(measure)
    return f"{sentence[0].upper()}{sentence[1:]}."


def explained_condition(condition: tree.Condition, words: Words, repeat: str = "") -> str:
    """What a condition asks, in plain Spanish."""
    return _Names(Target(words, repeat)).condition(condition)


class _Sentences:
    def __init__(self, words: Words, resolve: Resolver) -> None:
        self.words, self.resolve = words, resolve

    def measure(self, measure: tree.Measure) -> str:
        if isinstance(measure, tree.Part):
            return self._part(measure)
        if isinstance(measure, tree.Ratio):
            return self._ratio(measure)
        if isinstance(measure, tree.Coverage):
            return self._coverage(measure)
        if isinstance(measure, tree.Percentage):
            return self._percentage(measure)
        text = _("cuánto varió, en porcentaje, respecto del mismo período del año anterior: {measure}")
        return text.format(measure=self.measure(measure.measure))

    def _ratio(self, measure: tree.Ratio) -> str:
        over = self._over(measure.over)
        said = _("se divide {one}, entre {over}").format(one=self._part(measure.part), over=over)
        if measure.per == 1:
            return said
        if measure.per == 100:
            return _("{said}, y se multiplica por 100: es un porcentaje").format(said=said)
        return _("{said}, y se multiplica por {n}").format(said=said, n=f"{measure.per:,}")

    def _over(self, over: tree.Part | tree.Series | tree.Number) -> str:
        if isinstance(over, tree.Part):
            return self._part(over)
        if isinstance(over, tree.Number):
            return number(over.millionths)
        place = _(" de {place}").format(place=over.place) if over.place else ""
        text = _("la serie «{code}»{place} de los catálogos, con el valor que rige en esa fecha")
        return text.format(code=over.code, place=place)

    def _part(self, part: tree.Part) -> str:
        target = target_of(part, self.words, self.resolve)
        names = _Names(target)
        figure, where = part.figure, self._where(part)
        if figure.kind is tree.Kind.COUNT:
            return _("cuántos hay de {where}").format(where=where)
        if (people := people_of(figure, target.words)) is not None:
            text = _("cuántas personas u organizaciones distintas («{role}»), cada una contada una vez, hay en {where}")
            return text.format(role=people.role, where=where)
        operands = [names.operand(each) for each in figure.operands]
        text = {
            tree.Kind.DISTINCT: _("cuántos valores distintos de {one} hay en {where}"),
            tree.Kind.SUM: _("la suma de {one} en {where}"),
            tree.Kind.AVERAGE: _("el promedio de {one} en {where}"),
            tree.Kind.MEDIAN: _("la mediana de {one} en {where}"),
            tree.Kind.MEDIAN_DAYS: _("la mediana de los días que hay entre {one} y {other} en {where}"),
        }[figure.kind]
        return text.format(one=operands[0], other=operands[-1], where=where)

    def _where(self, part: tree.Part) -> str:
        parts = parts_of(part)
        said = [_Names(target_of(each, self.words, self.resolve)).scope(each.scope) for each in parts]
        return said[0] if len(said) == 1 else _("todo esto junto: {each}").format(each="; ".join(said))

    def _coverage(self, measure: tree.Coverage) -> str:
        names = _Names(target_of(measure, self.words, self.resolve))
        axes = " × ".join(names.axis(axis) for axis in measure.axes)
        where = names.scope(measure.scope)
        if measure.over is None:
            text = _("qué porcentaje de todas las combinaciones posibles de {axes} aparece en {where}")
            return text.format(axes=axes, where=where)
        text = _("cuántas combinaciones de {axes} aparecen en {where}, como porcentaje de {over}")
        return text.format(axes=axes, where=where, over=self._over(measure.over))

    def _percentage(self, measure: tree.Percentage) -> str:
        names = _Names(target_of(measure, self.words, self.resolve))
        said = _("en qué porcentaje de {where} se cumple que {condition}").format(
            where=names.scope(measure.scope), condition=names.condition(measure.condition)
        )
        if (margin := measure.margin) is None:
            return said
        text = _("{said}; con margen de error al {confidence} % de confianza y efecto de diseño {effect}")
        said = text.format(said=said, confidence=number(margin.confidence), effect=number(margin.design_effect))
        if margin.population is None:
            return said
        return _("{said}, para una población de {many}").format(said=said, many=self._over(margin.population))


class _Names:
    def __init__(self, target: Target) -> None:
        self.words, self.repeat = target.words, target.repeat

    def scope(self, scope: tree.Scope) -> str:
        many = f"«{self.words.many or self.words.name or self.words.code}»"
        if self.repeat:
            label = self.words.repeats.get(self.repeat) or self.repeat
            many = _("las filas de «{repeat}» de {many}").format(repeat=label, many=many)
        said = f"{many} {_WINDOWS[scope.window]}"
        if scope.latest is not None:
            text = _("{said} (de cada «{label}», solo la última)")
            said = text.format(said=said, label=self._label(scope.latest))
        if scope.where is None:
            return said
        return _("{said} en que {condition}").format(said=said, condition=self.condition(scope.where))

    def condition(self, condition: tree.Condition) -> str:
        if isinstance(condition, tree.Stands):
            return self._stands(condition)
        if isinstance(condition, tree.Not):
            return _("no es cierto que ({condition})").format(condition=self.condition(condition.one))
        if isinstance(condition, tree.And | tree.Or):
            word = _(" y ") if isinstance(condition, tree.And) else _(" o ")
            return word.join(self._inside(part) for part in condition.parts)
        return self._atom(condition)

    def _stands(self, stands: tree.Stands) -> str:
        """That it stands in another register too."""
        said, by_people = [], False
        for source in stands.sources:
            link = link_of(stands, source, Target(self.words, self.repeat))
            if link is not None:
                by_people = by_people or link.here is not None
                scope = tree.Scope(where=source.where, window=stands.window)
                said.append(_Names(link.target).scope(scope))
        text = _("la persona está también en {where}") if by_people else _("lo nombra alguna de {where}")
        return text.format(where=_(", o en ").join(said))

    def operand(self, operand: tree.Operand) -> str:
        if isinstance(operand, tree.Entered):
            state = self.words.states.get(operand.state.text, operand.state.text)
            return _("el día en que pasó a «{state}»").format(state=state)
        return f"«{self._label(operand)}»"

    def axis(self, axis: tree.Axis) -> str:
        if axis.name is None:
            return str(axis.kind)
        label = f"«{self._label(axis.name)}»"
        return _("hora de {label}").format(label=label) if axis.kind is tree.AxisKind.HOUR else label

    def _inside(self, part: tree.Condition) -> str:
        said = self.condition(part)
        return f"({said})" if isinstance(part, tree.And | tree.Or) else said

    def _atom(self, atom: tree.Atom) -> str:
        name, meant = self._label(atom.name), self.words.meaning(atom.name, self.repeat)
        if isinstance(atom, tree.Blank):
            text = _("«{name}» está sin responder") if atom.blank else _("«{name}» tiene respuesta")
            return text.format(name=name)
        if isinstance(atom, tree.Contains):
            return _("«{name}» incluye {value}").format(name=name, value=self._value(meant, atom.value))
        if isinstance(atom, tree.OneOf):
            values = ", ".join(self._value(meant, value) for value in atom.values)
            return _("«{name}» es uno de: {values}").format(name=name, values=values)
        dated = meant is Special.DAY or (isinstance(meant, Asked) and meant.data in (Data.DATE, Data.DATE_TIME))
        texts = _DATE_COMPARISONS if dated else _COMPARISONS
        return texts[atom.operator].format(name=name, right=self._right(meant, atom.right))

    def _right(self, meant: Meant | None, right: tree.Right) -> str:
        if isinstance(right, tree.Text | tree.Number):
            return self._value(meant, right)
        if isinstance(right, tree.Other):
            return f"«{self._label(right.name)}»{_moved(right.days)}"
        if isinstance(right.anchor, date):
            return day_in_words(right.anchor) + _moved(right.days)
        ends = {tree.Anchor.START: _("el primer día del período"), tree.Anchor.END: _("el último día del período")}
        return ends[right.anchor] + _moved(right.days)

    def _value(self, meant: Meant | None, value: tree.Literal) -> str:
        if isinstance(value, tree.Number):
            return number(value.millionths)
        if meant is Special.STATE:
            return f"«{self.words.states.get(value.value, value.value)}»"
        if meant is Special.DAY or (isinstance(meant, Asked) and meant.data in (Data.DATE, Data.DATE_TIME)):
            return _date(value.value)
        labels = meant.choices if isinstance(meant, Asked) else {}
        return f"«{labels.get(value.value, value.value)}»"

    def _label(self, name: tree.Name) -> str:
        meant = self.words.meaning(name, self.repeat)
        if isinstance(meant, Special):
            return {Special.STATE: _("Estado"), Special.DAY: _("Fecha"), Special.UNIT: _("Unidad")}[meant]
        return meant.label if meant is not None and meant.label and "${" not in meant.label else name.text


def _date(text: str) -> str:
    try:
        return day_in_words(date.fromisoformat(text))
    except ValueError:
        return text


def _moved(days: int) -> str:
    if not days:
        return ""
    text = _(" más {n} días") if days > 0 else _(" menos {n} días")
    return text.format(n=f"{abs(days):,}")
