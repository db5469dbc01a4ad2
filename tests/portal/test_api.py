"""The API: documented, filtered, paged, and with errors that say how to mend them."""

import json
from typing import Any

import jsonschema
import pytest
from django.test import Client
from django.urls import reverse
from tests.portal.conftest import Published

from faro.cli.installation.demo_world import DemoWorld

BASE = "/api/v1/plans/pei-2021-2025/2022"
LISTS = ("elements", "indicators", "measurements", "results", "amounts", "findings", "commitments")


def asked(site: Client, address: str) -> Any:
    response = site.get(address)
    assert response.status_code == 200, response.content
    return response.json()


def test_the_door_leads_to_everything(ilo: Published, site: Client) -> None:
    entry = asked(site, "/api/v1/")
    plans = asked(site, entry["plans"].removeprefix("http://testserver"))
    assert [(each["slug"], each["years"]) for each in plans] == [("pei-2021-2025", [2022])]
    assert asked(site, entry["openapi"].removeprefix("http://testserver"))["openapi"].startswith("3.1")


def test_every_answer_is_as_the_document_says(ilo: Published, site: Client) -> None:
    """Each address of the document, with its example filled in, held against the schema the document gives it."""
    document = asked(site, "/api/v1/openapi.json")
    tried = 0
    for path, methods in document["paths"].items():
        assert set(methods) == {"get"}
        if "{government_plan}" in path:
            continue  # tests/portal/promises tries it where there are promises
        address = path.replace("{plan}", "pei-2021-2025").replace("{year}", "2022").replace("{code}", "IND.01.OEI.01")
        if address.endswith("/questions"):
            address += "?subject=indicator:PEI-2021-2025/IND.01.OEI.01"
        schema = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(asked(site, address), schema | {"components": document["components"]})
        tried += 1
    assert tried >= 13


@pytest.mark.parametrize("name", LISTS)
def test_a_list_can_be_walked_page_by_page(ilo: Published, site: Client, name: str) -> None:
    whole = asked(site, f"{BASE}/{name}?page_size=500")
    address, walked = f"{BASE}/{name}?page_size=7", []
    for _turn in range(30):
        page = asked(site, address)
        walked += page["items"]
        assert page["total"] == whole["total"]
        if page["next"] is None:
            break
        address = page["next"].removeprefix("http://testserver")
    assert walked == whole["items"][: len(walked)]
    assert len(walked) == min(whole["total"], 7 * 30)


def test_filters_narrow(ilo: Published, site: Client) -> None:
    """By hand: 17 of Ilo's 51 indicators were met; OEI.01 has five actions; 5 objectives are red."""
    assert asked(site, f"{BASE}/indicators?achieved=true")["total"] == 17
    assert asked(site, f"{BASE}/indicators?achieved=false")["total"] == 34
    assert asked(site, f"{BASE}/indicators?element=OEI.01")["total"] == 1
    assert asked(site, f"{BASE}/elements?parent=OEI.01")["total"] == 5
    assert asked(site, f"{BASE}/elements?level=OEI&light=red")["total"] == 5
    assert asked(site, f"{BASE}/results?scope=plan&method=ilo-2022")["total"] == 1
    assert asked(site, f"{BASE}/measurements?indicator=IND.01.OEI.01")["items"][0]["value"] == {
        "value": 10,
        "shown": "10",
    }
    high = asked(site, f"{BASE}/findings?severity=high")
    assert high["total"] == sum(each.severity == "high" for each in ilo.shown.findings)
    assert asked(site, f"{BASE}/findings?state=explained")["total"] == 0


def test_a_figure_leads_to_its_printed_cell(ilo: Published, site: Client) -> None:
    source = asked(site, f"{BASE}/indicators/IND.01.OEI.01")["measurements"][0]["source"]
    assert source["place"].endswith("línea 111")
    assert "/cuadros/indicadores-oei/#f1c" in source["url"]


def test_questions_hide_who_asked(ilo: Published, demonstration: DemoWorld, site: Client) -> None:
    answer = asked(site, "/api/v1/questions?subject=indicator:PEI-2021-2025/IND.01.OEI.01")
    assert answer["total"] == 1
    assert {each["kind"] for each in answer["items"][0]["statements"]} == {"question", "answer"}
    assert not {"name", "email"} & answer["items"][0].keys()


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        (f"{BASE}/indicators/NADA", 404, "NADA"),
        ("/api/v1/plans/otro/2022", 404, "publicado"),
        ("/api/v1/nada", 404, "openapi.json"),
        (f"{BASE}/indicators?page=0", 422, "page"),
        (f"{BASE}/indicators?page=uno", 422, "entero"),
        (f"{BASE}/indicators?page_size=501", 422, "grande"),
        (f"{BASE}/findings?severity=terrible", 422, "permitidos"),
        ("/api/v1/questions", 422, "falta"),
    ],
)
def test_errors_are_problems_in_spanish(ilo: Published, site: Client, address: str, status: int, word: str) -> None:
    response = site.get(address)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    problem = json.loads(response.content)
    assert problem["status"] == status
    assert word in problem["detail"]


def test_the_page_for_people_lists_every_address(ilo: Published, site: Client) -> None:
    page = site.get("/datos/api/").content.decode()
    for path in asked(site, "/api/v1/openapi.json")["paths"]:
        assert f">{path}<" in page
    assert page.count("<script") == 1


def test_the_code_of_an_indicator_may_hold_a_bar(ilo: Published, site: Client) -> None:
    url = reverse("portal:api_indicator", args=["pei-2021-2025", 2022, "IND/1"])
    refused = site.get(url)

    assert refused.status_code == 404
    assert "IND/1" in refused.json()["detail"]
