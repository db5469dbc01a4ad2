"""A figure's way as W3C PROV: well formed, whole, and without names of people."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from tests.directory.cast import cast
from tests.monitoring.reporting.world import actor
from tests.registers.lineage.provjson import faults
from tests.registers.lineage.world import Fed

from faro.directory.api import person_label
from faro.monitoring.services.reporting import check, release
from faro.registers.models import Attachment, Record
from faro.registers.selectors.lineage import prov
from faro.registers.selectors.lineage.paths import lineage_of
from faro.registers.selectors.lineage.prov import prov_of

ADDRESS = ["PEI-T", "IND.01", "2023"]


@pytest.fixture
def released(fed: Fed) -> Fed:
    """The figure confirmed, checked and released, and a photo of one of its records."""
    fed.bind()
    report = fed.confirmed()
    check(actor=actor("responsable"), report=report)
    release(actor=actor("planeamiento"), report=report)
    record = Record.objects.get(pk=min(fed.counted_by_hand()[0]))
    Attachment.objects.create(record=record, question="foto", sha256="ab" * 32, name="juana-perez.png")
    return fed


def document_of(period: str = "2023", *, with_records: bool = True) -> dict[str, dict[str, dict[str, object]]]:
    found = lineage_of("PEI-T", "IND.01", period)
    assert found is not None
    return json.loads(json.dumps(prov_of(found, found.figure(), with_records=with_records)))  # type: ignore[no-any-return]


def test_it_is_valid_prov_json(released: Fed) -> None:
    assert faults(document_of()) == []
    assert faults(document_of("2023-06")) == []
    assert faults(document_of(with_records=False)) == []


def test_the_check_finds_what_is_no_prov_json(released: Fed) -> None:
    broken = document_of()
    broken["used"]["_:used9"] = {"prov:activity": "faro:nadie"}
    broken["entity"]["sin prefijo"] = {"faro:value": [1]}
    broken["wasFoundBy"] = {}

    assert len(faults(broken)) == 4


def test_every_record_counted_is_a_member_with_its_form_and_its_evidence(released: Fed) -> None:
    north, known = released.counted_by_hand()
    document = document_of()

    keys = set(Record.objects.filter(pk__in=known).values_list("key", flat=True))
    members = {str(each["prov:entity"]) for each in document["hadMember"].values()}
    assert members == {f"faro:anotacion-patrullajes-{key}" for key in keys}
    [collection] = [each for each in document["entity"].values() if each.get("prov:type") == "prov:Collection"]
    assert (collection["faro:count"], collection["faro:in_numerator"]) == (len(known), len(north))
    used = {each["prov:usedEntity"] for each in document["wasDerivedFrom"].values()}
    assert {"faro:formulario-patrullajes-1", f"faro:archivo-{'ab' * 32}"} <= used


def test_capture_computation_confirmation_and_release_are_told(released: Fed) -> None:
    assert len(document_of()["activity"]) == 4


def test_no_person_is_named(released: Fed) -> None:
    text = json.dumps(document_of(), ensure_ascii=False)

    assert "person:" not in text
    assert "juana" not in text
    for role in ("registrador", "responsable", "planeamiento"):
        assert person_label(actor(role).key.partition(":")[2]) not in text


def test_very_many_records_are_told_as_one_collection(released: Fed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prov, "MOST_RECORDS", 3)

    assert "hadMember" not in document_of()


def test_it_is_downloaded_and_a_reserved_register_gives_no_record(released: Fed) -> None:
    released.register.sensitive = True
    released.register.save()
    outside = Client()
    outside.force_login(cast("control"))

    answer = outside.get(reverse("registers:lineage_prov", args=ADDRESS))

    assert answer["Content-Disposition"] == 'attachment; filename="IND.01-2023-prov.json"'
    assert faults(answer.json()) == []
    assert "hadMember" not in answer.json()
