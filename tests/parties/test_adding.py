from datetime import date

import pytest
from django.utils import timezone
from tests.parties.people import BORN, CLERK, add_neighbour, board, dni, neighbour

from faro.kernel.errors import FaroError
from faro.ledger.api import history, verify
from faro.parties.api import resolve
from faro.parties.domain.facts import FactProblems, PartyFacts
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.models import Party
from faro.parties.selectors import search
from faro.parties.services import (
    IdentifierTaken,
    LikelyDuplicates,
    add_identifier,
    add_party,
    change_party,
    remove_identifier,
    set_validity,
)

pytestmark = pytest.mark.django_db


def test_a_person_is_registered_and_found_by_number_and_by_words_in_any_order() -> None:
    added = add_neighbour(1, birth_date=BORN)

    assert list(search("00000101")) == [added]
    assert list(search("prueba VECINA")) == [added]
    assert list(search("vec 1")) == [added]
    assert list(search("00000102")) == []


def test_what_is_not_known_is_null_and_what_is_known_to_be_none_is_empty() -> None:
    unknown = add_party(actor=CLERK, facts=neighbour(1, second_surname=None, given_names="Alfa", phone="  "))
    none = add_party(actor=CLERK, facts=neighbour(2, second_surname="", given_names="Omega"))

    assert (Party.objects.get(pk=unknown.pk).second_surname, Party.objects.get(pk=none.pk).second_surname) == (None, "")
    assert Party.objects.get(pk=unknown.pk).phone is None


def test_everything_wrong_is_said_at_once() -> None:
    facts = PartyFacts(
        "person",
        given_names="Мarina",
        ubigeo="1803",
        email="no es",
        phone="=1+1",
        birth_date=date(1890, 1, 1),
        sex="Z",
        address="A" * 201,
    )
    with pytest.raises(FactProblems) as caught:
        add_party(actor=CLERK, facts=facts, identifiers=(IdentifierFacts("dni", "12"),))
    assert set(caught.value.by_field) == {
        "given_names",
        "first_surname",
        "ubigeo",
        "email",
        "phone",
        "birth_date",
        "sex",
        "address",
        "identifier:0",
    }


def test_controls_and_marks_of_direction_do_not_stay_in_a_name() -> None:
    added = add_party(actor=CLERK, facts=neighbour(1, given_names="Ve\0ci\u202ena\u200b"))
    assert added.given_names == "Vecina"


def test_a_birth_in_the_future_is_refused() -> None:
    tomorrow = timezone.localdate().replace(year=timezone.localdate().year + 1)
    with pytest.raises(FactProblems):
        add_party(actor=CLERK, facts=neighbour(1, birth_date=tomorrow))


def test_a_number_belongs_to_one_party_only() -> None:
    first = add_neighbour(1)
    with pytest.raises(IdentifierTaken) as caught:
        add_party(actor=CLERK, facts=neighbour(9, given_names="Otra"), identifiers=(dni(101),))
    assert caught.value.key == first.key


def test_the_same_passport_number_of_two_countries_is_two_passports() -> None:
    for number, country in enumerate(("PAÍS A", "PAÍS B"), start=1):
        passport = IdentifierFacts("passport", "X123456", country)
        add_party(actor=CLERK, facts=neighbour(number), identifiers=(passport,))
    assert Party.objects.count() == 2


def test_likely_duplicates_are_shown_before_anything_is_kept() -> None:
    first = add_party(actor=CLERK, facts=neighbour(1, given_names="Vecina Norte", sector="Sector 1"))
    again = neighbour(1, given_names="vesina NORTE", sector="sector 1")

    with pytest.raises(LikelyDuplicates) as caught:
        add_party(actor=CLERK, facts=again)

    assert [each.party for each in caught.value.candidates] == [first]
    assert Party.objects.count() == 1
    assert add_party(actor=CLERK, facts=again, seen=[first.key]).key != first.key


def test_numbers_in_names_tell_parties_apart() -> None:
    add_neighbour(1)
    add_neighbour(2)
    add_party(actor=CLERK, facts=board(1))
    add_party(actor=CLERK, facts=board(2))
    assert Party.objects.count() == 4


def test_a_correction_is_refused_where_someone_changed_it_since() -> None:
    party = add_neighbour(1)
    change_party(actor=CLERK, party=party, facts=neighbour(1, phone="+51 000 000"), version=1)
    with pytest.raises(FaroError, match="Otra persona cambió"):
        change_party(actor=CLERK, party=party, facts=neighbour(1, phone="111111"), version=1)
    assert Party.objects.get(pk=party.pk).phone == "+51 000 000"


def test_a_corrected_name_is_found_and_the_old_one_is_not() -> None:
    party = add_neighbour(1)
    change_party(actor=CLERK, party=party, facts=neighbour(1, given_names="Corregida"), version=1)
    assert list(search("corregida")) == [party]
    assert list(search("vecina")) == []


def test_several_identifiers_with_their_validity() -> None:
    party = add_neighbour(1)
    added = add_identifier(actor=CLERK, party=party, given=IdentifierFacts("ce", "000123456"))
    set_validity(actor=CLERK, held=added, since=date(2020, 1, 1), until=date(2024, 1, 1))
    added.refresh_from_db()
    assert (added.valid_from, added.valid_until) == (date(2020, 1, 1), date(2024, 1, 1))
    with pytest.raises(FaroError, match="antes de empezar"):
        set_validity(actor=CLERK, held=added, since=date(2024, 1, 1), until=date(2020, 1, 1))
    with pytest.raises(FaroError, match="ya tiene"):
        add_identifier(actor=CLERK, party=party, given=IdentifierFacts("ce", "000123456"))


def test_a_number_taken_away_is_free_again() -> None:
    party = add_neighbour(1)
    remove_identifier(actor=CLERK, held=party.identifiers.get())
    other = add_party(actor=CLERK, facts=neighbour(5, given_names="Otra"), identifiers=(dni(101),))
    assert list(search("00000101")) == [other]


def test_the_ledger_covers_every_personal_value_of_a_person() -> None:
    party = add_neighbour(1, birth_date=BORN, phone="999888777", address="Mz. A lote 1")
    told = str(history(f"party:{party.key}"))
    assert not any(value in told for value in ("00000101", "Vecina", "1990", "999888777", "lote 1"))
    assert "00000101" in str(history(f"party:{party.key}", show_personal=True))
    assert verify().faults == ()


def test_of_an_organisation_only_how_to_reach_it_is_personal() -> None:
    ruc = IdentifierFacts("ruc", "20131312955")
    party = add_party(actor=CLERK, facts=board(1, phone="999888777"), identifiers=(ruc,))
    told = str(history(f"party:{party.key}"))
    assert "20131312955" in told
    assert "Junta vecinal" in told
    assert "999888777" not in told


def test_no_key_stands_for_an_unknown_party() -> None:
    assert resolve("nada") is None
