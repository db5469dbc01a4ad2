"""Roles as data: what Faro ships, what the municipality decides, and both together after an upgrade."""

import pytest
from tests.directory.cast import ROLES, TESTS, cast

from faro.directory.domain.roles import RoleSeed, role_seeds, upgraded
from faro.directory.models import Role
from faro.directory.services.roles import sync_roles
from faro.ledger.api import history

pytestmark = pytest.mark.django_db


RESERVED = "reservado"
"""Given to nobody of the cast: it is for who attends cases that others must not read."""


def test_faro_ships_the_roles_of_the_cast_and_the_one_for_reserved_cases() -> None:
    assert tuple(seed.code for seed in role_seeds()) == (*ROLES, RESERVED)


def test_only_one_role_reads_reserved_registers() -> None:
    holding = [seed.code for seed in role_seeds() if "registers.view_sensitive" in seed.permissions]
    assert holding == [RESERVED]


def test_loading_them_again_changes_nothing() -> None:
    assert len(sync_roles(actor=TESTS)) == len(ROLES) + 1
    assert sync_roles(actor=TESTS) == ()
    assert len(history("role:regidor")) == 1


def test_an_upgrade_adds_what_is_new_and_keeps_what_was_decided_here() -> None:
    sync_roles(actor=TESTS, seeds=[RoleSeed("regidor", "Regidor", ("a", "b"))])
    Role.objects.update(permissions=["b", "gone.view", "plans.edit"])

    sync_roles(actor=TESTS, seeds=[RoleSeed("regidor", "Regidor", ("a", "b", "c"))])

    assert Role.objects.get().permissions == ["b", "c", "plans.edit"]


def test_an_upgrade_takes_away_what_faro_no_longer_gives() -> None:
    assert upgraded(["a", "mine"], ["a", "b"], ["b", "c"]) == ["c", "mine"]


@pytest.mark.parametrize("role", ROLES)
def test_the_cast_has_one_person_for_each_role(role: str) -> None:
    person = cast(role)

    assert person.pk == cast(role).pk
    assert not person.has_usable_password()
    assert [appointment.post.role.code for appointment in person.appointments.all()] == [role]
