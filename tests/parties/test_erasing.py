from datetime import timedelta

import pytest
from django.utils import timezone
from tests.parties.people import BORN, CLERK, add_neighbour, board, neighbour

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history, verify
from faro.parties import ports
from faro.parties.api import resolve, touch
from faro.parties.models import Identifier, Merge, NameWord, Party
from faro.parties.selectors import due_for_disposal, search
from faro.parties.services import add_party, dispose, erase_party, merge_parties, undo_merge

pytestmark = pytest.mark.django_db
REQUEST = "Solicitud 12-2026 de cancelación"


def test_erasing_leaves_nothing_that_says_who_it_was_and_the_chain_verifies() -> None:
    party = add_neighbour(1, birth_date=BORN, phone="999888777", address="Mz. A", other_names=("La de prueba",))

    erase_party(actor=CLERK, party=party, reason=REQUEST)

    row = Party.objects.values().get(key=party.key)
    known = {name: value for name, value in row.items() if value not in (None, [], False)}
    assert known.keys() == {"key", "kind", "synthetic", "version", "created_at", "used_at", "erased_at"}
    assert not Identifier.objects.exists()
    assert not NameWord.objects.exists()
    told = str(history(f"party:{party.key}", show_personal=True))
    assert not any(value in told for value in ("00000101", "Vecina", "999888777", "Mz. A", "1990"))
    assert verify().faults == ()
    assert list(search("vecina")) == []
    assert resolve(party.key) == party


def test_the_number_of_who_was_erased_may_be_registered_again() -> None:
    erase_party(actor=CLERK, party=add_neighbour(1), reason=REQUEST)
    assert add_neighbour(1).is_living


def test_all_that_was_merged_is_erased_with_it_and_stays_merged() -> None:
    one, other = add_neighbour(1), add_neighbour(2)
    link = merge_parties(actor=CLERK, loser=one.key, survivor=other.key, reason="Dicho por ella", accept_conflicts=True)
    erase_party(actor=CLERK, party=other, reason=REQUEST)
    assert not Identifier.objects.exists()
    assert Merge.objects.get().reason == ""
    with pytest.raises(FaroError, match="cancelados"):
        undo_merge(actor=CLERK, merge=link, reason="No era")


def test_erasing_needs_a_reason_and_happens_once() -> None:
    party = add_neighbour(1)
    with pytest.raises(FaroError, match="motivo"):
        erase_party(actor=CLERK, party=party, reason=" ")
    erase_party(actor=CLERK, party=party, reason=REQUEST)
    with pytest.raises(FaroError, match="cancelados"):
        erase_party(actor=CLERK, party=party, reason=REQUEST)


def test_of_an_organisation_the_contact_goes_and_the_name_stays() -> None:
    party = add_party(actor=CLERK, facts=board(1, phone="999888777"))
    erase_party(actor=CLERK, party=party, reason=REQUEST)
    party.refresh_from_db()
    assert (party.name, party.phone, party.is_living) == ("Junta vecinal de prueba 1", None, True)
    assert "999888777" not in str(history(f"party:{party.key}", show_personal=True))


def aged(party: Party, days: int) -> Party:
    Party.objects.filter(key=party.key).update(used_at=timezone.now() - timedelta(days=days))
    return party


def test_looking_at_whose_term_is_over_changes_nothing_and_marking_erases(planner: Actor) -> None:
    old, fresh = aged(add_neighbour(1), 1828), aged(add_neighbour(2), 1820)
    today = timezone.localdate()
    assert [each.party for each in due_for_disposal(today)] == [old]
    assert Party.objects.get(key=old.key).is_living

    with pytest.raises(FaroError):
        dispose(actor=planner, keys=[old.key, fresh.key], reason="Acta 3")
    assert Party.objects.get(key=old.key).is_living

    dispose(actor=planner, keys=[old.key], reason="Acta 3")
    assert not Party.objects.get(key=old.key).is_living
    assert due_for_disposal(today) == ()


def test_who_is_used_or_needed_by_a_room_is_not_disposed_of(monkeypatch: pytest.MonkeyPatch) -> None:
    used, needed = aged(add_neighbour(1), 2000), aged(add_neighbour(2), 2000)
    merged = aged(add_party(actor=CLERK, facts=neighbour(3)), 2000)
    merge_parties(actor=CLERK, loser=merged.key, survivor=needed.key, reason="Es ella")
    aged(needed, 2000)
    monkeypatch.setattr(ports, "_users", [lambda keys: {merged.key} & set(keys)])
    touch(keys=[used.key])
    assert due_for_disposal(timezone.localdate()) == ()
