"""What is kept, and what is refused at the door."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from django.db import transaction
from tests.ledger.chains import PLANNING, SYSTEM, write_chain

from faro.ledger.api import (
    Actor,
    AlreadySealed,
    Change,
    JsonValue,
    LedgerError,
    NothingToErase,
    erase,
    head,
    public_version,
    record,
    seal,
    seal_of,
    seals,
    verify,
)
from faro.ledger.models import Entry, PersonalValue

pytestmark = pytest.mark.django_db


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_a_digest_covers_the_content_and_the_digest_before() -> None:
    write_chain()
    previous = "0" * 64

    for number, entry in enumerate(Entry.objects.order_by("sequence"), start=1):
        body = json.loads(entry.body)
        assert entry.digest == sha256(previous + "\n" + entry.body)
        assert body["sequence"] == entry.sequence == number
        assert datetime.fromisoformat(body["at"]) == entry.at
        assert (body["actor"], body["role"], body["action"]) == (entry.actor, entry.role, entry.action)
        assert (body["subject"], body["public"]) == (entry.subject, entry.public)
        previous = entry.digest

    last = head()
    assert last
    assert (last.sequence, last.digest) == (7, previous)


def test_a_personal_value_is_in_the_chain_only_as_a_salted_digest() -> None:
    record(
        actor=PLANNING,
        action="directory.person_changed",
        subject="person:p2",
        changes=[Change("email", None, "alguien@example.org", personal=True), Change("code", None, "0123")],
    )

    entry = Entry.objects.get()
    kept = PersonalValue.objects.get()
    assert "alguien" not in entry.body
    assert json.loads(entry.body)["changes"][0]["after"] == kept.digest == sha256(kept.salt + "\n" + kept.value)
    assert json.loads(kept.value) == "alguien@example.org"
    assert len(kept.salt) == 64


def test_equal_personal_values_do_not_look_equal() -> None:
    for subject in ("person:p1", "person:p2"):
        record(
            actor=SYSTEM,
            action="directory.person_changed",
            subject=subject,
            changes=[Change("email", None, "una@example.org", personal=True)],
        )

    assert PersonalValue.objects.values("digest").distinct().count() == 2


def test_a_failed_transaction_leaves_no_entry() -> None:
    with transaction.atomic():
        record(actor=SYSTEM, action="plans.plan_imported", subject="plan:X")
        transaction.set_rollback(True)

    assert head() is None
    assert verify().entries == 0


def test_moments_are_kept_in_utc() -> None:
    before = datetime.now(UTC)
    record(actor=SYSTEM, action="plans.plan_imported", subject="plan:X")

    assert before <= Entry.objects.get().at <= datetime.now(UTC)
    assert json.loads(Entry.objects.get().body)["at"].endswith("+00:00")


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"action": "borró"}, ValueError),
        ({"action": "plans"}, ValueError),
        ({"subject": ""}, ValueError),
        ({"subject": "plan:" + "x" * 300}, ValueError),
        ({"actor": Actor("")}, ValueError),
        ({"actor": Actor("p" * 121)}, ValueError),
        ({"reason": "a\0b"}, ValueError),
        ({"reason": "\ud800"}, ValueError),
        ({"changes": [Change("value", 1.5)]}, TypeError),  # type: ignore[arg-type]
        ({"changes": [Change("value", None, "a\0b", personal=True)]}, ValueError),
    ],
)
def test_what_could_not_be_kept_exactly_is_refused(wrong: dict[str, object], error: type[Exception]) -> None:
    right: dict[str, object] = {"actor": SYSTEM, "action": "plans.plan_imported", "subject": "plan:X"}
    with pytest.raises(error):
        record(**{**right, **wrong})  # type: ignore[arg-type]

    assert head() is None


@pytest.mark.parametrize("value", ["", "x" * 10_000, 0, -(10**18), True, False, "línea\n«otra» \u2028 🌊", '{"a": 1}'])
def test_any_exact_value_verifies(value: JsonValue) -> None:
    changes = [Change("value", value, None), Change("value", None, value, personal=True)]
    record(actor=SYSTEM, action="plans.target_changed", subject="plan:X", changes=changes)

    assert verify().sound
    assert json.loads(Entry.objects.get().body)["changes"][0]["before"] == value
    assert json.loads(PersonalValue.objects.get().value) == value


def test_the_public_version_grows_only_with_what_citizens_see() -> None:
    assert public_version() == 0
    record(actor=SYSTEM, action="plans.plan_imported", subject="plan:X", public=True)
    record(actor=SYSTEM, action="plans.plan_imported", subject="plan:X")

    assert public_version() == 1


class TestErasing:
    def test_empties_values_and_salts_of_a_subject_and_tells(self) -> None:
        write_chain()
        done = erase(actor=PLANNING, subject="person:p2", reason="Pedido de cancelación")

        entry = Entry.objects.get(sequence=done.sequence)
        assert (entry.action, entry.subject, entry.public) == ("ledger.erased", "person:p2", False)
        assert json.loads(entry.body)["erased"] == [PersonalValue.objects.get(entry=3).digest]
        assert list(PersonalValue.objects.filter(entry=3).values_list("value", "salt", "erased_by")) == [
            ("", "", done.sequence)
        ]
        assert verify().sound

    def test_reaches_only_the_entries_named(self) -> None:
        for _time in range(3):
            record(
                actor=SYSTEM,
                action="questions.received",
                subject="question:1",
                changes=[Change("asker_email", None, "una@example.org", personal=True)],
            )

        done = erase(actor=SYSTEM, entries=[1, 2], reason="Venció el plazo de conservación")

        assert list(PersonalValue.objects.filter(erased_by=None).values_list("entry_id", flat=True)) == [3]
        assert Entry.objects.get(sequence=done.sequence).subject == "question:1"
        assert verify().sound

    def test_needs_something_to_erase_and_a_reason(self) -> None:
        write_chain()
        with pytest.raises(NothingToErase, match="No hay datos personales"):
            erase(actor=PLANNING, subject="person:p3", reason="Otra vez")
        with pytest.raises(LedgerError, match="por qué"):
            erase(actor=PLANNING, subject="person:p2", reason=" ")
        with pytest.raises(ValueError, match="which subject"):
            erase(actor=PLANNING, reason="Todo")


class TestSealing:
    def test_a_seal_is_public_and_found_by_name(self) -> None:
        made = seal(actor=SYSTEM, name="publication:PEI/2022", content_digest="ab" * 32)

        (found,) = seals()
        assert (found.name, found.content_digest, found.head) == ("publication:PEI/2022", "ab" * 32, made)
        assert seal_of("publication:PEI/2022") == found
        assert seal_of("publication:PEI") is None
        assert seals("period:") == ()
        assert public_version() == made.sequence

    def test_the_same_again_changes_nothing(self) -> None:
        made = seal(actor=SYSTEM, name="period:2022", content_digest="ab" * 32)

        assert seal(actor=PLANNING, name="period:2022", content_digest="ab" * 32) == made
        assert verify().entries == 1

    def test_another_content_needs_a_reason_and_both_stay(self) -> None:
        seal(actor=SYSTEM, name="period:2022", content_digest="ab" * 32)
        with pytest.raises(AlreadySealed, match="«period:2022» ya se selló"):
            seal(actor=SYSTEM, name="period:2022", content_digest="cd" * 32)
        seal(actor=SYSTEM, name="period:2022", content_digest="cd" * 32, reason="Ajuste por informe tardío")

        assert [each.content_digest for each in seals("period:")] == ["ab" * 32, "cd" * 32]
        assert [each.reason for each in seals("period:")] == ["", "Ajuste por informe tardío"]

    def test_only_a_digest_is_sealed(self) -> None:
        with pytest.raises(ValueError, match="SHA-256"):
            seal(actor=SYSTEM, name="period:2022", content_digest="AB" * 32)
