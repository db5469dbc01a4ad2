"""What is too large, or holds what no text holds, is refused before any page sees it."""

import pytest
from django.test import Client, override_settings


@override_settings(FARO_MAX_UPLOAD_MB=1)
def test_more_than_the_limit_is_refused_with_the_limit() -> None:
    answer = Client().post("/salud", b"x" * 1_000_001, content_type="application/octet-stream")

    assert answer.status_code == 413
    assert "1 MB" in answer.content.decode()


@override_settings(FARO_MAX_UPLOAD_MB=1)
def test_the_limit_itself_passes() -> None:
    assert Client().post("/salud", b"x" * 1_000_000, content_type="application/octet-stream").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/cuestiones/a%00b/", "/cuestiones/?texto=%00", "/api/v1/questions?subject=%00"])
def test_an_address_with_a_null_sign_is_not_understood(address: str) -> None:
    answer = Client(raise_request_exception=False).get(address)

    assert answer.status_code == 400
    assert "No se entendió" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("charset", "status"), [("utf-7", 415), ("latin-1", 415), ("utf-8", 403), ("UTF-8", 403)])
def test_a_form_in_another_encoding_is_refused_in_a_sentence(charset: str, status: int) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies["csrftoken"] = "a" * 32
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    answer = client.post("/cuenta/entrar/", b"login=a", content_type=kind)

    assert answer.status_code == status
