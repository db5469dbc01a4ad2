"""What a citizen finds, page by page."""

from urllib.parse import urldefrag

import pytest
from django.test import Client
from tests.portal.conftest import Published
from tests.portal.crawling import links, opened, text_of

from faro.cli.installation.demo_world import DemoWorld
from faro.evaluation.api import answer_findings


def test_three_clicks_from_the_front_page_to_the_source_cell(ilo: Published, site: Client) -> None:
    """Home, objective, indicator, cell: the obtained value of IND.01.OEI.01 stands in line 111 as «10%»."""
    home = opened(site, "/")
    objective = next(link for link in links(home, "/") if link.endswith("/objetivos/OEI.01/"))
    indicator = next(
        link for link in links(opened(site, objective), objective) if link.endswith("/indicadores/IND.01.OEI.01/")
    )
    page = opened(site, indicator)
    cited = page.xpath("//div[@class='figures']//a[contains(., 'línea 111')]/@href")
    address, fragment = urldefrag(cited[0])
    cell = opened(site, address).get_element_by_id(fragment)
    assert cell.text == "10%"
    assert "111" in cell.getparent().text_content()
    assert "IND.01.OEI.01" in cell.getparent().text_content()


def test_every_value_and_target_of_ilo_leads_to_its_printed_cell(ilo: Published, site: Client) -> None:
    tables: dict[str, object] = {}
    for code in ilo.shown.indicators:
        page = opened(site, f"{ilo.base}/indicadores/{code}/")
        for link in page.xpath("//p[@class='figure-value']/a/@href"):
            address, fragment = urldefrag(link)
            table = tables.setdefault(address, opened(site, address) if address not in tables else None)
            row = table.get_element_by_id(fragment).getparent()  # type: ignore[attr-defined]
            assert code in row.text_content()
        assert len(page.xpath("//p[@class='figure-value']/a")) == 2, code


def test_an_indicator_says_how_it_was_computed(ilo: Published, site: Client) -> None:
    text = text_of(opened(site, f"{ilo.base}/indicadores/IND.01.OEI.01/"))
    assert "10 ÷ 20 × 100" in text
    assert "50.00 %" in text
    assert "10 < 20" in text
    assert "menos de 75 %" in text
    assert "no alcanza su meta: vale 0" in text  # the municipality's own method
    assert "con la lectura contraria, la respuesta sería sí" in text
    assert "Pregunta de demostración" in text


def test_a_degree_beyond_the_cap_says_so(ilo: Published, site: Client) -> None:
    """IND.02.OEI.05 obtained more than its target: CEPLAN 2021 cuts at 100."""
    beyond = next(
        each.code
        for each in ilo.shown.indicators.values()
        if any(one.method == "ceplan-2021" and one.degree_raw and one.degree_raw > 100 for one in each.verdicts)
    )
    assert "el método lo limita a 100" in text_of(opened(site, f"{ilo.base}/indicadores/{beyond}/"))


def test_findings_are_narrowed_and_paged(ilo: Published, site: Client) -> None:
    every = opened(site, f"{ilo.base}/no-cuadra/")
    assert len(every.find_class("finding-words")) == 25
    assert f"{len(ilo.shown.findings)} de {len(ilo.shown.findings)} hallazgos" in text_of(every)
    high = sum(each.severity == "high" for each in ilo.shown.findings)
    narrowed = opened(site, f"{ilo.base}/no-cuadra/?gravedad=high")
    assert len(narrowed.find_class("finding-words")) == high
    both = opened(site, f"{ilo.base}/no-cuadra/?gravedad=high&objetivo=OEI.08&clase=verdict")
    assert 0 <= len(both.find_class("finding-words")) <= high
    none = opened(site, f"{ilo.base}/no-cuadra/?clase=nada")
    assert "Ningún hallazgo con esos filtros" in text_of(none)


def test_a_finding_leads_to_the_cells_it_is_about(ilo: Published, site: Client) -> None:
    finding = next(each for each in ilo.shown.findings if each.spots and each.spots[0].table == "poi-5")
    page = opened(site, f"{ilo.base}/no-cuadra/{finding.id}/")
    address, fragment = urldefrag(page.xpath("//section[@aria-labelledby='lugares']//td/a/@href")[0])
    assert opened(site, address).get_element_by_id(fragment) is not None


def test_the_answer_to_a_finding_is_on_its_page(
    ilo: Published, demonstration: DemoWorld, site: Client, db: None
) -> None:
    finding = ilo.shown.findings[0].id
    opened(site, f"{ilo.base}/no-cuadra/{finding}/")
    answer_findings(
        actor=demonstration.actor("planeamiento"),
        plan_code="PEI-2021-2025",
        year=2022,
        finding_ids=[finding],
        state="explained",
        answer="La línea 548 usa otra lectura.",
    )
    text = text_of(opened(site, f"{ilo.base}/no-cuadra/{finding}/"))
    assert "La línea 548 usa otra lectura." in text
    assert "Explicado" in text


def test_a_commitment_without_date_says_so_and_invents_nothing(ilo: Published, site: Client) -> None:
    text = text_of(opened(site, f"{ilo.base}/compromisos/"))
    assert "sin fecha" in text
    assert "sin responsable" in text
    assert "Capacitar a las unidades en planificación operativa" in text


@pytest.mark.parametrize(
    "address",
    ["objetivos/OEI.99", "objetivos/AEI.01.01", "acciones/OEI.01", "indicadores/X", "no-cuadra/x", "unidades/x",
     "metodos/x", "fuentes/x", "fuentes/informe-2022/cuadros/x", "fuentes/otra/cuadros/poi-1"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(ilo: Published, site: Client, address: str) -> None:
    response = site.get(f"{ilo.base}/{address}/")
    assert response.status_code == 404
    assert 'lang="es' in response.content.decode()


def test_a_plan_or_year_that_is_not_published_is_not_found(ilo: Published, site: Client) -> None:
    assert site.get("/planes/pei-2021-2025/2021/").status_code == 404
    assert site.get("/planes/otro/2022/").status_code == 404


def test_search_finds_codes_words_and_says_what_to_do_when_nothing_fits(ilo: Published, site: Client) -> None:
    first = opened(site, "/buscar/?q=OEI.04").xpath("//ol[contains(@class,'results')]/li[1]//a/@href")
    assert first == [f"{ilo.base}/objetivos/OEI.04/"]
    assert "IND.01.OEI.01" in text_of(opened(site, "/buscar/?q=licencias"))
    assert "Devengado" in text_of(opened(site, "/buscar/?q=devengado"))
    assert "Nada de lo publicado tiene" in text_of(opened(site, "/buscar/?q=zzzz"))
    assert "Qué se puede buscar" in text_of(opened(site, "/buscar/"))
    assert "<script>x" not in site.get("/buscar/?q=<script>x").content.decode()


def test_a_method_page_has_rules_colours_and_worked_cases(ilo: Published, site: Client) -> None:
    text = text_of(opened(site, f"{ilo.base}/metodos/ceplan-2021/"))
    assert "El avance se limita a 100" in text
    assert "desde 95 %" in text
    assert "Casos resueltos" in text


def test_the_front_page_counts_what_the_command_line_counts(ilo: Published, site: Client) -> None:
    """Figures worked by hand for Ilo 2022 under CEPLAN's rule: 2 green, 2 amber, 5 red; 17 of 51 indicators."""
    page = opened(site, "/")
    numbers = [each.text for each in page.xpath("//*[@class='answer-number']")]
    assert numbers == ["2", "2", "5", "0"]
    assert "17 de sus 51 indicadores" in page.text_content()


def test_money_is_the_same_everywhere(ilo: Published, site: Client) -> None:
    """The PIM as Tabla N°02 prints it: S/ 293,677,627.52."""
    assert "S/ 293,677,627.52" in opened(site, "/").text_content()
    items = site.get("/api/v1/plans/pei-2021-2025/2022/amounts?scope=total&stage=pim").json()["items"]
    assert [each["amount"]["centimos"] for each in items] == [29367762752]
    assert items[0]["amount"]["shown"] == "S/ 293,677,627.52"
    assert items[0]["computed"] is False
    table = site.get("/datos/pei-2021-2025/2022/amounts.csv").content.decode()
    assert "total,PEI-2021-2025,pim,293677627.52,false," in table


def test_the_figure_that_the_report_prints_for_the_whole_plan_stands_beside_ours(ilo: Published, site: Client) -> None:
    page = text_of(opened(site, f"{ilo.base}/resultado/"))
    assert "33.4 %" in page
    assert "40.2 %" in page


def test_a_published_file_is_told_by_the_name_of_its_type(ilo: Published, site: Client) -> None:
    page = text_of(opened(site, f"{ilo.base}/documentos/"))
    assert "Texto, 94" in page
    assert "text/plain" not in page
