"""Whatever the reorganisations and their order: one row for each code and day, a tree, and no unit its own heir."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.directory.cast import TESTS

from faro.directory.domain.units import UnitFacts, is_above_itself
from faro.directory.models import Succession, Unit, UnitChange
from faro.directory.selectors.units import tree_parents, units_on
from faro.directory.services import reorganisation as services
from faro.directory.services.units import register_units
from faro.kernel.errors import FaroError

FIRST = date(2024, 1, 1)
CODES = ("1", "1.1", "1.2", "2", "2.1", "3")
codes = st.sampled_from(CODES)
days = st.integers(0, 12).map(lambda month: FIRST + timedelta(days=31 * month))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("rename"), codes, st.text("AB", min_size=1, max_size=2), days),
        st.tuples(st.just("move"), codes, st.none() | codes, days),
        st.tuples(st.just("split"), codes, st.lists(codes, min_size=2, max_size=3, unique=True), days),
        st.tuples(st.just("merge"), codes, st.tuples(codes, codes), days),
        st.tuples(st.just("close"), codes, st.none(), days),
        st.tuples(st.just("open"), codes, st.none() | codes, days),
    ),
    max_size=10,
)


def take(kind: str, code: str, detail: Any, on: date) -> None:
    how: dict[str, Any] = {"actor": TESTS, "on": on, "instrument": "RM 1"}
    match kind, detail:
        case "rename", str(name):
            services.rename_unit(code=code, name=name, **how)
        case "move", parent:
            services.move_unit(code=code, parent=parent, **how)
        case "split", list(heirs):
            services.split_unit(code=code, heirs=[UnitFacts(heir, heir) for heir in heirs], **how)
        case "merge", (other, heir):
            services.merge_units(codes=[code, other], heir=UnitFacts(heir, heir), **how)
        case "close", _:
            services.close_unit(code=code, **how)
        case "open", parent:
            services.open_unit(unit=UnitFacts(code, code, parent), **how)


class AfterAnyReorganisation(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(steps)
    def test_each_day_has_a_tree_and_no_unit_is_its_own_heir(self, taken: list[tuple[str, str, Any, date]]) -> None:
        tree = {"1": None, "1.1": "1", "1.2": "1", "2": None, "2.1": "2"}
        register_units(actor=TESTS, units=[UnitFacts(code, code, parent) for code, parent in tree.items()])
        for step in taken:
            rows = set(Unit.objects.values_list("pk", "valid_to"))
            try:
                take(*step)
            except FaroError:
                assert set(Unit.objects.values_list("pk", "valid_to")) == rows

        boundaries = {day + shift for day in self.boundaries() for shift in (timedelta(-1), timedelta(0))}
        for day in boundaries:
            in_force = [unit.code for unit in units_on(day)]
            assert len(in_force) == len(set(in_force)), day
            parents = tree_parents(day)
            assert {parent for parent in parents.values() if parent} <= set(parents), day
            assert not any(is_above_itself(code, parents) for code in parents), day
        self.assert_time_only_goes_forward()

    def boundaries(self) -> set[date]:
        rows = Unit.objects.values_list("valid_from", "valid_to")
        return {day for pair in rows for day in pair if day} | {FIRST}

    def assert_time_only_goes_forward(self) -> None:
        """Each heir begins the day after: going from heir to heir can never come back."""
        for pair in Succession.objects.select_related("before", "after", "change"):
            if pair.before and pair.after:
                assert pair.before.valid_to is not None
                assert pair.before.valid_to + timedelta(days=1) == pair.after.valid_from == pair.change.on


@pytest.mark.django_db
def test_the_rules_are_exercised() -> None:
    """The steps above do reach each kind of change."""
    register_units(actor=TESTS, units=[UnitFacts("1", "1"), UnitFacts("2", "2"), UnitFacts("1.1", "1.1", "1")])
    for step in (
        ("rename", "1", "A", FIRST),
        ("move", "1.1", "2", FIRST),
        ("split", "1", ["1", "1.2"], FIRST + timedelta(31)),
        ("merge", "1", ("1.2", "3"), FIRST + timedelta(62)),
        ("close", "3", None, FIRST + timedelta(93)),
        ("open", "1", None, FIRST + timedelta(124)),
    ):
        take(*step)

    assert set(UnitChange.objects.values_list("kind", flat=True)) == set(UnitChange.Kind.values)
