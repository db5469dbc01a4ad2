"""What waits for a person is called by what they do with it."""

import pytest
from django.test import Client
from tests.directory.cast import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "words"), [("responsable", "Reportes por revisar"), ("planeamiento", "Reportes por liberar")]
)
def test_who_checks_reads_of_checking_and_who_releases_of_releasing(role: str, words: str) -> None:
    client = Client()
    client.force_login(cast(role))

    page = client.get("/trabajo/").content.decode()

    assert words in page
    assert page.count("Reportes por revisar") == (role == "responsable") * page.count(words)
