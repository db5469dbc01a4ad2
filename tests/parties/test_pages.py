"""The pages, driven as forms without scripts."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.directory.cast import cast
from tests.parties.people import BORN, CLERK, add_neighbour, board, neighbour

from faro.ledger.api import history
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.models import Merge, Party
from faro.parties.selectors import resolve
from faro.parties.services import add_party, merge_parties

pytestmark = pytest.mark.django_db

PERSON = {"given_names": "Vecina", "first_surname": "De Prueba", "second_surname": "1", "dni": "00000101"}


@pytest.fixture
def planning(client: Client) -> Client:
    client.force_login(cast("planeamiento"))
    return client


@pytest.fixture
def control(client: Client) -> Client:
    client.force_login(cast("control"))
    return client


def page(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(f"parties:{name}", args=args)).content.decode()


def test_a_person_typed_in_the_form_is_kept_and_shown_in_full(planning: Client) -> None:
    answer = planning.post(reverse("parties:add_person"), {**PERSON, "synthetic": "on"})
    party = Party.objects.get()
    assert answer.headers["Location"] == reverse("parties:party", args=[party.key])
    shown = page(planning, "party", party.key)
    assert "Vecina De Prueba 1" in shown
    assert "00000101" in shown
    assert "Es de prueba" in shown


def test_a_number_that_someone_has_is_refused_with_the_way_to_them(planning: Client) -> None:
    first = add_neighbour(1)
    answer = planning.post(reverse("parties:add_person"), {**PERSON, "given_names": "Otra", "second_surname": "9"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"dni"}
    assert reverse("parties:party", args=[first.key]) in answer.content.decode()
    assert "Otra" in answer.content.decode()
    assert Party.objects.count() == 1


def test_likely_duplicates_come_first_and_are_kept_after_saying_it_is_another(planning: Client) -> None:
    first = add_neighbour(1, birth_date=BORN)
    typed = {**PERSON, "given_names": "Besina", "dni": "", "birth_date": "1990-03-07"}
    answer = planning.post(reverse("parties:add_person"), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert first.key in text
    assert "Es otra: guardar" in text
    assert 'value="Besina"' in text
    assert 'value="1990-03-07"' in text
    seen = answer.context["form"]["seen"].value()
    assert Party.objects.count() == 1

    planning.post(reverse("parties:add_person"), {**typed, "seen": seen})
    assert Party.objects.count() == 2


def test_every_error_stands_beside_its_field(planning: Client) -> None:
    wrong = {**PERSON, "given_names": "Мaría", "dni": "12345678-Z", "ubigeo": "1", "birth_date": "1890-01-01"}
    answer = planning.post(reverse("parties:add_person"), wrong)
    assert set(answer.context["form"].errors) == {"given_names", "dni", "ubigeo", "birth_date"}


def test_an_organisation_typed_in_the_form_is_kept(planning: Client) -> None:
    typed = {"name": "Comedor de prueba", "organisation_kind": "food", "ruc": "20131312955", "sunarp": "11000001"}
    answer = planning.post(reverse("parties:add_organisation"), typed)
    assert set(answer.context["form"].errors) == {"sunarp"}
    planning.post(reverse("parties:add_organisation"), {**typed, "sunarp_issuer": "Ilo"})
    assert {each.kind for each in Party.objects.get().identifiers.all()} == {"ruc", "sunarp"}


def test_without_the_permission_personal_data_are_covered_everywhere(control: Client) -> None:
    party = add_neighbour(1, birth_date=BORN, phone="999888777", address="Mz. A", email="a@ejemplo.pe")
    again = add_party(actor=CLERK, facts=neighbour(1), seen=[party.key])
    merge_parties(actor=CLERK, loser=again.key, survivor=party.key, reason="Es la misma")
    searched = control.get(reverse("parties:list"), {"texto": "00000101"}).content.decode()
    for shown in (page(control, "list"), page(control, "party", party.key), page(control, "party", again.key)):
        assert not any(value in shown for value in ("Vecina", "00000101", "07/03/1990", "999888777", "Mz. A", "a@ej"))
    assert "****0101" in searched
    assert "V. D. P. 1" in searched


def test_reading_in_full_is_noted_without_the_values_and_covered_reading_is_not(planning: Client) -> None:
    party = add_neighbour(1)
    page(planning, "party", party.key)
    noted = history(f"party:{party.key}")[0]
    assert (noted.action, noted.changes, noted.public) == ("parties.read", (), False)
    planning.force_login(cast("control"))
    page(planning, "party", party.key)
    assert len(history(f"party:{party.key}")) == 2


def test_pages_with_personal_data_are_not_kept_by_browsers(planning: Client) -> None:
    party = add_neighbour(1)
    for name, args in (("list", ()), ("party", (party.key,)), ("edit", (party.key,))):
        assert "no-store" in planning.get(reverse(f"parties:{name}", args=args)).headers["Cache-Control"]


def test_correcting_keeps_what_is_typed_and_clears_what_is_emptied(planning: Client) -> None:
    party = add_neighbour(1, phone="999888777")
    initial = planning.get(reverse("parties:edit", args=[party.key])).context["form"].initial
    typed = {key: value for key, value in initial.items() if value not in (None, False, [])}
    planning.post(reverse("parties:edit", args=[party.key]), {**typed, "phone": "", "sector": "Sector de prueba"})
    party.refresh_from_db()
    assert (party.phone, party.sector, party.version) == (None, "Sector de prueba", 2)


def test_documents_are_added_dated_and_taken_away(planning: Client) -> None:
    party = add_neighbour(1)
    planning.post(reverse("parties:add_identifier", args=[party.key]), {"kind": "ce", "value": "000123456"})
    held = party.identifiers.get(kind="ce")
    planning.post(reverse("parties:validity", args=[party.key, held.pk]), {"valid_until": "2024-12-31"})
    assert "hasta el 31/12/2024" in page(planning, "party", party.key)
    planning.post(reverse("parties:remove_identifier", args=[party.key, held.pk]))
    assert "000123456" not in page(planning, "party", party.key).split("Historia")[0]


def test_merging_tells_conflicts_and_is_undone_from_the_page(planning: Client) -> None:
    one, other = add_neighbour(1), add_neighbour(2)
    url = reverse("parties:merge", args=[one.key, other.key])
    assert "DNI: 00000101 en una y 00000102 en la otra." in planning.get(url).content.decode()
    typed = {"survivor": other.key, "reason": "Es la misma"}
    assert planning.post(url, typed).status_code == 422
    assert planning.post(url, {**typed, "accept": "on"}).status_code == 302
    found = resolve(one.key)
    assert found == other
    shown = page(planning, "party", other.key)
    assert "00000101" in shown
    undo = reverse("parties:undo", args=[one.key, Merge.objects.get().pk])
    assert undo in shown
    planning.post(undo, {"reason": "No era"})
    assert resolve(one.key) == one


def test_the_other_party_is_found_by_likeness_or_by_search(planning: Client) -> None:
    one = add_neighbour(1)
    alike = add_party(actor=CLERK, facts=neighbour(1), seen=[one.key])
    far = add_party(actor=CLERK, facts=neighbour(7, given_names="Distinta", first_surname="Lejana"))
    url = reverse("parties:choose", args=[one.key])
    assert reverse("parties:merge", args=[one.key, alike.key]) in planning.get(url).content.decode()
    searched = planning.get(url, {"texto": "lejana"}).content.decode()
    assert reverse("parties:merge", args=[one.key, far.key]) in searched


def test_erasing_from_the_page(planning: Client) -> None:
    party = add_neighbour(1)
    planning.post(reverse("parties:erase", args=[party.key]), {"reason": "Solicitud 12"})
    shown = page(planning, "party", party.key)
    assert "Datos personales cancelados" in shown
    assert "Vecina" not in shown
    assert planning.get(reverse("parties:edit", args=[party.key])).status_code == 404


def test_hostile_texts_are_only_text(planning: Client) -> None:
    typed = {"name": "<script>alert(1)</script> =HYPERLINK(1)", "other_names": "\u202e\u0007malo\n" + "x" * 300}
    answer = planning.post(reverse("parties:add_organisation"), typed)
    assert set(answer.context["form"].errors) == {"other_names"}
    planning.post(reverse("parties:add_organisation"), {"name": typed["name"], "other_names": "\u202emalo"})
    party = Party.objects.get()
    assert party.other_names == ["malo"]
    assert "<script>alert" not in page(planning, "party", party.key)
    assert planning.get(reverse("parties:list"), {"texto": "%_'\"<" + "ñ" * 5000}).status_code == 200
    assert planning.get(reverse("parties:list"), {"pagina": "-1", "clase": "x"}).status_code == 200


def test_a_list_asks_the_same_few_questions_however_long(
    planning: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, 21):
        add_party(actor=CLERK, facts=board(number), identifiers=(IdentifierFacts("ruos", str(number)),), synthetic=True)
    with django_assert_max_num_queries(14):
        page(planning, "list")
