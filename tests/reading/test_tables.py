"""Headings, codes and the parts of a table that goes on."""

import pytest

from faro.reading.codes import ACTION, OBJECTIVE, element_key, indicator_element, mentions
from faro.reading.document import Grid, GridRow, Spot
from faro.reading.extraction import Extraction, extract
from faro.reading.segments import segments
from faro.reading.text_reader import read_text
from faro.reading.wording import aligned, sentences

ACTIONS = "Código\tDescripción\tN° AO\tMonto S/\n"


def found(text: str) -> Extraction:
    return extract(read_text(text.encode(), "informe.txt"))


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(tuple(GridRow(cells, Spot(None, at)) for at, cells in enumerate(rows, 1)))


def codes(text: str) -> list[list[str]]:
    return [table.texts("code") for table in found(text).tables]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("OEI.01", (OBJECTIVE, (1,))),
        ("oei 1", (OBJECTIVE, (1,))),
        ("O.E.I. 01", (OBJECTIVE, (1,))),
        ("OEI .08", (OBJECTIVE, (8,))),
        ("AEI.02.03.", (ACTION, (2, 3))),
        ("AEI 02.03", (ACTION, (2, 3))),
        ("Alcaldía", None),
        ("01.02", None),
        ("OEI", None),
    ],
)
def test_a_code_is_known_however_it_is_written(written: str, key: object) -> None:
    assert element_key(aligned(written)) == key


def test_the_element_of_an_indicator_is_in_its_code() -> None:
    assert indicator_element("ind.02.aei.01.03") == (ACTION, (1, 3))
    assert indicator_element("ind.01.oei.05") == (OBJECTIVE, (5,))
    assert indicator_element("12") is None


def test_codes_named_in_a_sentence_stand_in_order() -> None:
    text = aligned("El Objetivo Estratégico Institucional 04 y las AEI.05 y AEI .06, con 12 AEI y 20% de la OEI")
    assert [mention.key for mention in mentions(text)] == [(OBJECTIVE, (4,)), (ACTION, (5,)), (ACTION, (6,))]


def test_a_sentence_does_not_end_within_a_code() -> None:
    assert list(sentences("Logró la AEI.02.03. Tasa de robos. Fin.")) == ["Logró la AEI.02.03. Tasa de robos.", "Fin."]


def test_two_rows_of_headings_are_one() -> None:
    (segment,) = segments(
        grid(("Código", "Indicador", "Meta", ""), ("", "", "2023", "2024"), ("IND.01.OEI.01", "Hogares", "1", "2"))
    )
    assert segment.headings == ("Código", "Indicador", "Meta 2023", "Meta 2024")


def test_the_lower_heading_stands_where_both_are_words() -> None:
    (segment,) = segments(
        grid(("Código", "Descripción", "POI", ""), ("", "", "N° AO", "Monto"), ("OEI.01", "Hogares", "1", "2"))
    )
    assert segment.headings == ("Código", "Descripción", "N° AO", "Monto")


def test_a_table_with_its_headings_repeated_is_one() -> None:
    text = f"Tabla 3: POI\n{ACTIONS}OEI.01\tA\t1\t2\n\n\n{ACTIONS}OEI.02\tB\t3\t4\nTOTAL\t\t4\t6\n"
    assert codes(text) == [["OEI.01", "OEI.02", "TOTAL"]]


def test_a_table_that_goes_on_without_headings_is_one() -> None:
    assert codes(f"{ACTIONS}OEI.01\tA\t1\t2\n\npágina 2\n\nOEI.02\tB\t3\t4\n") == [["OEI.01", "OEI.02"]]


def test_another_caption_begins_another_table() -> None:
    text = f"Tabla 3: POI\n{ACTIONS}OEI.01\tA\t1\t2\n\nTabla 4: POI modificado\n{ACTIONS}OEI.02\tB\t3\t4\n"
    assert codes(text) == [["OEI.01"], ["OEI.02"]]
    assert [table.title for table in found(text).tables] == ["Tabla 3: POI", "Tabla 4: POI modificado"]
    assert [table.id for table in found(text).tables] == ["poi-3", "poi-3-2"]


def test_the_same_codes_again_are_another_table() -> None:
    assert codes(f"{ACTIONS}OEI.01\tA\t1\t2\n\nResumen\n{ACTIONS}OEI.01\tA\t1\t2\n") == [["OEI.01"], ["OEI.01"]]


def test_a_code_twice_in_one_table_stays_twice() -> None:
    assert codes(f"{ACTIONS}AEI.03.03\tA\t1\t2\nAEI.03.03\tB\t0\t0\n") == [["AEI.03.03", "AEI.03.03"]]


def test_a_row_without_its_code_is_kept() -> None:
    (table,) = found(f"{ACTIONS}OEI.01\tA\t1\t2\nOEI.02\tB\t1\t2\n\tSin código\t3\t4\n").tables
    assert [[cell.text for cell in row] for row in table.rows][2] == ["", "Sin código", "3", "4"]


def test_a_table_of_something_else_has_no_role() -> None:
    result = found("Distrito\tVarones\tMujeres\nCentro\t120\t130\nNorte\t80\t75\n")
    assert result.tables == ()
    assert [each.kind for each in result.unplaced] == ["table"]


def test_a_table_without_figures_is_not_reported() -> None:
    assert found("Cargo\tFirma\nAlcalde\tsí\n").unplaced == ()


def test_budget_by_objective_is_no_list_of_results() -> None:
    result = found("Código\tObjetivo\tPresupuesto\t% del total\nOEI.01\tA\t1,000\t40%\nOEI.02\tB\t1,500\t60%\n")
    assert [table.form.role for table in result.tables] == []


def test_each_block_keeps_its_own_heading() -> None:
    text = (
        "Código\tDescripción\tN° AO\tMonto 1/\nOEI.01\tA\t1\t2\n\n"
        "Código\tDescripción\tN° AO\tMonto 2/\nOEI.02\tB\t3\t4\n"
    )
    (table,) = found(text).tables
    assert [row[3].heading for row in table.rows] == ["Monto 1/", "Monto 2/"]


def test_the_year_evaluated_is_that_named_so() -> None:
    assert found("Plan 2021-2025. Ley de 2003.\nEvaluación del ejercicio 2024.\nDesde 2003 y 2003.\n").year == 2024
    assert found("Sin año\n").year is None


def test_headings_at_the_end_of_a_page_head_the_rows_of_the_next() -> None:
    assert codes(f"{ACTIONS}\npágina 2\n\nOEI.01\tA\t1\t2\nOEI.02\tB\t3\t4\n") == [["OEI.01", "OEI.02"]]


@pytest.mark.parametrize("headings", ["Código\tCentro de costo", "Centro de costo\tDenominación"])
def test_cost_centres_may_have_codes_without_dots(headings: str) -> None:
    text = f"{headings}\tProgramado\tEjecutado\n01\tAlcaldía\t100\t90\n02\tGerencia\t200\t150\n"
    (table,) = found(text).tables
    assert (table.form.role, table.texts("code")) == ("poi_table_5", ["01", "02"])
    assert table.columns == ("code", "description", "programmed", "executed")


def test_numbers_of_rows_are_no_codes_of_cost_centres() -> None:
    text = "N°\tCódigo\tCentro de costo\tPIM\tDevengado\n1\t10\tAlcaldía\t9\t8\n2\t20\tGerencia\t7\t6\n"
    assert codes(text) == [["10", "20"]]


def test_plain_numbers_are_no_codes_where_nothing_says_cost_centre() -> None:
    text = "Código\tDescripción\tProgramado\tEjecutado\n01\tAlcaldía\t100\t90\n02\tGerencia\t200\t150\n"
    assert found(text).tables == ()
