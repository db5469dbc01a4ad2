"""Merges keep both histories, chain, are undone exactly, and never lose a party."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.parties.people import CLERK, add_neighbour, board

from faro.kernel.errors import FaroError
from faro.ledger.api import history
from faro.parties.api import find_by_identifier, resolve, resolve_many
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.models import Identifier, Merge, NameWord, Party
from faro.parties.selectors import conflicts_between, joined_keys, search
from faro.parties.services import (
    IdentifierConflict,
    add_identifier,
    add_party,
    change_party,
    merge_parties,
    undo_merge,
)

pytestmark = pytest.mark.django_db

WHY = "Es la misma"


def merge(loser: Party, survivor: Party) -> Merge:
    return merge_parties(actor=CLERK, loser=loser.key, survivor=survivor.key, reason=WHY, accept_conflicts=True)


def standing() -> dict[str, list[dict[str, object]]]:
    """Everything that is kept of parties, but for when they were used last and the list of merges."""
    tables = {"Party": Party.objects, "Identifier": Identifier.objects, "NameWord": NameWord.objects}
    rows: dict[str, list[dict[str, object]]] = {
        name: list(table.order_by("pk").values()) for name, table in tables.items()
    }
    for row in rows["Party"]:
        del row["used_at"]
    return rows


def test_the_survivor_stands_for_both_and_both_histories_stay() -> None:
    one, other = add_neighbour(1), add_neighbour(2)
    merge(one, other)

    found = resolve(one.key)
    assert found is not None
    assert found.key == other.key
    assert find_by_identifier("dni", "00000101") == other
    assert list(search("00000101")) == [other]
    assert list(search("vecina 1")) == [other]
    assert [entry.action for entry in history(f"party:{one.key}")] == ["parties.merged", "parties.added"]
    assert [entry.action for entry in history(f"party:{other.key}")] == ["parties.absorbed", "parties.added"]


def test_a_merged_party_is_neither_changed_nor_merged_again() -> None:
    one, other, third = add_neighbour(1), add_neighbour(2), add_neighbour(3)
    merge(one, other)
    with pytest.raises(FaroError, match="unida"):
        change_party(actor=CLERK, party=one, facts=one.facts, version=1)
    for loser, survivor in ((one, third), (third, one), (other, one)):
        with pytest.raises(FaroError, match="unida"):
            merge(loser, survivor)


def test_a_party_is_not_merged_into_itself_nor_a_person_with_an_organisation() -> None:
    one = add_neighbour(1)
    organisation = add_party(actor=CLERK, facts=board(1))
    with pytest.raises(FaroError, match="misma ficha"):
        merge(one, one)
    with pytest.raises(FaroError, match="no se unen"):
        merge(one, organisation)


def test_two_different_dni_are_told_and_must_be_accepted() -> None:
    one, other = add_neighbour(1), add_neighbour(2)
    assert conflicts_between(one, other, show=True) == ("DNI: 00000101 en una y 00000102 en la otra.",)
    with pytest.raises(IdentifierConflict) as caught:
        merge_parties(actor=CLERK, loser=one.key, survivor=other.key, reason=WHY)
    assert "00000101" not in str(caught.value)


def test_a_conflict_with_a_party_merged_before_is_told_too() -> None:
    one, other = add_neighbour(1), add_neighbour(2)
    bare = add_party(actor=CLERK, facts=one.facts, seen=[one.key])
    merge(one, bare)
    assert conflicts_between(bare, other, show=True) == ("DNI: 00000101 en una y 00000102 en la otra.",)


def test_undoing_gives_back_the_party_with_what_was_merged_into_it() -> None:
    first, second, third = (add_neighbour(number) for number in (1, 2, 3))
    merge(first, second)
    before = standing()
    link = merge(second, third)
    assert joined_keys(third.key) == (second.key, first.key)

    undo_merge(actor=CLERK, merge=link, reason="No era")

    assert standing() == before
    assert resolve_many([first.key, second.key, third.key]) == {
        first.key: second.key,
        second.key: second.key,
        third.key: third.key,
    }
    with pytest.raises(FaroError, match="ya se deshizo"):
        undo_merge(actor=CLERK, merge=link, reason="Otra vez")


def test_undoing_in_the_middle_of_a_chain_leaves_the_rest() -> None:
    first, second, third = (add_neighbour(number) for number in (1, 2, 3))
    link = merge(first, second)
    merge(second, third)
    undo_merge(actor=CLERK, merge=link, reason="No era")
    assert resolve_many([first.key, second.key]) == {first.key: first.key, second.key: third.key}


def test_the_survivor_does_not_take_a_number_of_who_was_merged_into_it() -> None:
    one, other = add_neighbour(1), add_neighbour(2)
    merge(one, other)
    with pytest.raises(FaroError, match="ya tiene"):
        add_identifier(actor=CLERK, party=other, given=IdentifierFacts("dni", "00000101"))


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_nothing_is_merged(reason: str) -> None:
    one, other = add_neighbour(1), add_neighbour(2)
    with pytest.raises(FaroError, match="motivo"):
        merge_parties(actor=CLERK, loser=one.key, survivor=other.key, reason=reason, accept_conflicts=True)


PARTIES = 5
steps = st.lists(
    st.tuples(st.sampled_from(["merge", "undo"]), st.integers(0, PARTIES - 1), st.integers(0, PARTIES - 1)),
    max_size=14,
)


@pytest.fixture
def five(db: None) -> list[Party]:
    return [add_neighbour(number) for number in range(1, PARTIES + 1)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_any_sequence_of_merges_and_undos_keeps_a_forest_and_undoes_exactly(
    five: list[Party], sequence: list[tuple[str, int, int]]
) -> None:
    """Against a model: a dictionary of who stands under whom."""
    with transaction.atomic():
        untouched = standing()
        above: dict[int, int] = {}
        links: dict[int, Merge] = {}
        for verb, one, other in sequence:
            if verb == "merge" and one != other and one not in above and other not in above:
                links[one], above[one] = merge(five[one], five[other]), other
            elif verb == "merge":
                with pytest.raises(FaroError):
                    merge(five[one], five[other])
            elif one in above:
                undo_merge(actor=CLERK, merge=links.pop(one), reason="No era")
                del above[one]
            expected = {}
            for place in range(PARTIES):
                top = place
                while top in above:
                    top = above[top]
                expected[five[place].key] = five[top].key
            assert resolve_many([party.key for party in five]) == expected
        for link in links.values():
            undo_merge(actor=CLERK, merge=link, reason="No era")
        assert standing() == untouched
        transaction.set_rollback(True)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_people_who_merge_crosswise_at_once_leave_one_survivor() -> None:
    one, other = add_neighbour(1), add_neighbour(2)
    start = Barrier(2)

    def act(loser: Party, survivor: Party) -> bool:
        start.wait()
        try:
            merge(loser, survivor)
        except FaroError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        done = [each.result() for each in (pool.submit(act, one, other), pool.submit(act, other, one))]

    assert sorted(done) == [False, True]
    assert Party.objects.filter(merged_into=None).count() == 1
