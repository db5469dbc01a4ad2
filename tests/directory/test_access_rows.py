"""The rows of this room, in a world of the cast alone."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.directory.access_rows import KWARGS, ROWS
from tests.directory.cast import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", sorted(ROWS))
def test_each_role_gets_what_its_row_says(name: str) -> None:
    answered = {}
    cast("regidor")
    url = reverse(name, kwargs=KWARGS.get(name))
    for role in ROWS[name]:
        client = Client()
        if role != "publico":
            client.force_login(cast(role))
        answered[role] = client.get(url).status_code

    assert answered == ROWS[name]
