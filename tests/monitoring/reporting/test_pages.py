"""The pages of a report, from the first figure to its release."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.directory.cast import cast
from tests.monitoring.reporting.world import ONE, TESTS, World, actor, fill

from faro.evidence.api import files_about
from faro.monitoring.models import Clash, ReportingPeriod, UnitReport
from faro.monitoring.services.reporting import FieldChange, check, observe, open_reports, save_figures, send

PLACE = {"plan": "PEI-T", "period": "2023-01", "unit": "03.08.04"}


def at(name: str, **more: object) -> str:
    return reverse(f"monitoring:{name}", kwargs={**PLACE, **more})


def page_for(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


def change(field: str, base: str, value: str, row: str = "AO1", mark: str = "m1") -> dict[str, str]:
    return {"id": mark, "row": row, "field": field, "base": base, "value": value}


def sent(client: Client, *changes: dict[str, str], owner: str = "demo-registrador") -> tuple[int, dict[str, object]]:
    body = json.dumps({"owner": owner, "changes": list(changes)})
    answer = client.post(at("save"), body, content_type="application/json")
    return answer.status_code, answer.json()


def test_the_page_shows_each_activity_with_what_was_programmed(made: World) -> None:
    page = page_for("registrador").get(at("fill")).content.decode()

    assert page.count('class="card report-card"') == 2
    assert "Programado: 10" in page
    assert "Programado: S/ 1,000.00" in page
    assert "Venció el 28/02/2023" in page


def test_what_the_script_sends_is_kept_and_answered(made: World) -> None:
    status, told = sent(
        page_for("registrador"), change("physical", "", "1,234.5"), change("financial", "", "abc", mark="m2")
    )

    assert status == 200
    assert told["saved"] == [{"id": "m1", "row": "AO1", "field": "physical", "value": "1234.5"}]
    assert [each["id"] for each in told["errors"]] == ["m2"]  # type: ignore[attr-defined]
    assert made.figure("AO1").physical == 1_234_500_000
    assert {"row": "", "name": f"filled-{made.report.pk}", "text": "1 de 2"} in told["shown"]  # type: ignore[operator]


def test_a_clash_is_answered_with_what_stayed_and_who_wrote_it(made: World) -> None:
    sent(page_for("registrador"), change("physical", "", "4"))

    _status, told = sent(page_for("responsable"), change("physical", "", "7", mark="m2"), owner="demo-responsable")

    assert told["clashes"] == [
        {"id": "m2", "row": "AO1", "field": "physical", "value": "4", "who": "Registradora de Serenazgo, demo"}
    ]
    page = page_for("registrador").get(at("fill")).content.decode()
    assert "Quedó «4». Responsable de Seguridad Ciudadana, demo escribió «7»" in page


def test_an_answer_that_never_arrived_is_asked_for_again_and_tells_what_stands(made: World) -> None:
    sent(page_for("registrador"), change("physical", "", "4"))
    sent(page_for("responsable"), change("physical", "4", "7", mark="m2"), owner="demo-responsable")

    _status, told = sent(page_for("registrador"), change("physical", "", "4"))

    assert told["saved"] == [{"id": "m1", "row": "AO1", "field": "physical", "value": "7"}]


def test_two_changes_under_one_mark_are_refused_whole(made: World) -> None:
    status, _told = sent(page_for("registrador"), change("physical", "", "4"), change("financial", "", "5"))

    assert status == 409
    assert made.figure("AO1").physical is None


def test_what_another_person_typed_in_this_browser_is_not_taken(made: World) -> None:
    status, told = sent(page_for("registrador"), change("physical", "", "4"), owner="demo-responsable")

    assert status == 409
    assert "otra persona" in str(told["message"])
    assert made.figure("AO1").physical is None


def test_a_script_of_somebody_whose_session_ended_is_told_to_wait(made: World) -> None:
    body = json.dumps({"owner": "demo-registrador", "changes": []})
    assert Client().post(at("save"), body, content_type="application/json").status_code == 401


def test_a_page_that_saw_this_revision_hears_nothing_new(made: World) -> None:
    client = page_for("registrador")
    assert client.get(at("save"), {"seen": "0"}).status_code == 204

    fill(made.report, actor("responsable"))

    news = client.get(at("save"), {"seen": "0"}).json()
    assert {"row": "AO1", "field": "physical", "value": "5"} in news["cells"]


def test_without_a_script_each_card_is_a_form(made: World) -> None:
    figure = made.figure("AO1")
    client = page_for("registrador")

    answer = client.post(
        at("save_card", figure=figure.pk),
        {"physical": "3", "base_physical": "", "financial": "10.50", "base_financial": "", "explanation": "Se hizo."},
        follow=True,
    )

    assert "AO1: guardado." in answer.content.decode()
    figure.refresh_from_db()
    assert (figure.physical, figure.financial, figure.explanation) == (3 * ONE, 1_050, "Se hizo.")


def test_a_card_that_cannot_be_read_comes_back_as_it_was_typed(made: World) -> None:
    answer = page_for("registrador").post(at("save_card", figure=made.figure("AO1").pk), {"physical": "tres"})

    assert answer.status_code == 422
    assert 'value="tres"' in answer.content.decode()
    assert made.figure("AO1").physical is None


def test_several_files_at_once_each_kept_or_refused_by_itself(made: World, settings: object, tmp_path: object) -> None:
    files = [
        SimpleUploadedFile("acta.txt", b"Acta de patrullaje"),
        SimpleUploadedFile("virus.exe", b"MZ\x90\x00" + b"\0" * 64),
        SimpleUploadedFile("lista.csv", b"a,b\n1,2\n"),
    ]
    answer = page_for("registrador").post(at("add_files", figure=made.figure("AO1").pk), {"files": files}, follow=True)

    assert "2 archivos guardados" in answer.content.decode()
    assert "virus.exe" in answer.content.decode()
    assert {each.name for each in files_about("figure:PEI-T/2023-01/AO1")} == {"acta.txt", "lista.csv"}


def test_from_the_first_figure_to_the_release(made: World) -> None:
    clerk, head, planner = (page_for(role) for role in ("registrador", "responsable", "planeamiento"))
    fill(made.report, actor("registrador"))
    assert "Enviar" in clerk.get(at("report")).content.decode()

    clerk.post(at("send"))
    assert "Dar conformidad" in head.get(at("report")).content.decode()
    head.post(at("check"))
    assert "Liberar" in planner.get(at("report")).content.decode()
    planner.post(at("release"))

    made.report.refresh_from_db()
    assert made.report.state == "released"


def test_planning_releases_several_at_once_and_hears_of_each_refusal(made: World) -> None:
    fill(made.report, actor("registrador"))
    send(actor=actor("registrador"), report=made.report)
    check(actor=actor("responsable"), report=made.report)
    planner = page_for("planeamiento")
    listed = planner.get(reverse("monitoring:reports")).content.decode()
    assert "SUBGERENCIA DE SEGURIDAD CIUDADANA" in listed
    assert "Avance físico sin gasto" in listed

    answer = planner.post(reverse("monitoring:release_many"), {"report": [made.report.pk, made.report.pk]}, follow=True)

    assert "1 reporte liberado" in answer.content.decode()


def test_observations_of_one_figure_and_of_the_whole_go_back_to_the_unit(made: World) -> None:
    fill(made.report, actor("registrador"))
    send(actor=actor("registrador"), report=made.report)
    head, figure = page_for("responsable"), made.figure("AO1")
    assert "al menos en un lugar" in head.post(at("observe"), {}).content.decode()

    head.post(at("observe"), {"whole": "Falta el sustento.", f"figure_{figure.pk}": "Revise la cifra."})

    page = page_for("registrador").get(at("fill")).content.decode()
    assert "Falta el sustento." in page
    assert "Revise la cifra." in page


def test_the_unit_answers_and_sends_again(made: World) -> None:
    fill(made.report, actor("registrador"))
    send(actor=actor("registrador"), report=made.report)
    said = observe(actor=actor("responsable"), report=made.report, text="Revise.", figure=made.figure("AO1"))
    clerk = page_for("registrador")
    assert "Responda lo observado" in clerk.post(at("send"), follow=True).content.decode()

    clerk.post(at("reply", observation=said.pk), {"reply": "Se corrigió el parte."})
    clerk.post(at("send"))

    made.report.refresh_from_db()
    assert made.report.state == "sent"


def test_one_of_two_values_is_chosen_on_the_page(made: World) -> None:
    for role, value in (("registrador", 4 * ONE), ("responsable", 7 * ONE)):
        save_figures(actor=actor(role), report=made.report, changes=[FieldChange("AO1", "physical", None, value)])
    clash = Clash.objects.get()

    page_for("registrador").post(at("settle", clash=clash.pk), {"take": "other"})

    assert made.figure("AO1").physical == 7 * ONE


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        ("registrador", {"fill": 200, "report": 200, "observe": 403}),
        ("responsable", {"fill": 200, "report": 200, "observe": 403}),
        ("planeamiento", {"fill": 403, "report": 200, "observe": 200}),
        ("direccion", {"fill": 403, "report": 200, "observe": 403}),
        ("regidor", {"fill": 403, "report": 200, "observe": 403}),
        ("control", {"fill": 403, "report": 200, "observe": 403}),
        ("administrador", {"fill": 403, "report": 403, "observe": 403}),
    ],
)
def test_who_sees_which_page(made: World, role: str, statuses: dict[str, int]) -> None:
    client = page_for(role)
    assert {name: client.get(at(name)).status_code for name in statuses} == statuses


def test_a_unit_sees_no_report_of_another(made: World) -> None:
    other = {**PLACE, "unit": "03.06"}
    client = page_for("registrador")

    assert client.get(reverse("monitoring:report", kwargs=other)).status_code == 403
    assert client.get(reverse("monitoring:fill", kwargs=other)).status_code == 403
    assert client.post(reverse("monitoring:send", kwargs=other)).status_code == 403


@pytest.mark.parametrize("name", ["send", "check", "release"])
def test_acts_of_others_are_refused(made: World, name: str) -> None:
    assert page_for("regidor").post(at(name)).status_code == 403
    assert page_for("registrador").post(at("check")).status_code == 403
    assert page_for("responsable").post(at("release")).status_code == 403


def test_more_reports_to_release_do_not_mean_more_queries(
    made: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def ready(report: UnitReport) -> None:
        fill(report, actor("registrador"))
        send(actor=actor("registrador"), report=report)
        check(actor=actor("responsable"), report=report)

    planner, listing = page_for("planeamiento"), reverse("monitoring:reports")
    ready(made.report)
    planner.get(listing)
    with django_assert_max_num_queries(60) as one:
        planner.get(listing)
    for code in ("2023-02", "2023-03"):
        for report in open_reports(actor=TESTS, poi=made.poi, period=made.period(code)):
            ready(report)

    with django_assert_max_num_queries(len(one) + 2):
        shown = planner.get(listing).content.decode()

    assert shown.count('name="report"') == 5


def test_half_of_a_character_is_no_reason_to_lose_the_rest(made: World) -> None:
    status, told = sent(
        page_for("registrador"), change("obstacle", "", "Lluvia \ud83d"), change("physical", "", "3", mark="m2")
    )

    assert status == 200
    assert told["errors"] == []
    assert made.figure("AO1").obstacle == "Lluvia ?"
    assert made.figure("AO1").physical == 3 * ONE


def test_a_mark_that_no_receipt_holds_is_refused_before_anything_is_written(made: World) -> None:
    status, told = sent(page_for("registrador"), change("physical", "", "3", mark="m" * 65))

    assert status == 409
    assert "no es de esta hoja" in str(told["message"])
    assert made.figure("AO1").physical is None


@pytest.mark.parametrize("odd", ["9" * 30, "9" * 5000, "-1", "\x00", "٣", ""])
def test_numbers_that_no_page_sends_mark_nothing(made: World, odd: str) -> None:
    assert page_for("responsable").post(reverse("monitoring:check_many"), {"report": [odd]}).status_code == 302
    assert page_for("planeamiento").post(reverse("monitoring:release_many"), {"report": [odd]}).status_code == 302
    assert page_for("control").get(reverse("monitoring:calendar"), {"anio": odd.strip("\x00")}).status_code == 200


def test_a_null_sign_in_an_answer_is_left_out(made: World) -> None:
    fill(made.report, actor("registrador"))
    send(actor=actor("registrador"), report=made.report)
    said = observe(actor=actor("responsable"), report=made.report, text="Falta el sustento")

    page_for("registrador").post(at("reply", observation=said.pk), {"reply": "Se\x00 agregó"})

    said.refresh_from_db()
    assert said.reply == "Se agregó"


@pytest.mark.parametrize("year", [0, 1999, 9999, 10**20])
def test_deadlines_are_only_of_years_that_a_plan_reaches(made: World, year: int) -> None:
    answer = page_for("planeamiento").post(reverse("monitoring:make_calendar", kwargs={"year": year}))

    assert answer.status_code == 404
    assert not ReportingPeriod.objects.exclude(year=2023).exists()
