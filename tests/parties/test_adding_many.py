"""Many at once come to the same as one by one."""

import random

import pytest
from tests.parties.people import CLERK, dni, neighbour

from faro.ledger.api import history, verify
from faro.parties.api import NewParty, add_parties, add_party, find_by_identifier, likely_among_many, likely_duplicates
from faro.parties.models import Identifier, NameWord, Party
from faro.parties.selectors.likely import traits_of
from faro.parties.services import LikelyDuplicates

pytestmark = pytest.mark.django_db

WORDS = ("Vecina", "Vezina", "Prueba", "Pruebas", "Ensayo", "Ensallo", "Muestra", "Modelo", "Ejemplo", "Ficticia")


def _new(number: int, **given: object) -> NewParty:
    return NewParty(neighbour(number, **given), (dni(100 + number),))


def test_who_has_the_number_stays_and_who_is_like_another_waits() -> None:
    held = add_party(actor=CLERK, facts=neighbour(1, second_surname="Uno"), identifiers=(dni(101),))
    added, same, again, alike, twin = add_parties(
        actor=CLERK,
        parties=[
            _new(2, given_names="Ensayo", first_surname="Del Ejemplo", second_surname="Dos"),
            _new(1, given_names="Otra", first_surname="Cualquiera"),
            _new(2, given_names="Ensayo", first_surname="Del Ejemplo", second_surname="Dos"),
            _new(3, second_surname="Uno"),
            _new(4, given_names="Ensayo", first_surname="Del Ejemplo", second_surname="Dos"),
        ],
    )

    assert (same, again) == (held.key, added)
    assert isinstance(alike, LikelyDuplicates)
    assert [each.party for each in alike.candidates] == [held]
    assert isinstance(twin, LikelyDuplicates)
    assert [each.party.key for each in twin.candidates] == [added]
    assert Party.objects.count() == 2


def test_those_seen_are_registered_with_their_words_numbers_and_entries() -> None:
    one_by_one = add_party(actor=CLERK, facts=neighbour(1), identifiers=(dni(101),), seen=("*",), synthetic=True)
    keys = add_parties(actor=CLERK, parties=[_new(2), _new(3)], seen=("*",), synthetic=True)

    for number, key in enumerate(keys, start=2):
        party = find_by_identifier("dni", f"{100 + number:08d}")
        assert party is not None
        assert (party.key, party.facts, party.synthetic) == (key, neighbour(number), True)
        assert _words(party) == {word.replace("1", str(number)) for word in _words(one_by_one)}
        (entry,) = history(f"party:{key}", show_personal=True)
        (other,) = history(f"party:{one_by_one.key}", show_personal=True)
        assert (entry.action, len(entry.changes)) == (other.action, len(other.changes))
    assert verify().sound


def _words(party: Party) -> set[str]:
    return set(NameWord.objects.filter(party=party).values_list("word", flat=True))


def test_the_statements_do_not_grow_with_the_persons(django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        add_parties(actor=CLERK, parties=[_new(number) for number in range(1, 200)], seen=("*",))
    assert Identifier.objects.count() == 199


def test_those_alike_are_the_same_asked_together_or_one_by_one() -> None:
    drawn = random.Random(20230601)  # noqa: S311

    def name(number: int) -> NewParty:
        given, first, second = (drawn.choice(WORDS) for _word in range(3))
        return _new(number, given_names=given, first_surname=first, second_surname=drawn.choice((second, "", None)))

    add_parties(actor=CLERK, parties=[name(number) for number in range(1, 150)], seen=("*",))
    asked = [traits_of(each.facts, each.identifiers) for each in (name(number) for number in range(200, 260))]

    together = [[each.party.key for each in some] for some in likely_among_many(asked)]
    assert together == [[each.party.key for each in likely_duplicates(traits)] for traits in asked]
    assert any(together)
