"""A telephone gets its key once, for its person's registers, and gives it up."""

import base64
import json
import re
import zlib

import pytest
from django.test import Client
from tests.directory.cast import cast
from tests.registers.odk.telephone import Telephone

from faro.registers.domain.collect import code_of, drawn, settings_of
from faro.registers.models import Device
from faro.registers.services.devices import device_behind

PAGE = "/trabajo/registros/telefonos/"


@pytest.fixture
def clerk(phone: Telephone) -> Client:
    client = Client()
    client.force_login(phone.world.clerk)
    return client


def given(phone: Telephone, **other: object) -> dict[str, object]:
    unit = phone.world.register.unit
    return {"name": "Teléfono 2", "unit": unit, "registers": ["rondas", "postes"], "days": "90", **other}


def test_the_key_is_shown_once_and_opens(phone: Telephone, clerk: Client) -> None:
    answer = clerk.post(f"{PAGE}nuevo/", given(phone))
    page = answer.content.decode()
    device = Device.objects.exclude(pk=phone.world.device.pk).get()
    (secret,) = re.findall(r"\b(?:[a-z2-9]{4}-){5}[a-z2-9]{4}\b", page.partition("<details>")[0])
    assert device_behind(code=device.code, secret=secret, address="").pk == device.pk
    assert f"http://testserver/odk/{device.code}" in page
    assert "data:image/svg+xml;base64," in page
    assert secret not in clerk.get(f"{PAGE}{device.code}/").content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert sorted(device.registers.values_list("code", flat=True)) == ["postes", "rondas"]


def test_collect_reads_the_code() -> None:
    settings = settings_of(server="https://faro.example/odk/a", username="a", password="b-c", project="Ilo")  # noqa: S106
    read = json.loads(zlib.decompress(base64.b64decode(code_of(settings))))
    assert read["general"]["server_url"] == "https://faro.example/odk/a"
    assert (read["general"]["username"], read["general"]["password"]) == ("a", "b-c")
    assert read["project"] == {"name": "Ilo"}
    assert re.search(rb'<rect [^>]*fill="white"', drawn(settings))


@pytest.mark.parametrize("other", [{"days": "5000"}, {"days": "0"}, {"registers": []}, {"unit": "99"}, {"name": ""}])
def test_what_is_not_allowed_makes_no_telephone(phone: Telephone, clerk: Client, other: dict[str, object]) -> None:
    assert clerk.post(f"{PAGE}nuevo/", given(phone, **other)).status_code == 422
    assert Device.objects.count() == 1


def test_nobody_has_more_telephones_than_the_limit(phone: Telephone, clerk: Client) -> None:
    answers = [clerk.post(f"{PAGE}nuevo/", given(phone)).status_code for _time in range(10)]
    assert answers == [200] * 9 + [422]


def test_its_person_or_who_corrects_gives_it_up(phone: Telephone, clerk: Client) -> None:
    head = Client()
    head.force_login(cast("responsable"))
    address = f"{PAGE}{phone.world.device.code}/"
    assert clerk.post(address, {"reason": ""}).status_code == 422
    assert head.post(address, {"reason": "Se perdió"}).status_code == 302
    assert phone.get(f"{phone.base}/formList").status_code == 401
    assert "Dado de baja" in clerk.get(PAGE).content.decode()
