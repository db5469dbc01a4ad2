"""Measures over several registers agree with plain arithmetic over the same records."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.registers.measures.linked import Plainly, drawn, keep, make_registers, words_kept
from tests.registers.measures.test_measuring import ACTOR, NAMES

from faro.parties.api import PartyFacts, add_party, merge_parties
from faro.registers.domain.measures import check_measure, parse_measure
from faro.registers.domain.measures.explaining import explained
from faro.registers.domain.measures.tree import Percentage
from faro.registers.models import Register
from faro.registers.selectors.measures import Span, behind, measure_register

pytestmark = pytest.mark.django_db
SPAN = Span(date(2023, 4, 10), date(2023, 7, 5))

OF_VISITS = [
    "resultado = 'conforme'",
    "resultado != 'observado'",
    "local.giro = 'bodega'",
    "local.giro != 'bodega'",
    "local.giro vacío",
    "local.giro en ('taller', 'bodega')",
    "local.usos contiene 'venta'",
    "local.usos vacío",
    "local.aforo > 4",
    "local.fecha <= inicio",
    "local no vacío",
]
OF_ROWS = [*OF_VISITS, "minutos > 1", "de.giro = 'taller'", "de.aforo <= 5", "presentes.de.usos contiene 'deposito'"]
OF_PLACES = [
    "giro = 'bodega'",
    "aforo >= 3",
    "consta como local en (visitas)",
    "consta como local en (visitas donde resultado = 'conforme' en el año)",
    "consta como de en (visitas.presentes donde minutos > 0 al cierre)",
    "consta como atendido en (visitas en el año)",
    "consta como atendido en (visitas.presentes donde resultado = 'observado', locales donde aforo > 3 sin fecha)",
]


def joined(atoms: list[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(atoms),
        lambda inner: st.one_of(
            inner.map(lambda one: f"no ({one})"),
            st.tuples(inner, inner).map(lambda two: f"({two[0]}) y ({two[1]})"),
            st.tuples(inner, inner).map(lambda two: f"({two[0]}) o ({two[1]})"),
        ),
        max_leaves=3,
    )


def where(atoms: list[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), joined(atoms).map(lambda one: f" donde {one}"))


windows = st.sampled_from(["", " al cierre", " en el año", " sin fecha"])
alone = st.one_of(
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["contar", "sumar(local.aforo)", "distintos(local.atendido)"]),
        where(OF_VISITS),
        windows,
        st.sampled_from(["", " último por local", " último por resultado"]),
    ),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(
            ["contar en presentes", "sumar(de.aforo)", "distintos(atendido) en presentes", "sumar(minutos)"]
        ),
        where(OF_ROWS),
        windows,
        st.sampled_from(["", " último por de"]),
    ),
    st.builds(
        "{} en locales{}{}{}".format,
        st.sampled_from(["contar", "sumar(aforo)", "distintos(atendido)"]),
        where(OF_PLACES),
        windows,
        st.sampled_from(["", " último por giro"]),
    ),
)
together = st.builds(
    "distintos(atendido) en locales{}, visitas{}, visitas.presentes{}{}".format,
    where(OF_PLACES),
    where(OF_ROWS),
    where(OF_ROWS),
    windows,
)
shares = st.builds(
    "porcentaje donde {} en locales entre los que {}{}".format, joined(OF_PLACES), joined(OF_PLACES), windows
)
ratios = st.builds("{} sobre {}".format, st.one_of(alone, together), alone)


class World:
    def __init__(self, register: Register, plainly: Plainly) -> None:
        self.register, self.plainly = register, plainly


@pytest.fixture
def world(db: None) -> World:
    facts = [PartyFacts("organisation", name=name, organisation_kind="neighbours") for name in NAMES]
    keys = [add_party(actor=ACTOR, facts=each, seen=[]).key for each in facts]
    for loser in (1, 2, 3):
        merge_parties(actor=ACTOR, survivor=keys[0], loser=keys[loser], reason="Es la misma")
    registers = make_registers()
    rows = drawn(5, keys)
    keep(registers, rows)
    survivors = dict.fromkeys(keys[1:4], keys[0])
    plainly = Plainly(rows, words_kept(registers), "visitas", SPAN.first, SPAN.last, survivors)
    return World(registers["visitas"], plainly)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.one_of(alone, together, shares, ratios))
def test_the_database_agrees_over_several_registers(world: World, text: str) -> None:
    measure, words = parse_measure(text), world.plainly.words
    assert check_measure(measure, words["visitas"], words.get) == ()
    found = measure_register(measure, world.register, SPAN)

    assert found.value == world.plainly.value(measure)
    assert explained(measure, words["visitas"], words.get)
    trail = behind(measure, world.register, SPAN)
    if text.startswith("contar") and " sobre " not in text and "presentes" not in text.split(" donde ", maxsplit=1)[0]:
        assert trail.numerator.count() == found.numerator
    if isinstance(measure, Percentage):
        assert found.value is None or found.value <= Fraction(100)
        assert trail.denominator is not None
        assert not trail.numerator.exclude(pk__in=trail.denominator.values("pk")).exists()
