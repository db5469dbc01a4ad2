"""A value about a person, planted in every way in which it comes, is nowhere once it was erased."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone
from tests.registers.life.marked import NAME, NUMBER, SIGNS, Marked, places_that_say, spanned

from faro.ledger.api import verify
from faro.parties.api import find_by_identifier
from faro.parties.services import erase_party
from faro.registers.models import Draft, Item, Participant, Record, RecordUpload, Submission
from faro.registers.selectors.measures import records_behind, value_of
from faro.registers.selectors.retention import retention_due
from faro.registers.services.retention import dispose_records

pytestmark = pytest.mark.django_db
WHY = "Solicitud 7-2026"


@pytest.fixture
def world(db: None) -> Marked:
    made = Marked()
    made.write_everywhere()
    return made


Committing = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committing:
    """What happens once a transaction is kept; the log of the database is not emptied within a test's own."""

    @contextmanager
    def commit() -> Iterator[None]:
        with django_capture_on_commit_callbacks() as waiting:
            yield
        for act in waiting:
            with suppress(OperationalError):
                act()

    return commit


@pytest.fixture
def erase(world: Marked, committed: Committing) -> Callable[[], None]:
    def erased() -> None:
        party = find_by_identifier("dni", NUMBER)
        assert party is not None
        with committed():
            erase_party(actor=world.actor, party=party, reason=WHY)

    return erased


def test_the_search_finds_them_before(world: Marked) -> None:
    found = " ".join(places_that_say(*SIGNS))
    for table in ("record.answers", "record.title", "item.answers", "answer.value", "draft.answers", "submission.xml",
                  "submittedfile.content", "recordupload.content", "ledger_personalvalue.value"):  # fmt: skip
        assert table in found
    assert "Por " in Record.objects.get(register=world.gifts).title
    assert NAME in Record.objects.get(register=world.gifts).title


def test_whoever_is_forgotten_is_nowhere_and_what_was_counted_stays(world: Marked, erase: Callable[[], None]) -> None:
    count, rows = Record.objects.count(), Item.objects.count()
    people = Participant.objects.values("party").distinct().count()

    erase()

    assert places_that_say(*SIGNS) == []
    assert (Record.objects.count(), Item.objects.count()) == (count, rows)
    assert Participant.objects.values("party").distinct().count() == people
    assert verify().faults == ()
    kept = Record.objects.filter(register=world.visits).first()
    assert kept is not None
    assert kept.answers["sector"] == "puerto"
    assert kept.title == "— · Puerto"
    found, behind = value_of(world.measure, spanned()), records_behind(world.measure, spanned())
    said = [*(each.reason for each in found.excluded), *(each.title for each in behind.numerator)]
    assert not any(sign in text for sign in SIGNS for text in said)


def test_the_same_sent_again_brings_nothing_back(world: Marked, erase: Callable[[], None]) -> None:
    erase()
    again = world.xml("1", 3, 7)
    assert world.phone.send(again, {f"{NAME}.jpg": b"MZ"}).status_code == 201
    assert places_that_say(*SIGNS) == []


def test_someone_else_keeps_what_is_theirs(world: Marked, erase: Callable[[], None]) -> None:
    other = world.answers("2023-05-01", dni="70999991", nombres="Otra Vecina Distinta")
    from faro.registers.services import save_record  # noqa: PLC0415

    saved = save_record(actor=world.actor, register=world.visits, answers=other, confirmed_duplicates=("*",))
    assert saved.record is not None
    erase()
    kept = Record.objects.get(pk=saved.record.pk)
    assert (kept.answers["dni"], kept.answers["nombres"]) == ("70999991", "Otra Vecina Distinta")
    assert Item.objects.get(record=kept).answers == {"vive": "pampa"}


def test_what_is_past_its_term_goes_with_every_copy(world: Marked, committed: Committing) -> None:
    Submission.objects.filter(state="review").delete()
    today = date(2026, 1, 1)
    Submission.objects.update(received_at=timezone.now().replace(year=2023))
    (due,) = retention_due(today)
    assert (due.count, due.submissions) == (Record.objects.filter(register=world.visits).count(), 2)
    assert places_that_say(NUMBER)

    with committed():
        dispose_records(actor=world.actor, register=world.visits, reason="Cumplió su plazo", on=today)

    left = places_that_say(*SIGNS)
    mine = [place for place in left if not place.startswith(("parties_", "ledger_", "registers_draft", "pages"))]
    assert mine == []
    assert not Draft.objects.exclude(record=None).exists()
    assert not RecordUpload.objects.exists()
    assert retention_due(today) == ()
