"""Conditions against records worked by hand."""

from dataclasses import replace
from datetime import date

import pytest
from tests.registers.measures.patrols import PATROLS

from faro.registers.domain.answers import Answers
from faro.registers.domain.measures import Seen, holds, parse_condition

RECORD = Answers(
    {
        "fecha": "2023-06-10",
        "vence": "2023-07-10",
        "aviso": "2023-06-10T23:50:00-05:00",
        "sector": "norte",
        "apoyos": ["pnp"],
        "kilometros": 12_500_000,
    },
    {
        "personas": [
            {"grupo": "mayor", "dni": "00000001", "minutos": 5_000_000},
            {"grupo": "joven", "dni": "00000002"},
        ]
    },
)
SEEN = Seen(RECORD, "cumplido", date(2023, 6, 10), "0012", date(2023, 6, 1), date(2023, 6, 30))


@pytest.mark.parametrize(
    "text",
    [
        "sector = 'norte'",
        "sector != 'sur'",
        "sector en ('sur', 'norte')",
        "kilometros = 12.5",
        "kilometros > 12 y kilometros < 13",
        "apoyos contiene 'pnp'",
        "no apoyos contiene 'bomberos'",
        "turno vacío",
        "turno vacio",
        "sector no vacío",
        "estado = 'cumplido'",
        "Estado != 'programado'",
        "fecha >= inicio y fecha <= fin",
        "vence <= fin + 10 días",
        "vence = fecha + 30 días",
        "fecha = '2023-06-10'",
        "fecha < '2023-06-01' + 10 días",
        "aviso = fecha",
        "día = '2023-06-10'",
        "unidad = '0012'",
        "sector = 'sur' o sector = 'norte' y no (turno no vacío)",
        "personas.grupo = 'joven'",
        "grupo = 'mayor' y grupo = 'joven'",
        "no turno = 'noche'",
    ],
)
def test_these_hold(text: str) -> None:
    assert holds(parse_condition(text), SEEN, PATROLS)


@pytest.mark.parametrize(
    "text",
    [
        "sector = 'sur'",
        "turno = 'noche'",
        "turno != 'noche'",
        "turno en ('noche')",
        "kilometros > 12.5",
        "kilometros = '12.5'",
        "apoyos vacío",
        "vence < fin + 10 días",
        "fecha = vence",
        "hora < '10:00'",
        "no (sector = 'norte')",
        "(sector = 'sur' o sector = 'norte') y turno no vacío",
        "grupo = 'menor'",
        "no grupo = 'joven'",
    ],
)
def test_these_do_not(text: str) -> None:
    assert not holds(parse_condition(text), SEEN, PATROLS)


def test_a_row_is_asked_for_itself() -> None:
    row = Seen(RECORD, "cumplido", repeat="personas", row=RECORD.items["personas"][1])

    assert holds(parse_condition("grupo = 'joven' y sector = 'norte' y minutos vacío"), row, PATROLS)
    assert not holds(parse_condition("grupo = 'mayor'"), row, PATROLS)


def test_without_a_period_nothing_is_before_its_end() -> None:
    seen = Seen(RECORD, "cumplido", date(2023, 6, 10))

    assert not holds(parse_condition("fecha <= fin"), seen, PATROLS)


def test_the_state_of_a_row_is_its_own_where_it_asks_for_one() -> None:
    row_question = replace(PATROLS.asked["estado_fila"], key="estado")
    words = replace(PATROLS, asked={**PATROLS.asked, "estado": row_question})
    row = Seen(RECORD, "cumplido", repeat="personas", row={"estado": "pendiente"})

    assert holds(parse_condition("estado = 'pendiente'"), row, words)
    assert holds(parse_condition("estado = 'cumplido'"), SEEN, words)
    assert not holds(parse_condition("[estado] = 'cumplido'"), SEEN, words)
