"""Each role sees what it may, and every address is in the matrix."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.plans.access_rows import KWARGS, ROWS

from faro.plans.api import Plan
from faro.plans.urls import urlpatterns


def test_every_address_is_in_the_matrix() -> None:
    assert set(ROWS) == {f"plans:{pattern.name}" for pattern in urlpatterns}


@pytest.mark.parametrize("role", sorted({role for row in ROWS.values() for role in row}))
def test_each_page_answers_each_role_as_the_matrix_says(
    ilo: Plan, signed_in: Callable[[str], Client], role: str
) -> None:
    client = Client() if role == "publico" else signed_in(role)
    found = {name: client.get(reverse(name, kwargs=KWARGS.get(name))).status_code for name in ROWS}
    assert found == {name: row[role] for name, row in ROWS.items()}
