"""The one way in which an expression is written down."""

from collections.abc import Iterable
from datetime import date

from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.registers.domain.measures import tree


def printed(measure: tree.Measure) -> str:
    """The measure as text; reading it gives the same measure."""
    if isinstance(measure, tree.Part):
        return _part(measure)
    if isinstance(measure, tree.Ratio):
        word = "sobre" if measure.per == 100 else f"por cada {measure.per} de"
        return f"{_part(measure.part)} {word} {_over(measure.over)}"
    if isinstance(measure, tree.Coverage):
        over = "" if measure.over is None else f" sobre {_over(measure.over)}"
        return f"cobertura({', '.join(map(_axis, measure.axes))}){over}{_scope(measure.scope)}"
    if isinstance(measure, tree.Percentage):
        return _percentage(measure)
    return f"variación de ({printed(measure.measure)})"


def printed_condition(condition: tree.Condition) -> str:
    """The condition as text; reading it gives the same condition."""
    if isinstance(condition, tree.Not):
        return f"no ({printed_condition(condition.one)})"
    if isinstance(condition, tree.And):
        return " y ".join(_inside(part, tree.And | tree.Or) for part in condition.parts)
    if isinstance(condition, tree.Or):
        return " o ".join(_inside(part, tree.Or) for part in condition.parts)
    if isinstance(condition, tree.Stands):
        window = f" {condition.window}" if condition.window else ""
        return f"consta como {_name(condition.role)} en ({_sources(condition.sources)}{window})"
    return _atom(condition)


def number(millionths: int) -> str:
    """A number with the decimals it has."""
    return plain(from_scaled(millionths, QUANTITY_SCALE))


def _inside(part: tree.Condition, parenthesised: object) -> str:
    text = printed_condition(part)
    return f"({text})" if isinstance(part, parenthesised) else text  # type: ignore[arg-type]


def _atom(atom: tree.Atom) -> str:
    name = _name(atom.name)
    if isinstance(atom, tree.Blank):
        return f"{name} {'vacío' if atom.blank else 'no vacío'}"
    if isinstance(atom, tree.Contains):
        return f"{name} contiene {_quoted(atom.value.value)}"
    if isinstance(atom, tree.OneOf):
        return f"{name} en ({', '.join(map(_literal, atom.values))})"
    return f"{name} {atom.operator} {_right(atom.right)}"


def _right(right: tree.Right) -> str:
    if isinstance(right, tree.Text | tree.Number):
        return _literal(right)
    if isinstance(right, tree.Other):
        return _name(right.name) + _shift(right.days)
    anchor = _quoted(right.anchor.isoformat()) if isinstance(right.anchor, date) else str(right.anchor)
    return anchor + _shift(right.days)


def _shift(days: int) -> str:
    return f" {'+' if days > 0 else '-'} {abs(days)} días" if days else ""


def _literal(value: tree.Literal) -> str:
    return _quoted(value.value) if isinstance(value, tree.Text) else number(value.millionths)


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"


def _name(name: tree.Name) -> str:
    return f"[{name.text}]" if name.quoted else name.text


def _part(part: tree.Part) -> str:
    return _figure(part.figure) + _scope(part.scope)


def _figure(figure: tree.Figure) -> str:
    operands = ", ".join(_operand(each) for each in figure.operands)
    return f"{figure.kind}({operands})" if operands else str(figure.kind)


def _operand(operand: tree.Operand) -> str:
    return f"estado:{_name(operand.state)}" if isinstance(operand, tree.Entered) else _name(operand)


def _scope(scope: tree.Scope) -> str:
    where = f" donde {printed_condition(scope.where)}" if scope.where else ""
    if scope.within is not None:
        where = f" en {_sources((tree.Source(scope.within, scope.where), *scope.more))}"
    return where + _tail(scope)


def _sources(sources: Iterable[tree.Source]) -> str:
    return ", ".join(
        _name(each.within) + (f" donde {printed_condition(each.where)}" if each.where else "") for each in sources
    )


def _tail(scope: tree.Scope) -> str:
    window = f" {scope.window}" if scope.window else ""
    if scope.latest is None:
        return window
    return f"{window}{',' if window else ''} último por {_name(scope.latest)}"


def _over(over: tree.Part | tree.Series | tree.Number) -> str:
    if isinstance(over, tree.Part):
        return _part(over)
    if isinstance(over, tree.Number):
        return number(over.millionths)
    return f"serie({', '.join(_quoted(each) for each in (over.code, over.place) if each)})"


def _axis(axis: tree.Axis) -> str:
    if axis.kind is tree.AxisKind.HOUR:
        return f"hora({_name(axis.name)})" if axis.name else ""
    return _name(axis.name) if axis.name else str(axis.kind)


def _percentage(measure: tree.Percentage) -> str:
    scope = measure.scope
    within = f" en {_name(scope.within)}" if scope.within else ""
    among = f" entre los que {printed_condition(scope.where)}" if scope.where else ""
    condition = printed_condition(measure.condition)
    return f"porcentaje donde {condition}{within}{among}{_tail(scope)}{_margin(measure.margin)}"


def _margin(margin: tree.Margin | None) -> str:
    if margin is None:
        return ""
    plainly = tree.Margin()
    options = []
    if margin.confidence != plainly.confidence:
        options.append(f"confianza {number(margin.confidence)}")
    if margin.design_effect != plainly.design_effect:
        options.append(f"efecto {number(margin.design_effect)}")
    if margin.population is not None:
        options.append(f"población {_over(margin.population)}")
    return f" con margen({', '.join(options)})" if options else " con margen"
