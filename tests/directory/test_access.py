"""What a person may do, and where."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.directory.cast import TESTS, cast

from faro.directory.access import Access
from faro.directory.domain.units import UnitFacts
from faro.directory.models import Person, Role, Unit
from faro.directory.selectors.access import access_of_person
from faro.directory.selectors.holders import people_who_may, posts_in
from faro.directory.selectors.units import unit
from faro.directory.services.people import PersonFacts, create_person, deactivate_person
from faro.directory.services.posts import (
    Period,
    PostFacts,
    appoint,
    create_post,
    end_appointment,
    retire_post,
    substitute,
)
from faro.directory.services.reorganisation import merge_units, split_unit
from faro.directory.services.units import register_units
from faro.kernel.errors import FaroError

pytestmark = pytest.mark.django_db

SCOPED, WHOLE = "questions.answer", "plans.view"
TODAY = timezone.localdate
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def house() -> None:
    tree = {"10": None, "10.1": "10", "10.1.1": "10.1", "10.2": "10"}
    register_units(actor=TESTS, units=[UnitFacts(code, f"OFICINA {code}", parent) for code, parent in tree.items()])
    Role.objects.create(code="prueba", name="Prueba", permissions=[SCOPED, WHOLE])


def someone(name: str = "alguien") -> Person:
    return create_person(actor=TESTS, facts=PersonFacts(name, f"Persona {name}, demo"))


def in_post(person: Person, code: str | None, since: date = LONG_AGO, until: date | None = None) -> None:
    facts = PostFacts("Cargo", Role.objects.get(code="prueba"), unit(code) if code else None)
    post = create_post(actor=TESTS, code=f"cargo-{person.username}-{code}", facts=facts)
    appoint(actor=TESTS, post=post, person=person, period=Period(since, until, "RM 1"))


def reach(person: Person) -> dict[str, bool]:
    access = access_of_person(person)
    return {code: access.may(SCOPED, code) for code in ("10", "10.1", "10.1.1", "10.2")}


@pytest.mark.usefixtures("house")
def test_a_permission_reaches_the_unit_of_the_post_and_what_depends_on_it() -> None:
    person = someone()
    in_post(person, "10.1")

    assert reach(person) == {"10": False, "10.1": True, "10.1.1": True, "10.2": False}
    assert access_of_person(person).may(WHOLE, "10.2")


@pytest.mark.usefixtures("house")
def test_two_posts_reach_what_either_reaches() -> None:
    person = someone()
    in_post(person, "10.1.1")
    in_post(person, "10.2")

    assert reach(person) == {"10": False, "10.1": False, "10.1.1": True, "10.2": True}


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("everywhere", [True, False])
def test_a_post_without_unit_and_a_role_of_the_whole_house_reach_all(everywhere: bool) -> None:  # noqa: FBT001
    Role.objects.filter(code="prueba").update(everywhere=everywhere)
    person = someone()
    in_post(person, "10.1" if everywhere else None)

    assert all(reach(person).values())


@pytest.mark.usefixtures("house")
def test_without_a_post_nothing_may_be_done() -> None:
    access = access_of_person(someone())

    assert access.signed_in
    assert access.grants == {}


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("first", "last", "holds"), [(0, 0, True), (1, None, False), (-9, -1, False), (-9, None, True)]
)
def test_a_post_holds_from_its_first_to_its_last_day(first: int, last: int | None, holds: bool) -> None:  # noqa: FBT001
    person = someone()
    until = None if last is None else TODAY() + timedelta(days=last)
    in_post(person, "10.1", TODAY() + timedelta(days=first), until)

    assert access_of_person(person).may(SCOPED, "10.1") is holds


@pytest.mark.usefixtures("house")
def test_whoever_stands_in_may_do_what_the_holder_meanwhile_may_not() -> None:
    holder, other = someone("titular"), someone("suplente")
    in_post(holder, "10.1")
    held = holder.appointments.get()
    period = Period(TODAY(), TODAY() + timedelta(days=5), "Memorando 1")

    substitute(actor=TESTS, holder=held, person=other, period=period)

    assert access_of_person(other).may(SCOPED, "10.1")
    assert not access_of_person(holder).may(SCOPED, "10.1")
    with pytest.raises(FaroError, match="otra suplencia"):
        substitute(actor=TESTS, holder=held, person=someone("tercero"), period=period)


@pytest.mark.usefixtures("house")
def test_when_the_holder_ends_so_does_whoever_stands_in() -> None:
    holder, other = someone("titular"), someone("suplente")
    in_post(holder, "10.1", TODAY() - timedelta(days=9))
    held = holder.appointments.get()
    period = Period(TODAY() - timedelta(days=2), TODAY() + timedelta(days=5), "Memorando 1")
    substitute(actor=TESTS, holder=held, person=other, period=period)

    end_appointment(actor=TESTS, appointment=held, until=TODAY() - timedelta(days=1), reason="Renuncia")

    assert access_of_person(other).grants == {}
    assert other.appointments.get().until == TODAY() - timedelta(days=1)


@pytest.mark.usefixtures("house")
def test_a_post_has_one_holder_at_a_time() -> None:
    person = someone()
    in_post(person, "10.1")
    post = person.appointments.get().post

    with pytest.raises(FaroError, match="ya ocupa el cargo desde el 01/01/2020"):
        appoint(actor=TESTS, post=post, person=someone("otro"), period=Period(TODAY(), None, "RM 2"))
    with pytest.raises(FaroError, match="Alguien ocupa este cargo"):
        retire_post(actor=TESTS, post=post, on=TODAY(), reason="Fin")


@pytest.mark.usefixtures("house")
def test_someone_who_leaves_leaves_their_posts() -> None:
    person = someone()
    in_post(person, "10.1")
    in_post(person, "10.2", TODAY() + timedelta(days=30))

    deactivate_person(actor=TESTS, person=person, on=TODAY(), reason="Fin del contrato")

    assert access_of_person(person) == Access()
    assert [held.until for held in person.appointments.all()] == [TODAY() - timedelta(days=1)]


@pytest.mark.usefixtures("house")
def test_nobody_shuts_themselves_out() -> None:
    person = someone()

    with pytest.raises(FaroError, match="Nadie puede desactivarse"):
        deactivate_person(actor=access_of_person(person).actor, person=person, on=TODAY(), reason="?")


@pytest.mark.usefixtures("house")
def test_a_post_goes_with_its_unit_into_the_one_that_absorbs_it() -> None:
    person = someone()
    in_post(person, "10.2")

    heir = UnitFacts("10.1", "OFICINA 10.1", "10")
    merge_units(actor=TESTS, codes=["10.1", "10.2"], heir=heir, on=TODAY(), instrument="RM 3")

    assert reach(person) == {"10": False, "10.1": True, "10.1.1": True, "10.2": False}


@pytest.mark.usefixtures("house")
def test_a_post_of_a_unit_that_was_divided_reaches_nothing_until_it_is_placed() -> None:
    person = someone()
    in_post(person, "10.2")

    parts = [UnitFacts("10.3", "TRES", "10"), UnitFacts("10.4", "CUATRO", "10")]
    split_unit(actor=TESTS, code="10.2", heirs=parts, on=TODAY(), instrument="RM 3")

    access = access_of_person(person)
    assert not any(access.may(SCOPED, code) for code in Unit.objects.values_list("code", flat=True))


@pytest.mark.usefixtures("house")
def test_who_answers_for_a_unit_is_in_it_or_in_the_nearest_above_it() -> None:
    above, below, whole = someone("arriba"), someone("abajo"), someone("todo")
    in_post(above, "10")
    in_post(below, "10.1")
    in_post(whole, None)

    assert people_who_may(SCOPED, "10.1.1") == (below,)
    assert people_who_may(SCOPED, "10.2") == (above,)
    assert people_who_may(SCOPED, "99") == (whole,)
    assert people_who_may("evaluation.run", "10") == ()


@pytest.mark.usefixtures("house")
def test_who_stands_in_answers_and_a_merged_unit_answers_through_its_heir() -> None:
    holder, other = someone("titular"), someone("suplente")
    in_post(holder, "10.2")
    period = Period(TODAY(), TODAY(), "Memorando 1")
    substitute(actor=TESTS, holder=holder.appointments.get(), person=other, period=period)
    heir = UnitFacts("10.9", "NUEVE", "10")
    merge_units(actor=TESTS, codes=["10.1", "10.2"], heir=heir, on=TODAY(), instrument="RM 3")

    assert people_who_may(SCOPED, "10.2") == people_who_may(SCOPED, "10.9") == (other,)
    assert [post.unit and post.unit.code for post in posts_in("10.9")] == ["10.2"]


def test_it_takes_two_questions_to_the_database_at_most(
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[None]],
) -> None:
    person = cast("responsable")

    with django_assert_max_num_queries(2):
        access_of_person(person)


def test_an_address_longer_than_any_of_ours_is_not_come_back_to(client: Client) -> None:
    answer = client.get("/trabajo/", {"q": "x" * 20_000})

    assert answer.status_code == 302
    assert answer["Location"] == "/cuenta/entrar/?next=/trabajo/"
