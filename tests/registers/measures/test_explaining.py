"""What a citizen reads of a measure."""

import pytest
from tests.registers.measures.patrols import PATROLS

from faro.registers.domain.measures import parse_measure
from faro.registers.domain.measures.explaining import explained
from faro.registers.domain.measures.words import no_other


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "contar donde estado = 'cumplido'",
            "Cuántos hay de «Partes de patrullaje» con fecha del período en que «Estado» es «Cumplido».",
        ),
        (
            "sumar(kilometros) por cada 1000 de serie('poblacion', '180301')",
            (
                "Se divide la suma de «Kilometros» en «Partes de patrullaje» con fecha del período, entre la serie "
                "«poblacion» de 180301 de los catálogos, con el valor que rige en esa fecha, y se multiplica por 1,000."
            ),
        ),
        (
            "distintos(atendido) donde grupo = 'mayor' en el año",
            (
                "Cuántas personas u organizaciones distintas («atendido»), cada una contada una vez, hay en las "
                "filas de «Personas atendidas» de «Partes de patrullaje» con fecha desde el 1 de enero "
                "hasta el fin del período en que «Grupo» es «Adulto mayor»."
            ),
        ),
        (
            "cobertura(sector, turno, día)",
            (
                "Qué porcentaje de todas las combinaciones posibles de «Sector» × «Turno» × día aparece en «Partes de "
                "patrullaje» con fecha del período."
            ),
        ),
        (
            "porcentaje donde sector = 'norte' entre los que vence >= fin - 365 días con margen",
            (
                "En qué porcentaje de «Partes de patrullaje» con fecha del período en que «Vence» es desde el último "
                "día del período menos 365 días se cumple que «Sector» es «Norte»; con margen de error al 95 % de "
                "confianza y efecto de diseño 1."
            ),
        ),
        (
            "variación de (mediana de días(fecha, estado:cumplido))",
            (
                "Cuánto varió, en porcentaje, respecto del mismo período del año anterior: la mediana de los días que "
                "hay entre «Fecha» y el día en que pasó a «Cumplido» en «Partes de patrullaje» con fecha del período."
            ),
        ),
    ],
)
def test_a_measure_is_a_sentence(text: str, sentence: str) -> None:
    assert explained(parse_measure(text), PATROLS, no_other) == sentence
