import email
import email.policy
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from faro.notices.models import Notice
from faro.notices.services import send_waiting

pytestmark = pytest.mark.django_db


def test_each_message_is_a_file_that_a_mail_program_opens(
    queue: Callable[..., Notice], settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "faro.notices.mail_files.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    for subject in ("Año uno", "Dos"):
        queue(subject=subject, at_once=True)
    assert send_waiting(now=timezone.now() + timedelta(seconds=1)) == (2, 0)
    messages = [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in (tmp_path / "mail").glob("*.eml")
    ]
    assert {str(message["Subject"]) for message in messages} == {"Año uno", "Dos"}
    assert {str(message["To"]) for message in messages} == {"ana@ejemplo.pe"}
