"""Whoever controls reads everything and changes nothing: every address refuses what they send."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.config.test_access_matrix import KWARGS, ROWS
from tests.config.world import client_of
from tests.workspace.year import YearWorld, year_world  # noqa: F401  pytest finds the fixture by its name

from faro.ledger.api import head

OWN_ACCOUNT = ("account_", "mfa_", "directory:enter_as", "directory:account", "directory:password", "set_language")
"""What anyone changes of their own: their password, their second factor, leaving."""
EVERYONES = ("public_questions:", "public_hearings:")
"""What any citizen may do, signed in or not: ask, and attend a hearing, in public."""
TELEPHONES = ("odk:",)
"""What a telephone opens with its own key; no session counts there."""


def names() -> list[str]:
    return [name for name in sorted(ROWS) if not name.startswith((*OWN_ACCOUNT, *EVERYONES))]


@pytest.fixture(scope="module")
def auditor(year_world: YearWorld) -> Client:  # noqa: F811
    return client_of(year_world.world, "control")


@pytest.mark.django_db
@pytest.mark.parametrize("name", names())
def test_every_post_of_control_is_refused(name: str, auditor: Client) -> None:
    before = head()

    answered = auditor.post(reverse(name, kwargs=KWARGS.get(name)), {"text": "intento", "reason": "intento"})

    assert head() == before, "the history has grown"
    refused = (401,) if name.startswith(TELEPHONES) else (403, 404, 405)
    assert answered.status_code in refused, f"{name}: {answered.status_code}"
