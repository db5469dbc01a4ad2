from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from faro.catalogs.api import limit
from faro.ledger.api import Actor, history
from faro.notices.models import Delivery, Notice
from faro.notices.services import digest, forget_sent, give_another_try, send_waiting, withdraw_mail

pytestmark = pytest.mark.django_db
REFUSING = "tests.notices.conftest.RefusingBackend"
Queue = Callable[..., Notice]


def soon() -> datetime:
    return timezone.now() + timedelta(seconds=1)


def test_what_happens_in_a_day_reaches_a_person_in_one_message(queue: Queue) -> None:
    for subject in ("Uno", "Dos"):
        queue(subject=subject)
    queue(to="beto@ejemplo.pe", subject="Tres")
    assert digest(now=soon()) == 2
    assert send_waiting(now=soon()) == (2, 0)
    by_address = {message.to[0]: message for message in mail.outbox}
    assert by_address["ana@ejemplo.pe"].subject == "Faro: 2 avisos"
    assert "Texto de Uno" in by_address["ana@ejemplo.pe"].body
    assert "Texto de Dos" in by_address["ana@ejemplo.pe"].body
    assert by_address["beto@ejemplo.pe"].subject == "Tres"


def test_without_news_there_is_no_message(queue: Queue) -> None:
    queue()
    digest(now=soon())
    assert digest(now=soon()) == 0
    assert Delivery.objects.count() == 1


def test_what_is_no_longer_so_is_not_sent(queue: Queue) -> None:
    queue(subject_key="question:2026-0001")
    queue(subject_key="question:2026-0002")
    assert withdraw_mail(subject_key="question:2026-0001") == 1
    digest(now=soon())
    assert Notice.objects.count() == 1


def test_what_cannot_wait_goes_alone_and_is_in_no_digest(queue: Queue) -> None:
    queue(at_once=True)
    assert digest(now=soon()) == 0
    assert send_waiting(now=soon()) == (1, 0)
    assert send_waiting(now=soon()) == (0, 0)


def test_a_subject_is_one_line(queue: Queue) -> None:
    assert queue(subject="Uno\r\nBcc: otro@ejemplo.pe").subject == "Uno Bcc: otro@ejemplo.pe"


def test_a_failure_is_tried_again_later_and_later_and_then_given_up(queue: Queue, settings: Settings) -> None:
    settings.EMAIL_BACKEND = REFUSING
    queue(at_once=True)
    now, pauses, delivery = soon(), [], Delivery.objects.get()
    for _attempt in range(int(limit("notices.attempts").value)):
        assert send_waiting(now=now) == (0, 1)
        delivery = Delivery.objects.get()
        pauses.append(delivery.try_at - now)
        assert send_waiting(now=now) == (0, 0)
        now = delivery.try_at
    assert pauses[:-1] == sorted(set(pauses[:-1]))
    assert delivery.state == "given_up"
    assert history(f"delivery:{delivery.pk}")[0].what == "Se dejó de intentar el envío"


def test_the_error_is_kept_without_the_address(queue: Queue, settings: Settings) -> None:
    settings.EMAIL_BACKEND = REFUSING
    queue(at_once=True)
    send_waiting(now=soon())
    assert Delivery.objects.get().error == "ConnectionRefusedError: 550 ••• rejected"


def test_a_message_that_was_given_up_is_sent_once_the_server_is_back(queue: Queue, settings: Settings) -> None:
    queue(at_once=True)
    Delivery.objects.update(state="given_up", attempts=5)
    give_another_try(actor=Actor("person:x"), delivery=Delivery.objects.get(), now=soon())
    assert send_waiting(now=soon()) == (1, 0)


def test_address_and_text_are_forgotten_ninety_days_after_sending(queue: Queue) -> None:
    queue(at_once=True)
    send_waiting(now=soon())
    assert forget_sent(now=soon() + timedelta(days=89)) == 0
    assert forget_sent(now=soon() + timedelta(days=91)) == 1
    left = [*Delivery.objects.values_list("to", "body"), *Notice.objects.values_list("to", "body")]
    assert set(left) == {("", "")}
