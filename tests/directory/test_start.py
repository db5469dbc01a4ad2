"""A role that names what no room declares stops the start."""

from pathlib import Path

import pytest
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler

from faro.directory import checks, middleware
from faro.directory.domain.roles import RoleSeed, role_seeds
from faro.directory.models import Role
from faro.directory.permissions import Permission, declare_permissions, declared_permissions, permission


def test_the_roles_that_faro_ships_name_only_what_is_declared() -> None:
    declared = {each.code for each in declared_permissions()}

    assert {code for seed in role_seeds() for code in seed.permissions} <= declared


def test_an_unknown_permission_in_the_shipped_roles_stops_the_server(tmp_path: Path) -> None:
    roles = tmp_path / "roles.toml"
    roles.write_text('[regidor]\nname = "Regidor"\npermissions = ["workspace.enter", "workspace.fly"]\n', "utf-8")

    with pytest.raises(ImproperlyConfigured, match=r"el rol «regidor» nombra workspace\.fly"):
        checks.refuse_unknown_permissions(roles)


def test_the_server_asks_before_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise ImproperlyConfigured

    monkeypatch.setattr(middleware, "refuse_unknown_permissions", refuse)

    with pytest.raises(ImproperlyConfigured):
        WSGIHandler()


@pytest.mark.django_db
def test_an_unknown_permission_in_a_role_of_this_municipality_is_found() -> None:
    Role.objects.create(code="raro", name="Raro", permissions=["workspace.fly"])

    found = run_checks(tags=[Tags.database], databases=["default"])

    assert [(error.id, "workspace.fly" in error.msg) for error in found] == [("directory.E001", True)]


def test_a_permission_is_declared_once_and_the_same() -> None:
    known = permission("workspace.enter")
    declare_permissions(known)

    with pytest.raises(ValueError, match="twice"):
        declare_permissions(Permission("workspace.enter", "Otra cosa"))


def test_asking_for_a_permission_nobody_declared_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        permission("workspace.fly")


def test_a_seed_is_read_whole() -> None:
    assert role_seeds()[0] == RoleSeed("registrador", "Registrador", role_seeds()[0].permissions, everywhere=False)
