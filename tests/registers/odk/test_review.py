"""What waits is seen by who corrects, with its reasons; it is mended in the form, taken as it is, or discarded."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.directory.cast import TESTS, cast
from tests.registers.odk.telephone import Telephone, filled, photo

from faro.ledger.api import history
from faro.registers.domain.answers import Answers
from faro.registers.models import Draft, Record, Submission
from faro.registers.services import save_record
from faro.registers.services.submissions import settle_what_waits

INSTANCE = "uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff"
LIST = "/trabajo/registros/envios/"


@pytest.fixture
def desk(phone: Telephone) -> Client:
    client = Client()
    client.force_login(cast("responsable"))
    return client


def test_the_list_tells_why_each_one_waits(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE, luces="500", files=()))
    page = desk.get(LIST).content.decode()
    assert "Menos de 100." in page
    assert "Teléfono 1" in page


def test_it_is_mended_in_the_form_and_becomes_its_record(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE, luces="500", files=("uno.jpg",)), {"uno.jpg": photo()})
    kept = Submission.objects.get()
    answer = desk.post(f"{LIST}{kept.pk}/", {"hacer": "abrir"})
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/trabajo/registros/rondas/borradores/{kept.key}/")
    assert Draft.objects.get().answers["values"]["luces"] == 500_000_000
    shown = desk.get(answer["Location"])
    assert (shown.status_code, b"500" in shown.content) == (200, True)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', shown.content.decode()))
    sent = {**hidden, "hacer": "guardar", "q:fecha": "2023-06-01", "q:luces": "50"}
    saved = desk.post(answer["Location"].partition("?")[0], sent)
    assert saved.status_code == 302, saved.content.decode()
    record = Record.objects.get()
    assert (record.key, record.answers["luces"], record.attachments.count()) == (kept.key, 50_000_000, 1)
    assert "Menos de 100." not in desk.get(LIST).content.decode()
    assert settle_what_waits(now=timezone.now() + timedelta(hours=1)) == 1
    assert phone.send(filled(INSTANCE, luces="500", files=("uno.jpg",)), {"uno.jpg": photo()}).status_code == 201
    assert (Submission.objects.get().record, Record.objects.count()) == (record, 1)


def test_all_that_is_wrong_is_told_at_once(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE, luces="500", files=("uno.jpg",)))
    page = desk.get(LIST).content.decode()
    assert "No llegó el archivo «uno.jpg»." in page
    assert "Menos de 100." in page


def test_what_was_mended_and_comes_again_is_the_same_record(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE, luces="500", files=()))
    kept = Submission.objects.get()
    mended = Answers({"fecha": "2023-06-01", "luces": 50_000_000})
    save_record(actor=TESTS, register=phone.world.register, answers=mended, instance_key=kept.key)
    assert phone.send(filled(INSTANCE, luces="500", files=())).status_code == 201
    assert (Record.objects.count(), Submission.objects.get().state) == (1, "taken")
    assert desk.get(LIST).status_code == 200


def test_without_a_photo_that_never_comes_it_is_taken_as_it_is(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE), {"uno.jpg": photo()})
    kept = Submission.objects.get()
    assert "No llegó el archivo «dos.jpg»." in desk.get(f"{LIST}{kept.pk}/").content.decode()
    desk.post(f"{LIST}{kept.pk}/", {"hacer": "tomar"})
    record = Record.objects.get()
    assert (record.attachments.count(), record.entered_by) == (1, f"person:{cast('responsable').key}")


def test_what_the_rules_refuse_is_not_taken_as_it_is(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE, luces="500", files=()))
    desk.post(f"{LIST}{Submission.objects.get().pk}/", {"hacer": "tomar"})
    assert (Record.objects.count(), Submission.objects.get().state) == (0, "review")


def test_the_other_content_may_be_taken_as_another_record(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE, files=()))
    phone.send(filled(INSTANCE, luces="9", files=()))
    desk.post(f"{LIST}{Submission.objects.get(state='review').pk}/", {"hacer": "tomar"})
    assert sorted(each.answers["luces"] for each in Record.objects.all()) == [3_000_000, 9_000_000]


def test_discarding_asks_why_and_loses_nothing(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE, luces="500", files=()))
    kept = Submission.objects.get()
    assert desk.post(f"{LIST}{kept.pk}/", {"hacer": "descartar", "reason": ""}).status_code == 422
    assert desk.post(f"{LIST}{kept.pk}/", {"hacer": "descartar", "reason": "Fue una prueba"}).status_code == 302
    kept.refresh_from_db()
    assert (kept.state, bytes(kept.xml)) == ("discarded", filled(INSTANCE, luces="500", files=()))
    assert next(each.reason for each in history(f"submission:{kept.pk}", limit=5)) == "Fue una prueba"
    assert phone.send(filled(INSTANCE, luces="500", files=())).status_code == 202
    assert Record.objects.count() == 0


def test_a_refused_file_leaves_only_as_a_download(phone: Telephone, desk: Client) -> None:
    phone.send(filled(INSTANCE, files=("uno.jpg",)), {"uno.jpg": b"<script>alert(1)</script>"})
    kept = Submission.objects.get()
    answer = desk.get(f"{LIST}{kept.pk}/archivos/{kept.received.get().pk}/")
    assert (answer["Content-Type"], answer.content) == ("application/octet-stream", b"<script>alert(1)</script>")
    assert answer["Content-Disposition"].startswith("attachment")


def test_who_only_enters_decides_nothing(phone: Telephone) -> None:
    phone.send(filled(INSTANCE, luces="500", files=()))
    clerk = Client()
    clerk.force_login(phone.world.clerk)
    address = f"{LIST}{Submission.objects.get().pk}/"
    assert [clerk.get(LIST).status_code, clerk.get(address).status_code] == [403, 403]
    assert clerk.post(address, {"hacer": "tomar"}).status_code == 403
