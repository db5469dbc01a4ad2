"""The pages of an installation that has brought nothing yet."""

import pytest
from django.test import Client
from tests.directory.cast import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("articulacion/", "Todavía no hay objetivos"),
        ("comparacion/", "No hay promesas que comparar"),
        ("diagnostico/", "Ninguna cifra contradice a otra"),
    ],
)
def test_an_empty_installation_says_so(client: Client, path: str, said: str) -> None:
    client.force_login(cast("planeamiento"))

    assert said in client.get(f"/trabajo/promesas/{path}").content.decode()
