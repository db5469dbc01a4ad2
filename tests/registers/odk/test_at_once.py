"""A telephone that loses its patience sends again while the first request is still being read."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import close_old_connections, connection
from tests.registers.odk.telephone import Telephone, filled, made_world, photo

from faro.ledger.api import verify
from faro.registers.models import Record, Submission

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
INSTANCE = "uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff"
BOTH = {"uno.jpg": photo("red"), "dos.jpg": photo("blue")}
HANDS = 6


@pytest.fixture
def phone(transactional_db: None) -> Telephone:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    return Telephone(made_world())


def at_once(acts: Sequence[Callable[[], Any]]) -> list[int]:
    """The statuses of requests begun together, each on a connection of its own."""

    def run(act: Callable[[], Any]) -> int:
        try:
            return int(act().status_code)
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_submission_sent_many_times_at_once_is_one_record(phone: Telephone) -> None:
    assert at_once([partial(phone.send, filled(INSTANCE), BOTH)] * HANDS) == [201] * HANDS
    assert (Record.objects.count(), Submission.objects.count()) == (1, 1)
    assert (Record.objects.get().attachments.count(), Submission.objects.get().times) == (2, HANDS)
    assert verify().sound


def test_its_parts_sent_at_once_are_one_record(phone: Telephone) -> None:
    parts = [partial(phone.send, filled(INSTANCE), {name: BOTH[name]}, more=True) for name in BOTH]
    assert at_once([*parts, partial(phone.send, filled(INSTANCE), BOTH)]) == [201] * 3
    assert Record.objects.get().attachments.count() == 2


def test_of_two_contents_under_one_id_one_is_the_record_and_the_other_waits(phone: Telephone) -> None:
    acts = [partial(phone.send, filled(INSTANCE, luces=str(number), files=())) for number in range(HANDS)]
    assert sorted(at_once(acts)) == [201] + [202] * (HANDS - 1)
    assert (Record.objects.count(), Submission.objects.filter(state="review").count()) == (1, HANDS - 1)
