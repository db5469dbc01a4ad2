"""What no honest telephone sends is refused in words; a key is guessed by nobody; nothing half is taken for whole."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.registers.odk.telephone import Telephone, filled, message, photo

from faro.ledger.api import Actor
from faro.registers.models import Device, FailedKnock, Record, Submission, SubmittedFile
from faro.registers.services.devices import forget_knocks, revoke_device

INSTANCE = "uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff"
BOUNDARY = "limite"
HEAD = b'--limite\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s\r\n\r\n'


def multipart(*parts: tuple[str, str, bytes], end: bytes = b"--limite--\r\n") -> bytes:
    body = b"".join(
        HEAD % (name.encode(), filename.encode(), b"text/xml") + content + b"\r\n" for name, filename, content in parts
    )
    return body + end


def posted(phone: Telephone, body: bytes, boundary: str = BOUNDARY, **more: str) -> Any:
    return phone.client.generic(
        "POST",
        f"{phone.base}/submission",
        body,
        content_type=f"multipart/form-data; boundary={boundary}",
        headers={**phone.headers, **more},
    )


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"hola",
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="rondas"><fecha>&x;</fecha></data>',
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:1/x">%x;]><data id="rondas"/>',
        f'<!DOCTYPE d [<!ENTITY l0 "ja">{LAUGHS}]><data id="rondas"><fecha>&l9;</fecha></data>'.encode(),
        b'<data id="rondas">' + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</data>",
        b'<data id="rondas"><fecha>2023',
        b'<?xml version="1.0" encoding="utf-8"?><data id="rondas"><fecha>\xff\xfe</fecha></data>',
        b'<?xml version="1.0" encoding="no-existe"?><data id="rondas"/>',
    ],
    ids=["empty", "text", "file", "network", "laughs", "deep", "cut", "encoding", "unknown encoding"],
)
def test_hostile_xml_is_refused(phone: Telephone, xml: bytes) -> None:
    answer = phone.send(xml)
    assert answer.status_code == 400
    assert message(answer)
    assert (Submission.objects.count(), Record.objects.count()) == (0, 0)


def test_an_honest_other_encoding_is_read(phone: Telephone) -> None:
    text = filled(INSTANCE, files=("niño.jpg",)).decode().replace('<?xml version="1.0"?>', "")
    xml = f'<?xml version="1.0" encoding="ISO-8859-1"?>{text}'.encode("latin-1")
    assert phone.send(xml, {"niño.jpg": photo()}).status_code == 201
    assert Record.objects.get().answers["foto"]["name"] == "niño.jpg"


@pytest.mark.parametrize("boundary", ["otro", "", "a" * 300])
def test_a_wrong_boundary_is_told(phone: Telephone, boundary: str) -> None:
    body = multipart(("xml_submission_file", "s.xml", filled(INSTANCE, files=())))
    assert posted(phone, body, boundary).status_code == 400


@pytest.mark.parametrize("end", [b"", b"--limite", b'--limite\r\nContent-Disposition: form-data; name="a'])
def test_a_request_cut_in_the_middle_is_not_taken_for_whole(phone: Telephone, end: bytes) -> None:
    xml = ("xml_submission_file", "s.xml", filled(INSTANCE, files=("uno.jpg",)))
    answer = posted(phone, multipart(xml, ("uno.jpg", "uno.jpg", photo()[:200]), end=end))
    assert (answer.status_code, Submission.objects.count()) == (400, 0)
    assert "a medias" in message(answer)


def test_without_the_form_nothing_is_taken(phone: Telephone) -> None:
    assert posted(phone, multipart(("uno.jpg", "uno.jpg", photo()))).status_code == 400
    plain = phone.client.post(f"{phone.base}/submission", filled(INSTANCE), "text/xml", headers=phone.headers)
    assert plain.status_code == 400


@pytest.mark.parametrize("name", ["../../../etc/cron.d/x", "..\\..\\x.jpg", "/etc/passwd", "a/b.jpg"])
def test_a_path_in_a_name_leads_nowhere(phone: Telephone, name: str) -> None:
    xml = ("xml_submission_file", "s.xml", filled(INSTANCE, files=("uno.jpg",)))
    answer = posted(phone, multipart(xml, (name, name, photo()), ("uno.jpg", "uno.jpg", photo())))
    assert answer.status_code == 201
    assert all("/" not in each.name and "\\" not in each.name for each in SubmittedFile.objects.all())
    assert Record.objects.get().answers["foto"]["name"] == "uno.jpg"


def test_more_than_the_limit_is_refused_before_it_is_read(phone: Telephone) -> None:
    answer = posted(phone, b"x" * 20_000_001)
    assert (answer.status_code, answer["X-OpenRosa-Accept-Content-Length"]) == (413, "20000000")
    assert "20 MB" in message(answer)


def test_a_hundred_photos_in_one_request_are_taken(phone: Telephone) -> None:
    names = [f"{n}.jpg" for n in range(100)]
    assert phone.send(filled(INSTANCE, files=names), dict.fromkeys(names, photo())).status_code == 201
    assert Record.objects.get().items.count() == 99


def basic(name: str, secret: str) -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'{name}:{secret}'.encode()).decode()}"}


@pytest.mark.parametrize("path", ["formList", "forms/rondas.xml", "forms/rondas/manifest", "submission", "submission/"])
def test_without_the_key_nothing_is_told(phone: Telephone, path: str) -> None:
    code = phone.world.device.code
    wrong: list[dict[str, str]] = [
        {},
        {"Authorization": "Basic ***"},
        {"Authorization": "Digest username=x"},
        basic(code, "otra"),
        basic("otro", phone.world.secret),
        basic(code, ""),
    ]
    for headers in wrong:
        answer = phone.client.get(f"/odk/{code}/{path}", headers=headers)
        assert (answer.status_code, answer["WWW-Authenticate"][:5]) == (401, "Basic")
        assert answer["X-OpenRosa-Version"] == "1.0"
    other = phone.client.get("/odk/zzzzzzzz/formList", headers=basic("zzzzzzzz", phone.world.secret))
    assert other.status_code == 401


def test_a_session_opens_nothing_here(phone: Telephone) -> None:
    phone.client.force_login(phone.world.clerk)
    assert phone.client.get(f"{phone.base}/formList").status_code == 401


def test_no_token_of_a_page_is_asked_for(phone: Telephone) -> None:
    phone.client = Client(enforce_csrf_checks=True)
    assert phone.send(filled(INSTANCE, files=())).status_code == 201


def test_after_many_wrong_keys_even_the_right_one_waits(phone: Telephone) -> None:
    guess = Telephone(phone.world, "otra" * 6)
    assert [guess.get(f"{guess.base}/formList").status_code for _time in range(12)] == [401] * 10 + [429] * 2
    assert phone.get(f"{phone.base}/formList").status_code == 429
    FailedKnock.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert phone.get(f"{phone.base}/formList").status_code == 200
    assert forget_knocks(now=timezone.now() + timedelta(days=1)) == 10


def test_a_telephone_given_up_or_past_its_term_is_out(phone: Telephone) -> None:
    Device.objects.update(expires_at=timezone.now())
    assert phone.get(f"{phone.base}/formList").status_code == 401
    Device.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert phone.get(f"{phone.base}/formList").status_code == 200
    revoke_device(actor=Actor("command:tests"), device=phone.world.device, reason="Se perdió")
    assert phone.send(filled(INSTANCE, files=())).status_code == 401


def test_the_key_is_kept_as_a_hash_and_typed_as_people_type(phone: Telephone) -> None:
    kept = Device.objects.get()
    assert phone.world.secret.replace("-", "") not in kept.secret
    phone.secret = phone.world.secret.upper().replace("-", "")
    assert phone.get(f"{phone.base}/formList").status_code == 200
    assert Device.objects.get().used_at is not None


def test_who_left_is_out(phone: Telephone) -> None:
    phone.world.clerk.is_active = False
    phone.world.clerk.save()
    assert phone.get(f"{phone.base}/formList").status_code == 401
