from tests.reports.small_package import package_of, package_with_activities, printed, runs_of
from tests.reports.test_contents import cells, chapter, table, texts

from faro.package.model import Package
from faro.reports.contents import evaluation_document
from faro.reports.document import Document, Light, RowKind

METHODS = ("ceplan-2021", "poi-ceplan")
BY_ELEMENT = {"code": "OEI/AEI", "description": "DESCRIPCION", "activities": "N°", "amount": "MONTO"}
BY_UNIT = {
    "code": "CODIGO",
    "description": "CENTRO",
    "activities": "N°",
    "programmed": "PROG",
    "executed": "EJEC",
    "percent": "%",
}


def document_of(package: Package) -> Document:
    return evaluation_document(package, runs_of(package, *METHODS))


def test_table_1_counts_what_each_stage_holds() -> None:
    held = table(document_of(package_with_activities()), "Tabla N° 1.")
    assert cells(held, 0) == ["Monto financiero total (S/)", "S/ 1,320.00", "S/ 2,040.00", "S/ 720.00"]
    assert cells(held, 1) == ["N° de inversiones", "0", "1", "+1"]
    assert cells(held, 3) == ["N° de AO e inversiones", "1", "3", "+2"]


def test_table_2_sets_the_budget_beside_the_plan_and_checks_it() -> None:
    document = document_of(package_with_activities())
    held = table(document, "Tabla N° 2.")
    assert cells(held, 0)[1:] == ["S/ 2,040.00", "ND", "ND"]
    assert cells(held, 1)[1:] == ["S/ 2,000.00", "S/ 2,500.00", "S/ 500.00"]
    assert "Diferencia entre el PIA y el POI consistente: S/ -40.00, debería ser cero." in texts(document.blocks)


def test_tables_3_and_4_follow_the_tree_and_keep_states_apart_from_numbers() -> None:
    document = document_of(package_with_activities())
    third, fourth = table(document, "Tabla N° 3."), table(document, "Tabla N° 4.")
    assert cells(third, 0) == ["OEI.01", "Mejorar la limpieza", "2", "S/ 1,800.00"]
    assert cells(third, -1) == ["", "Total", "3", "S/ 2,040.00"]
    assert cells(fourth, 1) == ["AEI.01.01", "Barrido diario", "1", "2", "S/ 1,560.00", "95.0 % Verde"]
    assert cells(fourth, 3)[-1] == "S.I. (1 de 1 AO)"
    assert fourth.rows[3].cells[-1].light is Light.ND
    assert any("1 de 3 actividades tienen seguimiento incompleto" in text for text in texts(document.blocks))


def test_an_action_without_activities_has_none_and_no_amount() -> None:
    package = package_with_activities()
    one = package_with_activities(activities=package.rows("activities")[:1])
    held = table(document_of(one), "Tabla N° 3.")
    assert cells(held, 3) == ["AEI.02.01", "Fiscalización", "0", "—"]


def test_table_5_divides_sums_and_never_averages_percentages() -> None:
    held = table(document_of(package_with_activities()), "Tabla N° 5.")
    assert cells(held, 0)[:6] == ["U1", "Limpieza", "2", "S/ 1,800.00", "S/ 1,560.00", "86.7 %"]
    assert cells(held, 1)[:6] == ["U2", "Comercio", "1", "S/ 240.00", "S/ 110.00", "45.8 %"]
    assert cells(held, -1)[:6] == ["", "Total", "3", "S/ 2,040.00", "S/ 1,670.00", "81.9 %"]


def test_activities_are_listed_by_action() -> None:
    held = table(document_of(package_with_activities()), "Actividades e inversiones")
    assert cells(held, 0)[0] == "AEI.01.01 Barrido diario"
    assert cells(held, 1)[:3] == ["A1", "Barrer", "Actividad operativa"]
    assert cells(held, 1)[7:] == ["120", "120", "108", "90.0 % Amarillo", "S/ 1,200.00", "S/ 960.00"]
    assert cells(held, 4)[10] == "S.I."


def test_without_a_poi_method_the_report_says_what_to_add() -> None:
    package = package_with_activities()
    document = evaluation_document(package, runs_of(package, "ceplan-2021"))
    assert any("añada poi-ceplan" in text for text in texts(chapter(document, "poi-tabla-4")))


def test_without_activities_or_print_a_sentence_says_so() -> None:
    said = texts(chapter(document_of(package_of()), "poi-tabla-3"))
    assert said[1] == "El paquete no trae actividades ni un cuadro impreso de donde tomar esta tabla."


def test_a_printed_table_stands_beside_the_sums_of_its_rows() -> None:
    rows = [
        ["OEI.01", "UNO", "5", "1,000.00"],
        ["AEI.01.01", "BARRIDO", "3", "600.50"],
        ["AEI.01.02", "OTRO", "2", "400.00"],
        ["OEI.02", "DOS", "1", "50.00"],
        ["AEI.02.01", "FISCALIZA", "01", "50.00"],
        ["TOTALES", "", "7", "1'050.00"],
    ]
    document = document_of(package_of(**printed("poi_table_3", BY_ELEMENT, rows)))
    held = table(document, "Cuadro poi_table_3 (según documento)")
    assert cells(held, 0) == ["OEI.01", "UNO", "5", "5", "0", "1,000.00", "1,000.50", "-0.50"]
    assert cells(held, 1) == ["AEI.01.01", "BARRIDO", "3", "", "", "600.50", "", ""]
    assert held.rows[5].kind is RowKind.TOTAL
    assert cells(held, 5)[2:5] == ["7", "6", "1"]
    said = texts(document.blocks)
    assert "En el número de actividades e inversiones, todas las filas de objetivo son la suma de sus acciones." in said
    assert (
        "En el monto, 1 de 2 filas de objetivo no es la suma de sus acciones: "
        "OEI.01 (imprime S/ 1,000.00, suman S/ 1,000.50)."
    ) in said
    assert (
        "En el número de actividades e inversiones, el total impreso es 7 y sus filas suman 6: 1 de diferencia." in said
    )


def test_printed_progress_stands_beside_the_mean_of_its_rows() -> None:
    headings = {**BY_ELEMENT, "physical_percent": "FISICA"}
    rows = [
        ["OEI.01", "UNO", "2", "10.00", "100%"],
        ["AEI.01.01", "BARRIDO", "1", "5.00", "110%"],
        ["AEI.01.02", "OTRO", "1", "5.00", "91%"],
    ]
    document = document_of(package_of(**printed("poi_table_4", headings, rows)))
    assert cells(table(document, "Cuadro poi_table_4"), 0)[-2:] == ["100%", "100.5"]
    said = texts(document.blocks)
    assert any("OEI.01 (imprime 100%, promedian 100.5 %)" in text for text in said)
    assert "El cuadro no imprime un total; en el monto, sus filas de objetivo suman S/ 10.00." in said


def test_printed_percentages_stand_beside_their_own_ratios() -> None:
    rows = [
        ["01", "UNO", "2", "100.00", "50.00", "50"],
        ["02", "DOS", "1", "100.00", "250.00", "69"],
        ["03", "TRES", "", "", "10.00", "100"],
        ["", "TOTALES", "4", "200.00", "310.00", "73"],
    ]
    document = document_of(package_of(**printed("poi_table_5", BY_UNIT, rows)))
    held = table(document, "Cuadro poi_table_5")
    assert cells(held, 0)[-3:] == ["50", "50.0", "0.0"]
    assert cells(held, 1)[-3:] == ["69", "250.0", "-181.0"]
    assert cells(held, 2)[-3:] == ["100", "ND", "ND"]
    assert cells(held, 4)[1:] == ["Suma de las filas (Faro)", "3", "200.00", "310.00", "", "155.0", "-82.0"]
    said = texts(document.blocks)
    assert (
        "El total imprime 73 %. Según sus filas, ejecución entre programación es 155.0 % (S/ 310.00 / S/ 200.00); "
        "el promedio simple de los porcentajes impresos en sus filas es 73.00 %."
    ) in said
    assert any("02 (imprime 69, resulta 250.0)" in text for text in said)
    assert any("03 (imprime 100)" in text for text in said)


def test_printed_counts_are_added_and_compared_between_tables() -> None:
    first = printed(
        "poi_table_1",
        {"row_label": "", "poi_consistent": "POI Consistente"},
        [["N° inversiones", "38"], ["N° AO", "207"], ["N° AO e inversiones", "245"]],
    )
    second = printed(
        "poi_table_2", {"row_label": "", "poi_consistent": "POI Consistente"}, [["N° AO e inversiones", "207"]]
    )
    both = {name: [*first[name], *second[name]] for name in first}
    said = texts(document_of(package_of(**both)).blocks)
    assert "POI Consistente: 38 inversiones y 207 AO suman 245; coincide con lo impreso." in said
    assert ("«N° AO e inversiones», POI Consistente: 207 en este cuadro y 245 en «Cuadro poi_table_1».") in said


def test_other_printed_tables_are_shown_as_printed() -> None:
    document = document_of(package_of(**printed("lights", {"row_label": "", "count": ""}, [["COLOR VERDE", "02 OEI"]])))
    held = table(document, "Cuadro lights (según documento)")
    assert cells(held, 0) == ["COLOR VERDE", "02 OEI"]
