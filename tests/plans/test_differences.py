"""Differences between two states: applied, they give the other state."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from faro.plans.domain.differences import Kind, merged, table_differences

VALUES = st.sampled_from(["a", "b", None])


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Some rows of ``sources``, in any order."""
    ids = draw(st.lists(st.sampled_from("12345"), unique=True))
    return [{"id": each, "title": draw(VALUES), "note": draw(VALUES)} for each in ids]


@given(tables(), tables())
def test_applied_they_give_the_other_state(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> None:
    found = table_differences("sources", ours, theirs, ours)
    result = merged(found, ours, theirs, take_conflicts=False, remove=True)
    assert list(result.rows) == theirs
    assert list(result.base) == theirs


@given(tables())
def test_a_state_does_not_differ_from_itself(ours: list[dict[str, Any]]) -> None:
    assert not table_differences("sources", ours, ours, ours)


@given(tables(), tables(), tables())
def test_what_people_changed_survives_unless_it_is_given_up(
    base: list[dict[str, Any]], ours: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> None:
    found = table_differences("sources", ours, theirs, base)
    result = merged(found, ours, theirs, take_conflicts=False, remove=True)
    was, is_now = ({row["id"]: row for row in rows} for rows in (base, ours))
    edited = {key for key in {*was, *is_now} if was.get(key) != is_now.get(key)}
    after = {row["id"]: row for row in result.rows}
    assert {key: after.get(key) for key in edited} == {key: is_now.get(key) for key in edited}


@given(tables(), tables(), tables())
def test_the_same_package_again_finds_nothing_to_do(
    base: list[dict[str, Any]], ours: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> None:
    first = merged(table_differences("sources", ours, theirs, base), ours, theirs, take_conflicts=False, remove=True)
    again = table_differences("sources", first.rows, theirs, first.base)
    assert {row.kind for row in again.rows} <= {Kind.KEPT}
    assert not again.reordered


@given(tables(), tables(), tables())
def test_every_row_that_differs_is_told_once(
    base: list[dict[str, Any]], ours: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> None:
    here, there = ({row["id"]: row for row in rows} for rows in (ours, theirs))
    differing = {key for key in {*here, *there} if here.get(key) != there.get(key)}
    told = [row.key[0] for row in table_differences("sources", ours, theirs, base).rows]
    assert sorted(told) == sorted(differing)
