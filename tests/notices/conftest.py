"""A clock that tests set, and a mail server that fails on demand."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend

from faro.ledger.api import Actor
from faro.notices.models import Notice
from faro.notices.services import queue_mail

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
ACTOR = Actor("job:tests")


class RefusingBackend(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError(f"550 {messages[0].to[0]} rejected")


@pytest.fixture
def queue(db: None) -> Callable[..., Notice]:
    """Queue something for someone."""

    def queued(to: str = "ana@ejemplo.pe", subject: str = "Cuestión", **more: Any) -> Notice:
        return queue_mail(actor=ACTOR, to=to, subject=subject, body=f"Texto de {subject}", kind="tests.news", **more)

    return queued
