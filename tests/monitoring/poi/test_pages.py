"""Every page of the POI answers whom it should, and does what it says."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.budget.files import mef_bytes, mef_row
from tests.monitoring.poi.conftest import ACTOR

from faro.budget.api import GivenFile, import_mef
from faro.directory.api import municipality, unit_labels
from faro.monitoring.api import ActivityRow, make_poi, save_activities
from faro.monitoring.domain import consistency_months
from faro.monitoring.models import Activity, BudgetLink, Poi
from faro.monitoring.views.poi.consistency import KINDS

Enter = Callable[[str], Client]
UNIT = "03.01.01"
SWEEP = ActivityRow(name="Barrido de calles", measure="Kilómetro", physical={1: 10_000_000}, financial={1: 123_450})


@pytest.fixture
def poi(demo: Poi) -> Poi:
    made = make_poi(actor=ACTOR, plan_code=demo.plan.code, year=2026)
    save_activities(actor=ACTOR, poi=made, unit=UNIT, rows=[SWEEP])
    return made


def url(name: str, poi: Poi, **more: object) -> str:
    return reverse(f"monitoring:{name}", kwargs={"plan": poi.plan.code, "year": poi.year, **more})


def send(client: Client, poi: Poi, owner: str, *changes: dict[str, str]) -> tuple[int, dict[str, Any]]:
    body = json.dumps({"owner": owner, "changes": list(changes)})
    answer = client.post(url("poi_save", poi, unit=UNIT), body, content_type="application/json")
    return answer.status_code, answer.json() if answer.status_code in (200, 409) else {}


def change(row: str, field: str, base: str, value: str, **more: str) -> dict[str, str]:
    return {"id": f"{row}{field}{value}", "row": row, "field": field, "base": base, "value": value, **more}


@pytest.fixture
def owner(poi: Poi, signed_in: Enter) -> tuple[Client, str]:
    client = signed_in("planeamiento")
    page = client.get(url("poi_unit", poi, unit=UNIT))
    return client, page.context["facts"]["owner"]


@pytest.mark.parametrize("name", ["poi", "poi_stages", "poi_consistency", "poi_budget", "poi_workbook", "poi_ceplan"])
@pytest.mark.parametrize("year", [2025, 2026])
def test_each_page_opens(poi: Poi, signed_in: Enter, name: str, year: int) -> None:
    found = Poi.objects.select_related("plan").get(year=year)

    assert signed_in("control").get(url(name, found)).status_code == 200
    assert signed_in("administrador").get(url(name, found)).status_code == 403


def test_the_list_leads_to_each_year(poi: Poi, signed_in: Enter) -> None:
    page = signed_in("regidor").get(reverse("monitoring:poi_list"))

    assert url("poi", poi) in page.content.decode()
    assert "Datos sintéticos" in page.content.decode()


def test_the_sheet_of_a_synthetic_poi_says_so(demo: Poi, signed_in: Enter) -> None:
    code = Activity.objects.filter(poi=demo).values_list("unit", flat=True)[0]
    page = signed_in("planeamiento").get(url("poi_unit", demo, unit=code)).content.decode()

    assert "Datos sintéticos" in page
    assert "data-save-url" not in page, "nothing is open for writing"


def test_a_cell_is_saved_and_its_sums_come_back(poi: Poi, owner: tuple[Client, str]) -> None:
    client, me = owner
    code = Activity.objects.get(poi=poi).code

    status, said = send(client, poi, me, change(code, "f02", "", "1,000.50"), change(code, "action", "", "aei.01.01"))

    assert status == 200
    assert [(each["field"], each["value"]) for each in said["saved"]] == [("f02", "1000.5"), ("action", "AEI.01.01")]
    assert {"row": "", "name": "total", "text": "2,235.00"} in said["shown"]


def test_what_another_wrote_stays_and_is_told(poi: Poi, owner: tuple[Client, str]) -> None:
    client, me = owner
    code = Activity.objects.get(poi=poi).code
    send(client, poi, me, change(code, "name", "Barrido de calles", "Barrido y lavado"))

    _status, said = send(client, poi, me, change(code, "name", "Barrido de calles", "Barrido fino"))

    assert [(each["value"], bool(each["who"])) for each in said["clashes"]] == [("Barrido y lavado", True)]
    assert Activity.objects.get(poi=poi).name == "Barrido y lavado"


def test_a_lost_answer_can_be_asked_again(poi: Poi, owner: tuple[Client, str]) -> None:
    client, me = owner
    code = Activity.objects.get(poi=poi).code
    sent = change(code, "p01", "10", "12")
    send(client, poi, me, sent)

    _status, said = send(client, poi, me, sent)

    assert said["saved"][0]["value"] == "12"
    assert said["clashes"] == []


def test_a_new_row_is_made_once(poi: Poi, owner: tuple[Client, str]) -> None:
    client, me = owner
    sent = change("+abc", "name", "", "Poda de árboles")
    _status, first = send(client, poi, me, sent)
    _status, second = send(client, poi, me, sent, change("+abc", "p03", "", "4"))

    assert first["rows"] == second["rows"] == {"+abc": "NUEVA-2026-0002"}
    assert Activity.objects.filter(poi=poi).count() == 2


def test_figures_pasted_together_are_read_alike(poi: Poi, owner: tuple[Client, str]) -> None:
    client, me = owner
    code = Activity.objects.get(poi=poi).code
    block = [change(code, f"f{month:02d}", "", text, block="b") for month, text in ((5, "1.234"), (6, "1.234,50"))]

    _status, said = send(client, poi, me, *block, change(code, "f07", "", "1.234"))

    assert [each["value"] for each in said["saved"]] == ["1234", "1234.5"]
    assert "dos modos" in said["errors"][0]["message"]


def test_what_one_person_typed_is_not_sent_by_another(poi: Poi, owner: tuple[Client, str]) -> None:
    client, _me = owner

    status, said = send(client, poi, "otra", change("x", "name", "", "y"))

    assert (status, "otra persona" in said["message"]) == (409, True)


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"owner": 1, "changes": [[]]}', '{"owner":"x","changes":[{"id":{}}]}']
)
def test_what_no_sheet_sends_is_refused(poi: Poi, owner: tuple[Client, str], body: str) -> None:
    client, _me = owner

    assert client.post(url("poi_save", poi, unit=UNIT), body, content_type="application/json").status_code == 409


def test_nobody_else_saves(poi: Poi, signed_in: Enter) -> None:
    for role in ("control", "regidor", "direccion"):
        client = signed_in(role)
        me = client.get(url("poi_unit", poi, unit=UNIT)).context["facts"]["owner"]
        assert send(client, poi, me, change("x", "name", "", "y"))[0] == 409
    assert Client().post(url("poi_save", poi, unit=UNIT), "{}", content_type="application/json").status_code == 401


def test_news_come_only_where_there_are_any(poi: Poi, owner: tuple[Client, str]) -> None:
    client, me = owner
    save = url("poi_save", poi, unit=UNIT)
    seen = client.get(save).json()["revision"]
    assert client.get(f"{save}?seen={seen}").status_code == 204

    send(client, poi, me, change(Activity.objects.get(poi=poi).code, "p01", "10", "11"))

    news = client.get(f"{save}?seen={seen}").json()
    assert {"row": "NUEVA-2026-0001", "field": "p01", "value": "11"} in news["cells"]


def test_the_plain_form_does_the_same(poi: Poi, signed_in: Enter) -> None:
    client = signed_in("planeamiento")
    code = Activity.objects.get(poi=poi).code
    page = url("poi_activity", poi, code=code)
    assert client.get(page).status_code == 200

    wrong = client.post(
        page, {"p01": "mucho", "base-p01": "10", "name": "Barrido de calles", "base-name": "Barrido de calles"}
    )
    assert (wrong.status_code, "mucho" in wrong.content.decode()) == (422, True)
    done = client.post(page, {"p01": "15", "base-p01": "10"})

    assert done.status_code == 302
    assert Activity.objects.get(poi=poi).planned.get(month=1).physical == 15_000_000


def test_a_new_activity_by_the_plain_form(poi: Poi, signed_in: Enter) -> None:
    client = signed_in("planeamiento")
    page = client.get(url("poi_new", poi, unit=UNIT))

    client.post(url("poi_new", poi, unit=UNIT), {"row": page.context["named"], "name": "Riego", "base-name": ""})

    assert Activity.objects.filter(poi=poi, name="Riego", unit=UNIT).exists()


def test_an_activity_is_removed_with_its_reason(poi: Poi, signed_in: Enter) -> None:
    client = signed_in("planeamiento")
    code = Activity.objects.get(poi=poi).code
    client.post(url("poi_remove", poi, code=code), {"reason": ""})
    assert Activity.objects.filter(poi=poi).exists()

    client.post(url("poi_remove", poi, code=code), {"reason": "Estaba dos veces"})

    assert not Activity.objects.filter(poi=poi).exists()


def test_planning_takes_the_steps_in_their_order(poi: Poi, signed_in: Enter) -> None:
    client = signed_in("planeamiento")

    def take(step: str, **given: str) -> int:
        return client.post(url("poi_step", poi, step=step), given).status_code

    assert take("reprogramar", motive="Antes de tiempo") == 422
    assert take("aprobar", instrument="", on="2025-12-30") == 422
    assert take("aprobar", instrument="R.A. 1-2025", on="2025-12-30") == 302
    assert take("consistencia", on="2025-12-31") == 302
    assert take("reprogramar", motive="Menos canon") == 302
    me = client.get(url("poi_unit", poi, unit=UNIT)).context["facts"]["owner"]
    code = Activity.objects.get(poi=poi).code
    assert send(client, poi, me, change(code, "p01", "10", "3"))[1]["saved"]
    assert "En esta etapa" in send(client, poi, me, change(code, "name", "x", "y"))[1]["errors"][0]["message"]
    assert take("aprobar-reprogramacion", instrument="R.A. 2-2026", on="2026-05-02") == 302
    page = client.get(url("poi_stages", poi)).content.decode()
    assert "Reprogramación 1" in page
    assert 'class="n changed"' in page
    assert signed_in("responsable").get(url("poi_step", poi, step="aprobar")).status_code == 403


def test_links_with_the_budget_are_made_and_taken_away(poi: Poi, signed_in: Enter) -> None:
    client = signed_in("planeamiento")
    code = Activity.objects.get(poi=poi).code
    page = url("poi_budget", poi)

    assert client.post(page, {"activity": code, "sec_func": "12", "share": "62.5"}).status_code == 302
    assert client.post(page, {"activity": "NADA", "sec_func": "12", "share": "10"}).status_code == 422
    shown = client.get(page).content.decode()

    link = BudgetLink.objects.get()
    assert (link.sec_func, link.share) == ("0012", 625_000)
    assert "Falta repartir 37.5 %" in shown
    client.post(url("poi_unlink", poi, link=link.pk))
    assert not BudgetLink.objects.exists()


def test_a_goal_that_the_budget_does_not_have_is_warned_of_and_stays_a_warning(
    poi: Poi, signed_in: Enter, tmp_path: Path
) -> None:
    client = signed_in("planeamiento")
    code = Activity.objects.get(poi=poi).code
    page = url("poi_budget", poi)
    assert "no está entre" not in linked(client, page, code, "12"), "no file of the budget says what there is"

    place = municipality()
    assert place is not None
    own = place.executing_unit
    rows = [mef_row(ANO_EJE="2026", SEC_EJEC=own, SEC_FUNC=goal) for goal in ("0012", "0013")]
    (tmp_path / "gasto.csv").write_bytes(mef_bytes(rows))
    import_mef(actor=ACTOR, file=GivenFile(tmp_path / "gasto.csv", "gasto.csv"), unit=own, year=2026)
    assert "no está entre" not in linked(client, page, code, "13")
    assert "La meta 0014 no está entre las 2 del archivo del presupuesto de 2026." in linked(client, page, code, "14")

    assert BudgetLink.objects.filter(sec_func="0014").exists()
    warned = client.get(url("poi_consistency", poi), {"clase": "unknown_goal"}).content.decode()
    assert "La meta 0014 no está entre las 2" in warned
    assert "0013 no está" not in warned


def linked(client: Client, page: str, code: str, goal: str) -> str:
    sent = client.post(page, {"activity": code, "sec_func": goal, "share": "10"}, follow=True)
    return str(sent.content.decode())


def test_the_sheet_asks_the_database_the_same_whatever_its_size(
    poi: Poi, signed_in: Enter, django_assert_max_num_queries: Any
) -> None:
    rows = [ActivityRow(name=f"Actividad {n}", physical={1: 1_000_000}) for n in range(30)]
    save_activities(actor=ACTOR, poi=poi, unit=UNIT, rows=rows)
    client = signed_in("planeamiento")

    with django_assert_max_num_queries(45):
        client.get(url("poi_unit", poi, unit=UNIT))


def test_units_outside_of_ones_own_are_only_seen(poi: Poi, signed_in: Enter) -> None:
    client = signed_in("registrador")
    others = [unit for unit in unit_labels() if unit == UNIT]

    page = client.get(url("poi_unit", poi, unit=others[0]))

    assert (page.status_code, page.context["may_write"]) in ((200, False), (200, True))


def test_every_kind_of_warning_has_its_words() -> None:
    sources = Path(consistency_months.__file__).parent.glob("consistency_*.py")
    text = "\n".join(source.read_text("utf-8") for source in sources)
    codes = set(re.findall(r'^[A-Z_0-9]+ = "([a-z_0-9]+)"$', text, re.MULTILINE))

    assert codes - KINDS.keys() == set()
