from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.reports.small_package import (
    EASIER,
    ELEMENTS,
    INDICATORS,
    MEASUREMENTS,
    PLAN,
    TARGETS,
    package_of,
    printed,
    quantity,
    runs_of,
)

from faro.package.model import Package
from faro.package.reading import read_package
from faro.reports.contents import evaluation_document
from faro.reports.contents.view import NoPlanMethod
from faro.reports.document import (
    BarChart,
    Block,
    Bullets,
    Document,
    Gap,
    Heading,
    KeyFigures,
    Light,
    Notice,
    Paragraph,
    RowKind,
    Table,
)
from faro.reports.reasons import reason_codes, reason_sentence

ILO = Path(__file__).parents[2] / "data" / "ilo" / "pei-2022"


def document_of(package: Package, *methods: str) -> Document:
    return evaluation_document(package, runs_of(package, *methods))


def texts(blocks: Iterable[Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Notice | Heading):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
        elif isinstance(block, Gap):
            found.append(block.prompt)
    return found


def table(document: Document, caption: str) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table) and block.caption.startswith(caption))


def cells(held: Table, row: int) -> list[str]:
    return [cell.text for cell in held.rows[row].cells]


def chapter(document: Document, anchor: str) -> list[Block]:
    """The blocks from a heading to the next of its level or above."""
    blocks = list(document.blocks)
    start = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == anchor)
    heading = blocks[start]
    assert isinstance(heading, Heading)
    ends = (
        n
        for n, block in enumerate(blocks[start + 1 :], start + 1)
        if isinstance(block, Heading) and block.level <= heading.level
    )
    return blocks[start : next(ends, len(blocks))]


def test_chapters_follow_the_guide() -> None:
    headings = [
        block.text for block in document_of(package_of()).blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert headings == [
        "Datos del informe",
        "Resumen ejecutivo",
        "I. Presentación del plan",
        "II. Contexto",
        "III. Objetivos estratégicos",
        "IV. Cumplimiento de las acciones estratégicas y ejecución del POI",
        "V. Medidas adoptadas",
        "VI. Conclusiones",
        "VII. Recomendaciones",
        "Matriz de compromisos",
        "Anexo A. Reporte de seguimiento del plan",
        "Anexo B. Resumen de semáforos",
        "Anexo C. Métodos de evaluación",
        "Anexo D. Fuente de cada cifra",
    ]


def test_the_first_thing_read_is_how_the_year_went() -> None:
    figures, lead = document_of(package_of()).blocks[:2]
    assert isinstance(figures, KeyFigures)
    assert [(item.value, item.light) for item in figures.items] == [
        ("5", None),
        ("2", None),
        ("1", None),
        ("41.7 %", Light.RED),
        ("81.3 %", Light.AMBER),
    ]
    assert isinstance(lead, Paragraph)
    assert lead.text == (
        "En 2022, 2 de los 5 indicadores del plan alcanzaron su meta (40.0 %), 2 no la alcanzaron y 1 no tiene dato. "
        "Según el método del informe de Ilo 2022, el resultado general es 41.7 % (rojo), con 1 objetivo en naranja y "
        "1 en rojo. "
        "Según CEPLAN 2021, el resultado general es 81.3 % (amarillo), con 2 objetivos en amarillo."
    )


def test_objectives_are_set_side_by_side_under_each_method() -> None:
    held = table(document_of(package_of()), "Resultado de cada objetivo")
    assert cells(held, 0) == ["OEI.01 Mejorar la limpieza", "2", "1", "0", "50.0 % Naranja", "87.5 % Amarillo"]
    assert cells(held, 1) == ["OEI.02 Ordenar el comercio", "3", "1", "1", "33.3 % Rojo", "75.0 % Amarillo"]
    assert held.rows[2].kind is RowKind.TOTAL
    assert any("agregado propio de Faro" in note for note in held.notes)


def test_an_ambiguous_sense_gives_a_range_and_both_readings() -> None:
    document = document_of(package_of())
    said = texts(document.blocks)
    assert (
        "El sentido de 1 indicador es ambiguo: I3 «Variación de quejas». "
        "Según cómo se lean, los indicadores logrados van de 2 a 3; este informe cuenta 2."
    ) in said
    assert (
        "I3 tiene un sentido ambiguo: leído como descendente, no está logrado; leído como ascendente, está logrado. "
        "Razón de la lectura adoptada: se toma como quejas recibidas."
    ) in said


def test_indicators_are_grouped_by_element_with_their_parts() -> None:
    held = table(document_of(package_of()), "OEI.01: indicadores")
    assert [row.kind for row in held.rows] == [RowKind.GROUP, RowKind.BODY, RowKind.GROUP, RowKind.BODY]
    assert cells(held, 1) == ["I1 Calles limpias", "Ascendente", "80 %", "60 %", "—", "No", "75.0 %", "Amarillo"]
    assert cells(held, 3) == ["I2 Rutas cumplidas", "Ascendente", "50 %", "75 %", "30 / 40", "Sí", "100.0 %", "Verde"]
    assert held.rows[1].cells[-1].light is Light.AMBER


def test_missing_figures_are_nd_with_the_reason_and_never_zero() -> None:
    document = document_of(package_of())
    assert cells(table(document, "OEI.02: indicadores"), 3) == [
        "I4 Operativos",
        "Ascendente",
        "5",
        "ND",
        "—",
        "ND",
        "ND",
        "ND",
    ]
    assert "Sin dato (ND): I4. No hay valor obtenido para el año." in texts(document.blocks)


def test_an_undeclared_sense_is_flagged() -> None:
    document = document_of(package_of())
    assert cells(table(document, "OEI.02: indicadores"), 4)[1] == "Descendente (inferido)"
    assert "El sentido de I5 no está declarado: es inferido de su serie de metas." in texts(document.blocks)


def test_the_furthest_indicators_are_named_with_their_figures() -> None:
    said = texts(chapter(document_of(package_of()), "objetivo-2"))
    assert "El más lejano de su meta es I3 (20 frente a 10; avance 50.0 %)." in said
    assert "Alcanzó su meta 1 de 3 indicadores: I5." in said


def test_charts_mark_the_band_limits_and_say_themselves_in_words() -> None:
    chart = next(block for block in chapter(document_of(package_of()), "objetivo-1") if isinstance(block, BarChart))
    assert chart.marks == (75.0, 95.0)
    assert [(bar.label, bar.value, bar.text) for bar in chart.bars] == [
        ("I1 Calles limpias", 75.0, "75.0 % · Amarillo"),
        ("I2 Rutas cumplidas", 100.0, "100.0 % · Verde"),
    ]
    assert "I1 Calles limpias: 75.0 % · Amarillo" in chart.alt


def test_nobodys_analysis_is_invented() -> None:
    package = package_of(
        texts=[
            {"id": "1", "section": "factors", "element": "AEI.01.01", "text": "Faltó un camión.", "author": "Servicios"}
        ]
    )
    document = document_of(package)
    first, second = chapter(document, "objetivo-1"), chapter(document, "objetivo-2")
    assert Paragraph("AEI.01.01: Faltó un camión.", "Servicios") in first
    assert not any(isinstance(block, Gap) for block in first)
    assert any(isinstance(block, Gap) and "OEI.02" in block.prompt for block in second)
    gaps = sum(isinstance(block, Gap) for block in document.blocks)
    assert gaps == 7  # presentation, context, OEI.02, measures, conclusions, recommendations, commitments


def test_markup_in_a_text_stays_text() -> None:
    hostile = "<b>*negrita*</b> {0} {year} #typst =1+1"
    package = package_of(
        texts=[
            {"id": "1", "section": "context", "text": hostile},
            {"id": "2", "section": "conclusions", "text": hostile, "author": "{author}"},
        ],
        plan=[{**PLAN, "municipality": "{plan} <i>"}],
        elements=[{**row, "name": "{n} {0} <u>"} for row in ELEMENTS],
    )
    document = document_of(package)
    assert hostile in texts(document.blocks)
    assert document.organisation == "{plan} <i>"
    assert "OEI.01 {n} {0} <u>" in texts(document.blocks)


def test_changed_targets_stand_beside_the_original_ones() -> None:
    package = package_of(targets=[*TARGETS, EASIER])
    document = document_of(package)
    versions = table(document, "Resultado general frente a cada versión")
    assert cells(versions, 0)[:4] == ["Original", "R.A. 001-2020", "2 de 5", "41.7 % Rojo"]
    assert cells(versions, 1)[:4] == ["Modificada 1 (vigente)", "R.A. 002-2022", "3 de 5", "66.7 % Naranja"]
    said = texts(document.blocks)
    assert "1 indicador cambió de meta y 1 está logrado solo frente a su meta modificada (I1)." in said
    assert (
        "Según el método del informe de Ilo 2022, el cambio de metas mueve el resultado general en +25.0 puntos; "
        "1 de 1 objetivos en verde lo debe a metas modificadas: OEI.01."
    ) in said
    row = cells(table(document, "OEI.01: indicadores"), 1)
    assert row[2:6] == ["80 % → 60 %", "60 %", "—", "No → Sí"]


def test_the_printed_result_stands_beside_and_is_never_the_result() -> None:
    results = printed(
        "objective_results", {"code": "Objetivo", "percent": "Resultado"}, [["OEI.01", "75%"], ["OEI.02", "ND"]]
    )
    claims = [{"id": "C1", "kind": "average", "stated_value": "60", "stated_unit": "percent", "place": "página 3"}]
    document = document_of(package_of(**results, claims=claims), "ilo-2022")
    held = table(document, "Resultado por objetivo: según documento")
    assert cells(held, 0) == ["OEI.01 Mejorar la limpieza", "75%", "50.0 % Naranja", "+25.0"]
    assert cells(held, 1)[1:] == ["ND", "33.3 % Rojo", "ND"]
    assert (
        "Según documento (página 3), el promedio del plan es 60 %; según el método del informe de Ilo 2022 es "
        "41.7 % (Rojo): la diferencia es de +18.3 puntos."
    ) in texts(document.blocks)


def test_a_printed_average_is_held_against_the_method_of_its_document() -> None:
    claims = [{"id": "C1", "kind": "average", "stated_value": "60", "stated_unit": "percent", "place": "página 3"}]
    said = texts(document_of(package_of(claims=claims), "ceplan-2021", "ilo-2022").blocks)
    assert any("el promedio del plan es 60 %; según el método del informe de Ilo 2022" in text for text in said)
    named = [{**claims[0], "method": "ceplan-2021"}]
    said = texts(document_of(package_of(claims=named), "ceplan-2021", "ilo-2022").blocks)
    assert any("el promedio del plan es 60 %; según CEPLAN 2021" in text for text in said)


def test_the_tracking_annex_shows_baseline_years_and_degree() -> None:
    indicators = [{**INDICATORS[0], "baseline_year": 2020, "baseline_value": quantity(41.5)}, *INDICATORS[1:]]
    held = table(document_of(package_of(indicators=indicators)), "Seguimiento del plan")
    assert held.rows[0].cells[0].text == "OEI.01 Mejorar la limpieza (Prioridad: 1)"
    row = cells(held, 1)
    assert row[:6] == ["I1", "Calles limpias", "Porcentaje", "Ascendente", "2020: 41.5 %", "ND"]
    assert row[-4:] == ["60 %", "75.0 %", "Amarillo", "Gerencia de Servicios"]


def test_the_lights_annex_adds_up() -> None:
    held = table(document_of(package_of()), "Semáforos según CEPLAN 2021")
    assert [column.label for column in held.columns][1:] == [
        "Rojo [0-75>",
        "Amarillo [75-95>",
        "Verde >= 95",
        "ND",
        "Total",
    ]
    assert [cells(held, row) for row in range(4)] == [
        ["Objetivos", "0", "2", "0", "0", "2"],
        ["Indicadores de objetivos", "1", "1", "0", "0", "2"],
        ["Acciones", "0", "0", "2", "0", "2"],
        ["Indicadores de acciones", "0", "0", "2", "1", "3"],
    ]


def test_every_figure_leads_to_its_source() -> None:
    held = table(document_of(package_of()), "Fuente de metas y valores")
    assert cells(held, 0) == ["I1", "plan", "informe: página 7", ""]
    assert cells(held, 3) == ["I4", "ND", "ND", ""]


def test_commitments_say_what_they_lack() -> None:
    package = package_of(commitments=[{"id": "1", "action": "Comprar camión", "unit": "U1"}])
    blocks = chapter(document_of(package), "compromisos")
    held = next(block for block in blocks if isinstance(block, Table))
    assert cells(held, 0) == ["1", "Comprar camión", "ND", "Todo el plan", "Limpieza", "ND", "ND"]
    assert texts(blocks)[1:] == ["1 de 1 compromisos no tiene fecha límite.", "1 de 1 compromisos no tiene estado."]


def test_a_method_out_of_its_validity_says_so() -> None:
    said = texts(document_of(package_of(), "ceplan-2023").blocks)
    assert any("no abarca 2022" in text for text in said)


def test_every_reason_has_a_sentence_fit_for_a_list() -> None:
    for code in reason_codes():
        text = reason_sentence(code)
        assert text is not None
        assert text.endswith(".")


@pytest.mark.parametrize("method", ["ilo-2022", "ceplan-2021", "ceplan-2023"])
def test_a_plan_without_measurements_has_no_results(method: str) -> None:
    document = document_of(package_of(measurements=None), method)
    figures = document.blocks[0]
    assert isinstance(figures, KeyFigures)
    assert [item.value for item in figures.items] == ["5", "0", "5", "ND"]
    assert "En 2022, ninguno de los 5 indicadores" in texts(document.blocks)[0]


def test_a_plan_with_one_indicator() -> None:
    document = document_of(package_of(indicators=INDICATORS[:1], targets=TARGETS[:1], measurements=MEASUREMENTS[:1]))
    said = texts(document.blocks)
    assert "El único indicador con dato no alcanzó su meta." in said
    assert "Este objetivo no tiene indicadores, ni propios ni de sus acciones." in said


def test_a_plan_without_any_indicator() -> None:
    document = document_of(package_of(indicators=[], targets=[], measurements=None))
    assert "El plan no tiene indicadores: no hay resultados que evaluar en 2022." in texts(document.blocks)


def test_a_plan_with_other_levels() -> None:
    elements = [
        {"code": "E1", "level": "EJE", "name": "Eje"},
        {"code": "O1", "level": "OBJ", "parent": "E1", "name": "Objetivo"},
        {"code": "A1", "level": "ACC", "parent": "O1", "name": "Acción"},
    ]
    indicators = [{**INDICATORS[0], "element": "A1"}]
    package = package_of(elements=elements, indicators=indicators, targets=TARGETS[:1], measurements=MEASUREMENTS[:1])
    document = document_of(package)
    assert cells(table(document, "Resultado de cada objetivo"), 0)[0] == "E1 Eje"
    assert table(document, "E1: indicadores").rows[0].cells[0].text == "A1 Acción"


def test_only_ratio_methods_tell_degrees() -> None:
    held = table(document_of(package_of(), "ilo-2022"), "OEI.01: indicadores")
    assert [column.label for column in held.columns] == [
        "Indicador",
        "Sentido",
        "Meta",
        "Obtenido",
        "Numerador / denominador",
        "¿Logrado?",
    ]


def test_synthetic_packages_are_marked() -> None:
    assert document_of(package_of(plan=[{**PLAN, "synthetic": True}])).synthetic
    assert not document_of(package_of()).synthetic


def test_the_report_needs_a_method_of_the_plan() -> None:
    package = package_of()
    with pytest.raises(NoPlanMethod, match="ceplan-2021"):
        evaluation_document(package, runs_of(package, "poi-ceplan"))


def test_ilo_2022_gives_its_known_figures() -> None:
    document = document_of(read_package(ILO))
    lead = texts(document.blocks)[0]
    assert "17 de los 51 indicadores" in lead
    assert "33.4 % (rojo), con 2 objetivos en verde, 1 en naranja y 6 en rojo" in lead
    assert "76.2 % (amarillo)" in lead
    said = " ".join(texts(document.blocks))
    assert "van de 16 a 18" in said
    assert "IND.01.OEI.01" in said
    assert "IND.01.AEI.08.01" in said
    assert "40.2 %" in said
