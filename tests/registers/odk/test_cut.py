"""What is cut in the middle is whole again once it is sent again; a fault of ours loses nothing."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone
from tests.directory.cast import cast
from tests.registers.odk.telephone import Telephone, filled, message, photo

from faro.evidence.api import Evidence
from faro.ledger.api import verify
from faro.registers.models import Record, Submission
from faro.registers.services.submissions import settle_what_waits

INSTANCE = "uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff"
BOTH = {"uno.jpg": photo("red"), "dos.jpg": photo("blue")}
SAVING = "faro.registers.services.submissions.settling.save_record"
STORING = "faro.registers.services.submissions.receiving.store_file"


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("where", [SAVING, STORING])
def test_killed_before_the_record_and_sent_again_it_is_one_record(phone: Telephone, where: str) -> None:
    with patch(where, side_effect=Killed), pytest.raises(Killed):
        phone.send(filled(INSTANCE), BOTH)
    assert Record.objects.count() == 0

    assert phone.send(filled(INSTANCE), BOTH).status_code == 201
    assert (Record.objects.count(), Submission.objects.count(), Evidence.objects.count()) == (1, 1, 2)
    assert Record.objects.get().attachments.count() == 2
    assert verify().sound


def test_killed_before_the_record_and_never_sent_again_it_is_taken_later(phone: Telephone) -> None:
    with patch(SAVING, side_effect=Killed), pytest.raises(Killed):
        phone.send(filled(INSTANCE), BOTH)
    assert settle_what_waits(now=timezone.now()) == 0
    assert settle_what_waits(now=timezone.now() + timedelta(hours=1)) == 1
    assert Record.objects.get().attachments.count() == 2


def test_a_fault_of_ours_keeps_it_for_a_person(phone: Telephone) -> None:
    with patch(SAVING, side_effect=RuntimeError("a fault")):
        answer = phone.send(filled(INSTANCE, files=()))
    assert (answer.status_code, Submission.objects.get().state) == (202, "review")
    assert "avise a quien administra" in message(answer)
    desk = Client()
    desk.force_login(cast("responsable"))
    desk.post(f"/trabajo/registros/envios/{Submission.objects.get().pk}/", {"hacer": "tomar"})
    assert (Record.objects.count(), Submission.objects.get().state) == (1, "taken")
