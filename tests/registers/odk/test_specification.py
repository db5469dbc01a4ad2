"""What the specification of OpenRosa asks of each answer, and what ODK Collect looks at to see that a form changed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.directory.cast import TESTS
from tests.registers.odk.telephone import ROUNDS, ROUNDS_FORM, Telephone, filled, loaded, photo

from faro.registers.domain.answers import Answers
from faro.registers.models import Record
from faro.registers.services import save_record

INSTANCE = "uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff"


@pytest.mark.parametrize(
    "path", ["formList", "formList?formID=rondas&verbose=true&deviceID=collect%3Aabc", "submission"]
)
def test_every_answer_tells_its_version_its_date_and_how_much_it_takes(phone: Telephone, path: str) -> None:
    for method in (phone.client.head, phone.client.get):
        for headers in (phone.headers, {}):
            answer = method(f"{phone.base}/{path}", headers=headers)
            assert answer["X-OpenRosa-Version"] == "1.0"
            assert answer["Date"].endswith("GMT")
            assert int(answer["X-OpenRosa-Accept-Content-Length"]) > 10_000_000
            if not headers:
                assert answer.status_code == 401
                assert answer["WWW-Authenticate"].startswith("Basic realm=")


def test_who_asks_what_a_submission_needs_is_told_where_without_content(phone: Telephone) -> None:
    answer = phone.client.head(f"{phone.base}/submission?deviceID=collect%3Aabc", headers=phone.headers)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Location"].startswith("http")


def test_the_number_of_the_device_in_the_address_changes_nothing(phone: Telephone) -> None:
    data = {"xml_submission_file": SimpleUploadedFile("s.xml", filled(INSTANCE, files=()), "text/xml")}
    at = f"{phone.base}/submission?deviceID=collect%3AeWFhVlNmZkdQ"
    assert phone.client.post(at, data, headers=phone.headers).status_code == 201


def test_a_new_version_has_another_hash_and_the_same_one_the_same(phone: Telephone) -> None:
    before, again = phone.listed()[0], phone.listed()[0]
    assert before == again
    loaded(ROUNDS, ROUNDS_FORM.replace("Luces apagadas", "Luces que no prenden"), phone.world.register.unit)
    after = phone.listed()[0]
    assert (before["version"], after["version"]) == ("1", "2")
    assert before["hash"] != after["hash"]
    assert before["formID"] == after["formID"]
    assert b"Luces que no prenden" in phone.fetched(after["downloadUrl"], after["hash"])


def test_a_list_that_grew_is_seen_by_its_hash_though_the_form_is_the_same(phone: Telephone) -> None:
    form = phone.listed()[0]
    before, files = phone.get(form["manifestUrl"]).content, phone.media(form["manifestUrl"])
    assert phone.get(form["manifestUrl"]).content == before
    given = Answers({"nombre": "Poste nuevo", "sector": "puerto"})
    assert save_record(actor=TESTS, register=phone.world.posts, answers=given).record is not None

    assert phone.get(form["manifestUrl"]).content != before
    assert phone.media(form["manifestUrl"]) != files
    assert phone.listed()[0]["hash"] == form["hash"]


def test_one_instance_in_three_requests_is_one_record_with_all_its_files(phone: Telephone) -> None:
    names = ("uno.jpg", "dos.jpg", "tres.jpg")
    whole = {name: photo(colour) for name, colour in zip(names, ("red", "green", "blue"), strict=True)}
    xml = filled(INSTANCE, files=names)
    answers = [phone.send(xml, {name: whole[name]}, more=name != "tres.jpg") for name in names]

    assert [each.status_code for each in answers] == [201, 201, 201]
    assert Record.objects.get().attachments.count() == 3
