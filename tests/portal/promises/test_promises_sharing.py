"""Promises taken away: as pictures, as tables, as JSON, as news, as a piece of another page."""

import csv
import io
import json

import jsonschema
import pytest
from django.test import Client, override_settings
from lxml import etree, html  # type: ignore[import-untyped]
from tests.portal.promises.conftest import JOBS, MANY, PARKS, FakePlans

from faro.portal.answering import CACHE
from faro.promises.vocabulary import name_of_key

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ALL = MANY + 2


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


@pytest.mark.parametrize(("suffix", "media"), [("png", "image/png"), ("svg", "image/svg+xml")])
def test_a_promise_is_a_picture(fake: FakePlans, site: Client, suffix: str, media: str) -> None:
    answer = site.get(fake.address(PARKS, f"promesa.{suffix}"))

    assert answer["Content-Type"] == media
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_picture_says_state_and_day(fake: FakePlans, site: Client) -> None:
    drawing = etree.fromstring(site.get(fake.address(PARKS, "promesa.svg")).content)
    said = " ".join(drawing.xpath("//*[local-name()='text']/text()"))

    assert "Cumplida en parte" in said
    assert "desde el 01/04/2025" in said
    assert "testserver/promesas/muestra-2022/FAKE-01/" in said


def test_networks_find_the_picture_at_its_whole_address(fake: FakePlans, site: Client) -> None:
    page = html.fromstring(site.get(fake.address(PARKS)).content.decode())

    assert page.xpath("//meta[@property='og:image']/@content") == [
        f"http://testserver{fake.address(PARKS, 'promesa.png')}"
    ]


def test_another_page_may_frame_the_embedded_one_and_it_loads_nothing_else(fake: FakePlans, site: Client) -> None:
    answer = site.get(f"/promesas/incrustar/{fake.main}/{PARKS}/")
    policy = dict(each.strip().split(" ", 1) for each in answer["Content-Security-Policy"].split(";"))

    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == "'none'"
    assert set(policy) == {"default-src", "style-src", "base-uri", "form-action", "frame-ancestors"}
    assert "X-Frame-Options" not in answer
    page = html.fromstring(answer.content.decode())
    assert not page.xpath("//script | //img | //form | //iframe")
    assert page.xpath("//a/@href") == [f"http://testserver{fake.address(PARKS)}"] * 2


def test_every_other_page_of_promises_refuses_frames(fake: FakePlans, site: Client) -> None:
    for address in ("/promesas/", fake.address(PARKS)):
        answer = site.get(address)
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_the_code_to_copy_is_the_frame_with_any_title_escaped(fake: FakePlans, site: Client) -> None:
    page = html.fromstring(site.get(fake.address(JOBS)).content.decode())
    snippet = page.xpath("string(//textarea)")

    frame = html.fragment_fromstring(snippet)
    assert frame.tag == "iframe"
    assert frame.get("src") == f"http://testserver/promesas/incrustar/{fake.main}/{JOBS}/"
    assert frame.get("title") == "Promesa FAKE-02: Empleo para jóvenes & <mujeres>"


def test_the_tables_hold_every_promise_target_state_and_link(fake: FakePlans, site: Client) -> None:
    tables = {
        name: rows_of(site.get(f"/datos/promesas/{name}.csv").content)
        for name in ("pledges", "targets", "states", "links", "diagnosis")
    }

    assert {name: len(rows) for name, rows in tables.items()} == {
        "pledges": ALL, "targets": 2, "states": 2, "links": 2, "diagnosis": 3,
    }  # fmt: skip
    parks = next(each for each in tables["pledges"] if each["pledge"] == PARKS)
    assert (parks["state"], parks["since"], parks["has_action"]) == ("cumplida_en_parte", "2025-04-01", "true")
    jobs = next(each for each in tables["targets"] if each["pledge"] == JOBS)
    assert (jobs["comparator"], jobs["quantity"], jobs["baseline"], jobs["deadline"]) == (">=", "400", "100", "2025-06")
    assert [(each["value"], each["contradicted"]) for each in tables["diagnosis"]] == [
        ("75456", "true"),
        ("79727", "true"),
        ("1200", "false"),
    ]
    assert {each["subject"] for each in tables["links"]} == {
        "element:PEI-2021-2025/AEI.04.02",
        "indicator:PEI-2021-2025/IND.01.AEI.04.02",
    }


def test_a_workbook_and_a_parquet_file_are_there_too(fake: FakePlans, site: Client) -> None:
    assert site.get("/datos/promesas/pledges.xlsx").content.startswith(b"PK")
    assert site.get("/datos/promesas/states.parquet").content.startswith(b"PAR1")
    assert site.get("/datos/promesas/pledges.exe").status_code == 404
    assert site.get("/datos/promesas/nada.csv").status_code == 404


def test_one_promise_is_a_table_of_one_row(fake: FakePlans, site: Client) -> None:
    (row,) = rows_of(site.get(fake.address(PARKS, "promesa.csv")).content)

    assert (row["plan"], row["pledge"], row["place"]) == (fake.main, PARKS, "página 3, línea 11")


def test_the_catalogue_lists_the_tables(fake: FakePlans, site: Client) -> None:
    catalogue = json.loads(site.get("/datos/catalogo.jsonld").content)
    found = next(each for each in catalogue["dcat:dataset"] if each["dct:identifier"] == "promesas")
    files = [each["dcat:downloadURL"]["@id"] for each in found["dcat:distribution"]]

    assert "http://testserver/datos/promesas/pledges.csv" in files
    assert all(site.get(each.removeprefix("http://testserver")).status_code == 200 for each in files)


def asked(site: Client, address: str) -> object:
    answer = site.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_api_answers_as_its_document_says(fake: FakePlans, site: Client) -> None:
    document = site.get("/api/v1/openapi.json").json()
    tried = {
        "/api/v1/government-plans": "/api/v1/government-plans",
        "/api/v1/promise-states": "/api/v1/promise-states",
        "/api/v1/promises": "/api/v1/promises?page_size=500",
        "/api/v1/promises/{government_plan}/{pledge}": f"/api/v1/promises/{fake.main}/{PARKS}",
    }
    for path, address in tried.items():
        schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(asked(site, address), schema | {"components": document["components"]})


def test_the_api_narrows_and_says_missing_states_as_null(fake: FakePlans, site: Client) -> None:
    whole = site.get("/api/v1/promises").json()
    assert whole["total"] == ALL
    decided = site.get("/api/v1/promises?state=cumplida_en_parte").json()
    assert [each["code"] for each in decided["items"]] == [PARKS]
    jobs = site.get("/api/v1/promises?text=jovenes").json()["items"][0]
    assert (jobs["state"], jobs["state_label"], jobs["since"]) == (None, "Sin evaluar todavía", None)


def test_the_api_tells_a_promise_with_its_way(fake: FakePlans, site: Client) -> None:
    told = site.get(f"/api/v1/promises/{fake.main}/{PARKS}").json()

    assert [each["kind"] for each in told["chain"]] == ["action", "money", "indicator"]
    assert told["chain"][1]["centimos"] == 139_329_963
    assert told["targets"][0]["quantity"] == {"value": 90, "shown": "90"}
    assert [each["day"] for each in told["states"]] == ["2024-03-05", "2025-04-01"]
    assert site.get("/api/v1/promises/nada/nada").status_code == 404


def entries(content: bytes) -> list[str]:
    return [str(each) for each in etree.fromstring(content).xpath("//a:entry/a:title/text()", namespaces=ATOM)]


def test_news_of_all_of_a_plan_and_of_one_promise(fake: FakePlans, site: Client) -> None:
    every = site.get("/promesas/atom.xml")
    of_plan, of_other = site.get(fake.address(rest="atom.xml")), site.get(f"/promesas/{fake.other}/atom.xml")
    of_one, of_none = site.get(fake.address(PARKS, "atom.xml")), site.get(fake.address(JOBS, "atom.xml"))

    assert every["Content-Type"].startswith("application/atom+xml")
    assert len(entries(of_one.content)) == 4  # two links confirmed, two states decided
    assert len(entries(of_plan.content)) == 5  # and the plan itself
    assert len(entries(of_other.content)) == 1
    assert entries(of_none.content) == []
    assert len(entries(every.content)) == 7  # the diagnosis too
    assert b"command:demo" not in every.content
    page = etree.fromstring(of_one.content).xpath("string(//a:entry/a:link/@href)", namespaces=ATOM)
    assert page == f"http://testserver{fake.address(PARKS)}"


@override_settings(DEMO=True)
def test_news_of_a_demonstration_are_marked_as_invented(fake: FakePlans, site: Client) -> None:
    CACHE.clear()
    told = entries(site.get(fake.address(PARKS, "atom.xml")).content)

    assert told
    assert all(each.startswith("De muestra: ") for each in told)
    assert not any(
        each.startswith("De muestra: ") for each in entries(site.get(f"/promesas/{fake.other}/atom.xml").content)
    )


def test_an_investment_is_called_by_its_code() -> None:
    assert name_of_key("investment:1234567") == "inversión 1234567"
