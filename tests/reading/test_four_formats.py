"""The same report in four formats gives the same tables and claims: those that a reader sets down by hand."""

from collections.abc import Callable

import pytest
from tests.reading.reports import CERRO_BLANCO, RIO_SECO, Piece
from tests.reading.writers import as_docx, as_html, as_pdf, as_text

from faro.reading.extraction import Extraction

Find = Callable[[str, bytes], Extraction]
Write = Callable[[tuple[Piece, ...]], bytes]

WRITERS: dict[str, Write] = {
    "informe.txt": as_text,
    "barras.txt": lambda pieces: as_text(pieces, "|"),
    "informe.html": as_html,
    "informe.docx": as_docx,
    "informe.pdf": as_pdf,
}

RIO_SECO_TABLES = {
    "indicadores-oei": (
        {"code": "Código", "name": "Indicador", "target_2023": "Logro esperado 2023", "target": "Logro esperado 2024"}
        | {"obtained_2023": "Valor obtenido 2023", "obtained": "Valor obtenido 2024"},
        [
            ["IND.01.OEI.01", "Porcentaje de hogares con agua segura", "40%", "50%", "38%", "55%"],
            ["IND.02.OEI.01", "Número de pozos clorados", "10", "12", "9", "8"],
            ["IND.01.OEI.02", "Tasa de robos por cada mil habitantes", "9.5", "9.0", "9.9", "8.7"],
        ],
    ),
    "resultados": (
        {"code": "Código", "description": "Objetivo estratégico", "percent": "Resultado alcanzado"},
        [
            ["OEI.01", "Llevar agua segura a los hogares", "50 %"],
            ["OEI.02", "Mejorar la seguridad ciudadana", "73 %"],
        ],
    ),
    "semaforo": (
        {"row_label": "", "count": ""},
        [["Verde", "01 OEI"], ["Amarillo", "01 OEI"], ["Rojo", "00 OEI"]],
    ),
    "poi-1": (
        {"row_label": "Concepto", "poi_approved": "POI aprobado", "poi_consistent": "POI consistente con PIA"},
        [["Monto financiero (S/)", "1,250,000.00", "1'180,400.50"], ["N° de actividades", "20", "24"]],
    ),
    "poi-4": (
        {"code": "Código", "description": "Denominación", "priority": "Prioridad", "activities": "N° de AO"}
        | {"amount": "Seguimiento financiero", "physical_percent": "Ejecución física"},
        [
            ["OEI.01", "Llevar agua segura a los hogares", "1", "14", "800,000.50", "90%"],
            ["AEI.01.01", "Pozos clorados de forma permanente", "1", "9", "500,000.25", "85%"],
            ["AEI.01.02", "Conexiones domiciliarias instaladas en los centros poblados", "2", "5", "300,000.25", ""],
            ["OEI.02", "Mejorar la seguridad ciudadana", "2", "10", "380,400.00", "100%"],
            ["AEI.02.01", "Patrullaje integrado", "1", "10", "380,400.00", "100%"],
            ["TOTAL", "", "", "24", "1,180,400.50", ""],
        ],
    ),
    "poi-5": (
        {"code": "Código", "description": "Centro de costo", "activities": "N° de AO"}
        | {"programmed": "Programación financiera", "executed": "Ejecución financiera", "percent": "%"},
        [
            ["01.01", "Alcaldía", "2", "100,000.00", "98,000.00", "98"],
            ["01.02.03", "Gerencia de servicios públicos", "12", "700,000.50", "712,500.75", "101.8"],
            ["", "Total", "14", "800,000.50", "810,500.75", "101.3"],
        ],
    ),
    "promedios": (
        {"row_label": "", "percent": "", "colour": ""},
        [["promedio general de cumplimiento", "61.5%", "AMARILLO"]],
    ),
}
CERRO_BLANCO_TABLES = {
    "indicadores": (
        {"n": "N°", "name": "Nombre del indicador", "target": "Meta 2025", "obtained": "Ejecutado 2025"}
        | {"percent": "% de cumplimiento"},
        [
            ["1", "Productores con riego tecnificado", "120", "57", "47.5"],
            ["2", "Ferias agropecuarias realizadas", "4", "1", "25"],
        ],
    ),
    "poi-3": (
        {"code": "OEI/AEI", "description": "Descripción", "activities": "Cantidad de actividades"}
        | {"amount": "Presupuesto (S/)"},
        [
            ["OEI 3", "Promover la pequeña agricultura", "18", "640 000,00"],
            ["AEI 3.1", "Riego tecnificado", "11", "410 000,00"],
            ["AEI 3.2", "Ferias", "7", "230 000,00"],
        ],
    ),
    "poi-2": (
        {"row_label": "Rubro", "poi_consistent": "PIA", "pim": "PIM"},
        [["Monto", "5,000,000", "6,200,000"], ["Actividades", "80", "91"]],
    ),
}
RIO_SECO_CLAIMS = {
    ("count", "", "", "3", "number", "tres (03) indicadores"),
    ("count_achieved", "", "", "2", "number", "dos (02) alcanzaron"),
    ("count_not_achieved", "", "", "1", "number", "uno (01) no alcanzó"),
    ("average", "", "", "61.5", "percent", "promedio general de cumplimiento de 61.5 %"),
    ("colour", "", "", "AMARILLO", "words", "color AMARILLO"),
    ("count_light", "", "", "1", "number", "01 OEI"),
    ("count_light", "", "", "0", "number", "00 OEI"),
    ("count_actions", "OEI.01", "", "2", "number", "dos (02) acciones estratégicas"),
    ("count_indicators", "OEI.01", "", "2", "number", "dos (02) indicadores"),
    ("count_achieved", "OEI.01", "", "1", "number", "uno (01) ha logrado"),
    ("count_not_achieved", "OEI.01", "", "1", "number", "uno (01) no ha logrado"),
    ("result", "OEI.01", "", "50", "percent", "avance de solo el 50%"),
    ("verdict", "OEI.01", "IND.01.OEI.01", "logrado", "words", "logró superar la meta"),
    ("verdict", "AEI.01.01", "", "no logrado", "words", "no alcanzó la meta programada"),
    ("obtained", "AEI.02.01", "", "80", "percent", "avance de 80%"),
    ("execution", "AEI.02.01", "", "92.5", "percent", "nivel de ejecución de 92.5%"),
    ("count_activities", "", "", "20", "number", "actividades operativas de 20"),
    ("count_activities", "", "", "24", "number", "20 a 24"),
}
CERRO_BLANCO_CLAIMS = {
    ("count", "", "", "5", "number", "cinco (05) objetivos"),
    ("collection", "", "", "64", "percent", "recaudación del impuesto predial llegó al 64 %"),
    ("period", "", "", "2025", "number", "segundo semestre de 2025"),
    ("population", "", "", "12,400", "number", "12,400 habitantes"),
    ("count_indicators", "OEI 3", "", "3", "number", "cuatro (03) indicadores"),
    ("count_activities", "OEI 3", "", "18", "number", "18 actividades operativas"),
    ("count_achieved", "OEI 3", "", "0", "number", "ninguno ha cumplido"),
    ("result", "OEI 3", "", "47.3", "percent", "promedio del 47.3%"),
}
REPORTS = {
    "rio_seco": (RIO_SECO, 2024, RIO_SECO_TABLES, RIO_SECO_CLAIMS),
    "cerro_blanco": (CERRO_BLANCO, 2025, CERRO_BLANCO_TABLES, CERRO_BLANCO_CLAIMS),
}


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize("report", REPORTS)
def test_every_cell_is_found_under_its_heading(find: Find, file: str, report: str) -> None:
    pieces, _year, tables, _claims = REPORTS[report]

    found = find(file, WRITERS[file](pieces)).tables

    assert {
        table.id: (
            {cell.column: cell.heading for cell in table.rows[0]},
            [[cell.text for cell in row] for row in table.rows],
        )
        for table in found
    } == tables


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize("report", REPORTS)
def test_every_claim_is_found_and_no_other(find: Find, file: str, report: str) -> None:
    pieces, year, _tables, claims = REPORTS[report]

    found = find(file, WRITERS[file](pieces))

    assert found.year == year
    assert {(c.kind, c.element, c.indicator, c.stated_value, c.unit, c.words) for c in found.claims} == claims


@pytest.mark.parametrize("file", WRITERS)
def test_what_could_not_be_placed_is_listed(find: Find, file: str) -> None:
    unplaced = find(file, WRITERS[file](RIO_SECO)).unplaced

    assert [(each.kind, each.text) for each in unplaced] == [
        ("sentence", "Este objetivo tiene una (01) acción."),
        ("table", "Régimen | Varones | Mujeres"),
        ("sentence", "La tarifa media fue de S/ 12.50 por conexión."),
    ]


def test_words_and_digits_that_differ_are_noted(find: Find) -> None:
    claims = find("informe.txt", as_text(CERRO_BLANCO)).claims

    noted = {claim.words: claim.note for claim in claims if claim.note}
    assert noted["cuatro (03) indicadores"] == "El texto dice 4 con letras y 3 con cifras."


def test_a_place_names_the_line_of_the_file(find: Find) -> None:
    content = as_text(RIO_SECO)
    lines = content.decode().split("\n")

    found = find("informe.txt", content)

    for table in found.tables:
        for cell in (cell for row in table.rows for cell in row):
            assert cell.spot.line is not None
            assert cell.text.rstrip("%") in lines[cell.spot.line - 1]
    for claim in found.claims:
        assert claim.spot.line is not None
        assert claim.words in lines[claim.spot.line - 1]


def test_a_place_in_a_pdf_names_the_page(find: Find) -> None:
    found = find("informe.pdf", as_pdf(RIO_SECO))

    pages = [table.spot.page for table in found.tables if table.id != "promedios"]
    assert pages[0] == 1
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert pages[-1] == 2
