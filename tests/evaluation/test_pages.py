"""The staff pages, as each role meets them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.directory.cast import cast
from tests.evaluation.access_rows import KWARGS, PLAN, ROLES, ROWS, YEAR

from faro.evaluation.api import Publication, commitments, findings_of, proposals, publications, published
from faro.evaluation.models import EvaluationRun
from faro.evaluation.urls import urlpatterns
from faro.evidence.api import files_about
from faro.plans.models import Measurement

OF_YEAR = {"plan": PLAN, "year": YEAR}


@pytest.fixture
def world(kept_world: Publication, db: None) -> Publication:
    """As the database has it: what a test did to the object of another is not in this one."""
    return Publication.objects.get(pk=kept_world.pk)


def _signed_in(client: Client, role: str) -> Client:
    if role != "publico":
        client.force_login(cast(role))
    return client


def _url(name: str, **kwargs: object) -> str:
    return reverse(f"evaluation:{name}", kwargs=kwargs)


def test_every_address_has_its_row() -> None:
    assert {f"evaluation:{each.name}" for each in urlpatterns} == set(ROWS)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_its_permissions_say(role: str, client: Client, world: Publication) -> None:
    _signed_in(client, role)
    got = {name: client.get(reverse(name, kwargs=KWARGS.get(name))).status_code for name in ROWS}
    assert got == {name: row[role] for name, row in ROWS.items()}


def test_planning_sees_what_would_change_and_publishes_it_with_a_reason(client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    assert "Nada nuevo" in client.get(_url("home")).content.decode()
    Measurement.objects.filter(plan__code=PLAN, indicator="IND.01.OEI.01").update(value=25_000_000)
    assert "Hay datos sin publicar" in client.get(_url("home")).content.decode()
    page = client.get(_url("publish", **OF_YEAR))
    assert "Valor obtenido 2022" in page.content.decode()
    seen = page.context["form"]["seen"].value()
    refused = client.post(_url("publish", **OF_YEAR), {"reason": "", "seen": seen})
    assert refused.status_code == 200
    assert len(publications(PLAN, YEAR)) == 1
    done = client.post(_url("publish", **OF_YEAR), {"reason": "Se midió mal", "seen": seen}, follow=True)
    assert "Se midió mal" in done.content.decode()
    shown = published(PLAN, YEAR)
    assert shown is not None
    assert shown.indicators["IND.01.OEI.01"].measurements[0].value == 25_000_000


def test_what_changed_after_the_review_is_shown_again_instead_of_published(client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    rows = Measurement.objects.filter(plan__code=PLAN, indicator="IND.01.OEI.01")
    rows.update(value=25_000_000)
    seen = client.get(_url("publish", **OF_YEAR)).context["form"]["seen"].value()
    rows.update(value=26_000_000)
    again = client.post(_url("publish", **OF_YEAR), {"reason": "Se midió mal", "seen": seen})
    assert "revise de nuevo" in again.content.decode()
    assert len(publications(PLAN, YEAR)) == 1
    assert again.context["form"]["seen"].value() != seen


def test_planning_runs_a_method_recalculates_and_compares(client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    done = client.post(_url("run_methods", **OF_YEAR), {"methods": ["ceplan-2023"]}, follow=True)
    made = EvaluationRun.objects.get(method="ceplan-2023")
    assert done.redirect_chain[-1][0] == _url("run", number=made.pk)
    again = client.post(_url("recalculate", number=made.pk), follow=True)
    assert "byte por byte" in again.content.decode()
    other = EvaluationRun.objects.get(method="ilo-2022")
    compared = client.get(_url("compare"), {"a": other.pk, "b": made.pk, "pagina": 2}).content.decode()
    assert "método" in compared
    assert "IND.01.OEI.01" in compared
    assert "Método del informe de Ilo 2022, hecha el " in compared


def test_a_document_is_saved_and_not_shown(client: Client, world: Publication) -> None:
    _signed_in(client, "regidor")
    answer = client.get(reverse("evaluation:document", kwargs=KWARGS["evaluation:document"]))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="evaluacion-pei-2022.html"'
    assert answer.content.startswith(b"<!DOCTYPE html>")


def test_findings_are_filtered_and_many_answered_at_once(client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    page = client.get(_url("findings", **OF_YEAR), {"severity": "high", "rule_class": "verdict", "state": "open"})
    listed = [state.finding for state, _words, _may in page.context["lines"]]
    assert listed
    assert {(each.severity, each.rule_class) for each in listed} == {("high", "verdict")}
    chosen = [each.id for each in listed[:2]]
    client.post(
        _url("findings", **OF_YEAR), {"finding": chosen, "state": "explained", "answer": "Se redondeó."}, follow=True
    )
    states = findings_of(PLAN, YEAR)
    assert [states[each].answer for each in chosen] == ["Se redondeó.", "Se redondeó."]
    assert states[chosen[0]].by_role == "Planeamiento"


def test_only_what_was_closed_can_be_opened_again(client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    page = _url("finding", **OF_YEAR, identifier="verdict.against-figures-229ec4d6")

    assert "Se reabre" not in client.get(page).content.decode()
    assert client.post(page, {"state": "explained", "answer": "El texto cuenta otra cosa."}).status_code == 302

    assert "Se reabre" in client.get(page).content.decode()
    assert client.post(page, {"state": "open", "answer": ""}).status_code in (200, 302)


def test_who_answers_for_a_unit_does_not_answer_for_the_whole(client: Client, world: Publication) -> None:
    _signed_in(client, "responsable")
    unscoped = next(key for key, each in findings_of(PLAN, YEAR).items() if each.finding.responsible_unit is None)
    refused = client.post(
        _url("findings", **OF_YEAR), {"finding": [unscoped], "state": "explained", "answer": "No me toca"}
    )
    assert refused.status_code == 403
    assert findings_of(PLAN, YEAR)[unscoped].state == "open"


@pytest.mark.parametrize("role", ["regidor", "control", "direccion"])
def test_who_only_reads_changes_nothing(role: str, client: Client, world: Publication) -> None:
    _signed_in(client, role)
    identifier = next(iter(findings_of(PLAN, YEAR)))
    posts = {
        _url("findings", **OF_YEAR): {"finding": [identifier], "state": "explained", "answer": "x"},
        _url("finding", **OF_YEAR, identifier=identifier): {"state": "explained", "answer": "x"},
        _url("publish", **OF_YEAR): {"reason": "x", "seen": "x"},
        _url("run_methods", **OF_YEAR): {"methods": ["ilo-2022"]},
        _url("commitment", plan=PLAN, code="9.1.a"): {"text": "x"},
        _url("new_commitment", plan=PLAN): {"code": "x", "action": "x"},
        _url("proposal", plan=PLAN, code="8.1"): {"decision": "decline", "reason": "x"},
    }
    assert {url: client.post(url, data).status_code for url, data in posts.items()} == dict.fromkeys(posts, 403)


def test_a_commitment_is_followed_up_with_a_file(client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    file = SimpleUploadedFile("acta.txt", "Se dictó el curso.\n".encode(), "text/plain")
    url = _url("commitment", plan=PLAN, code="9.1.a")
    done = client.post(url, {"text": "Se dictó el curso.", "state": "in_progress", "evidence": file}, follow=True)
    assert "Se dictó el curso." in done.content.decode()
    assert "acta.txt</a>" in done.content.decode()
    (shown,) = (each for each in commitments(PLAN) if each.row.code == "9.1.a")
    assert shown.state_label == "En proceso"
    assert [each.sha256 for each in files_about(shown.key)] == [shown.notes[0].evidence]


def test_a_recommendation_becomes_a_commitment_or_is_declined(client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    empty = client.post(_url("proposal", plan=PLAN, code="8.1"), {"decision": "decline", "reason": ""})
    assert empty.status_code == 200
    client.post(_url("proposal", plan=PLAN, code="8.1"), {"decision": "decline", "reason": "Ya se hace"})
    client.post(_url("proposal", plan=PLAN, code="8.2"), {"code": "8.2", "action": "Capacitar"})
    decided = {each.text.id: each.decision.accepted for each in proposals(PLAN) if each.decision}
    assert decided == {"8.1": False, "8.2": True}
    assert [each.row.code for each in commitments(PLAN)][-1] == "8.2"


@pytest.mark.parametrize("code", ["9.4/a", "../../b", "¿9.4? #1"])
def test_the_code_of_a_commitment_may_hold_any_sign(code: str, client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    made = client.post(_url("new_commitment", plan=PLAN), {"code": code, "action": "Capacitar"})
    assert made.status_code == 302
    assert code in [each.row.code for each in commitments(PLAN)]
    assert client.get(_url("commitments", plan=PLAN)).status_code == 200
    assert client.get(_url("commitment", plan=PLAN, code=code)).status_code == 200
    assert client.get(_url("edit_commitment", plan=PLAN, code=code)).status_code == 200


def test_changing_a_commitment_keeps_what_the_form_does_not_show(client: Client, world: Publication) -> None:
    _signed_in(client, "planeamiento")
    url = _url("edit_commitment", plan=PLAN, code="9.1.a")
    form = client.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"due_date": "2024-06-28", "reason": "Se acordó"}
    client.post(url, data)
    (shown,) = (each for each in commitments(PLAN) if each.row.code == "9.1.a")
    assert shown.due_label == "28/06/2024"
    assert shown.row.place == "§9 Medidas de mejora continua, línea 945"


def test_the_list_of_findings_costs_the_same_however_many_there_are(
    client: Client, world: Publication, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    _signed_in(client, "planeamiento")
    client.get(_url("findings", **OF_YEAR))
    with django_assert_max_num_queries(16):
        client.get(_url("findings", **OF_YEAR))
