"""Whole plans for hypothesis: trees, versions, gaps, zeros, negatives, extremes, several plans in one call."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from tests.engine.reference import MILLION, Row, Rows

from faro.engine.method import MET, Achievement, Band, Method, load_method

YEAR = 2022
LARGEST = 10**18 - 1
"""The largest scaled number a package may hold."""

_FIGURES = (0, 1, 5, 10, 25, 50, 57, 60, 71, 75, 80, 94, 95, 96, 100, 120, 400)


def quantities(*, negative: bool = True, extreme: bool = True) -> st.SearchStrategy[int]:
    """Millionths, often round, often equal to each other or to a limit."""
    kinds = [
        st.sampled_from(_FIGURES).map(lambda units: units * MILLION),
        st.sampled_from((94_996_000, 74_999_999, 1, 33_333_333, 333_333)),
        st.integers(0, 200 * MILLION),
    ]
    if negative:
        kinds.append(st.integers(-20, -1).map(lambda units: units * MILLION))
    if extreme:
        kinds.append(st.sampled_from((LARGEST, LARGEST - 1, 10**12)))
    return st.one_of(kinds)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy, strategy, strategy)


@st.composite
def _elements(draw: st.DrawFn, plan: str) -> list[Row]:
    count = draw(st.integers(1, 7))
    codes = draw(st.permutations([f"E{number}" for number in range(count)]))
    rows: list[Row] = []
    depth: dict[str | None, int] = {None: 0}
    for code in codes:
        parent = draw(st.sampled_from([None, *(row["code"] for row in rows if depth[row["code"]] < 4)]))
        depth[code] = depth[parent] + 1
        rows.append({"plan": plan, "code": code, "level": f"L{depth[code]}", "parent": parent})
    return rows


@st.composite
def _strategic(draw: st.DrawFn, plan: str, *, extreme: bool) -> Rows:
    rows = Rows(elements=draw(_elements(plan)))
    numbers = quantities(extreme=extreme)
    modified = draw(st.sampled_from((0, 1, 3)))
    marked = draw(st.sampled_from((True, True, False)))
    for number in range(draw(st.integers(0, 6))):
        code = f"I{number}"
        rows.indicators.append(
            {
                "plan": plan,
                "code": code,
                "element": draw(st.sampled_from([row["code"] for row in rows.elements])),
                "sense": draw(st.sampled_from(("ascending", "descending", None))),
                "sense_ambiguous": draw(st.sampled_from((True, False, None))),
                "relevance": draw(st.integers(1, 3) if marked else maybe(st.integers(1, 3))),
                "multiplier": draw(st.sampled_from((None, MILLION, 100 * MILLION))),
            }
        )
        rows.targets += draw(_targets(plan, code, modified, numbers))
        rows.measurements += draw(_measurements(plan, code, numbers))
    return rows


@st.composite
def _targets(draw: st.DrawFn, plan: str, code: str, modified: int, numbers: st.SearchStrategy[int]) -> list[Row]:
    places = st.lists(
        st.tuples(st.sampled_from((YEAR - 1, YEAR, YEAR, YEAR, YEAR + 1)), st.integers(0, modified)),
        unique=True,
        max_size=5,
    )
    return [
        {"plan": plan, "indicator": code, "year": year, "version": version, "value": draw(maybe(numbers))}
        for year, version in draw(places)
    ]


@st.composite
def _measurements(draw: st.DrawFn, plan: str, code: str, numbers: st.SearchStrategy[int]) -> list[Row]:
    years = draw(st.sampled_from(((YEAR,), (YEAR,), (YEAR,), (YEAR - 1,), (YEAR - 1, YEAR), ())))
    return [
        {
            "plan": plan,
            "indicator": code,
            "year": year,
            "value": draw(maybe(numbers)),
            "numerator": draw(maybe(numbers)),
            "denominator": draw(maybe(numbers)),
        }
        for year in years
    ]


STAGES = ("approved", "pia", "reprogrammed", "executed")


@st.composite
def _operational(draw: st.DrawFn, plan: str) -> Rows:
    rows = Rows(elements=draw(_elements(plan)))
    diligent = draw(st.booleans())
    for number in range(draw(st.integers(0, 5))):
        code = f"A{number}"
        rows.activities.append(
            {
                "plan": plan,
                "code": code,
                "action": draw(st.sampled_from([row["code"] for row in rows.elements])),
                "unit": draw(st.sampled_from(("U1", "U2", None))),
                "aggregation": draw(st.sampled_from(("annual_total", "monthly_stock", "not_cumulative"))),
                "active": draw(st.sampled_from((True, True, None, False))),
                "approved": draw(st.sampled_from((True, True, None, False))),
            }
        )
        stages = draw(st.lists(st.sampled_from(STAGES[:3]), unique=True, max_size=3))
        for stage in (*stages, "executed"):
            rows.monthly_by_stage += draw(_months(plan, code, stage, complete=diligent and stage == "executed"))
    return rows


@st.composite
def _months(draw: st.DrawFn, plan: str, code: str, stage: str, *, complete: bool) -> list[Row]:
    numbers = quantities(negative=False)
    months = range(1, 13) if complete else sorted(draw(st.sets(st.integers(1, 12))))
    usual = draw(numbers)
    figures = st.one_of(st.just(usual), st.just(0), numbers) if complete else maybe(st.one_of(st.just(usual), numbers))
    return [
        {
            "plan": plan,
            "activity": code,
            "year": YEAR,
            "month": month,
            "stage": stage,
            "physical": draw(figures),
            "financial": draw(maybe(st.integers(-(10**9), 10**12))),
        }
        for month in months
    ]


def _together(parts: list[Rows]) -> Rows:
    whole = Rows()
    for part in parts:
        for name in vars(whole):
            getattr(whole, name).extend(getattr(part, name))
    return whole


@st.composite
def strategic_plans(draw: st.DrawFn, *, extreme: bool = True) -> Rows:
    """One to three PEI in one set of tables, rows in any order."""
    count = draw(st.integers(1, 3))
    return _together([draw(_strategic(f"P{number}", extreme=extreme)) for number in range(count)])


@st.composite
def operational_plans(draw: st.DrawFn) -> Rows:
    """One or two POI in one set of tables."""
    return _together([draw(_operational(f"P{number}")) for number in range(draw(st.integers(1, 2)))])


@st.composite
def _bands(draw: st.DrawFn) -> tuple[Band, ...]:
    limits = st.sampled_from(("40", "50", "66.666667", "75", "90", "95", "100"))
    amber, green = sorted(draw(st.sets(limits, min_size=2, max_size=2)), key=Decimal)
    starts = ("0", amber, green)
    return tuple(
        replace(band, start=Decimal(start))
        for band, start in zip(load_method("ceplan-2021").bands, starts, strict=True)
    )


@st.composite
def strategic_methods(draw: st.DrawFn) -> Method:
    """Any mixture of the rules a PEI method file may choose."""
    method = load_method("ceplan-2023")
    assert method.aggregation is not None
    achievement = draw(
        st.one_of(
            st.just(Achievement(MET)),
            st.builds(
                Achievement,
                formula=st.just("ratio"),
                cap=st.sampled_from((None, Decimal(100), Decimal(150))),
                floor=st.sampled_from((None, Decimal(0))),
                full_at_target_zero=st.booleans(),
                descending_full_at_zero=st.booleans(),
            ),
        )
    )
    aggregation = replace(
        method.aggregation,
        result=draw(st.sampled_from(("mean", "weighted_by_relevance"))),
        scope=draw(st.sampled_from(("own", "own_and_descendants"))),
        no_data=draw(st.sampled_from(("counts_as_not_met", "left_out"))),
    )
    return replace(method, bands=draw(_bands()), achievement=achievement, aggregation=aggregation)


@st.composite
def operational_methods(draw: st.DrawFn) -> Method:
    """Any mixture of the rules a POI method file may choose."""
    method = load_method("poi-ceplan")
    assert method.progress is not None
    progress = replace(
        method.progress,
        stages=tuple(draw(st.permutations(STAGES[:3]))),
        cap=draw(st.sampled_from((None, Decimal(100), Decimal(200)))),
        total=draw(st.sampled_from(("mean_of_activities", "mean_of_actions"))),
    )
    return replace(method, bands=draw(_bands()), progress=progress)
