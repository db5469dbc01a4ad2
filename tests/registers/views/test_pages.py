"""The pages of registers and records, as each role sees them."""

import pytest
from django.urls import reverse
from tests.registers.forms.writing import ask, compute, form
from tests.registers.views.conftest import SignIn

from faro.ledger.api import history
from faro.registers.domain.answers import Answers
from faro.registers.models import Record, Register, StateMove
from faro.registers.services.notes import subject_of
from faro.registers.views.presenting import sections_of


def page(client_page: object) -> str:
    return bytes(client_page.content).decode()  # type: ignore[attr-defined]


def url_of(record: Record, name: str = "record", **more: str) -> str:
    return reverse(f"registers:{name}", kwargs={"code": record.register.code, "key": record.key, **more})


def test_the_list_tells_what_is_open_and_overdue(sign_in: SignIn, inspections: Register) -> None:
    shown = page(sign_in("direccion").get(reverse("registers:list")))
    assert "Inspecciones" in shown
    assert "26/06/2023" in shown


def test_the_list_of_a_register_is_found_by_state_filter_number_and_title(
    sign_in: SignIn, inspections: Register
) -> None:
    client, url = sign_in("registrador"), reverse("registers:register", args=["inspecciones"])
    found = {
        "": ["INS-2023-0002", "INS-2023-0001"],
        "?estado=observada": ["INS-2023-0002"],
        "?estado=*abiertas": ["INS-2023-0002"],
        "?estado=*vencidas": ["INS-2023-0002"],
        "?estado=*anuladas": [],
        "?f-resultado=conforme": ["INS-2023-0001"],
        "?f-observaciones.estado_obs=pendiente": ["INS-2023-0002"],
        "?f-observaciones.estado_obs=pendiente&f-resultado=conforme": [],
        "?desde=2023-06-01": ["INS-2023-0002"],
        "?desde=2023-06-01&f-resultado=conforme": [],
        "?texto=2": ["INS-2023-0002"],
        "?texto=ins-2023-0001": ["INS-2023-0001"],
        "?texto=OBSERVACIONES": ["INS-2023-0002"],
        "?texto=bodega": ["INS-2023-0002", "INS-2023-0001"],
        "?desde=ayer&estado=otro": ["INS-2023-0002", "INS-2023-0001"],
    }
    for query, numbers in found.items():
        shown = page(client.get(url + query))
        assert [n for n in ("INS-2023-0002", "INS-2023-0001") if f">{n}<" in shown] == numbers, query


def test_a_record_shows_its_answers_links_states_and_history(sign_in: SignIn, waiting: Record) -> None:
    shown = page(sign_in("responsable").get(url_of(waiting)))
    for words in ("Bodega Uno (LOC-001)", "extintor", "Por levantar", "04/07/2023", "Pendiente", "Anotó", "Resultado"):
        assert words in shown
    premises = Record.objects.get(number="LOC-001")
    assert "INS-2023-0002" in page(sign_in("responsable").get(url_of(premises)))


@pytest.mark.parametrize("role", ["direccion", "regidor", "control", "planeamiento"])
def test_personal_answers_stay_covered_for_most(sign_in: SignIn, closed: Record, role: str) -> None:
    shown = page(sign_in(role).get(url_of(closed)))
    assert "12345678" not in shown
    assert "Vecina" not in shown
    assert "•••" in shown


def test_the_unit_sees_them_in_full(sign_in: SignIn, closed: Record) -> None:
    assert "12345678" in page(sign_in("registrador").get(url_of(closed)))


def test_what_may_be_done_is_offered_and_no_more(sign_in: SignIn, waiting: Record) -> None:
    offers = {role: page(sign_in(role).get(url_of(waiting))) for role in ("registrador", "responsable", "direccion")}
    assert "Levantar las observaciones" in offers["responsable"]
    assert "Anular" in offers["responsable"]
    for role in ("registrador", "direccion"):
        assert "Levantar las observaciones" not in offers[role]
        assert ">Anular<" not in offers[role]


def test_a_move_asks_and_moves(sign_in: SignIn, waiting: Record) -> None:
    client, url = sign_in("responsable"), url_of(waiting, "move", move="levantar")
    assert "Levantado el" in page(client.get(url))
    refused = client.post(url, {"day": "2023-07-03", "revision": 1})
    assert refused.status_code == 422
    done = client.post(url, {"q:levantado": "2023-07-03", "day": "2023-07-03", "revision": 1})
    assert done.status_code == 302
    moved = Record.objects.get(pk=waiting.pk)
    assert (moved.state, moved.answers["levantado"]) == ("cerrada", "2023-07-03")
    assert client.post(url, {"q:levantado": "2023-07-03", "day": "2023-07-03", "revision": 1}).status_code == 404
    assert StateMove.objects.filter(record=waiting, to_state="cerrada").count() == 1


def test_a_move_from_an_old_page_is_not_made(sign_in: SignIn, waiting: Record) -> None:
    Record.objects.filter(pk=waiting.pk).update(revision=5)
    url = url_of(waiting, "move", move="levantar")
    old = sign_in("responsable").post(url, {"q:levantado": "2023-07-03", "day": "2023-07-03", "revision": 1})
    assert old.status_code == 422
    assert "entretanto" in page(old)


def test_who_may_not_move_or_void_is_refused(sign_in: SignIn, waiting: Record) -> None:
    client = sign_in("registrador")
    assert client.post(url_of(waiting, "move", move="levantar"), {}).status_code == 403
    assert client.post(url_of(waiting, "void"), {"reason": "No"}).status_code == 403
    assert Record.objects.get(pk=waiting.pk).is_live


def test_voiding_says_why(sign_in: SignIn, waiting: Record) -> None:
    client, url = sign_in("responsable"), url_of(waiting, "void")
    assert client.post(url, {"reason": " "}).status_code == 422
    assert client.post(url, {"reason": "Se anotó dos veces"}).status_code == 302
    assert "Se anotó dos veces" in page(client.get(url_of(waiting)))
    assert client.get(url_of(waiting, "move", move="levantar")).status_code == 404


def test_a_record_that_is_not_there_is_not_found(sign_in: SignIn, inspections: Register) -> None:
    key = "11111111-1111-4111-8111-111111111111"
    url = reverse("registers:record", kwargs={"code": "inspecciones", "key": key})
    assert sign_in("registrador").get(url).status_code == 404


def test_looking_changes_nothing(sign_in: SignIn, waiting: Record) -> None:
    before = len(history(subject_of(waiting)))
    sign_in("responsable").get(url_of(waiting))
    assert len(history(subject_of(waiting))) == before


def test_who_may_not_correct_is_told_who_may(sign_in: SignIn, waiting: Record) -> None:
    told = "Usted no puede corregir esta anotación. Puede hacerlo: Responsable"
    assert told in page(sign_in("registrador").get(url_of(waiting)))
    shown = page(sign_in("responsable").get(url_of(waiting)))
    assert ">Corregir<" in shown
    assert "Usted no puede corregir" not in shown


def test_a_calculation_without_words_goes_by_its_name_written_as_words() -> None:
    made = form([ask("integer", "horas"), compute("minutos_respuesta", "${horas} * 60")])
    (section,) = sections_of(made, Answers({"horas": 1_000_000, "minutos_respuesta": 60_000_000}), {})

    assert [fact.label for fact in section.facts] == ["Horas", "Minutos respuesta"]
