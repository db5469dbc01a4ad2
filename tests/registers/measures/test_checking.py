"""What is said of an expression that makes no sense: where, and what was probably meant."""

from collections.abc import Iterator

import pytest
from tests.registers.measures.patrols import PATROLS

from faro.registers.domain.measures import check_condition, check_expression
from faro.registers.domain.measures.words import Words

HOUSES = Words(code="viviendas", repeats={"riesgos": "Riesgos"})


def resolve(code: str) -> Words | None:
    return HOUSES if code == "viviendas" else None


def said(text: str) -> Iterator[tuple[int, str]]:
    for problem in check_expression(text, PATROLS, resolve, ["poblacion"]):
        yield problem.position, str(problem)


@pytest.mark.parametrize(
    "text",
    [
        "contar",
        "contar donde estado = 'cumplido' al cierre",
        "distintos(atendido) donde grupo = 'mayor' en el año",
        "distintos(placa)",
        "distintos(día)",
        "sumar(kilometros) sobre contar en viviendas al cierre",
        "sumar(minutos) por cada 1 de contar en personas",
        "promedio(personas.minutos)",
        "mediana(vehiculos) sin fecha",
        "mediana de días(aviso, estado:cumplido)",
        "contar en viviendas.riesgos",
        "contar por cada 100000 de serie('poblacion')",
        "cobertura(sector, turno, día) donde estado = 'cumplido'",
        "cobertura(sector, hora(aviso)) sobre 72 sin fecha",
        "variación de (contar donde sector = 'norte')",
        "porcentaje donde sector = 'norte' entre los que sector no vacío con margen(confianza 95, efecto 1.5)",
    ],
)
def test_what_makes_sense_has_no_problem(text: str) -> None:
    assert list(said(text)) == []


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("contar donde sectr = 'norte'", 14, "¿Quiso decir «sector»?"),
        ("contar donde sector = 'nort'", 23, "¿Quiso decir «norte»?"),
        ("contar donde estado = 'cumplida'", 23, "¿Quiso decir «cumplido»?"),
        ("contar donde kilometros > '5'", 27, "sin comillas"),
        ("contar donde placa > 'A'", 14, "mayor ni menor"),
        ("contar donde apoyos = 'pnp'", 14, "contiene"),
        ("contar donde sector contiene 'norte'", 14, "varias respuestas"),
        ("contar donde ubicacion = 'x'", 14, "vacío"),
        ("contar donde fecha > '10/06/2023'", 22, "AAAA-MM-DD"),
        ("contar donde hora > '25:00'", 21, "HH:MM"),
        ("contar donde fecha = sector", 22, "no son de la misma clase"),
        ("contar donde kilometros > vehiculos + 3 días", 27, "no se le suman días"),
        ("contar donde sector = fin", 23, "no es una fecha"),
        ("sumar(placa)", 7, "no es un número"),
        ("distintos(apoyos)", 11, "no se puede contar sin repetir"),
        ("mediana de días(fecha, placa)", 24, "no es una fecha"),
        ("mediana de días(fecha, estado:cerrado)", 31, "No hay un estado «cerrado»"),
        ("contar en vivienda", 11, "No hay un registro"),
        ("contar sobre serie('poblacio')", 20, "¿Quiso decir «poblacion»?"),
        ("cobertura(placa)", 11, "no se elige de una lista"),
        ("cobertura(hora(sector))", 11, "no es una hora"),
        ("cobertura(sector, día) sin fecha", 19, "cuántos días"),
        ("contar por cada 0 de contar", 1, "número entero"),
        ("sumar(kilometros) en personas donde minutos > 'x'", 47, "sin comillas"),
        ("porcentaje donde turno = 'noche' con margen(confianza 120)", 1, "confianza"),
        ("variación de (contar sin fecha)", 1, "sin fecha"),
        ("variación de (variación de (contar))", 1, "no se varía otra vez"),
    ],
)
def test_a_problem_tells_its_place_and_what_was_meant(text: str, position: int, words: str) -> None:
    [(at, sentence)] = said(text)

    assert at == position
    assert words in sentence


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("sumr(kilometros)", 1, "¿Quiso decir «sumar»?"),
        ("contar dnde sector = 'norte'", 8, "¿Quiso decir «donde»?"),
        ("contar donde sector = ", 22, "falta algo"),
        ("contar donde (sector = 'norte'", 31, "Se esperaba: )"),
        ("", 1, "contar"),
        ("contar; borrar", 7, "«;» no va aquí"),
    ],
)
def test_what_cannot_be_read_tells_where_and_what_was_expected(text: str, position: int, words: str) -> None:
    [(at, sentence)] = said(text)

    assert at == position
    assert words in sentence


def test_all_problems_come_at_once() -> None:
    text = "sumar(placa) donde sectr = 'x' y turno = 'madrugada' sobre contar en nada"

    assert [position for position, _sentence in said(text)] == [7, 20, 42, 70]


def test_a_condition_over_rows_knows_their_questions() -> None:
    assert check_condition("estado_fila = 'pendiente' y sector = 'norte'", PATROLS, "personas") == ()
    [problem] = check_condition("estado_fila = 'abierto'", PATROLS, "personas")
    assert problem.position == 15


def test_an_expression_without_end_is_refused() -> None:
    [problem] = check_expression("contar donde " + "(" * 3000, PATROLS)

    assert "larga" in problem.message
