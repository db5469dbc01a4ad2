"""Every address of Faro against every role. An address that nobody wrote a row for fails here."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.config.world import ROLES, client_of, demo_world  # noqa: F401  pytest finds the fixture by its name

from faro.cli.installation.demo_world import DemoWorld

TESTS = Path(__file__).parents[1]


def modules() -> list[ModuleType]:
    return [import_module(f"tests.{path.parent.name}.access_rows") for path in sorted(TESTS.glob("*/access_rows.py"))]


ROWS: dict[str, dict[str, int]] = {name: row for module in modules() for name, row in module.ROWS.items()}
KWARGS: dict[str, dict[str, object]] = {name: each for module in modules() for name, each in module.KWARGS.items()}


def addresses(resolver: URLResolver, namespace: tuple[str, ...] = ()) -> Iterator[str]:
    """The qualified name of each address, or the address itself where it has no name."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*namespace, pattern.namespace) if pattern.namespace else namespace
            yield from addresses(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join((*namespace, pattern.name)) if pattern.name else f"sin nombre: {pattern.pattern}"


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    known = set(addresses(get_resolver()))

    assert known - ROWS.keys() == set(), "addresses without a row in any tests/<room>/access_rows.py"
    assert ROWS.keys() - known == set(), "rows without an address"


def test_no_two_rooms_write_the_same_row() -> None:
    assert sum(len(module.ROWS) for module in modules()) == len(ROWS)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_row_is_for_every_role(name: str) -> None:
    assert tuple(sorted(ROWS[name])) == tuple(sorted(ROLES))


@pytest.fixture(scope="module")
def clients(demo_world: DemoWorld) -> dict[str, Client]:  # noqa: F811  the fixture above
    return {role: client_of(demo_world, role) for role in ROLES}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ROWS))
def test_each_role_gets_what_its_row_says(name: str, clients: dict[str, Client]) -> None:
    url = reverse(name, kwargs=KWARGS.get(name))

    answered = {role: clients[role].get(url).status_code for role in ROLES}

    assert answered == ROWS[name], url
