"""The pages of promises: what they say, what they narrow, where they lead; light, with a bounded number of queries."""

import re
from itertools import pairwise
from urllib.parse import urldefrag

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from tests.portal.crawling import Document, crawl, links, opened, text_of
from tests.portal.promises.conftest import BUSES, JOBS, MANY, PARKS, FakePlans

from faro.portal.answering import CACHE

pytestmark = pytest.mark.django_db

HEAVIEST = 40_000
MOST_QUERIES = 60
OURS = ("/promesas/", "/datos/promesas/")
ALL = MANY + 2
"""The main plan has one more than thirty, the other plan one."""


def titles(page: Document) -> list[str]:
    return [each.text_content().strip() for each in page.xpath("//*[@class='pledges']//p[@class='pledge-title']")]


def counted(page: Document) -> dict[str, str]:
    """The big figures of a page by their words."""
    found = page.xpath("//*[@class='answer']/li")
    return {
        text_of(each.xpath(".//*[@class='answer-word']")[0]): each.xpath("string(.//*[@class='answer-number'])")
        for each in found
    }


def test_the_front_says_how_many_there_are_and_in_which_state(fake: FakePlans, site: Client) -> None:
    page = opened(site, "/promesas/")

    assert counted(page) == {
        "promesas": str(ALL),
        "sin evaluar todavía": str(ALL - 1),
        "cumplida en parte": "1",
    }
    assert f"{ALL - 1} sin ninguna acción que las cumpla" in text_of(page)
    assert "Nadie ha decidido todavía si se cumplió. No quiere decir que sí ni que no." in text_of(page)
    assert "Partido de Muestra, 2022–2026 ganó la elección" in text_of(page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dimension=Ambiental", ["Buses limpios"]),
        ("estado=cumplida_en_parte", ["Parques con áreas verdes en cada barrio"]),
        ("lugar=Pampa+Inal%C3%A1mbrica", ["Parques con áreas verdes en cada barrio"]),
        ("accion=con", ["Parques con áreas verdes en cada barrio"]),
        ("texto=AREAS+barrio", ["Parques con áreas verdes en cada barrio"]),
        ("texto=fake-02", ["Empleo para jóvenes & <mujeres>"]),
        ("plan=otra-muestra-2022&estado=sin_evaluar", ["Buses limpios"]),
        ("plan=otra-muestra-2022&estado=cumplida", []),
        ("texto=%27%22%3Cscript%3E", []),
    ],
)
def test_each_filter_narrows(fake: FakePlans, site: Client, query: str, expected: list[str]) -> None:
    page = opened(site, f"/promesas/?{query}")

    assert titles(page) == expected
    assert f"{len(expected)} de {ALL} promesas." in text_of(page)


def test_a_long_list_has_more_pages_that_keep_the_filter(fake: FakePlans, site: Client) -> None:
    first = opened(site, "/promesas/?dimension=Social")
    following = first.xpath("//a[@rel='next']/@href")[0]

    assert "dimension=Social" in following
    second = opened(site, f"/promesas/{following}")
    assert len(titles(first)) == 25
    assert len(titles(first)) + len(titles(second)) == MANY
    assert not set(titles(first)) & set(titles(second))


def test_a_promise_says_its_words_with_their_place_and_what_its_target_lacks(fake: FakePlans, site: Client) -> None:
    said = text_of(opened(site, fake.address(PARKS)))

    assert "«dice el plan: Parques con áreas verdes en cada barrio»" in said
    assert "Plan de gobierno de Partido de Muestra, página 3, línea 11" in said
    assert "Es un porcentaje y no dice de qué." in said
    assert "2026 (del encabezado)" in said


def test_a_promise_shows_its_state_with_day_reason_and_source_and_those_before(fake: FakePlans, site: Client) -> None:
    page = opened(site, fake.address(PARKS))
    states = [text_of(each) for each in page.xpath("//section[@aria-labelledby='estados']//li")]

    assert "Desde el 01/04/2025. Motivo de muestra: cumplida_en_parte." in text_of(page)
    assert [each[:10] for each in states] == ["01/04/2025", "05/03/2024"]
    assert "Cumplida en parte" in states[0]
    assert "Fuente: Informe de muestra 14, cuadro 3" in states[0]
    assert "Acta de entrega de muestra, folio 2" in states[1]


def test_the_way_leads_from_the_promise_to_action_money_and_result(fake: FakePlans, site: Client) -> None:
    """By hand, from the report: AEI.04.02 spent S/ 1,393,299.63 of S/ 1,743,704.94; its indicator reached 95."""
    page = opened(site, fake.address(PARKS))
    steps = page.xpath("//ol[@class='chain']/li")

    action, money, result, records = (text_of(each) for each in steps[1:])
    assert "AEI.04.02" in action
    assert "S/ 1,393,299.63 ejecutados de S/ 1,743,704.94 programados en 2022" in money
    assert "IND.01.AEI.04.02" in result
    assert re.search(r"^Qué resultó 95 %.*100 %.*2022", result)
    assert "línea 352" in result
    assert "Sin anotaciones detrás" in records
    assert site.get(steps[1].xpath(".//a/@href")[0]).status_code == 200
    assert site.get(steps[3].xpath(".//a/@href")[0]).status_code == 200


def test_a_promise_without_action_says_so_in_each_step(fake: FakePlans, site: Client) -> None:
    page = opened(site, fake.address(JOBS))

    assert len(page.xpath("//li[contains(@class, 'chain-missing')]")) == 4
    assert "Sin acción: ninguna del plan de la municipalidad la cumple" in text_of(page)
    assert "Sin evaluar todavía" in text_of(page)
    assert "al menos 400 empleos formales" in text_of(page)


def test_anyone_may_ask_about_a_promise(fake: FakePlans, site: Client) -> None:
    page = opened(site, fake.address(PARKS))
    address = page.xpath("//section[@aria-labelledby='cuestiones']//a[contains(@class, 'button')]/@href")[0]

    form = opened(site, address)
    assert "Promesa FAKE-01: Parques con áreas verdes en cada barrio" in text_of(form)


@override_settings(DEMO=True)
def test_what_is_decided_in_a_demonstration_is_marked_as_invented(fake: FakePlans, site: Client) -> None:
    CACHE.clear()
    row = opened(site, "/promesas/?accion=con").xpath("//*[@class='pledges']/li")[0]

    assert "de muestra" in text_of(row.xpath(".//p[@class='pledge-head']")[0])
    assert "Un estado es inventado" in text_of(opened(site, "/promesas/"))
    assert "de muestra" not in text_of(opened(site, f"/promesas/{fake.other}/").xpath("//*[@class='pledges']")[0])


@override_settings(DEMO=True)
def test_what_is_linked_in_a_demonstration_is_marked_as_invented(fake: FakePlans, site: Client) -> None:
    CACHE.clear()

    assert "ninguna oficina lo ha dicho" in text_of(opened(site, fake.address(PARKS)))
    assert "ninguna oficina lo ha dicho" in text_of(opened(site, "/promesas/comparar/"))
    assert "ninguna oficina lo ha dicho" not in text_of(opened(site, fake.address(JOBS)))


def test_the_timeline_tells_decisions_newest_first_and_the_terms(fake: FakePlans, site: Client) -> None:
    page = opened(site, "/promesas/cronologia/")

    days = page.xpath("//ol[@class='history']//time/text()")
    assert days == ["01/04/2025", "05/03/2024"]
    terms = {text_of(each.xpath("./dt")[0]): text_of(each.xpath("./dd")[0]) for each in page.xpath("//main//dl/div")}
    assert (terms["2025"][:9], terms["2025"][9:]) == ("1 promesa", "1 sin evaluar todavía")
    assert terms["2026"] == "1 promesa"
    assert terms["sin plazo"].startswith(f"{ALL - 2} promesas")
    assert opened(site, f"/promesas/cronologia/?plan={fake.other}").xpath("//ol[@class='history']") == []


def test_plans_stand_side_by_side_and_what_only_one_promises_stands_out(fake: FakePlans, site: Client) -> None:
    page = opened(site, "/promesas/comparar/")
    topics = {
        text_of(each.xpath("./h3")[0]).split(" un solo plan")[0]: each
        for each in page.xpath("//article[@class='topic']")
    }

    green = next(each for each in topics.values() if each.xpath(f".//a[@href='{fake.address(PARKS)}']"))
    columns = {text_of(each.xpath("./h4")[0]): text_of(each) for each in green.xpath(".//*[@class='topic-column']")}
    assert "Parques con áreas verdes" in columns["Partido de Muestra"]
    assert "Nada en este tema." in columns["Otra Muestra"]
    assert "un solo plan" in text_of(green.xpath("./h3")[0])
    assert "Ganó la elección: Partido de Muestra." in text_of(page)
    taken = page.xpath("//section[@aria-labelledby='tomado']//tbody/tr")
    assert [text_of(each.xpath("./th")[0]) for each in taken] == [f"{PARKS} Parques con áreas verdes en cada barrio"]


def test_a_comparison_of_one_dimension_leaves_out_the_others(fake: FakePlans, site: Client) -> None:
    page = opened(site, "/promesas/comparar/?dimension=Ambiental")

    assert page.xpath("//article[@class='topic']//a/@href") == [f"/promesas/{fake.other}/{BUSES}/"]


def test_the_chain_of_objectives_is_drawn_and_told_line_by_line_with_what_is_missing(
    fake: FakePlans, site: Client
) -> None:
    page = opened(site, "/promesas/articulacion/")
    top = next(each for each in page.xpath("//ul[@class='branches']/li") if text_of(each).startswith("Calidad de vida"))
    nested = top.xpath("./ul/li")[0]

    assert text_of(nested).startswith("Más parques Plan de gobierno")
    assert "impreso en un documento (Anexo de muestra, línea 7)" in text_of(nested)
    below = nested.xpath("./ul/li/a")[0]
    assert text_of(below).startswith("OEI.04")
    assert site.get(below.get("href")).status_code == 200
    assert page.xpath("//figure//svg[@role='img']")
    lone = {text_of(each): text_of(each.getnext()) for each in page.xpath("//section[@aria-labelledby='sueltos']/h3")}
    assert "Empleo digno" in lone["Nada los cumple"]
    assert "Calidad de vida" not in lone["Nada los cumple"]
    assert "OEI.01" in lone["No sirven a ninguno"]


def test_the_diagnosis_shows_every_figure_with_its_place_and_those_that_contradict(
    fake: FakePlans, site: Client
) -> None:
    page = opened(site, "/promesas/diagnostico/")
    wrong = page.xpath("//section[@aria-labelledby='contradicciones']//li[contains(@class, 'finding')]")

    assert len(wrong) == 1
    assert {"75,456 habitantes", "79,727 habitantes"} == set(wrong[0].xpath(".//strong/text()"))
    assert "plan de muestra, 1.2, línea 277" in text_of(wrong[0])
    assert len(page.xpath("//article[@class='series-said']")) == 2
    only = opened(site, "/promesas/diagnostico/?tema=empleo")
    assert len(only.xpath("//article[@class='series-said']")) == 1
    assert "otra la contradice" not in text_of(only)


@pytest.mark.parametrize(
    "address",
    ["/promesas/nada/", "/promesas/muestra-2022/NADA/", "/promesas/incrustar/muestra-2022/NADA/", "/promesas/a/b/c/"],
)
def test_what_is_not_there_is_a_404(fake: FakePlans, site: Client, address: str) -> None:
    assert site.get(address).status_code == 404


def test_asking_for_what_there_is_not_keeps_nothing_new(fake: FakePlans, site: Client) -> None:
    for address in ("comparar/?dimension=", "articulacion/?plan=", "cronologia/?plan="):
        plain = site.get(f"/promesas/{address.partition('?')[0]}").content
        assert site.get(f"/promesas/{address}nada").content == plain


def test_nobody_changes_anything(fake: FakePlans, site: Client) -> None:
    assert site.post(fake.address(PARKS)).status_code == 405


@pytest.fixture(scope="module")
def pages(fake: FakePlans) -> dict[str, Document]:
    """Every page of promises that a reader can reach from their front."""
    return crawl(Client(), "/promesas/", OURS)


def test_every_link_answers_and_every_anchor_is_there(pages: dict[str, Document], site: Client) -> None:
    known: dict[str, int] = {}
    for address, page in pages.items():
        for link in links(page, address):
            target, fragment = urldefrag(link)
            if target not in pages and target not in known:
                known[target] = site.get(target).status_code
            assert known.get(target, 200) in (200, 302), f"{address} → {target}"
            assert not fragment or target not in pages or pages[target].xpath("//*[@id=$id]", id=fragment), link


def test_pages_hold_together(pages: dict[str, Document]) -> None:
    assert len(pages) > MANY
    for address, page in pages.items():
        if "/incrustar/" in address:
            continue
        assert len(page.xpath("//h1")) == 1, address
        levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4")]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (address, levels)
        assert not page.xpath("//*[@style] | //style | //script[not(@src)] | //*[@onclick]"), address
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address
        assert all(each.get("scope") for each in page.xpath("//th")), address


def test_every_page_is_light(pages: dict[str, Document], site: Client) -> None:
    heavy = {each: size for each in pages if (size := len(site.get(each).content)) > HEAVIEST}

    assert heavy == {}


@pytest.mark.parametrize(
    "address",
    [
        "/promesas/",
        "/promesas/muestra-2022/",
        "/promesas/muestra-2022/FAKE-01/",
        "/promesas/cronologia/",
        "/promesas/articulacion/",
        "/promesas/comparar/",
        "/promesas/diagnostico/",
    ],
)
def test_a_page_made_anew_asks_a_bounded_number_of_questions(fake: FakePlans, site: Client, address: str) -> None:
    site.get("/")  # the publication itself is read once for the whole process
    CACHE.clear()
    with CaptureQueriesContext(connection) as asked:
        site.get(address)
    made = len(asked)
    with CaptureQueriesContext(connection) as again:
        site.get(address)

    assert made <= MOST_QUERIES, made
    assert len(again) <= 2  # the head of the history alone


def test_promises_are_found_by_words_and_by_code(fake: FakePlans, site: Client) -> None:
    for words in ("FAKE-01", "áreas verdes barrio"):
        found = opened(site, f"/buscar/?q={words}").xpath("//ol[contains(@class, 'results')]//a/@href")
        assert fake.address(PARKS) in found


def test_the_front_page_and_the_menu_lead_to_them(fake: FakePlans, site: Client) -> None:
    front = opened(site, "/")

    assert front.xpath("//nav[@aria-label='Principal']//a[@href='/promesas/']")
    assert f"{ALL} promesas" in text_of(front.xpath("//aside")[0])
    assert f"/promesas/{fake.other}/{BUSES}/" in site.get("/sitemap.xml").content.decode()
