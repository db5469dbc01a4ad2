"""The database gives what plain arithmetic over the same records gives, whatever is asked."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.registers.measures.reference import Plainly
from tests.registers.measures.rows import drawn_rows, keep, make_register, words_of_register

from faro.ledger.api import Actor
from faro.parties.api import PartyFacts, add_party, merge_parties
from faro.registers.domain.measures import check_measure, parse_measure
from faro.registers.domain.measures.results import Outcome
from faro.registers.domain.measures.words import no_other
from faro.registers.models import Register
from faro.registers.selectors.measures import Span, behind, measure_register

pytestmark = pytest.mark.django_db
ACTOR = Actor("person:p1")
NAMES = [
    "Muelle",
    "Faro",
    "Ancla",
    "Olivar",
    "Desierto",
    "Brújula",
    "Gaviota",
    "Quebrada",
    "Sirena",
    "Timón",
    "Zafra",
    "Huerto",
]
SPAN = Span(date(2023, 5, 10), date(2023, 7, 20))

ATOMS = [
    "sector = 'norte'",
    "sector != 'sur'",
    "sector en ('sur', 'puerto')",
    "sector vacío",
    "turno no vacío",
    "turno = 'noche'",
    "apoyos contiene 'pnp'",
    "apoyos vacío",
    "ubicacion vacío",
    "kilometros > 2.5",
    "kilometros != 1",
    "kilometros <= vehiculos",
    "vehiculos en (1, 2)",
    "placa != 'b-2'",
    "placa = 'Ñ-3'",
    "hora >= '12:00'",
    "vence <= fin",
    "vence > inicio + 15 días",
    "vence < fecha + 10 días",
    "aviso = fecha",
    "aviso != día",
    "fecha >= '2023-06-01'",
    "día < '2023-07-01'",
    "día = fecha",
    "unidad = '04'",
    "unidad vacío",
    "estado = 'cumplido'",
    "estado != 'observado'",
    "estado en ('programado', 'cumplido')",
    "personas.grupo = 'mayor'",
    "personas.minutos > 1",
    "minutos vacío",
    "dni no vacío",
]
FIGURES = [
    "contar",
    "distintos(placa)",
    "distintos(vehiculos)",
    "distintos(día)",
    "distintos(atendido)",
    "distintos(aviso)",
    "sumar(kilometros)",
    "sumar(minutos)",
    "promedio(kilometros)",
    "promedio(personas.minutos)",
    "mediana(kilometros)",
    "mediana(vehiculos)",
    "mediana de días(fecha, vence)",
    "mediana de días(día, estado:cumplido)",
    "mediana de días(estado:programado, estado:observado)",
    "mediana de días(aviso, vence)",
]
COVERAGES = [
    "cobertura(sector, turno, día)",
    "cobertura(sector, apoyos)",
    "cobertura(mes, hora(hora))",
    "cobertura(hora(aviso), sector)",
]

conditions = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        inner.map(lambda one: f"no ({one})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) y ({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) o ({two[1]})"),
    ),
    max_leaves=4,
)
where = st.one_of(st.just(""), conditions.map(lambda one: f" donde {one}"))
windows = st.sampled_from(["", " al cierre", " en el año", " sin fecha"])
within = st.sampled_from(["", "", " en personas"])
parts = st.builds("{}{}{}{}".format, st.sampled_from(FIGURES), within, where, windows)
ratios = st.builds("{} {} {}".format, parts, st.sampled_from(["sobre", "por cada 1000 de"]), parts)
coverages = st.builds("{}{}{}".format, st.sampled_from(COVERAGES), where, st.sampled_from(["", " en el año"]))
percentages = st.builds(
    "porcentaje donde {}{}{}{}".format,
    conditions,
    within,
    st.one_of(st.just(""), conditions.map(lambda one: f" entre los que {one}")),
    windows,
)
flat = st.one_of(parts, ratios, coverages, percentages)
measures = st.one_of(flat, parts.filter(lambda one: "sin fecha" not in one).map(lambda one: f"variación de ({one})"))


class World:
    """No dataclass: what failed would be printed with all its rows."""

    def __init__(self, register: Register, plainly: Plainly) -> None:
        self.register, self.plainly = register, plainly


@pytest.fixture
def world(db: None) -> World:
    facts = [PartyFacts("organisation", name=name, organisation_kind="neighbours") for name in NAMES]
    keys = [add_party(actor=ACTOR, facts=each, seen=[]).key for each in facts]
    merge_parties(actor=ACTOR, survivor=keys[0], loser=keys[1], reason="Es la misma")
    merge_parties(actor=ACTOR, survivor=keys[2], loser=keys[3], reason="Es la misma")
    merge_parties(actor=ACTOR, survivor=keys[0], loser=keys[2], reason="Es la misma")
    register = make_register("patrullajes")
    rows = drawn_rows(120, 7, keys)
    keep(register, rows)
    survivors = {keys[1]: keys[0], keys[2]: keys[0], keys[3]: keys[0]}
    plainly = Plainly(rows, words_of_register(register), SPAN.first, SPAN.last, survivors)
    return World(register, plainly)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=measures)
def test_the_database_agrees_with_plain_arithmetic(world: World, text: str) -> None:
    measure = parse_measure(text)
    if check_measure(measure, world.plainly.words, no_other):
        return
    found = measure_register(measure, world.register, SPAN)

    assert found.value == world.plainly.value(measure)
    assert (found.value is None) is (found.outcome is not Outcome.OK)
    trail = behind(measure, world.register, SPAN)
    if text.startswith("contar") and " sobre " not in text and "por cada" not in text and "personas" not in text:
        assert trail.numerator.count() == found.numerator
