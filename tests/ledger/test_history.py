"""The history in a reader's words."""

from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import patch

import pytest
from django.core.paginator import Paginator
from tests.ledger.chains import PLANNING, SYSTEM, write_chain

from faro.ledger.api import (
    Actor,
    Change,
    FieldWords,
    describe_actions,
    describe_fields,
    entries,
    erase,
    history,
    name_keys_with,
    name_many_keys_with,
    recent,
    record,
    seal,
)

pytestmark = pytest.mark.django_db

GARDENER = Actor("gardener:1", "jardines")
NAMES = {"gardener:1": "Jardinería", "bed:01": "Cantero norte"}

describe_actions({"garden.tree_planted": "Plantó el árbol"})
describe_fields(
    {
        "garden.height": FieldWords("Altura", "quantity"),
        "garden.cost": FieldWords("Costo", "money"),
        "garden.since": FieldWords("Desde", "day"),
        "garden.seen": FieldWords("Visto", "moment"),
        "garden.alive": FieldWords("Vivo", "boolean"),
        "garden.bed": FieldWords("Cantero", "key"),
        "garden.kind": FieldWords("Clase", "choice", {"oak": "roble"}),
        "garden.note": "Nota del jardín",
        "garden.leaves": FieldWords("Hojas del árbol", "quantity"),
        "leaves": "Hojas",
    }
)
name_keys_with(NAMES.get)
name_many_keys_with(lambda keys: {key: f"Árbol {key}" for key in keys if key.startswith("tree:")})


def plant(*changes: Change, subject: str = "tree:1", actor: Actor = GARDENER, public: bool = False) -> None:
    record(actor=actor, action="garden.tree_planted", subject=subject, changes=changes, reason="Día", public=public)


def test_values_read_by_their_kind() -> None:
    plant(
        Change("height", None, 12_500_000),
        Change("cost", 123456, 0),
        Change("since", "2022-12-31", None),
        Change("seen", None, datetime(2026, 11, 21, 3, 30, tzinfo=UTC).isoformat()),
        Change("alive", before=True, after=False),
        Change("bed", "bed:01", "bed:99"),
        Change("kind", "oak", "elm"),
        Change("note", "", "«sí»"),
        Change("unheard", 5, "x"),
    )

    (entry,) = history("tree:1")

    assert (entry.who, entry.what, entry.reason) == ("Jardinería", "Plantó el árbol", "Día")
    assert (entry.actor, entry.role, entry.action) == ("gardener:1", "jardines", "garden.tree_planted")
    assert (entry.subject, entry.about, entry.public) == ("tree:1", "Árbol tree:1", False)
    assert entry.changes == (
        ("Altura", "ND", "12.5"),
        ("Costo", "S/ 1,234.56", "S/ 0.00"),
        ("Desde", "31/12/2022", "ND"),
        ("Visto", "ND", "20/11/2026 22:30"),
        ("Vivo", "sí", "no"),
        ("Cantero", "Cantero norte", "bed:99"),
        ("Clase", "roble", "elm"),
        ("Nota del jardín", "ND", "«sí»"),
        ("unheard", "5", "x"),
    )


def test_a_value_of_another_kind_is_shown_as_it_is() -> None:
    plant(Change("since", "pronto", None), Change("cost", "mucho", None))

    assert [before for _label, before, _after in history("tree:1")[0].changes] == ["pronto", "mucho"]


def test_a_word_of_the_room_goes_before_the_word_of_all() -> None:
    plant(Change("leaves", None, 1_000_000))
    record(actor=SYSTEM, action="library.book_bought", subject="tree:1", changes=[Change("leaves", None, 300)])

    assert [entry.changes[0] for entry in history("tree:1")] == [("Hojas", "ND", "300"), ("Hojas del árbol", "ND", "1")]


def test_two_meanings_of_one_name_stop_the_start() -> None:
    describe_fields({"garden.height": FieldWords("Altura", "quantity")})
    with pytest.raises(ValueError, match=r"garden\.height"):
        describe_fields({"garden.height": "Otra altura"})
    with pytest.raises(ValueError, match=r"garden\.tree_planted"):
        describe_actions({"garden.tree_planted": "Taló el árbol"})


class TestPersonalValues:
    @pytest.fixture(autouse=True)
    def _tree(self) -> None:
        plant(Change("note", None, "el DNI", personal=True), Change("height", 1, 7_000_000, personal=True))
        record(actor=SYSTEM, action="garden.tree_planted", subject="tree:1", public=True)

    def test_are_masked_unless_asked_for(self) -> None:
        assert history("tree:1")[1].changes[0] == ("Nota del jardín", "ND", "«dato personal»")
        shown = history("tree:1", show_personal=True)[1].changes
        assert shown == (("Nota del jardín", "ND", "el DNI"), ("Altura", "0.000001", "7"))

    def test_are_never_shown_to_the_public(self) -> None:
        plant(Change("note", None, "el DNI", personal=True), subject="tree:2", public=True)

        assert history("tree:2", public_only=True, show_personal=True)[0].changes[0][2] == "«dato personal»"
        assert entries(public_only=True, show_personal=True)[0].changes[0][2] == "«dato personal»"
        assert recent(1)[0].changes[0][2] == "«dato personal»"

    def test_read_as_erased_to_everyone(self) -> None:
        erase(actor=PLANNING, subject="tree:1", reason="Pedido")

        assert history("tree:1", show_personal=True)[2].changes[0] == ("Nota del jardín", "ND", "«borrado»")
        assert history("tree:1")[0].what == "Borró 3 datos personales"


def test_pages_newest_first() -> None:
    for _number in range(5):
        plant()

    assert [entry.sequence for entry in history("tree:1")] == [5, 4, 3, 2, 1]
    assert [entry.sequence for entry in history("tree:1", limit=2, offset=1)] == [4, 3]
    assert [entry.sequence for entry in history("tree:1", offset=4)] == [1]
    assert history("tree:9") == ()


def test_recent_changes_of_all() -> None:
    write_chain()

    assert [entry.sequence for entry in recent(2)] == [7, 6]
    assert [entry.sequence for entry in recent(5, public_only=True)] == [6, 2]
    assert recent(1, public_only=True)[0].subject == "seal:period:2022"


class TestBrowsing:
    @pytest.fixture(autouse=True)
    def _chain(self) -> None:
        write_chain()

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ({}, [7, 6, 5, 4, 3, 2, 1]),
            ({"subject": "person:p3"}, [5, 4]),
            ({"subject_prefix": "person:"}, [5, 4, 3]),
            ({"subject_prefix": "PERSON:"}, []),
            ({"subject_prefix": "%"}, []),
            ({"actor": "command:import"}, [6, 1]),
            ({"action_prefix": "ledger."}, [6, 5]),
            ({"action_prefix": "plans.", "actor": "person:p1"}, [7, 2]),
            ({"public_only": True}, [6, 2]),
        ],
    )
    def test_filters(self, wanted: dict[str, object], found: list[int]) -> None:
        chosen = entries(**wanted)  # type: ignore[arg-type]

        assert [entry.sequence for entry in chosen] == found
        assert len(chosen) == len(found)

    def test_pages(self) -> None:
        page = Paginator(entries(), 3).page(2)

        assert [entry.sequence for entry in page.object_list] == [4, 3, 2]
        assert entries()[0].sequence == 7


def test_a_page_takes_as_many_queries_as_one_entry(django_assert_num_queries: Any) -> None:
    for number in range(1, 8):
        tree, gardener = f"tree:{number}", Actor(f"gardener:{number}")
        plant(Change("note", None, "x", personal=True), Change("bed", None, tree), subject=tree, actor=gardener)

    with django_assert_num_queries(2):
        page = entries()[:7]

    assert [entry.about for entry in page[:2]] == ["Árbol tree:7", "Árbol tree:6"]
    assert page[0].changes[1] == ("Cantero", "ND", "Árbol tree:7")


def test_days_are_those_of_lima() -> None:
    late = datetime(2026, 11, 22, 4, 59, 59, tzinfo=UTC)  # 23:59:59 of the 21st
    with patch("faro.ledger.services.datetime") as clock:
        clock.now.return_value = late
        plant()
        clock.now.return_value = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
        plant()

    assert [entry.sequence for entry in entries(until=date(2026, 11, 21))] == [1]
    assert [entry.sequence for entry in entries(since=date(2026, 11, 22))] == [2]
    assert len(entries(since=date(2026, 11, 21), until=date(2026, 11, 22))) == 2


def test_a_seal_reads_in_words() -> None:
    seal(actor=SYSTEM, name="period:2022", content_digest="ab" * 32)

    assert history("seal:period:2022")[0].changes == (("Huella de lo sellado", "ND", "ab" * 32),)
