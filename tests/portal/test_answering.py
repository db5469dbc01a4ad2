"""Kept pages: fast, tagged, the same for everyone, and never older than what is published."""

import gzip
import io
import zipfile
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.portal.conftest import Published
from tests.portal.crawling import opened, text_of

from faro.cli.installation.demo_world import DemoWorld
from faro.evaluation.api import publish
from faro.kernel.fixed import QUANTITY_SCALE, to_scaled
from faro.plans.api import NewTarget, change_target
from faro.portal.answering import CACHE

INDICATOR = "IND.01.OEI.01"


def test_a_kept_page_costs_one_cheap_query_and_no_session(ilo: Published, site: Client) -> None:
    site.get("/")
    with CaptureQueriesContext(connection) as queries:
        response = site.get("/")
    assert len(queries) == 1
    assert "ledger_entry" in queries[0]["sql"]
    assert "Set-Cookie" not in response
    assert "Cookie" not in response["Vary"]


def test_a_page_made_anew_asks_little_of_the_database(ilo: Published, site: Client) -> None:
    for address in (f"{ilo.base}/indicadores/{INDICATOR}/", f"{ilo.base}/objetivos/OEI.05/", f"{ilo.base}/unidades/"):
        site.get(address)
        CACHE.clear()
        with CaptureQueriesContext(connection) as queries:
            site.get(address)
        assert len(queries) <= 14, [query["sql"] for query in queries]


def test_an_unchanged_page_is_not_sent_again(ilo: Published, site: Client) -> None:
    for address in (
        "/",
        f"{ilo.base}/indicadores/{INDICATOR}/",
        "/api/v1/plans",
        "/datos/pei-2021-2025/2022/units.csv",
    ):
        first = site.get(address)
        assert first["Cache-Control"] == "no-cache"
        again = site.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
        assert again.status_code == 304
        assert again.content == b""
        assert again["ETag"] == first["ETag"]
        several = site.get(address, HTTP_IF_NONE_MATCH=f'"other", {first["ETag"]}')
        assert several.status_code == 304
        assert site.get(address, HTTP_IF_NONE_MATCH='"other"').status_code == 200


def test_a_page_travels_packed_to_whoever_can_unpack_it(ilo: Published, site: Client) -> None:
    plain = site.get("/")
    packed = site.get("/", HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] == plain["ETag"]
    assert "Content-Encoding" not in plain
    assert int(packed["Content-Length"]) == len(packed.content)


def test_only_reading_is_allowed(ilo: Published, site: Client) -> None:
    assert site.head("/").status_code == 200
    for method in ("post", "put", "delete", "patch"):
        response = getattr(site, method)("/")
        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD"


def test_whoever_sends_is_told_that_this_is_only_read(ilo: Published) -> None:
    careful = Client(enforce_csrf_checks=True)
    page, data = careful.post("/", {"a": "1"}), careful.post("/api/v1/plans", {"a": "1"})

    assert page.status_code == data.status_code == 405
    assert "solo se lee" in page.content.decode()
    assert data["Content-Type"] == "application/problem+json"
    assert data.json()["status"] == 405


def test_parameters_that_mean_nothing_make_no_new_page(ilo: Published, site: Client) -> None:
    CACHE.clear()
    for number in range(50):
        site.get(f"/?rumor={number}")
        site.get(f"{ilo.base}/no-cuadra/?gravedad=high&rumor={number}")
    assert len(CACHE) == 2


def test_who_signed_in_sees_the_same_page(ilo: Published, demonstration: DemoWorld, site: Client) -> None:
    public = site.get("/").content
    signed_in = Client()
    signed_in.force_login(demonstration.cast["planeamiento"])
    CACHE.clear()
    assert signed_in.get("/").content == public
    assert site.get("/").content == public


def test_other_sites_may_read_data_but_not_frame_pages(ilo: Published, site: Client) -> None:
    assert site.get("/api/v1/plans")["Access-Control-Allow-Origin"] == "*"
    assert site.get("/datos/pei-2021-2025/2022/units.parquet")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in site.get("/")
    asked = site.options("/api/v1/plans")
    assert asked.status_code == 204
    assert "If-None-Match" in asked["Access-Control-Allow-Headers"]
    assert "script-src 'self'" in site.get("/")["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_published_correction_shows_on_the_next_request(
    ilo: Published, demonstration: DemoWorld, site: Client
) -> None:
    """The target of IND.01.OEI.01 goes from 20 to 10: what was 50 % and not met is 100 % and met, everywhere."""
    address = f"{ilo.base}/indicadores/{INDICATOR}/"
    figures = f"/datos/{ilo.plan}/{ilo.year}/results_indicators.csv"
    before = {each: site.get(each)["ETag"] for each in ("/", address, figures, "/api/v1/plans/pei-2021-2025/2022")}
    assert "No logrado" in text_of(opened(site, address))
    planner = demonstration.actor("planeamiento")
    change_target(
        actor=planner,
        plan_code="PEI-2021-2025",
        target=NewTarget(
            indicator=INDICATOR,
            year=2022,
            value=to_scaled(Decimal(10), QUANTITY_SCALE),
            instrument="R.A. 1-2026-MPI",
            instrument_date=None,
            last_seen=0,
        ),
        reason="Se corrige la meta.",
    )
    assert "No logrado" in text_of(opened(site, address)), "changed, but not published"
    publish(actor=planner, plan_code="PEI-2021-2025", year=2022, reason="Meta corregida.", formats=())
    for each, etag in before.items():
        answer = site.get(each, HTTP_IF_NONE_MATCH=etag)
        assert answer.status_code == 200, each
        assert answer["ETag"] != etag
    text = text_of(opened(site, address))
    assert "10 ÷ 10 × 100" in text
    assert "R.A. 1-2026-MPI" in text
    assert "Cambió con la publicación 2" in text
    assert "Motivo: Meta corregida." in text
    assert "18 de sus 51 indicadores" in text_of(opened(site, "/"))
    assert "Meta corregida." in text_of(opened(site, f"{ilo.base}/documentos/"))


@pytest.mark.parametrize("end", ["/novedades.atom", "/datos/pei-2021-2025/2022/paquete.zip"])
def test_what_one_reader_adds_to_an_address_is_not_kept_for_the_next(end: str, ilo: Published, site: Client) -> None:
    CACHE.clear()
    added = site.get(f"{end}?aviso=escriba-a-otro-correo").content
    assert site.get(end).content == added
    assert b"escriba-a-otro-correo" not in text_within(added)


def text_within(content: bytes) -> bytes:
    """The content itself, or everything that a ZIP holds."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
