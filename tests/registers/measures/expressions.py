"""Expressions of every kind, for hypothesis: whatever can be written down, whether or not it makes sense."""

from datetime import date

from hypothesis import strategies as st

from faro.registers.domain.measures.tree import (
    Anchor,
    And,
    Axis,
    AxisKind,
    Blank,
    Compare,
    Condition,
    Contains,
    Coverage,
    Day,
    Entered,
    Figure,
    Kind,
    Margin,
    Measure,
    Name,
    Not,
    Number,
    OneOf,
    Operator,
    Or,
    Other,
    Part,
    Percentage,
    Ratio,
    Scope,
    Series,
    Source,
    Stands,
    Text,
    Variation,
    Window,
)

plain_names = st.sampled_from(["sector", "personas.grupo", "turno_2", "no_asiste", "año", "finca", "en-curso"])
names = plain_names.map(Name) | st.sampled_from(["y", "en", "contar", "estado", "2x"]).map(
    lambda text: Name(text, quoted=True)
)
texts = st.text("abcñÁ '.-0", max_size=6).filter(lambda text: "\n" not in text).map(Text)
numbers = st.integers(-(10**12), 10**12).map(Number)
positive = st.integers(1, 10**9).map(Number)
shifts = st.integers(-400, 400)
days = st.builds(Day, st.sampled_from(Anchor), shifts) | st.builds(
    Day, st.dates(date(1990, 1, 1), date(2090, 1, 1)), shifts.filter(bool)
)
rights = texts | numbers | days | st.builds(Other, names, shifts)
atoms: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Compare, names, st.sampled_from(Operator), rights),
    st.builds(OneOf, names, st.lists(texts | numbers, min_size=1, max_size=3).map(tuple)),
    st.builds(Contains, names, texts),
    st.builds(Blank, names, st.booleans()),
)


def _joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(Not, inner), st.builds(And, several), st.builds(Or, several))


sources = st.builds(Source, names, st.none() | atoms)
standing = st.builds(Stands, names, st.lists(sources, min_size=1, max_size=3).map(tuple), st.sampled_from(Window))
conditions = st.recursive(atoms | standing, _joined, max_leaves=6)
windows = st.sampled_from(Window)
scopes = st.builds(Scope, st.none() | names, st.none() | conditions, windows, latest=st.none() | names)
several = st.builds(Scope, names, st.none() | conditions, windows, st.lists(sources, min_size=1, max_size=2).map(tuple))
series = st.builds(Series, st.sampled_from(["poblacion", "hogares"]), st.sampled_from(["", "180301"]))
operands = names | st.builds(Entered, names)
figures = st.one_of(
    st.just(Figure(Kind.COUNT)),
    st.builds(
        Figure,
        st.sampled_from([Kind.DISTINCT, Kind.SUM, Kind.AVERAGE, Kind.MEDIAN]),
        names.map(lambda name: (name,)),
    ),
    st.builds(Figure, st.just(Kind.MEDIAN_DAYS), st.tuples(operands, operands)),
)
parts = st.builds(Part, figures, scopes | several)
axes = st.one_of(
    names.map(lambda name: Axis(AxisKind.QUESTION, name)),
    names.map(lambda name: Axis(AxisKind.HOUR, name)),
    st.sampled_from([Axis(AxisKind.DAY), Axis(AxisKind.MONTH)]),
)
margins = st.builds(Margin, positive.map(lambda n: n.millionths), st.integers(1, 10**7), st.none() | positive | series)
flat: st.SearchStrategy[Measure] = st.one_of(
    parts,
    st.builds(Ratio, parts, parts | series, st.integers(1, 10**6)),
    st.builds(Coverage, st.lists(axes, min_size=1, max_size=3).map(tuple), st.none() | positive | series, scopes),
    st.builds(Percentage, conditions, scopes, st.none() | margins),
)
measures = flat | st.builds(Variation, flat)
