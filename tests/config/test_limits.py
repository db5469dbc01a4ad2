"""What is too large is refused before it is read."""

from django.test import Client, override_settings


@override_settings(FARO_MAX_UPLOAD_MB=1)
def test_more_than_the_limit_is_refused_with_the_limit() -> None:
    answer = Client().post("/salud", b"x" * 1_000_001, content_type="application/octet-stream")

    assert answer.status_code == 413
    assert "1 MB" in answer.content.decode()


@override_settings(FARO_MAX_UPLOAD_MB=1)
def test_the_limit_itself_passes() -> None:
    assert Client().post("/salud", b"x" * 1_000_000, content_type="application/octet-stream").status_code == 405
