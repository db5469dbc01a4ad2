"""Inspections as they are kept: what was observed comes back until lifted, and a failed visit is not an inspection."""

from datetime import date
from fractions import Fraction

import pytest
from tests.directory.cast import TESTS, cast
from tests.registers.catalogue.folders import bundle, definition

from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.measures import parse_measure
from faro.registers.models import Register
from faro.registers.selectors.carrying import carry
from faro.registers.selectors.measures import Span, measure_register
from faro.registers.services import load_register, save_record

YEAR = Span(date(2023, 1, 1), date(2023, 12, 31))
UNIT = "03.08.04"


@pytest.fixture
def office(db: None) -> dict[str, Register]:
    """The registers of inspections with one shop and three entries of the programme."""
    cast("registrador")
    loaded = {}
    for code in ("establecimientos", "programa-inspecciones", "inspecciones"):
        version = load_register(actor=TESTS, bundle=bundle(code), unit=UNIT, reason="Prueba")
        loaded[code] = Register.objects.get(pk=version.register_id)
    shop = {"nombre": "Bodega", "fecha_alta": "2023-01-02", "sector": "puerto", "direccion": "Mz. A lote 1"}
    saved(loaded["establecimientos"], Answers({**shop, "funcion": "comercio", "riesgo": "bajo"}))
    for day in ("2023-02-01", "2023-03-01", "2023-04-03"):
        entry = {"local": "LOC-00001", "tipo": "posterior", "motivo": "solicitud", "fecha_programada": day}
        saved(loaded["programa-inspecciones"], Answers(entry))
    return loaded


def saved(register: Register, answers: Answers) -> None:
    outcome = save_record(actor=TESTS, register=register, answers=answers, confirmed_duplicates=("*",))
    assert outcome.record is not None, outcome.problems


def visit(office: dict[str, Register], entry: int, day: str, *rows: Values, **values: Value) -> None:
    told = {"programada": f"PRG-2023-{entry:04}", "local": "LOC-00001", "fecha": day, "inspector": "Inspector 1"}
    saved(office["inspecciones"], Answers({**told, **values}, {"observaciones": list(rows)} if rows else {}))


def observed(detail: str, situation: str = "pendiente", **values: Value) -> Values:
    return {"materia": "incendio", "detalle": detail, "gravedad": "leve", "situacion": situation, **values}


def still_open(office: dict[str, Register]) -> list[Value]:
    return [row["detalle"] for each in carry(office["inspecciones"], {"local": "LOC-00001"}) for row in each.rows]


def test_an_observation_follows_to_the_next_visit_until_it_is_lifted(office: dict[str, Register]) -> None:
    done = {"resultado": "realizada", "conclusion": "observado", "plazo": "2023-05-02"}
    visit(office, 1, "2023-02-01", observed("Extintor vencido"), observed("Salida cerrada"), **done)
    assert still_open(office) == ["Extintor vencido", "Salida cerrada"]

    kept = [observed("Extintor vencido"), observed("Salida cerrada")]
    visit(office, 2, "2023-03-01", *kept, resultado="fallida", falla="cerrado")
    assert still_open(office) == ["Extintor vencido", "Salida cerrada"]

    lifted = [observed("Extintor vencido", "levantada", levantada_el="2023-03-20"), observed("Salida cerrada")]
    visit(office, 2, "2023-03-20", *lifted, **done)
    assert still_open(office) == ["Salida cerrada"]


def test_done_of_programmed_counts_no_failed_visit_and_no_entry_twice(office: dict[str, Register]) -> None:
    visit(office, 1, "2023-02-01", resultado="realizada", conclusion="cumple")
    visit(office, 1, "2023-02-15", resultado="realizada", conclusion="cumple")
    visit(office, 2, "2023-03-01", resultado="fallida", falla="no_atendio")

    rule = definition("programa-inspecciones").measure("realizadas")
    assert rule is not None
    found = measure_register(parse_measure(rule.expression), office["programa-inspecciones"], YEAR)

    assert (found.numerator, found.denominator) == (Fraction(1), Fraction(3))
    assert found.value == Fraction(100, 3)
